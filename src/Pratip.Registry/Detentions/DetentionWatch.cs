using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Detentions;

/// <summary>Detentions that near or pass the limit of their ground, for the watch over deadlines: a job without scope.</summary>
internal static class DetentionWatch
{
    /// <summary>Only where somebody is held for all that is known; never what has a task already or was dropped. One statement a ground.</summary>
    public static async Task<List<WaitingMatter>> NearAsync(RegistryDb db, DetentionLimits limits, DateTimeOffset now, int atOnce, CancellationToken ct)
    {
        var matters = new List<WaitingMatter>();
        foreach (var limit in limits.All)
        {
            var began = now.AddHours(limit.WarningHours) - limit.Longest;
            var day = PhnomPenhTime.DateOf(began).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var found = await (from one in HeldPersons.Held(db)
                               where one.Ground == limit.Ground && (one.FromAt <= began || (one.FromAt == null && one.From.CompareTo(day) <= 0))
                                   && !db.CaseTasks.Any(task => task.TargetId == one.Id && task.Kind == TaskKinds.DetentionLimit && !task.IsVoided
                                       && (task.Status == CaseTaskStatus.Dropped || (task.Status == CaseTaskStatus.Open && task.DueAt != null)))
                               join report in db.PersonReports on one.ReportId equals report.Id
                               orderby one.Id
                               select new { Detention = one, report.AgencyId }).Take(atOnce - matters.Count).ToListAsync(ct);
            matters.AddRange(found.Select(one => new WaitingMatter(
                TaskKinds.DetentionLimit, one.Detention.HoldingAgencyId ?? one.AgencyId, null, "detentions", one.Detention.Id, limit.DeadlineOf(one.Detention)!.Value, AccessNoun.Removals)));
        }

        return matters;
    }

    /// <summary>Open tasks whose person is held no more.</summary>
    public static IQueryable<CaseTask> Over(RegistryDb db, IQueryable<CaseTask> open) => open.Where(
        task => task.Kind == TaskKinds.DetentionLimit && task.TargetNoun == "detentions" && !HeldPersons.Held(db).Any(one => one.Id == task.TargetId));
}
