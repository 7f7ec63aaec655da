using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Detentions;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Encounters;

/// <summary>An encounter and what came of it.</summary>
public sealed record CountedEncounter(Encounter Encounter, EncounterCounts Counts);

/// <summary>
/// What came of an encounter, counted in persons. What became of those who were held is in the account; whoever was met and not
/// held stands beside it.
/// </summary>
/// <param name="Met">Everybody, whether entered at the place or named by a file.</param>
/// <param name="Screened">With an individual screening that counts still; null where the reader may not know.</param>
/// <param name="Presumed">With a standing as presumed or identified victim; null where the reader may not know.</param>
/// <param name="Held">What became of those who were held.</param>
public sealed record EncounterCounts(int Met, int? Screened, int? Presumed, DetentionAccount Held)
{
    public static EncounterCounts None { get; } = new(0, 0, 0, DetentionAccount.Empty);

    public int NotHeld => Met - Held.In;

    public int? WithoutScreening => Met - Screened;

    public EncounterCounts And(EncounterCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new EncounterCounts(Met + other.Met, Screened + other.Screened, Presumed + other.Presumed, Held.And(other.Held));
    }

    /// <summary>Of all these encounters, oldest first, in a fixed number of statements.</summary>
    internal static async Task<IReadOnlyList<CountedEncounter>> OfAsync(ActorRegister register, RegistryDb db, IQueryable<Encounter> encounters, CancellationToken ct)
    {
        var rows = await encounters.OrderBy(one => one.On).ThenBy(one => one.Id).ToListAsync(ct);
        var ids = rows.ConvertAll(one => one.Id);
        var entered = await db.EncounteredPersons.Where(person => ids.Contains(person.EncounterId)).Select(person => new { person.EncounterId, person.ReportId }).ToListAsync(ct);
        var held = await DetentionAccounts.OfEncountersAsync(db, ids.ConvertAll(id => (Guid?)id), ct);

        // Each person once, whether entered at the place or held by what a file said.
        var met = entered.Select(person => (person.EncounterId, person.ReportId)).Concat(held.People).Distinct().ToLookup(person => person.EncounterId, person => person.ReportId);
        var reports = met.SelectMany(people => people).Distinct().ToList();
        var screened = register.Actor.May(AccessVerb.View, AccessNoun.Screenings)
            ? (await UnfitScreenings.CountedAsync(register, reports, ct)).Select(one => one.ReportId).ToHashSet() : null;
        var presumed = register.Actor.May(AccessVerb.View, AccessNoun.Victims)
            ? (await db.Victims.Where(one => reports.Contains(one.ReportId) && VictimStatus.Standing.Contains(one.Status)).Select(one => one.ReportId).Distinct().ToListAsync(ct)).ToHashSet() : null;
        return rows.ConvertAll(one => new CountedEncounter(one, new EncounterCounts(
            met[one.Id].Count(), screened is null ? null : met[one.Id].Count(screened.Contains), presumed is null ? null : met[one.Id].Count(presumed.Contains),
            held.Accounts.GetValueOrDefault(one.Id, DetentionAccount.Empty))));
    }
}
