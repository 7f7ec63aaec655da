using System.Net;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Prevention;

public class PreventionPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "unknown", "37")]
    [InlineData("km", "មិនដឹង", "៣៧")]
    public async Task An_activity_is_entered_and_what_was_not_given_stays_unknown_in_list_and_totals(string language, string unknown, string sum)
    {
        var officer = await site.EmployAndSignInAsync("prevent." + language, language == "en" ? "MOWA" : "MOEYS", "prevention-officer");
        var reference = "TR-" + language;
        await FormWalk.EnterAsync(officer, $"/forms/add-activity?lang={language}",
            [("own-reference", reference), ("kind", "training"), ("on", "០៥/២០២៤"), ("province-code", "12"), ("title", "Teachers")], [("participants-female", "៣៧")]);
        var list = WebUtility.HtmlDecode(await officer.GetStringAsync($"/prevention?agency={(language == "en" ? "MOWA" : "MOEYS")}&year=2024&lang={language}"));
        Assert.Contains(reference, list, StringComparison.Ordinal);
        Assert.Contains(sum, list, StringComparison.Ordinal);
        Assert.Contains($"<td class=\"govuk-table__cell govuk-table__cell--numeric\">{unknown}</td>", list, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, await officer.GetStringAsync("/prevention?kind=campaign"), StringComparison.Ordinal);
        Assert.DoesNotContain(reference, await officer.GetStringAsync("/prevention?year=2019"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_is_changed_by_its_office_alone()
    {
        var officer = await site.EmployAndSignInAsync("change.officer", "MOH", "prevention-officer");
        await FormWalk.EnterAsync(officer, "/forms/add-activity", [("own-reference", "CH-1"), ("kind", "campaign"), ("on", "2024")], []);
        var list = await officer.GetStringAsync("/prevention?agency=MOH");
        var change = HtmlPage.Links(list).Single(link => link.StartsWith("/forms/change-activity", StringComparison.Ordinal));
        var walk = await FormWalk.BeginAsync(officer, change);
        Assert.Contains("value=\"CH-1\"", walk.Page, StringComparison.Ordinal);
        await FormWalk.EnterAsync(officer, change, [("own-reference", "CH-2"), ("kind", "campaign"), ("on", "2024-02")], [("participants-male", "0")]);
        Assert.Contains("CH-2", await officer.GetStringAsync("/prevention?agency=MOH"), StringComparison.Ordinal);
        var stranger = await site.EmployAndSignInAsync("change.stranger", "MOT", "prevention-officer");
        Assert.DoesNotContain(change, await stranger.GetStringAsync("/prevention?agency=MOH"), StringComparison.Ordinal);
        using var typed = await stranger.GetAsync(change);
        Assert.Equal(HttpStatusCode.NotFound, typed.StatusCode);
    }

    [Fact]
    public async Task A_measure_is_entered_with_its_body_and_its_progress_followed()
    {
        var officer = await site.EmployAndSignInAsync("measure.officer", "MOLVT", "prevention-officer");
        var walk = await FormWalk.EnterAsync(officer, "/forms/add-measure?lang=en",
            [("plan", "NPA 2024-2028"), ("number", "7.1"), ("title", "Inspect kilns"), ("agency-code", "MOLVT"), ("due-on", "2028"), ("progress", "not-started")]);
        Assert.Contains("Inspect kilns", walk.Words, StringComparison.Ordinal);
        var change = HtmlPage.Links(walk.Page).Single(link => link.StartsWith("/forms/change-measure", StringComparison.Ordinal));
        await FormWalk.EnterAsync(officer, change, [("plan", "NPA 2024-2028"), ("number", "7.1"), ("title", "Inspect kilns"), ("agency-code", "MOLVT"), ("progress", "done")]);
        Assert.Contains("Inspect kilns", await officer.GetStringAsync("/prevention/measures?progress=done"), StringComparison.Ordinal);
        Assert.DoesNotContain("Inspect kilns", await officer.GetStringAsync("/prevention/measures?progress=dropped"), StringComparison.Ordinal);
        var again = await FormWalk.BeginAsync(officer, "/forms/add-measure?lang=en");
        await again.PostAsync(("plan", "NPA 2024-2028"), ("number", "7.1"), ("title", "Again"), ("progress", "done"));
        Assert.Contains("id=\"number-error\"", again.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_prevention_is_refused()
    {
        var clerk = await site.EmployAndSignInAsync("no.prevention", "MOJ", "court-liaison");
        foreach (var address in (string[])["/prevention", "/prevention/measures", "/forms/add-activity", "/forms/add-measure"])
        {
            using var answer = await clerk.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }
}
