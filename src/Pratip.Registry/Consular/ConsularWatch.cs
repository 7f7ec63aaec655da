using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Consular;

/// <summary>
/// Foreigners who are held and of whom nobody recorded that they were told of their right: one task each, once, due by the hours of the
/// book. People of a mass encounter are left to its own lists; hundreds of tasks at once would hide everything else.
/// </summary>
internal static class ConsularWatch
{
    private static readonly List<string> Unknown = [];

    private static readonly List<string> AtHome = [Missions.Home];

    public static async Task<List<WaitingMatter>> WaitingAsync(RegistryDb db, CancellationToken ct)
    {
        var reports = db.PersonReports.Where(report => !report.IsVoided && report.Citizenships != Unknown && report.Citizenships != AtHome
            && !db.ConsularNotices.Any(one => one.ReportId == report.Id && !one.IsVoided)
            && !db.CaseTasks.Any(task => task.TargetId == report.Id && task.Kind == TaskKinds.ConsularDue && !task.IsVoided));
        var detained = await (from one in db.Detentions
                              where !one.IsVoided && one.Until == null && one.FromAt != null && one.EncounterId == null
                              join report in reports on one.ReportId equals report.Id
                              orderby one.Id
                              select new { report.Id, report.AgencyId, Since = one.FromAt!.Value }).Take(WatchRules.AtOnce).ToListAsync(ct);
        var arrested = await (from custody in db.Custodies
                              where !custody.IsVoided && custody.EndedAt == null
                              join suspect in db.Suspects.Where(one => !one.IsVoided) on custody.SuspectId equals suspect.Id
                              join report in reports on suspect.ReportId equals report.Id
                              orderby custody.Id
                              select new { report.Id, report.AgencyId, Since = custody.ArrivedAt }).Take(WatchRules.AtOnce).ToListAsync(ct);
        return [.. detained.Concat(arrested).GroupBy(one => one.Id).Take(WatchRules.AtOnce).Select(held => new WaitingMatter(
            TaskKinds.ConsularDue, held.First().AgencyId, null, "person_reports", held.Key, held.Min(one => one.Since) + ConsularBook.Standard.ToInform, AccessNoun.Consular))];
    }
}
