using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Web.Tests.Tasks;

/// <summary>Cases and tasks as the register holds them, for tests of the pages on which they are worked on.</summary>
internal static class DeskSite
{
    public static async Task<Case> OpenCaseAsync(this RunningSite site, string agency, string province, Guid? officer = null)
    {
        await using var db = site.Register.CreateContext();
        var lead = await db.Agencies.Where(one => one.Code == agency).Select(one => one.Id).SingleAsync();
        var id = RowId.Next();
        var one = new Case
        {
            Id = id,
            Number = $"KH-2025-{id.ToString("N")[^6..].ToUpperInvariant()}",
            LeadAgencyId = lead,
            OwnReference = "D-" + id.ToString("N")[^8..],
            ActedOn = "2025-03-17",
            ProvinceCode = province,
            OpeningArticle = "TSE-10",
        };
        var rows = new RowChanges().Add(one);
        if (officer is { } user)
        {
            rows.Add(new CaseAssignment { CaseId = id, UserId = user, Since = "2025-03-17" });
        }

        await site.RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, rows);
        return one;
    }

    public static async Task<CaseTask> RaiseAsync(this RunningSite site, CaseTask task)
    {
        await site.Register.ChangeAsync(Context(ProcessKind.TaskChange), async change =>
        {
            var rows = new RowChanges();
            await Notices.RaiseAsync(site.Register, change, rows, task, AccessNoun.Cases, CancellationToken.None);
            await change.RecordAsync(EventKind.TaskChanged, rows);
        }, CancellationToken.None);
        return task;
    }

    public static Task RecordAsync(this RunningSite site, ProcessKind process, EventKind kind, RowChanges rows) =>
        site.Register.ChangeAsync(Context(process), change => change.RecordAsync(kind, rows), CancellationToken.None);

    public static async Task<T> FindAsync<T>(this RunningSite site, Guid id)
        where T : RegisterRow
    {
        await using var db = site.Register.CreateContext();
        return await db.Set<T>().SingleAsync(row => row.Id == id);
    }

    private static ProcessContext Context(ProcessKind process) => new(process, "tester", null, "a test", "test");
}
