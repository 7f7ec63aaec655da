using System.Net;
using Pratip.Registry.Audit.Reads;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Log;

public class LogPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "Open a case", "page of the case", "work on a case of ours")]
    [InlineData("km", "បើកករណី", "ទំព័រករណី", "ការងារលើករណីរបស់យើង")]
    public async Task The_auditor_sees_who_did_and_saw_what_and_none_of_what_was_in_it(string language, string change, string read, string purpose)
    {
        var officer = await site.EmployAndSignInAsync("log.officer." + language, "PC-12", "provincial-officer");
        var one = await site.OpenCaseAsync("PC-12", "12");
        await officer.GetStringAsync($"/cases/{one.Id}");
        var auditor = await site.EmployAndSignInAsync("log.auditor." + language, "OCM", "auditor");
        Assert.Contains("href=\"/log\"", await auditor.GetStringAsync("/account"), StringComparison.Ordinal);
        var changes = await OpenAsync(auditor, $"/log?record={one.Number}&lang={language}");
        Assert.Contains(change, changes, StringComparison.Ordinal);
        Assert.Contains(one.Id.ToString(), changes, StringComparison.Ordinal);
        Assert.DoesNotContain(one.OwnReference, changes, StringComparison.Ordinal);
        var reads = await OpenAsync(auditor, $"/log?of=reads&record={one.Number}&lang={language}");
        Assert.Contains(read, reads, StringComparison.Ordinal);
        Assert.Contains(purpose, reads, StringComparison.Ordinal);
        Assert.Contains("log.officer." + language, reads, StringComparison.Ordinal);
        Assert.DoesNotContain("log.officer." + language, await OpenAsync(auditor, $"/log?of=reads&actor=log.auditor.{language}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_there_without_what_was_typed()
    {
        await site.NamesLoadedAsync();
        var officer = await site.EmployAndSignInAsync("log.searcher", "PC-12", "provincial-officer");
        var form = await PageForm.OpenAsync(officer, "/search");
        using var found = await form.SendAsync(officer, "/search", ("text", "Sovannaphum"), ("purpose", "protection"));
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        var page = await OpenAsync(await site.EmployAndSignInAsync("log.dpo", "OCM", "data-protection-officer"), "/log?of=reads&actor=log.searcher&lang=en");
        Assert.Contains("protection of a presumed victim", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sovannaphum", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Account", "Charge")]
    [InlineData("km", "គណនី", "ការចោទប្រកាន់")]
    public async Task Changes_are_narrowed_to_a_kind_of_row_which_has_its_name_in_the_readers_language(string language, string account, string charge)
    {
        var one = await site.OpenCaseAsync("PC-12", "12");
        var all = await OpenAsync(site.Client, $"/log?lang={language}");
        Assert.Contains($"<option value=\"users\">{account}", all, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"charges\">{charge}", all, StringComparison.Ordinal);
        Assert.DoesNotMatch("<option value=\"[a-z_]+\">[a-z-]+_", all);
        Assert.Contains(one.Id.ToString(), await OpenAsync(site.Client, "/log?noun=cases"), StringComparison.Ordinal);
        Assert.DoesNotContain(one.Id.ToString(), await OpenAsync(site.Client, "/log?noun=users"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"noun\"", await OpenAsync(site.Client, "/log?of=reads"), StringComparison.Ordinal);
        using var wrong = await site.Client.GetAsync("/log?noun=nonsense");
        Assert.Contains("id=\"noun-error\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_said_beside_its_field_and_stays_typed()
    {
        using var answer = await site.Client.GetAsync("/log?record=KH-1999-000001&from=2024&lang=en");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("id=\"record-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"KH-1999-000001\"", page, StringComparison.Ordinal);
        using var dates = await site.Client.GetAsync("/log?of=reads&kind=nonsense&from=soon&lang=km");
        var wrong = await dates.Content.ReadAsStringAsync();
        Assert.Contains("id=\"kind-error\"", wrong, StringComparison.Ordinal);
        Assert.Contains("id=\"from-error\"", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_pages_keep_what_was_asked()
    {
        var client = await site.EmployAndSignInAsync("log.pager", "OCM", "auditor");
        for (var number = 0; number < 55; number++)
        {
            await client.GetStringAsync("/log?of=reads&actor=log.pager");
        }

        var first = await OpenAsync(client, "/log?of=reads&actor=log.pager&kind=log");
        var next = HtmlPage.Links(first).Single(link => link.Contains("after=", StringComparison.Ordinal) && !link.Contains("lang=", StringComparison.Ordinal));
        Assert.Contains("actor=log.pager", next, StringComparison.Ordinal);
        Assert.Contains("kind=log", next, StringComparison.Ordinal);
        Assert.Contains("watching over the log", await OpenAsync(client, next + "&lang=en"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/log?after=99999999999999999999-x")).StatusCode);
    }

    [Theory]
    [InlineData("en", "as they were written")]
    [InlineData("km", "នៅដូចដែលបានសរសេរ")]
    public async Task The_chain_is_checked_on_demand_and_the_outcome_is_said_in_words(string language, string words)
    {
        await site.Register.Reads.RecordAsync(Pratip.Registry.Access.Actor.Of(
            new() { AgencyId = Guid.CreateVersion7(), SignInName = "x", DisplayName = "X" }, [], null, Pratip.Registry.Access.RoleBook.Standard), ReadKind.Export, "data-quality", [], CancellationToken.None);
        var form = await PageForm.OpenAsync(site.Client, "/log?of=reads&lang=" + language);
        using var answer = await form.SendAsync(site.Client, "/log/chain?lang=" + language);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var forged = await form.SendAsync(site.Client, "/log/chain?lang=" + language, ("after", "999999"));
        Assert.Equal(HttpStatusCode.OK, forged.StatusCode);
        Assert.Contains("govuk-tag--red", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> OpenAsync(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));
}
