using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Removals;

/// <summary>
/// What a removal is stored as, however it comes into the register. From the agency's first day on neither a page nor a file says of
/// itself that a removal was cleared: only a clearance of the register does.
/// </summary>
public static class RemovalGate
{
    /// <summary>What a file's word on the clearance of a removal comes to before it is judged.</summary>
    /// <param name="agency">Whose file it is.</param>
    /// <param name="on">The day of the removal.</param>
    /// <param name="said">The cell; null where it is empty.</param>
    /// <param name="standing">The removal, where it is on record.</param>
    public static string Filed(Agency agency, string on, string? said, Removal? standing)
    {
        ArgumentNullException.ThrowIfNull(agency);
        if (standing is not null && (agency.GoLiveOn is not null || IsSettled(standing)))
        {
            return standing.Clearance;
        }

        return agency.GoLiveOn is null ? said ?? RemovalClearanceKind.NotRecorded
            : IsLive(agency, on) ? RemovalClearanceKind.WithoutScreening
            : RemovalClearanceKind.NotRecorded;
    }

    /// <summary>Whether the gate has still to say something of a removal that a file brought or changed.</summary>
    public static bool IsToJudge(Agency agency, Removal removal)
    {
        ArgumentNullException.ThrowIfNull(agency);
        ArgumentNullException.ThrowIfNull(removal);
        return removal.ClearanceId is null && IsLive(agency, removal.On);
    }

    /// <summary>Judges the removals of a file inside its transaction; each uncleared one opens its incident, and oversight is told once.</summary>
    public static async Task JudgeAsync(Register register, Change change, RowChanges rows, Agency agency, IReadOnlyList<Removal> removals, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(agency);
        ArgumentNullException.ThrowIfNull(removals);
        if (removals.Count == 0)
        {
            return;
        }

        await change.HoldAsync(null, ct);
        await using var db = register.CreateContext();
        var oversight = await OversightAgency.OfAsync(db, agency.Id, ct);
        var opened = 0;
        foreach (var chunk in removals.Chunk(AtOnce))
        {
            opened += await JudgeAsync(db, change, rows, agency, oversight, chunk, ct);
        }

        if (opened > 0)
        {
            await Notices.TellAsync(register, change, rows, new NoticeMatter(IncidentService.TaskKind, oversight), AccessNoun.Incidents, ct);
        }
    }

    /// <summary>The gate's word on a removal entered on a page, in the event that records it.</summary>
    internal static async Task JudgeAsync(Register register, Change change, RowChanges rows, GateFacts facts, Removal removal, Guid removedBy, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var goLive = await db.Agencies.Where(agency => agency.Id == removedBy).Select(agency => agency.GoLiveOn).SingleAsync(ct);
        if (Apply(rows, facts, removal, goLive) is { IsIncident: true } judgement)
        {
            var task = Open(change, rows, removal, judgement, await OversightAgency.OfAsync(db, removedBy, ct));
            await Notices.RaiseAsync(register, change, rows, task, AccessNoun.Incidents, ct);
        }
    }

    private const int AtOnce = 500;

    private static async Task<int> JudgeAsync(RegistryDb db, Change change, RowChanges rows, Agency agency, Guid oversight, Removal[] removals, CancellationToken ct)
    {
        var reportIds = removals.Select(removal => removal.ReportId).Distinct().ToList();
        var ids = removals.Select(removal => removal.Id).ToList();
        var persons = await db.PersonReports.Where(report => reportIds.Contains(report.Id)).ToDictionaryAsync(report => report.Id, report => report.PersonId, ct);
        var known = (await db.RemovalIncidents.Where(one => ids.Contains(one.RemovalId) && !one.IsVoided).Select(one => one.RemovalId).ToListAsync(ct)).ToHashSet();
        var facts = new Dictionary<Guid, GateFacts>(await GateReader.ReadAsync(db, [.. persons.Values.Distinct()], ct));
        var opened = 0;
        foreach (var removal in removals.Where(removal => !known.Contains(removal.Id)))
        {
            var person = persons.GetValueOrDefault(removal.ReportId, removal.ReportId);
            var of = facts.GetValueOrDefault(person) ?? new GateFacts([], [], [], [], []);
            of = of with { Removals = [.. of.Removals.Where(one => one.Id != removal.Id)] };
            var judgement = Apply(rows, of, removal, agency.GoLiveOn);
            facts[person] = of with { Clearances = [.. of.Clearances.Where(one => one.Id != judgement.Used?.Id)], Removals = [.. of.Removals, removal] };
            if (judgement.IsIncident)
            {
                rows.Add(Open(change, rows, removal, judgement, oversight));
                opened++;
            }
        }

        return opened;
    }

    private static RemovalJudgement Apply(RowChanges rows, GateFacts facts, Removal removal, DateOnly? goLive)
    {
        _ = PartialDate.TryParseIso(removal.On, out var on);
        var judgement = ClearanceRules.Judge(facts, on, goLive);
        (removal.Clearance, removal.ClearanceId) = (judgement.Clearance, judgement.Used?.Id);
        if (judgement.Used is { } before)
        {
            var after = before.Copy<RemovalClearance>();
            after.Status = ClearanceStatus.Used;
            rows.Update(before, after);
        }

        return judgement;
    }

    private static CaseTask Open(Change change, RowChanges rows, Removal removal, RemovalJudgement judgement, Guid oversight)
    {
        var incident = new RemovalIncident { RemovalId = removal.Id, ReportId = removal.ReportId, OversightAgencyId = oversight, OpenedAt = change.At, Obstacles = [.. judgement.Obstacles] };
        rows.Add(incident);
        return new CaseTask { Kind = IncidentService.TaskKind, TargetNoun = "removal_incidents", TargetId = incident.Id, AgencyId = oversight };
    }

    /// <summary>What the register itself has said stays said, whatever a later file says.</summary>
    private static bool IsSettled(Removal standing) => standing.ClearanceId is not null || standing.Clearance == RemovalClearanceKind.WithoutScreening;

    private static bool IsLive(Agency agency, string on) => PartialDate.TryParseIso(on, out var day) && ClearanceRules.IsLive(day, agency.GoLiveOn);
}
