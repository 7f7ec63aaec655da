using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Consular;
using Pratip.Registry.Detentions;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Removals;

/// <summary>Somebody goes to a mission.</summary>
/// <param name="Noun">The table of the row that says so: a detention that ends there, a line of a signed list, a hand-over of a presumed victim.</param>
/// <param name="Id">The row.</param>
/// <param name="ReportId">Who goes.</param>
/// <param name="On">When, as far as it is known.</param>
public sealed record MissionDeparture(string Noun, Guid Id, Guid ReportId, string? On);

/// <summary>
/// Somebody goes to a mission, and so into the hands of another state, without a removal, held until then or not. It is always taken, as a removal
/// is; where neither a clearance nor the person's own word stands behind it, whoever answers for removals without clearance is told. The
/// task is the record: it is never deleted, and each counts.
/// </summary>
public static class MissionDepartures
{
    internal const string Table = "detentions";
    internal const string Lines = "hand_over_entries";
    internal const string HandOvers = "hand_overs";

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
    public static Task JudgeAsync(Register register, Change change, RowChanges rows, IReadOnlyCollection<Detention> ended, CancellationToken ct, Agency? newcomers = null)
    {
        ArgumentNullException.ThrowIfNull(ended);
        return JudgeAsync(
            register, change, rows, [.. ended.Where(one => one.Disposition == DetentionDisposition.Embassy).Select(one => new MissionDeparture(Table, one.Id, one.ReportId, one.DisposedOn ?? one.Until ?? one.From))],
            ct, newcomers);
    }

    /// <summary>The same of whoever goes to a mission without having been held, or after the detention was over.</summary>
    public static async Task JudgeAsync(Register register, Change change, RowChanges rows, IReadOnlyCollection<MissionDeparture> handed, CancellationToken ct, Agency? newcomers = null)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(handed);
        if (handed.Count == 0)
        {
            return;
        }

        await change.HoldAsync(null, ct);
        await using var db = register.CreateContext();
        var uncleared = new List<(MissionDeparture Departure, Guid AgencyId)>();
        foreach (var chunk in handed.Chunk(AtOnce))
        {
            uncleared.AddRange(await UnclearedAsync(register, db, change, chunk, newcomers, ct));
        }

