using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Screening;

namespace Pratip.Registry.Removals;

/// <summary>What stands about persons before, at and after the gate, as far as an actor may see it; no sealed text is in it.</summary>
/// <param name="Screened">Reports on which the actor may enter screenings, reviews and risks.</param>
/// <param name="Removed">Reports on which the actor may enter clearances, removals and returns.</param>
public sealed record PersonGate(
    IReadOnlyList<ScreeningInterview> Screenings, IReadOnlyList<NonPunishmentReview> Reviews, IReadOnlyList<ProtectionRisk> Risks,
    IReadOnlyList<RemovalClearance> Clearances, IReadOnlyList<AssistedReturn> Returns, IReadOnlySet<Guid> Screened, IReadOnlySet<Guid> Removed,
    IReadOnlyDictionary<Guid, Agency> Agencies)
{
    /// <summary>By clearance: why one that was given and not used stands no more. Only whoever may clear is told what has come up.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<Message>> Lapsed { get; private init; } = new Dictionary<Guid, IReadOnlyList<Message>>();

    public static async Task<PersonGate> ReadAsync(ActorRegister register, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(reportIds);
        await using var db = register.CreateContext();
        var screenings = await db.ScreeningInterviews.Where(one => reportIds.Contains(one.ReportId)).OrderBy(one => one.StartedAt).ThenBy(one => one.Id).ToListAsync(ct);
        var reviews = await db.NonPunishmentReviews.Where(one => reportIds.Contains(one.ReportId)).OrderBy(one => one.On).ThenBy(one => one.Id).ToListAsync(ct);
        var risks = await db.ProtectionRisks.Where(one => reportIds.Contains(one.ReportId)).OrderBy(one => one.RaisedOn).ThenBy(one => one.Id).ToListAsync(ct);
        var clearances = await db.RemovalClearances.Where(one => reportIds.Contains(one.ReportId)).OrderBy(one => one.Id).ToListAsync(ct);
        var returns = await db.AssistedReturns.Where(one => reportIds.Contains(one.ReportId)).OrderBy(one => one.On).ThenBy(one => one.Id).ToListAsync(ct);
        List<Guid> agencies =
        [
            .. screenings.Select(one => one.AgencyId), .. reviews.Select(one => one.DecidingAgencyId), .. risks.Select(one => one.RaisedByAgencyId),
            .. risks.Select(one => one.DecidedByAgencyId).OfType<Guid>(), .. clearances.Select(one => one.OverridingAgencyId).OfType<Guid>(),
        ];
        agencies = [.. agencies.Distinct()];
        var removed = await EnterableAsync(register, AccessNoun.Removals, reportIds, ct);
        return new PersonGate(
            screenings, reviews, risks, clearances, returns, await EnterableAsync(register, AccessNoun.Screenings, reportIds, ct), removed,
            await db.Agencies.Where(agency => agencies.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct))
        {
            Lapsed = await LapsedAsync(register, [.. clearances.Where(one => one.Status == ClearanceStatus.Cleared)], removed, ct),
        };
    }

    /// <summary>What the gate would say of each, past all scopes as the gate reads.</summary>
    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Message>>> LapsedAsync(
        ActorRegister register, IReadOnlyList<RemovalClearance> given, HashSet<Guid> removed, CancellationToken ct)
    {
        var lapsed = new Dictionary<Guid, IReadOnlyList<Message>>();
        if (given.Count == 0)
        {
            return lapsed;
        }

        await using var db = register.Register.CreateContext();
        var ids = given.Select(one => one.ReportId).Distinct().ToList();
        var persons = await db.PersonReports.Where(report => ids.Contains(report.Id)).ToDictionaryAsync(report => report.Id, report => report.PersonId, ct);
        var facts = await GateReader.ReadAsync(db, [.. persons.Values.Distinct()], ct);
        foreach (var one in given)
        {
            if (facts.TryGetValue(persons[one.ReportId], out var of) && ClearanceRules.Lapses(of, one) is { Count: > 0 } why)
            {
                lapsed[one.Id] = removed.Contains(one.ReportId) ? why : [new Message("removals.lapse.untold")];
            }
        }

        return lapsed;
    }

    private static async Task<HashSet<Guid>> EnterableAsync(ActorRegister register, AccessNoun noun, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        if (!register.Actor.May(AccessVerb.Enter, noun))
        {
            return [];
        }

        await using var db = register.CreateContext(AccessVerb.Enter, noun);
        return [.. await db.PersonReports.Where(report => reportIds.Contains(report.Id)).Select(report => report.Id).ToListAsync(ct)];
    }
}
