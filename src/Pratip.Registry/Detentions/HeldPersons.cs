using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Detentions;

/// <summary>Who is held and lacks what, as queries without scope: for the watch over deadlines and the numbers beside its tasks.</summary>
internal static class HeldPersons
{
    /// <summary>The table of the tasks that are one for everybody of an encounter.</summary>
    public const string OfEncounter = "encounters";

    /// <summary>Held for all that is known.</summary>
    public static IQueryable<Detention> Held(RegistryDb db) => NotEnded(db).Where(one => one.Until == null);

    /// <summary>Held, and nobody has finished speaking to them alone. Where somebody else's opinion was asked, that waits under its own name.</summary>
    /// <param name="db">Without scope.</param>
    /// <param name="unfit">Interviews with these people that count for nothing any more.</param>
    public static IQueryable<Detention> Unscreened(RegistryDb db, IReadOnlyCollection<Guid> unfit) => Held(db).Where(one => !db.ScreeningInterviews.Any(
        screening => screening.ReportId == one.ReportId && screening.Decision != ScreeningDecision.NotFinished && !screening.IsVoided && !unfit.Contains(screening.Id)));

    /// <summary>Interviews with people who are held, that count for nothing any more.</summary>
    public static async Task<IReadOnlyCollection<Guid>> UnfitAsync(RegistryDb db, CancellationToken ct) =>
        await UnfitScreenings.OfAsync(db, db.ScreeningInterviews.Where(one => Held(db).Any(held => held.ReportId == one.ReportId)), ct);

    /// <summary>No word on what became of them; whether they are held still or nobody knows.</summary>
    public static IQueryable<Detention> NotEnded(RegistryDb db) => db.Detentions.Where(
        one => !one.IsVoided && one.DisposedOn == null && (one.Disposition == DetentionDisposition.StillDetained || one.Disposition == DetentionDisposition.Unknown));

    /// <summary>How many persons of these encounters lack what a kind of task asks for.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> CountAsync(RegistryDb db, string kind, IReadOnlyCollection<Guid> encounterIds, CancellationToken ct)
    {
        if (encounterIds.Count == 0)
        {
            return new Dictionary<Guid, int>();
        }

        // Nobody is held twice at once, so whoever is held is one row; of whom nobody knows what became there may be several.
        return kind == TaskKinds.ScreeningMissing
            ? await Unscreened(db, await UnfitAsync(db, encounterIds, ct)).Where(one => one.EncounterId != null && encounterIds.Contains(one.EncounterId.Value))
                .GroupBy(one => one.EncounterId!.Value).Select(group => new { group.Key, Number = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Number, ct)
            : await NotEnded(db).Where(one => one.EncounterId != null && encounterIds.Contains(one.EncounterId.Value))
                .GroupBy(one => one.EncounterId!.Value).Select(group => new { group.Key, Number = group.Select(one => one.ReportId).Distinct().Count() })
                .ToDictionaryAsync(one => one.Key, one => one.Number, ct);
    }

    private static async Task<IReadOnlyCollection<Guid>> UnfitAsync(RegistryDb db, IReadOnlyCollection<Guid> encounterIds, CancellationToken ct) => await UnfitScreenings.OfAsync(
        db, db.ScreeningInterviews.Where(one => Held(db).Any(held => held.ReportId == one.ReportId && held.EncounterId != null && encounterIds.Contains(held.EncounterId.Value))), ct);

    /// <summary>By task, for those that stand for everybody of an encounter.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> CountAsync(RegistryDb db, IEnumerable<CaseTask> tasks, CancellationToken ct)
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var of in tasks.Where(task => task.TargetNoun == OfEncounter && task.TargetId is not null).GroupBy(task => task.Kind, StringComparer.Ordinal))
        {
            var persons = await CountAsync(db, of.Key, [.. of.Select(task => task.TargetId!.Value).Distinct()], ct);
            foreach (var task in of)
            {
                counts[task.Id] = persons.GetValueOrDefault(task.TargetId!.Value);
            }
        }

        return counts;
    }
}
