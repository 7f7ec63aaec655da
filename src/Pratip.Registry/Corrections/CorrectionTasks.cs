using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Corrections;

/// <summary>A request stands in the queue of whoever decides it: the agency that leads the case, or the asker's own.</summary>
internal static class CorrectionTasks
{
    private const string Kind = "correction-asked";

    public static async Task RaiseAsync(Register register, Change change, RowChanges rows, CorrectionRequest request, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var lead = await db.Cases.Where(one => one.Id == request.CaseId).Select(one => (Guid?)one.LeadAgencyId).SingleOrDefaultAsync(ct);
        rows.Add(new CaseTask
        {
            Kind = Kind,
            CaseId = request.CaseId,
            TargetNoun = "correction_requests",
            TargetId = request.Id,
            AgencyId = lead ?? request.AgencyId,
        });
    }

    /// <summary>Whoever's queue it stands in: the decision ends it.</summary>
    public static async Task CloseAsync(Register register, RowChanges rows, CorrectionRequest request, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var open = await db.CaseTasks.Where(task => task.TargetId == request.Id && task.Kind == Kind && task.Status == CaseTaskStatus.Open).ToListAsync(ct);
        foreach (var task in open)
        {
            var done = task.Copy<CaseTask>();
            done.Status = CaseTaskStatus.Done;
            rows.Update(task, done);
        }
    }
}
