using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Law;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>
/// Reads the register into columns: one row per counted thing, persons and files as ordinals that mean nothing outside
/// this snapshot. No name, no free text, no case number and no birth date is ever read here.
/// </summary>
public sealed class FactSnapshotReader(RegistryDb db, LawBook law)
{
    /// <param name="asOf">The last day the snapshot speaks of; returns after it are not expected yet.</param>
    public async Task<FactSnapshot> ReadAsync(DateOnly asOf, CancellationToken ct = default)
    {
        var persons = await PersonFacts.ReadAsync(db, ct);
        var cases = await CaseFacts.ReadAsync(db, law, ct);
        var suspects = await SuspectFacts.ReadAsync(db, ct);
        var victims = await VictimFacts.ReadAsync(db, ct);

        var tables = new List<FactTable>
        {
            cases.Cases(),
            cases.Charges(suspects, persons),
            suspects.Stages(cases, persons),
            victims.Victims(cases, persons),
            await VictimFacts.HandOversAsync(db, victims, cases, persons, ct),
        };
        tables.AddRange(new CourtFacts(suspects, cases, persons).Tables(victims));
        tables.AddRange(await RemovalFacts.ReadAsync(db, persons, ct));
        tables.AddRange(await MovementFacts.ReadAsync(db, persons, ct));
        tables.Add(await ActivityFacts.ReadAsync(db, ct));

        var (coverage, obligations, aggregates) = await ReturnFacts.ReadAsync(db, ct);
        return new(tables.ToDictionary(t => t.Id, StringComparer.Ordinal), coverage, obligations, aggregates, asOf);
    }
}

/// <summary>Rows of the register that count: voided ones never do.</summary>
internal static class Counted
{
    public static IQueryable<T> Of<T>(RegistryDb db)
        where T : Audit.RegisterRow => db.Set<T>().AsNoTracking().Where(row => !row.IsVoided);
}
