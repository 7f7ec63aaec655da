using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Encounters;

/// <summary>What was published for 2025: 3,455 came in, 2,825 were removed, 75 were sent to court. The page says of the rest what nobody said.</summary>
public sealed class AccountPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task The_published_figures_of_2025_are_printed_with_what_is_missing_in_them()
    {
        await EnterAsync();
        var officer = await site.EmployAndSignInAsync("account.2025", "GDI", "immigration-officer");
        foreach (var (language, words) in new (string, string[])[] { ("en", ["3,455", "2,825", "75", "555"]), ("km", ["៧៥", "៥៥៥"]) })
        {
            var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/detentions/accounts?window=2025&holder=GDI&lang={language}"));
            Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
        }

        var lines = (await officer.GetStringAsync("/detentions/accounts.csv?window=2025&holder=GDI&lang=en")).Split('\n');
        foreach (var line in (string[])["Came in,3455,", "Went out: removed from the country,2825,", "Went out: sent to court,75,", "Unaccounted: nobody said what became of them,555,"])
        {
            Assert.Contains(lines, one => one.TrimStart('\uFEFF').StartsWith(line, StringComparison.OrdinalIgnoreCase));
        }
    }

    private async Task EnterAsync()
    {
        await using var db = site.Register.CreateContext();
        var agency = await db.Agencies.Where(one => one.Code == "GDI").Select(one => one.Id).SingleAsync();
        List<PersonReport> people = [.. Enumerable.Range(0, 3_455).Select(number => new PersonReport { AgencyId = agency, OwnReference = $"A-{number}", PersonId = RowId.Next() })];
        await site.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add<PersonReport>(people).Add<Detention>(people.Select((person, number) => new Detention
        {
            ReportId = person.Id,
            From = "2025-07",
            HoldingAgencyId = agency,
            Disposition = number < 75 ? "to-court" : number < 2_900 ? "removed" : "unknown",
            Until = number < 3_000 ? "2025-09-01" : null,
        })));
    }
}
