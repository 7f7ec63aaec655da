using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Detentions;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Removals;

/// <summary>One removal without clearance, without a name.</summary>
/// <param name="Removal">What was carried out.</param>
/// <param name="Person">Null where the report was voided.</param>
/// <param name="MayFollow">Whether the actor's agency answers for it.</param>
public sealed record IncidentLine(RemovalIncident Incident, Removal? Removal, OversightPerson? Person, bool MayFollow);

/// <summary>An override that waits for the actor, without a name and without the reason, which is read where it is decided.</summary>
public sealed record WaitingOverride(RemovalClearance Asked, OversightPerson? Person);

/// <summary>Somebody who was handed to a mission without clearance, without a name.</summary>
/// <param name="Asked">What waits, or waited, at whoever answers for it.</param>
/// <param name="Departure">What was done, and when.</param>
public sealed record HandedLine(CaseTask Asked, MissionDeparture Departure, OversightPerson? Person);

/// <summary>
/// How removals were carried out, counted, and the incidents within an actor's reach. Who watches over all of them counts all; every
/// line prints, zero as well.
/// </summary>
/// <param name="Counts">By code of the list clearance, each of them.</param>
/// <param name="Waiting">Overrides that are asked of the actor's agency and that the actor may decide.</param>
public sealed record IncidentOverview(
    IReadOnlyDictionary<string, int> Counts, IReadOnlyList<IncidentLine> Incidents, IReadOnlyList<WaitingOverride> Waiting, IReadOnlyDictionary<Guid, Agency> Agencies)
{
    private const int Most = 500;

    /// <summary>How many were handed to a mission without clearance: of those in reach, or of all for whoever watches over all.</summary>
    public required int HandedCount { get; init; }

    public required IReadOnlyList<HandedLine> Handed { get; init; }

    public static async Task<IncidentOverview> ReadAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Incidents);
        await using var db = register.CreateContext();
        var incidents = await db.RemovalIncidents.OrderByDescending(one => one.Id).Take(Most).ToListAsync(ct);

        // Of an incident in reach its oversight knows what was done and to whom, and not who it is.
        await using var all = register.Register.CreateContext();
        var ids = incidents.ConvertAll(one => one.RemovalId);
        var removals = await all.Removals.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, ct);
        var waiting = await WaitingAsync(register, ct);
        var (handedCount, handed) = await HandedAsync(register, db, all, ct);
        var concerned = incidents.Select(one => one.ReportId).Concat(waiting.Select(one => one.ReportId)).Concat(handed.Select(one => one.Departure.ReportId));
        var persons = await OversightPersons.ReadAsync(register, [.. concerned.Distinct()], ct);
        var mayEnter = register.Actor.May(AccessVerb.Enter, AccessNoun.Incidents);
        var home = register.Actor.AgencyId;
        return new IncidentOverview(
            await CountsAsync(register.Actor.To(AccessVerb.View, AccessNoun.Incidents).All ? all : db, ct),
            incidents.ConvertAll(one => new IncidentLine(one, removals.GetValueOrDefault(one.RemovalId), persons.GetValueOrDefault(one.ReportId), mayEnter && one.OversightAgencyId == home)),
            [.. waiting.Select(one => new WaitingOverride(one, persons.GetValueOrDefault(one.ReportId)))], await db.Agencies.ToDictionaryAsync(agency => agency.Id, ct))
        {
            HandedCount = handedCount,
            Handed = [.. handed.Select(one => new HandedLine(one.Asked, one.Departure, persons.GetValueOrDefault(one.Departure.ReportId)))],
        };
    }

    /// <summary>In reach is what the actor's agency answers for, and what the actor reaches of what was done.</summary>
    private static async Task<(int Count, IReadOnlyList<(CaseTask Asked, MissionDeparture Departure)> Lines)> HandedAsync(ActorRegister register, RegistryDb db, RegistryDb all, CancellationToken ct)
    {
        var asked = all.CaseTasks.Where(task => task.Kind == TaskKinds.HandedUncleared && !task.IsVoided);
        var departures = await MissionDepartures.AnsweredForAsync(all, asked, null, ct);
        if (departures.Count == 0)
        {
            return (0, []);
        }

        var found = (await asked.OrderByDescending(task => task.Id).ToListAsync(ct)).FindAll(task => departures.ContainsKey(task.TargetId!.Value));
        var (tasks, ids) = (found.ConvertAll(task => task.Id), found.ConvertAll(task => task.TargetId!.Value));
        var reached = (await db.CaseTasks.Where(task => tasks.Contains(task.Id)).Select(task => task.Id).ToListAsync(ct))
            .Concat(await db.Detentions.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct))
            .Concat(await db.HandOverEntries.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct))
            .Concat(await db.HandOvers.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct)).ToHashSet();
        var lines = found.FindAll(task => reached.Contains(task.Id) || reached.Contains(task.TargetId!.Value)).ConvertAll(task => (task, departures[task.TargetId!.Value]));
        return (register.Actor.To(AccessVerb.View, AccessNoun.Incidents).All ? found.Count : lines.Count, [.. lines.Take(Most)]);
    }

    private static async Task<IReadOnlyDictionary<string, int>> CountsAsync(RegistryDb db, CancellationToken ct)
    {
        var found = await db.Removals.Where(one => !one.IsVoided).GroupBy(one => one.Clearance).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Number, StringComparer.Ordinal, ct);
        return Reference.CodeLists.CodeListCatalogue.Standard.Get("clearance").Entries.ToDictionary(entry => entry.Code, entry => found.GetValueOrDefault(entry.Code), StringComparer.Ordinal);
    }

    /// <summary>Overrides that wait for the actor's agency, and for this actor to decide.</summary>
    public static async Task<IReadOnlyList<RemovalClearance>> WaitingAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (!register.Actor.May(AccessVerb.Approve, AccessNoun.Removals))
        {
            return [];
        }

        var home = register.Actor.AgencyId;
        await using var db = register.CreateContext(AccessVerb.Approve);
        return await db.RemovalClearances.Where(one => one.OverridingAgencyId == home && one.AgencyId != home && one.Status == ClearanceStatus.Asked).OrderBy(one => one.Id).Take(Most).ToListAsync(ct);
    }
}
