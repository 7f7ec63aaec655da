using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Web.Tests.Cases;

public class CasePagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task The_list_shows_what_is_in_reach_and_its_filters_stand_in_the_address()
    {
        var one = await OpenCaseAsync("PC-12", "12");
        var officer = await site.EmployAndSignInAsync("list.officer", "PC-12", "provincial-officer");
        Assert.Contains(one.Number, await officer.GetStringAsync("/cases?province=12"), StringComparison.Ordinal);
        Assert.Contains(one.Number, await officer.GetStringAsync($"/cases?number={one.OwnReference}&lang=km"), StringComparison.Ordinal);
        Assert.DoesNotContain(one.Number, await officer.GetStringAsync("/cases?status=closed"), StringComparison.Ordinal);
        var stranger = await site.EmployAndSignInAsync("list.stranger", "PC-07", "provincial-officer");
        Assert.DoesNotContain(one.Number, await stranger.GetStringAsync("/cases"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("court-liaison", false)]
    [InlineData("prosecutors-clerk", false)]
    [InlineData("provincial-officer", true)]
    public async Task Whoever_works_in_the_cases_of_others_is_not_led_to_a_form_that_would_refuse_at_its_end(string role, bool mayOpen)
    {
        var client = await site.EmployAndSignInAsync("opening." + role, "PC-12", role);
        Assert.Equal(mayOpen, (await client.GetStringAsync("/cases")).Contains("/forms/open-case", StringComparison.Ordinal));
        using var form = await client.GetAsync("/forms/open-case");
        Assert.Equal(mayOpen ? HttpStatusCode.OK : HttpStatusCode.NotFound, form.StatusCode);
    }

    [Fact]
    public async Task The_list_is_a_file_for_who_may_take_rows_out_and_for_nobody_else()
    {
        var one = await OpenCaseAsync("PC-05", "05");
        var officer = await site.EmployAndSignInAsync("file.officer", "PC-05", "provincial-officer");
        Assert.DoesNotContain("/cases.csv", await officer.GetStringAsync("/cases"), StringComparison.Ordinal);
        using var refused = await officer.GetAsync("/cases.csv");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var supervisor = await site.EmployAndSignInAsync("file.supervisor", "PC-05", "agency-supervisor");
        var link = HtmlPage.Links(await supervisor.GetStringAsync("/cases?status=open&province=05")).Single(address => address.StartsWith("/cases.csv", StringComparison.Ordinal));
        var rows = (await supervisor.GetStringAsync(link)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("number,own_reference,agency,acted_on,province,status,opening_article,suspects,presumed_victims", rows[0].TrimStart('\uFEFF'));
        Assert.Equal($"{one.Number},{one.OwnReference},PC-05,2024-03-17,05,open,TSE-10,0,0", Assert.Single(rows.Skip(1)));
        using var wrong = await supervisor.GetAsync("/cases.csv?status=asleep");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Theory]
    [InlineData("/cases?status=asleep", "There is no status asleep of a case")]
    [InlineData("/cases?from=next+week", "'next week' is not a date")]
    [InlineData("/cases?province=99", "There is no province 99")]
    [InlineData("/cases?officer=them", "Ask for cases of anybody")]
    public async Task A_filter_that_cannot_be_asked_for_is_said_beside_its_field(string address, string words)
    {
        using var answer = await site.Client.GetAsync(address + "&lang=en");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_not_shown_where_it_cannot_be_recorded_that_somebody_looks()
    {
        var one = await OpenCaseAsync("PC-12", "12");
        var officer = await site.EmployAndSignInAsync("unrecorded.officer", "PC-12", "provincial-officer");
        Assert.Contains(one.OwnReference, await officer.GetStringAsync($"/cases/{one.Id}"), StringComparison.Ordinal);
        await ExecuteInReadsAsync("ALTER TABLE reads RENAME TO reads_elsewhere");
        try
        {
            using var answer = await officer.GetAsync($"/cases/{one.Id}");
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.DoesNotContain(one.OwnReference, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await ExecuteInReadsAsync("ALTER TABLE reads_elsewhere RENAME TO reads");
        }
    }

    [Fact]
    public async Task The_pages_follow_each_other_to_the_end()
    {
        var officer = await site.EmployAndSignInAsync("paging.officer", "PC-03", "case-worker");
        var numbers = new List<string>();
        for (var number = 0; number < CaseList.PageSize + 3; number++)
        {
            numbers.Add((await OpenCaseAsync("PC-03", "03")).Number);
        }

        var first = await officer.GetStringAsync("/cases?province=03");
        var next = HtmlPage.Links(first).Single(link => link.Contains("after=", StringComparison.Ordinal));
        Assert.Contains("province=03", next, StringComparison.Ordinal);
        var second = await officer.GetStringAsync(next);
        Assert.All(numbers, number => Assert.NotEqual(first.Contains(number, StringComparison.Ordinal), second.Contains(number, StringComparison.Ordinal)));
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_kept_and_offered_again_without_a_script()
    {
        var (client, _) = await SignedInAsync("queue.officer", "PC-12", "provincial-officer");
        var form = await PageForm.OpenAsync(client, "/cases?status=open&province=12");
        using var kept = await form.SendAsync(client, "/cases/queues", ("address", form.Hidden("address")), ("name", "Open in the capital"));
        Assert.Equal("/cases?status=open&province=12", kept.Headers.Location?.OriginalString);
        Assert.Contains("Open in the capital", await client.GetStringAsync("/cases"), StringComparison.Ordinal);
        using var led = await form.SendAsync(client, "/cases/queues", ("address", "//elsewhere.example/"), ("name", "away"));
        Assert.Equal(HttpStatusCode.BadRequest, led.StatusCode);
        using var nameless = await form.SendAsync(client, "/cases/queues", ("address", "/cases?status=open"), ("name", ""));
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
    }

    [Fact]
    public async Task A_case_out_of_reach_answers_as_one_that_is_not_there()
    {
        var one = await OpenCaseAsync("PC-12", "12");
        var stranger = await site.EmployAndSignInAsync("dossier.stranger", "PC-07", "provincial-officer");
        using var outOfReach = await stranger.GetAsync($"/cases/{one.Id}");
        using var nowhere = await stranger.GetAsync($"/cases/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, outOfReach.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Equal((await nowhere.Content.ReadAsStringAsync()).Length, (await outOfReach.Content.ReadAsStringAsync()).Length);
        using var refused = await (await site.EmployAndSignInAsync("dossier.statistician", "PC-12", "statistician")).GetAsync($"/cases/{one.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("en", "Who looked")]
    [InlineData("km", "នរណាបានមើល")]
    public async Task The_page_of_a_case_has_its_timeline_and_tells_the_supervisor_who_looked(string language, string words)
    {
        var one = await OpenCaseAsync("PC-12", "12");
        var officer = await site.EmployAndSignInAsync("page.officer." + language, "PC-12", "provincial-officer");
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/cases/{one.Id}?lang={language}"));
        Assert.Contains(one.OwnReference, page, StringComparison.Ordinal);
        Assert.DoesNotContain(words, page, StringComparison.Ordinal);
        var supervisor = await site.EmployAndSignInAsync("page.supervisor." + language, "PC-12", "agency-supervisor");
        var watched = WebUtility.HtmlDecode(await supervisor.GetStringAsync($"/cases/{one.Id}?lang={language}"));
        Assert.Contains(words, watched, StringComparison.Ordinal);
        Assert.Contains("Sok page.officer." + language, watched, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_shown_for_a_purpose_and_only_then()
    {
        var one = await OpenCaseAsync("PC-12", "12");
        await AddSuspectAsync(one, "Chan Rithy <b>");
        var (client, _) = await SignedInAsync("names.officer", "PC-12", "provincial-officer");
        var form = await PageForm.OpenAsync(client, $"/cases/{one.Id}");
        Assert.DoesNotContain("Chan Rithy", form.Page, StringComparison.Ordinal);
        using var without = await form.SendAsync(client, $"/cases/{one.Id}/people", ("purpose", ""));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        var refused = await without.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Chan Rithy", refused, StringComparison.Ordinal);
        Assert.Contains("id=\"purpose-error\"", refused, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"purpose-error\"", refused, StringComparison.Ordinal);
        using var opened = await form.SendAsync(client, $"/cases/{one.Id}/people", ("purpose", "case-work"));
        Assert.Contains("Chan Rithy &lt;b&gt;", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<(HttpClient Client, SessionCookie Cookie)> SignedInAsync(string name, string agency, params string[] roles)
    {
        await site.EmployAsync(name, agency, roles);
        return await site.SignInAsync(name);
    }

    private async Task<Case> OpenCaseAsync(string agency, string province)
    {
        Case one = null!;
        await site.Register.ChangeAsync(new ProcessContext(ProcessKind.CaseOpen, "tester", null, "a test", "test"), async change =>
        {
            var lead = await change.Db.Agencies.Where(body => body.Code == agency).Select(body => body.Id).SingleAsync();
            var number = (await CaseNumbers.IssueAsync(change, 2024, 1, CancellationToken.None))[0];
            one = new Case { Number = number, LeadAgencyId = lead, OwnReference = "REF-" + number[^6..], ActedOn = "2024-03-17", ProvinceCode = province, OpeningArticle = "TSE-10" };
            await change.RecordAsync(EventKind.CaseOpened, new RowChanges().Add(one));
        }, CancellationToken.None);
        return one;
    }

    private Task<long> AddSuspectAsync(Case one, string name) => site.Register.ChangeAsync(
        new ProcessContext(ProcessKind.SuspectAdd, "tester", null, "a test", "test"),
        async change =>
        {
            var report = new PersonReport { AgencyId = one.LeadAgencyId, OwnReference = "P-" + one.OwnReference, PersonId = Guid.CreateVersion7() };
            await change.RecordAsync(EventKind.SuspectChanged, new RowChanges().Add(report).Add(new Suspect { ReportId = report.Id, CaseId = one.Id })
                .Add(site.Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName(name, NameKind.Latin)] })));
        }, CancellationToken.None);

    private async Task ExecuteInReadsAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(site.Register.Location.DataFolder!, "reads.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