        foreach (var of in uncleared.GroupBy(one => one.AgencyId))
        {
            var oversight = await OversightAgency.OfAsync(db, of.Key, ct);
            rows.Add(of.Select(one => new CaseTask { Kind = TaskKinds.HandedUncleared, TargetNoun = one.Departure.Noun, TargetId = one.Departure.Id, AgencyId = oversight }));
            await Notices.TellAsync(register, change, rows, new NoticeMatter(TaskKinds.HandedUncleared, oversight), AccessNoun.Incidents, ct);
        }
    }

    /// <summary>The same for whatever an event does to detentions that stand, such as a correction.</summary>
    internal static Task JudgeAsync(Register register, Change change, RowChanges rows, CancellationToken ct) => JudgeAsync(
        register, change, rows,
        [.. rows.Updated.GetValueOrDefault(typeof(Detention), []).Where(one => ((Detention)one.Before).Disposition != DetentionDisposition.Embassy).Select(one => (Detention)one.After)], ct);

    private const int AtOnce = 500;

    private static readonly GateFacts Nothing = new([], [], [], [], []);

    private static async Task<IReadOnlyList<(MissionDeparture Departure, Guid AgencyId)>> UnclearedAsync(
        Register register, RegistryDb db, Change change, MissionDeparture[] handed, Agency? newcomers, CancellationToken ct)
    {
        var reportIds = handed.Select(one => one.ReportId).Distinct().ToList();
        var reports = await (from report in db.PersonReports
                             where reportIds.Contains(report.Id)
                             join agency in db.Agencies on report.AgencyId equals agency.Id
                             select new { report.Id, report.PersonId, Agency = agency }).ToDictionaryAsync(one => one.Id, ct);
        var facts = await GateReader.ReadAsync(db, [.. reports.Values.Select(one => one.PersonId).Distinct()], ct);
        var standings = await ConsularRules.ReadAsync(register, reportIds, ct);
        var same = facts.Values.SelectMany(one => one.Reports).Select(report => report.Id).ToList();
        var notices = (await db.ConsularNotices.Where(one => same.Contains(one.ReportId) && !one.IsVoided).ToListAsync(ct)).ToLookup(one => one.ReportId);
        var known = await KnownAsync(db, reportIds, ct);
        var today = PhnomPenhTime.DateOf(change.At);
        var uncleared = new List<(MissionDeparture Departure, Guid AgencyId)>();
        foreach (var one in handed.Where(one => !known.Contains((one.ReportId, one.On))))
        {
            var report = reports.GetValueOrDefault(one.ReportId);
            var of = report is null ? Nothing : facts.GetValueOrDefault(report.PersonId, Nothing);
            var on = PartialDate.TryParseIso(one.On, out var day) ? day : PartialDate.OfDay(today);
            if ((report?.Agency ?? newcomers) is { } agency && ClearanceRules.IsLive(on, agency.GoLiveOn)
                && !IsPermitted(of, on, standings.GetValueOrDefault(one.ReportId), of.Reports.SelectMany(other => notices[other.Id]), today))
            {
                uncleared.Add((one, agency.Id));
            }
        }

        return uncleared;
    }

    /// <summary>Whom and on which day somebody answers for already: a list, a form and the end of a detention may tell of one hand-over.</summary>
    private static async Task<HashSet<(Guid ReportId, string? On)>> KnownAsync(RegistryDb db, List<Guid> reportIds, CancellationToken ct) =>
        (await AnsweredForAsync(db, db.CaseTasks.Where(task => task.Kind == TaskKinds.HandedUncleared && !task.IsVoided), reportIds, ct)).Values.Select(one => (one.ReportId, one.On)).ToHashSet();

    /// <summary>What tasks are about, by the id of the row; a row that was voided since is none.</summary>
    /// <param name="db">Past the scope, or within it.</param>
    /// <param name="tasks">Which tasks.</param>
    /// <param name="reportIds">Of whom; null for anybody.</param>
    /// <param name="ct">Stops waiting.</param>
    internal static async Task<Dictionary<Guid, MissionDeparture>> AnsweredForAsync(RegistryDb db, IQueryable<CaseTask> tasks, List<Guid>? reportIds, CancellationToken ct)
    {
        var detentions = await (from one in db.Detentions
                                where !one.IsVoided && (reportIds == null || reportIds.Contains(one.ReportId)) && tasks.Any(task => task.TargetId == one.Id)
                                select new { one.Id, one.ReportId, On = one.DisposedOn ?? one.Until ?? one.From }).ToListAsync(ct);
        var lines = await (from entry in db.HandOverEntries
                           where !entry.IsVoided && (reportIds == null || reportIds.Contains(entry.ReportId)) && tasks.Any(task => task.TargetId == entry.Id)
                           join list in db.HandOverLists on entry.ListId equals list.Id
                           select new { entry.Id, entry.ReportId, On = list.SignedOn }).ToListAsync(ct);
        var handOvers = await (from one in db.HandOvers
                               where !one.IsVoided && (reportIds == null || reportIds.Contains(one.ReportId)) && tasks.Any(task => task.TargetId == one.Id)
                               select new { one.Id, one.ReportId, one.On }).ToListAsync(ct);
        return detentions.Select(one => new MissionDeparture(Table, one.Id, one.ReportId, one.On))
            .Concat(lines.Select(one => new MissionDeparture(Lines, one.Id, one.ReportId, one.On)))
            .Concat(handOvers.Select(one => new MissionDeparture(HandOvers, one.Id, one.ReportId, one.On))).ToDictionary(one => one.Id);
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
