using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Identities;

public class CaseProposalPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_proposed_join_is_explained_accepted_shown_on_the_case_and_taken_back()
    {
        var office = await site.EmployAndSignInAsync("cp.office", "MOI", "data-officer");
        var officer = await site.EmployAndSignInAsync("cp.one", "PC-12", "case-worker");
        var (one, two) = await CasesAsync();
        Assert.Contains("/identity/cases", await office.GetStringAsync("/identity?lang=en"), StringComparison.Ordinal);
        var list = WebUtility.HtmlDecode(await office.GetStringAsync("/identity/cases?lang=en"));
        Assert.Contains("Suspect counted as one person", list, StringComparison.Ordinal);
        Assert.Contains("CP-one", list, StringComparison.Ordinal);
        Assert.Contains("3 days apart. The same province.", Flat(list), StringComparison.Ordinal);
        Assert.Contains("7 points", list, StringComparison.Ordinal);
        Assert.Contains("ឃ្លាតគ្នា ៣ ថ្ងៃ", WebUtility.HtmlDecode(await office.GetStringAsync("/identity/cases?lang=km")), StringComparison.Ordinal);

        // The officer sees one of the two cases only.
        Assert.Contains("No two cases wait for you.", await officer.GetStringAsync("/identity/cases?lang=en"), StringComparison.Ordinal);

        var address = HtmlPage.Links(list).Single(link => link.StartsWith("/forms/judge-cases", StringComparison.Ordinal)) + "&lang=en";
        using var hidden = await officer.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        var walk = await FormWalk.BeginAsync(office, address);
        Assert.Contains("CP-two", walk.Page, StringComparison.Ordinal);
        await walk.PostAsync(("answer", "joined"), ("reason", ""));
        Assert.Contains("id=\"reason-error\"", walk.Page, StringComparison.Ordinal);
        await FormWalk.EnterAsync(office, address, [("answer", "joined"), ("reason", "both were asked")]);
        Assert.Contains("No two cases wait for you.", await office.GetStringAsync("/identity/cases?lang=en"), StringComparison.Ordinal);

        var page = Flat(WebUtility.HtmlDecode(await office.GetStringAsync($"/cases/{one.Id}?lang=en")));
        Assert.Contains("This case is one dossier with the following", page, StringComparison.Ordinal);
        Assert.Contains($"{two.Number}</a>, ", page, StringComparison.Ordinal);
        Assert.Contains("CPX-2", page, StringComparison.Ordinal);
        Assert.Contains("joined into one", page, StringComparison.Ordinal);
        Assert.Contains("both were asked", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<s>", page, StringComparison.Ordinal);

        // The officer still does not see the other case, nor that there is one.
        var own = await officer.GetStringAsync($"/cases/{one.Id}?lang=en");
        Assert.DoesNotContain(two.Number, own, StringComparison.Ordinal);
        Assert.DoesNotContain("one dossier", own, StringComparison.Ordinal);
        var back = HtmlPage.Links(page).Single(link => link.StartsWith("/forms/take-back-join", StringComparison.Ordinal));
        Assert.Contains(back, HtmlPage.Links(WebUtility.HtmlDecode(await office.GetStringAsync("/identity/cases?lang=en"))), StringComparer.Ordinal);
        using (var kept = await officer.GetAsync(back))
        {
            Assert.Equal(HttpStatusCode.NotFound, kept.StatusCode);
        }

        await FormWalk.EnterAsync(office, back, [("reason", "the wrong file")]);
        Assert.DoesNotContain("/forms/take-back-join", await office.GetStringAsync("/identity/cases?lang=en"), StringComparison.Ordinal);
        page = Flat(WebUtility.HtmlDecode(await office.GetStringAsync($"/cases/{two.Id}?lang=en")));
        Assert.DoesNotContain("id=\"one-with\"", page, StringComparison.Ordinal);
        Assert.Matches("<s>[^<]*joined into one[^<]*both were asked</s>", page);
        Assert.Contains("taken back", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sees_no_cases_is_not_asked()
    {
        var shelter = await site.EmployAndSignInAsync("cp.ngo", "NGO-SHELTER", "ngo");
        Assert.DoesNotContain("/identity/cases", await shelter.GetStringAsync("/identity?lang=en"), StringComparison.Ordinal);
        using var answer = await shelter.GetAsync("/identity/cases");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Flat(string page) => string.Join(' ', page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<(Case One, Case Two)> CasesAsync()
    {
        await using var db = site.Register.CreateContext();
        var agencies = await db.Agencies.ToDictionaryAsync(agency => agency.Code, agency => agency.Id, StringComparer.Ordinal);
        Case Opened(string agency, int number, string actedOn) => new()
        {
            Number = $"KH-2031-{number:000000}",
            LeadAgencyId = agencies[agency],
            OwnReference = $"CPX-{number}",
            ActedOn = actedOn,
            ProvinceCode = "12",
            OpeningArticle = "TSE-10",
        };
        var (one, two) = (Opened("PC-12", 1, "2024-03-17"), Opened("PC-07", 2, "2024-03-20"));
        PersonReport Report(string agency, string reference) => new() { AgencyId = agencies[agency], OwnReference = reference, PersonId = Guid.CreateVersion7(), BirthYear = 1990 };
        var (first, second) = (Report("PC-12", "CP-one"), Report("PC-07", "CP-two"));
        await site.RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, new RowChanges().Add([one, two]));
        await site.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add([first, second])
            .Add([new Suspect { CaseId = one.Id, ReportId = first.Id }, new Suspect { CaseId = two.Id, ReportId = second.Id }]));
        await site.RecordAsync(ProcessKind.IdentityLink, EventKind.ReportsLinked, new RowChanges().Add(new CountedPerson { Id = second.Id, PersonId = first.PersonId }));
        return (one, two);
    }
}
