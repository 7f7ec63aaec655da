using System.Net;
using Pratip.Registry.Search;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Search;

public class SearchPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_search_needs_a_purpose_and_something_to_search_for()
    {
        var form = await PageForm.OpenAsync(site.Client, "/search?lang=en");
        using var purposeless = await form.SendAsync(site.Client, "/search?lang=en", ("text", "Sok <script>"), ("purpose", ""));
        Assert.Equal(HttpStatusCode.BadRequest, purposeless.StatusCode);
        var page = await purposeless.Content.ReadAsStringAsync();
        Assert.Contains("choose a purpose of the list", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"purpose-error\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"purpose-error\"", page, StringComparison.Ordinal);
        using var empty = await form.SendAsync(site.Client, "/search?lang=en", ("text", " "), ("purpose", "case-work"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var endless = await form.SendAsync(site.Client, "/search?lang=en", ("text", new string('x', 5000)), ("purpose", "case-work"));
        Assert.Equal(HttpStatusCode.BadRequest, endless.StatusCode);
    }

    [Theory]
    [InlineData("en", "Nothing within your reach was found.")]
    [InlineData("km", "រកមិនឃើញអ្វីក្នុងដែនសិទ្ធិរបស់អ្នកទេ។")]
    public async Task Nothing_found_is_said_in_the_readers_language(string language, string words)
    {
        var form = await PageForm.OpenAsync(site.Client, "/search");
        using var answer = await form.SendAsync(site.Client, "/search?lang=" + language, ("text", "Xq Zzyzx"), ("purpose", "case-work"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "PC-12", "PC-07")]
    [InlineData("km", "PC-03", "PC-05")]
    public async Task One_box_finds_a_case_by_its_number_and_a_person_by_a_name_in_another_script_or_a_document_within_reach_alone(string language, string agency, string other)
    {
        await site.NamesLoadedAsync();
        await site.EmployAsync("box.officer." + language, agency, "provincial-officer");
        var officer = (await site.SignInAsync("box.officer." + language)).Client;
        var one = await SiteCases.OpenAsync(site.Register, agency);
        var document = $"N{agency[^2..]}7766554";
        var walk = await FormWalk.EnterAsync(
            officer, $"/forms/add-suspect?subject={one.Id}&lang={language}",
            [("own-reference", "BOX-" + agency)], [("name-own", "សុខ បុប្ផា")], [("sex", "female")], [("document-number", document)], [("known", "none")], [],
            [("role", "recruiter"), ("is-public-official", "no")]);
        Assert.Contains(one.Number, walk.Words, StringComparison.Ordinal);
        var stranger = await site.EmployAndSignInAsync("box.stranger." + language, other, "provincial-officer");
        foreach (var (text, found) in new[] { (one.Number, one.Number), ("Bopha Sok", "BOX-" + agency), (document, "BOX-" + agency) })
        {
            var page = await SearchAsync(officer, text, language);
            Assert.Contains(found, page, StringComparison.Ordinal);
            Assert.DoesNotContain(found, await SearchAsync(stranger, text, language), StringComparison.Ordinal);
        }

        var person = HtmlPage.Links(await SearchAsync(officer, document, language)).Single(link => link.StartsWith("/people/", StringComparison.Ordinal));
        Assert.Contains("BOX-" + agency, await officer.GetStringAsync(person), StringComparison.Ordinal);
    }

    private static async Task<string> SearchAsync(HttpClient client, string text, string language)
    {
        var form = await PageForm.OpenAsync(client, "/search");
        using var answer = await form.SendAsync(client, "/search?lang=" + language, ("text", text), ("purpose", "case-work"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return page.Replace($"value=\"{text}\"", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_search_for_nothing_is_refused()
    {
        var statistician = await site.EmployAndSignInAsync("search.statistician", "OCM", "statistician");
        using var page = await statistician.GetAsync("/search");
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
    }

    [Fact]
    public async Task Searching_too_often_is_told_to_wait()
    {
        await site.EmployAsync("often.officer", "PC-12", "provincial-officer");
        var (client, _) = await site.SignInAsync("often.officer");
        var form = await PageForm.OpenAsync(client, "/search?lang=en");
        var (asked, said) = (0, "");
        while (said.Length == 0 && asked < 10 * SearchAllowance.Burst)
        {
            using var answer = await form.SendAsync(client, "/search?lang=en", ("text", $"name {asked}"), ("purpose", "case-work"));
            said = answer.StatusCode == HttpStatusCode.OK ? "" : await answer.Content.ReadAsStringAsync();
            asked++;
        }

        // More than the burst where the machine is so slow that some come back meanwhile.
        Assert.True(asked > SearchAllowance.Burst);
        Assert.Contains("You have searched very often", said, StringComparison.Ordinal);
    }
}
