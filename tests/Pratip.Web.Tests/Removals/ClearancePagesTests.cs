using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Removals;

public class ClearancePagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "given, and no longer valid", "No longer valid: no individual screening")]
    [InlineData("km", "បានផ្តល់ តែលែងមានសុពលភាព", "លែងមានសុពលភាព៖ គ្មានការពិនិត្យជាបុគ្គល")]
    public async Task A_clearance_that_stands_no_more_says_so_and_why_on_the_persons_page(string language, string state, string why)
    {
        var officer = await site.EmployAndSignInAsync("lapsed." + language, "GDI", "immigration-officer");
        await using var db = site.Register.CreateContext();
        var agencyId = await db.Agencies.Where(one => one.Code == "GDI").Select(one => one.Id).SingleAsync();
        var (standing, lapsed) = (await ClearedAsync(agencyId, $"S-{language}", [Obstacle.NoScreening]), await ClearedAsync(agencyId, $"L-{language}", []));
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{lapsed}?lang={language}"));
        Assert.Contains(state, page, StringComparison.Ordinal);
        Assert.Contains(why, page, StringComparison.Ordinal);
        Assert.DoesNotContain(state, WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{standing}?lang={language}")), StringComparison.Ordinal);
    }

    private async Task<Guid> ClearedAsync(Guid agencyId, string reference, List<string> obstacles)
    {
        var report = new PersonReport { AgencyId = agencyId, OwnReference = reference, PersonId = RowId.Next(), BirthYear = 1990 };
        await site.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(report));
        await using var db = site.Register.CreateContext();
        var user = await db.Users.Where(one => one.AgencyId == agencyId).OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
        var id = RowId.Next();
        var (wrapped, key) = site.Register.Vault.NewRecordKey(id);
        using var one = key;
        await site.RecordAsync(ProcessKind.RemovalClear, EventKind.ClearanceChanged, new RowChanges().Add(new RemovalClearance
        {
            Id = id,
            ReportId = report.Id,
            AgencyId = agencyId,
            At = DateTimeOffset.UnixEpoch.AddYears(54),
            Status = ClearanceStatus.Cleared,
            Obstacles = obstacles,
            AskedBy = user,
            WrappedKey = wrapped,
            Reason = site.Register.Vault.Seal(key, id, "reason", "an order"),
        }));
        return report.Id;
    }
}
