using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.People;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Search;

/// <summary>Search before create, tried on the form for suspects, whose pages about a person all such forms share.</summary>
public partial class KnownPeopleTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task Somebody_the_office_knows_is_chosen_and_no_second_report_is_made()
    {
        var (officer, one) = await BeginAsync("choose");
        var own = await ReportAsync("PC-12", "OWN-1", "Chea Sovann");
        var walk = await ToKnownAsync(officer, one, "Sovann Chea", "en");
        Assert.Contains("OWN-1, female, born 1999", walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sovann", walk.Words, StringComparison.Ordinal);
        await walk.PostAsync();
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        Assert.Contains("id=\"known-error\"", walk.Page, StringComparison.Ordinal);
        await walk.SendAsync(("known", "OWN-1"));
        await walk.SendAsync(("is-at-large", "no"));
        Assert.DoesNotContain("/name", string.Join(' ', HtmlPage.Links(walk.Page)), StringComparison.Ordinal);
        await walk.SendAsync(("go", "send"));
        Assert.Contains(one.Number, walk.Words, StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        Assert.Equal(own.Id, (await db.Suspects.SingleAsync(suspect => suspect.CaseId == one.Id)).ReportId);
    }

    [Theory]
    [InlineData("en", "Keo Ratana", "Xq Zzyzx")]
    [InlineData("km", "Pich Sothea", "Qv Wjykk")]
    public async Task The_page_is_the_same_to_the_byte_whether_another_office_holds_the_person_or_nobody_does(string language, string heldElsewhere, string unheardOf)
    {
        var (officer, one) = await BeginAsync("bytes." + language);
        await ReportAsync("PC-07", "FAR-" + language, heldElsewhere);
        var held = await ToKnownAsync(officer, one, heldElsewhere, language);
        var nobody = await ToKnownAsync(officer, one, unheardOf, language);
        Assert.Equal(Plain(nobody.Page), Plain(held.Page));
        Assert.Equal(await EnterAsync(nobody), await EnterAsync(held));
        using (var search = new NameSearch(site.Register))
        {
            await search.LoadAsync(CancellationToken.None);
            Assert.True(await new HolderAsking(site.Register, search).RunAsync(CancellationToken.None) > 0);
        }

        Assert.DoesNotContain("FAR-", await officer.GetStringAsync($"/cases/{one.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("FAR-", await officer.GetStringAsync("/questions"), StringComparison.Ordinal);

        static async Task<(HttpStatusCode, string?)> EnterAsync(FormWalk walk)
        {
            await walk.SendAsync(("known", "none"));
            await walk.SendAsync();
            await walk.SendAsync(("is-at-large", "no"));
            await walk.PostAsync(("go", "send"));
            return (walk.Status, walk.Location);
        }
    }

    [Fact]
    public async Task A_page_shown_again_asks_nothing_again_and_each_search_is_recorded_with_its_purpose()
    {
        var (officer, one) = await BeginAsync("again");
        var own = await ReportAsync("PC-12", "OWN-2", "Meas Phalla");
        var walk = await ToKnownAsync(officer, one, "Meas Phalla", "en");
        await walk.PostAsync();
        await walk.PostAsync();
        var searches = (await ReadsAsync(own.Id)).Where(entry => entry.Purpose == NameSearch.BeforeEntering);
        Assert.Single(searches);
    }

    [Fact]
    public async Task After_too_many_searches_the_form_goes_on_and_says_that_nobody_was_looked_for()
    {
        var (officer, one) = await BeginAsync("many");
        for (var number = 0; number < SearchAllowance.Burst; number++)
        {
            using var answer = await (await PageForm.OpenAsync(officer, "/search")).SendAsync(officer, "/search", ("text", "Nobody " + number), ("purpose", "case-work"));
        }

        var walk = await ToKnownAsync(officer, one, "Meas Phalla", "en");
        Assert.Contains("Nobody was looked for", walk.Words, StringComparison.Ordinal);
        await walk.SendAsync(("known", "none"));
        Assert.Equal(HttpStatusCode.OK, walk.Status);
    }

    [Fact]
    public async Task A_forged_reference_finds_nobody()
    {
        var (officer, one) = await BeginAsync("forged");
        await ReportAsync("PC-07", "FAR-9", "Som Dara");
        var walk = await ToKnownAsync(officer, one, "Som Dara", "en");
        await walk.SendAsync(("known", "FAR-9"));
        await walk.SendAsync(("is-at-large", "no"));
        await walk.SendAsync(("go", "send"));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        await using var db = site.Register.CreateContext();
        Assert.False(await db.Suspects.AnyAsync(suspect => suspect.CaseId == one.Id));
    }

    /// <summary>Opens the form and answers it as far as the question who it is.</summary>
    private static async Task<FormWalk> ToKnownAsync(HttpClient officer, Case one, string name, string language)
    {
        var walk = await FormWalk.BeginAsync(officer, $"/forms/add-suspect?subject={one.Id}&lang={language}");
        await walk.SendAsync();
        await walk.SendAsync(("name-latin", name));
        await walk.SendAsync(("sex", "female"), ("birth-date", "1999"), ("citizenships", "KH"));
        await walk.SendAsync();
        return walk;
    }

    private async Task<(HttpClient Officer, Case One)> BeginAsync(string name)
    {
        var user = await site.EmployAsync("known." + name, "PC-12", "provincial-officer");
        return ((await site.SignInAsync("known." + name)).Client, await site.OpenCaseAsync("PC-12", "12", user));
    }

    private async Task<PersonReport> ReportAsync(string agency, string reference, string name)
    {
        await using var db = site.Register.CreateContext();
        var report = new PersonReport { AgencyId = db.Agencies.Single(one => one.Code == agency).Id, OwnReference = reference, PersonId = RowId.Next(), Sex = "female", BirthYear = 1999 };
        await site.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(report)
            .Add(site.Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName(name, NameKind.Latin)] })));
        return report;
    }

    /// <summary>Read by who may know who looked.</summary>
    private async Task<IReadOnlyList<Look>> ReadsAsync(Guid reportId)
    {
        await using var db = site.Register.CreateContext();
        var user = await db.Users.SingleAsync(one => one.SignInName == "all.roles");
        var lead = await db.PersonReports.Where(report => report.Id == reportId).Select(report => report.AgencyId).SingleAsync();
        return await WhoLooked.ReadAsync(site.Register.As((await ActorReader.ReadAsync(site.Register, user.Id, CancellationToken.None))!), lead, [reportId], CancellationToken.None);
    }

    /// <summary>Without tokens and ids, which differ for everybody.</summary>
    private static string Plain(string page) => Token().Replace(Id().Replace(page, "ID"), "value=\"TOKEN\"");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("value=\"[A-Za-z0-9_-]{40,}\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
