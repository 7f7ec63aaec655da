using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Exchanges;

/// <summary>
/// Who is never a candidate: persons for whom a protection risk is open or was found, and persons who refused sharing or withdrew from it.
/// Said of one report, it holds for every report that is counted as the same person's.
/// </summary>
internal static class KeptBack
{
    private const string ReturnPossible = "return-possible";

    public static async Task<HashSet<Guid>> ReportsAsync(RegistryDb db, CancellationToken ct)
    {
        var atRisk = await db.ProtectionRisks.Where(risk => !risk.IsVoided && risk.Decision != ReturnPossible).Select(risk => risk.ReportId).ToListAsync(ct);
        var consents = await db.PersonConsents.Where(consent => consent.Purpose == HolderQuestions.Sharing && !consent.IsVoided).ToListAsync(ct);
        var refused = consents.GroupBy(consent => consent.ReportId)
            .Where(group => group.OrderBy(consent => consent.On, StringComparer.Ordinal).ThenBy(consent => consent.Id).Last() is not { IsGiven: true, WithdrawnOn: null })
            .Select(group => group.Key);
        HashSet<Guid> kept = [.. atRisk, .. refused];
        var counted = await db.CountedPersons.Where(one => !one.IsVoided).Select(one => new { one.Id, one.PersonId }).ToListAsync(ct);
        var persons = counted.Where(one => kept.Contains(one.Id)).Select(one => one.PersonId).Concat(kept).ToHashSet();

        // The earliest report of a person stands for it and has perhaps no row of its own.
        kept.UnionWith(counted.Where(one => persons.Contains(one.PersonId)).SelectMany(one => new[] { one.Id, one.PersonId }));
        return kept;
    }
}
