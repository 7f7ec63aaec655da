using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.People;
using Pratip.Registry.Screening;

namespace Pratip.Registry.Removals;

/// <summary>The latest interview with a person, as far as who decides on the removal must know it.</summary>
public sealed record ScreeningSeen(DateTimeOffset EndedAt, Guid AgencyId, string Kind, string Decision);

/// <summary>
/// What whoever watches over removals is told of a person in order to decide: what the gate looks at, and no name. Who it is stands on
/// the person's page, for those within whose reach it is.
/// </summary>
/// <param name="Screening">The latest individual interview through all reports of the person; null where there is none.</param>
/// <param name="Obstacles">What stands in the way now, as codes of the list clearance-obstacle.</param>
/// <param name="Risks">Risks that are not decided as leaving a return possible, as codes of the list protection-risk.</param>
/// <param name="IsInReach">Whether the reader may open the person's page.</param>
public sealed record OversightPerson(PersonReport Report, ScreeningSeen? Screening, IReadOnlyList<string> Obstacles, IReadOnlyList<string> Risks, bool IsInReach);

/// <summary>
/// Reads persons for oversight past the scope of people, of reports that stand in rows the actor reaches already: of an incident the
/// agency answers for, of an override it was asked.
/// </summary>
internal static class OversightPersons
{
    /// <summary>By report.</summary>
    public static async Task<IReadOnlyDictionary<Guid, OversightPerson>> ReadAsync(ActorRegister register, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        await using var all = register.Register.CreateContext();
        var reports = await all.PersonReports.Where(report => reportIds.Contains(report.Id)).ToListAsync(ct);
        var facts = await GateReader.ReadAsync(all, [.. reports.Select(report => report.PersonId).Distinct()], ct);
        await using var db = register.CreateContext();
        var within = register.Actor.May(AccessVerb.View, AccessNoun.People)
            ? (await db.PersonReports.Where(report => reportIds.Contains(report.Id)).Select(report => report.Id).ToListAsync(ct)).ToHashSet() : [];
        return reports.ToDictionary(report => report.Id, report => Of(report, facts.GetValueOrDefault(report.PersonId), within.Contains(report.Id)));
    }

    private static OversightPerson Of(PersonReport report, GateFacts? facts, bool isInReach)
    {
        if (facts is null)
        {
            return new OversightPerson(report, null, [], [], isInReach);
        }

        var latest = facts.Screenings.OrderBy(one => one.EndedAt).ThenBy(one => one.Id).LastOrDefault();
        return new OversightPerson(
            report, latest is null ? null : new ScreeningSeen(latest.EndedAt, latest.AgencyId, latest.Kind, latest.Decision), ClearanceRules.Obstacles(facts),
            [.. facts.Risks.Where(RiskService.Blocks).Select(risk => risk.Kind).Distinct(StringComparer.Ordinal)], isInReach);
    }
}
