using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Detentions;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Encounters;

/// <summary>An encounter and what came of it.</summary>
public sealed record CountedEncounter(Encounter Encounter, EncounterCounts Counts);

/// <summary>
/// What came of an encounter, counted in persons. What became of those who were held is in the account; whoever was met and not
/// held stands beside it.
/// </summary>
/// <param name="Met">Everybody, whether entered at the place or named by a file.</param>
/// <param name="Screened">With an individual screening; null where the reader may not know.</param>
/// <param name="Presumed">With a standing as presumed or identified victim; null where the reader may not know.</param>
/// <param name="Held">What became of those who were held.</param>
public sealed record EncounterCounts(int Met, int? Screened, int? Presumed, DetentionAccount Held)
{
    /// <summary>Found not to be victims, or not looked at as such.</summary>
    private static readonly string[] NoVictim = ["not-confirmed", "not-considered"];

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
        var ids = encounters.Select(one => one.Id);
        var met = MetIn(db, ids);
        var all = await CountAsync(met, ct);
        var screened = register.Actor.May(AccessVerb.View, AccessNoun.Screenings)
            ? await CountAsync(met.Where(one => db.ScreeningInterviews.Any(screening => screening.ReportId == one.ReportId)), ct) : null;
        var presumed = register.Actor.May(AccessVerb.View, AccessNoun.Victims)
            ? await CountAsync(met.Where(one => db.Victims.Any(victim => victim.ReportId == one.ReportId && !NoVictim.Contains(victim.Status))), ct) : null;
        var held = await DetentionAccounts.OfEncountersAsync(db, ids, ct);
        return rows.ConvertAll(one => new CountedEncounter(one, new EncounterCounts(
            all.GetValueOrDefault(one.Id), screened?.GetValueOrDefault(one.Id), presumed?.GetValueOrDefault(one.Id), held.GetValueOrDefault(one.Id, DetentionAccount.Empty))));
    }

    /// <summary>Each person once, whether entered at the place or held by what a file said.</summary>
    private static IQueryable<MetPerson> MetIn(RegistryDb db, IQueryable<Guid> ids) =>
        db.EncounteredPersons.Where(person => ids.Contains(person.EncounterId)).Select(person => new MetPerson { EncounterId = person.EncounterId, ReportId = person.ReportId })
            .Union(db.Detentions.Where(one => one.EncounterId != null && ids.Contains(one.EncounterId.Value)).Select(one => new MetPerson { EncounterId = one.EncounterId!.Value, ReportId = one.ReportId }));

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<MetPerson> people, CancellationToken ct) =>
        people.GroupBy(one => one.EncounterId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, ct);

    private sealed class MetPerson
    {
        public Guid EncounterId { get; init; }

        public Guid ReportId { get; init; }
    }
}
