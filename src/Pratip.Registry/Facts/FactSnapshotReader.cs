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
    public Task<FactSnapshot> ReadAsync(DateOnly asOf, CancellationToken ct = default) =>
        ReadAsync(asOf, [.. FactSchema.Standard.Tables.Select(t => t.Id)], ct);

    /// <param name="tables">The fact tables the figures asked for rest on; others are read only where these need them.</param>
    public async Task<FactSnapshot> ReadAsync(DateOnly asOf, IReadOnlyCollection<string> tables, CancellationToken ct)
    {
        return (await ReadAsync(asOf, tables, new FactSources(db, law, asOf, ct), ct)).Snapshot;
    }

    /// <summary>With the cases behind the ordinals of one table; a dossier under several numbers has them all.</summary>
    internal async Task<(FactSnapshot Snapshot, ILookup<int, Guid> Cases)> ReadWithCasesAsync(DateOnly asOf, string table, CancellationToken ct)
    {
        var (snapshot, sources) = await ReadAsync(asOf, [table], new FactSources(db, law, asOf, ct), ct);
        return (snapshot, (await sources.CasesAsync()).All.ToLookup(one => one.Value.Ordinal, one => one.Key));
    }

    private async Task<(FactSnapshot Snapshot, FactSources Sources)> ReadAsync(DateOnly asOf, IReadOnlyCollection<string> tables, FactSources sources, CancellationToken ct)
    {
        var found = new List<FactTable>();
        foreach (var (ids, read) in sources.Groups)
        {
            if (ids.Any(id => tables.Contains(id, StringComparer.Ordinal)))
            {
                found.AddRange(await read());
            }
        }

        var (coverage, obligations, aggregates) = await ReturnFacts.ReadAsync(db, ct);
        return (new(found.ToDictionary(t => t.Id, StringComparer.Ordinal), coverage, obligations, aggregates, asOf), sources);
    }
}

/// <summary>What the fact tables are made from, each read once and only if a table needs it.</summary>
internal sealed class FactSources(RegistryDb db, LawBook law, DateOnly asOf, CancellationToken ct)
{
    private PersonFacts? _persons;
    private CaseFacts? _cases;
    private SuspectFacts? _suspects;
    private VictimFacts? _victims;

    /// <summary>Tables that come from the same rows, and how to read them.</summary>
    public IEnumerable<(string[] Tables, Func<Task<IEnumerable<FactTable>>> Read)> Groups =>
    [
        (["cases"], async () => [(await CasesAsync()).Cases()]),
        (["charges"], async () => [(await CasesAsync()).Charges(await SuspectsAsync(), await PersonsAsync())]),
        (["suspect-stages"], async () => [(await SuspectsAsync()).Stages(await CasesAsync(), await PersonsAsync())]),
        (["victims"], async () => [(await VictimsAsync()).Victims(await CasesAsync(), await PersonsAsync())]),
        (["hand-overs"], async () => [await VictimFacts.HandOversAsync(db, await VictimsAsync(), await CasesAsync(), await PersonsAsync(), ct)]),
        (["court-files", "court-defendants", "court-victims"],
            async () => new CourtFacts(await SuspectsAsync(), await CasesAsync(), await PersonsAsync()).Tables(await VictimsAsync())),
        (["removals", "removal-files"], async () => await RemovalFacts.ReadAsync(db, await PersonsAsync(), ct)),
        (["detentions"], async () => [await DetentionFacts.ReadAsync(db, await PersonsAsync(), ct)]),
        (["repatriations", "interceptions"], async () => await MovementFacts.ReadAsync(db, await PersonsAsync(), ct)),
        (["operations", "operation-persons"], async () => await OperationFacts.ReadAsync(db, await PersonsAsync(), ct)),
        (["sites"], async () => [await OperationFacts.SitesAsync(db, ct)]),
        (["complaints"], async () => [await ComplaintFacts.ReadAsync(db, asOf, ct)]),
        (["activities"], async () => [await ActivityFacts.ReadAsync(db, ct)]),
    ];

    private async Task<PersonFacts> PersonsAsync() => _persons ??= await PersonFacts.ReadAsync(db, ct);

    public async Task<CaseFacts> CasesAsync() => _cases ??= await CaseFacts.ReadAsync(db, law, ct);

    private async Task<SuspectFacts> SuspectsAsync() => _suspects ??= await SuspectFacts.ReadAsync(db, ct);

    private async Task<VictimFacts> VictimsAsync() => _victims ??= await VictimFacts.ReadAsync(db, ct);
}

/// <summary>Rows of the register that count: voided ones never do.</summary>
internal static class Counted
{
    public static IQueryable<T> Of<T>(RegistryDb db)
        where T : Audit.RegisterRow => db.Set<T>().AsNoTracking().Where(row => !row.IsVoided);
}
