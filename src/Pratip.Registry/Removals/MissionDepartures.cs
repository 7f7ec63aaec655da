using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Consular;
using Pratip.Registry.Detentions;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Removals;

/// <summary>
/// Somebody who was held goes to a mission, and so into the hands of another state, without a removal. It is always taken, as a removal
/// is; where neither a clearance nor the person's own word stands behind it, whoever answers for removals without clearance is told. The
/// task is the record: it is never deleted, and each counts.
/// </summary>
public static class MissionDepartures
{
    internal const string Table = "detentions";

    /// <summary>
    /// Judges ends of detentions in the event that records them; each one that nothing permits raises a task, and oversight is told
    /// once. Before the first day of the agency nothing is asked for, as of removals.
    /// </summary>
    /// <param name="register">Whole: what another office knows of the person counts.</param>
    /// <param name="change">Whose event names the tables of tasks and notices.</param>
    /// <param name="rows">Of the event.</param>
    /// <param name="ended">Detentions as they are after it; those that do not end at a mission are left.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <param name="newcomers">Whose persons they are that come with the same event.</param>
    public static async Task JudgeAsync(Register register, Change change, RowChanges rows, IReadOnlyCollection<Detention> ended, CancellationToken ct, Agency? newcomers = null)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(ended);
        var handed = ended.Where(one => one.Disposition == DetentionDisposition.Embassy).ToList();
        if (handed.Count == 0)
        {
            return;
        }

        await change.HoldAsync(null, ct);
        await using var db = register.CreateContext();
        var uncleared = new List<(Detention Detention, Guid AgencyId)>();
        foreach (var chunk in handed.Chunk(AtOnce))
        {
            uncleared.AddRange(await UnclearedAsync(register, db, change, chunk, newcomers, ct));
        }

        foreach (var of in uncleared.GroupBy(one => one.AgencyId))
        {
            var oversight = await OversightAgency.OfAsync(db, of.Key, ct);
            rows.Add(of.Select(one => new CaseTask { Kind = TaskKinds.HandedUncleared, TargetNoun = Table, TargetId = one.Detention.Id, AgencyId = oversight }));
            await Notices.TellAsync(register, change, rows, new NoticeMatter(TaskKinds.HandedUncleared, oversight), AccessNoun.Incidents, ct);
        }
    }

    /// <summary>The same for whatever an event does to detentions that stand, such as a correction.</summary>
    internal static Task JudgeAsync(Register register, Change change, RowChanges rows, CancellationToken ct) => JudgeAsync(
        register, change, rows,
        [.. rows.Updated.GetValueOrDefault(typeof(Detention), []).Where(one => ((Detention)one.Before).Disposition != DetentionDisposition.Embassy).Select(one => (Detention)one.After)], ct);

    private const int AtOnce = 500;

    private static readonly GateFacts Nothing = new([], [], [], [], []);

    private static async Task<IReadOnlyList<(Detention Detention, Guid AgencyId)>> UnclearedAsync(
        Register register, RegistryDb db, Change change, Detention[] handed, Agency? newcomers, CancellationToken ct)
    {
        var (reportIds, ids) = (handed.Select(one => one.ReportId).Distinct().ToList(), handed.Select(one => (Guid?)one.Id).ToList());
        var reports = await (from report in db.PersonReports
                             where reportIds.Contains(report.Id)
                             join agency in db.Agencies on report.AgencyId equals agency.Id
                             select new { report.Id, report.PersonId, Agency = agency }).ToDictionaryAsync(one => one.Id, ct);
        var facts = await GateReader.ReadAsync(db, [.. reports.Values.Select(one => one.PersonId).Distinct()], ct);
        var standings = await ConsularRules.ReadAsync(register, reportIds, ct);
        var same = facts.Values.SelectMany(one => one.Reports).Select(report => report.Id).ToList();
        var notices = (await db.ConsularNotices.Where(one => same.Contains(one.ReportId) && !one.IsVoided).ToListAsync(ct)).ToLookup(one => one.ReportId);
        var known = (await db.CaseTasks.Where(task => task.Kind == TaskKinds.HandedUncleared && !task.IsVoided && ids.Contains(task.TargetId)).Select(task => task.TargetId).ToListAsync(ct)).ToHashSet();
        var today = PhnomPenhTime.DateOf(change.At);
        var uncleared = new List<(Detention Detention, Guid AgencyId)>();
        foreach (var one in handed.Where(one => !known.Contains(one.Id)))
        {
            var report = reports.GetValueOrDefault(one.ReportId);
            var of = report is null ? Nothing : facts.GetValueOrDefault(report.PersonId, Nothing);
            var on = PartialDate.TryParseIso(one.DisposedOn ?? one.Until ?? one.From, out var day) ? day : PartialDate.OfDay(today);
            if ((report?.Agency ?? newcomers) is { } agency && ClearanceRules.IsLive(on, agency.GoLiveOn)
                && !IsPermitted(of, on, standings.GetValueOrDefault(one.ReportId), of.Reports.SelectMany(other => notices[other.Id]), today))
            {
                uncleared.Add((one, agency.Id));
            }
        }

        return uncleared;
    }

    /// <summary>
    /// By a clearance that stands; or by the person: with consent to telling the mission, or with a request or a treaty while nothing
    /// protects them from it.
    /// </summary>
    private static bool IsPermitted(GateFacts facts, PartialDate on, ConsularStanding? standing, IEnumerable<ConsularNotice> notices, DateOnly today) =>
        (ClearanceRules.Standing(facts) is { } clearance && ClearanceRules.Serves(clearance, on))
            || (standing is not null && (standing.ConsentId is not null
                || (standing.Bars.Count == 0 && notices.Any(notice => ConsularRules.IsAsked(notice, today) && notice.IdentityConfirmed != ConsularRules.NotOurs))));
}
