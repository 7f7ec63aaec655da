using Pratip.Exchange.Imports.Fields;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>What the mergers of one import share.</summary>
internal sealed class MergeContext(RegistryDb db, IdentityVault vault, ImportedReturn file, AgencyDirectory agencies, ProblemList problems, CancellationToken ct)
{
    /// <summary>Ids and keys asked for in one query.</summary>
    public const int AskedAtOnce = 1_000;

    public RegistryDb Db { get; } = db;

    public IdentityVault Vault { get; } = vault;

    public ImportedReturn File { get; } = file;

    public Agency Agency { get; } = file.Agency ?? throw new InvalidOperationException("A file without an agency is refused before it is merged.");

    public AgencyDirectory Agencies { get; } = agencies;

    public ProblemList Problems { get; } = problems;

    public CancellationToken Ct { get; } = ct;

    public ChangeSet Changes { get; } = new();

    public List<ImportConflict> Conflicts { get; } = [];

    /// <summary>Rows of the file whose fate is known by now.</summary>
    public int Told { get; private set; }

    public CodeSets Codes { get; } = new();

    public SealingLine<Identity, SealedIdentity> Identities { get; } = new(vault.Seal);

    public SealingLine<string, SealedRemark> Remarks { get; } = new(vault.SealRemark);

    /// <summary>New cases, which get their central numbers inside the transaction.</summary>
    public List<Registry.Cases.Case> NewCases { get; } = [];

    /// <summary>Removals whose clearance the gate says inside the transaction.</summary>
    public List<Registry.Removals.Removal> RemovalsToJudge { get; } = [];

    /// <summary>Detentions that a file ends at a mission, without a removal.</summary>
    public List<Registry.Detentions.Detention> HandedToJudge { get; } = [];

    public IReadOnlyDictionary<string, Guid> CaseIds { get; set; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Guid> ReportIds { get; set; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Guid> RemovalFileIds { get; set; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Guid> EncounterIds { get; set; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>References that were changed in rows recognised by their id: the new one to the former one.</summary>
    public Dictionary<string, string> FormerPersons { get; } = new(StringComparer.Ordinal);

    /// <summary>References under which rows of this file name the person they named before.</summary>
    public HashSet<string> KeptPersons { get; } = new(StringComparer.Ordinal);

    /// <summary>Suspects of this file by case and person reference.</summary>
    public Dictionary<(Guid CaseId, string Person), Guid> SuspectIds { get; } = [];

    /// <summary>
    /// One blank workbook goes out to many bodies, and a body fills it in anew for every period: the id of its row names
    /// something only within one body's return for one period.
    /// </summary>
    public Guid OwnRowId(Guid rowId) => DerivedId.Of(rowId, $"{Agency.Code} {File.Period}");

    /// <summary>Rows are asked for in chunks, never one by one and never all at once.</summary>
    public async Task<List<TRow>> AskAsync<TKey, TRow>(IEnumerable<TKey> keys, Func<List<TKey>, IQueryable<TRow>> query)
    {
        var found = new List<TRow>();
        foreach (var chunk in keys.Distinct().Chunk(AskedAtOnce))
        {
            found.AddRange(await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(query([.. chunk]), Ct));
        }

        return found;
    }

    /// <summary>Persons of the sending agency by its own references.</summary>
    public async Task<Dictionary<string, PersonState>> PersonsAsync(IEnumerable<string> references)
    {
        var reports = await AskAsync(references, chunk => Db.PersonReports.Where(r => r.AgencyId == Agency.Id && !r.IsVoided && chunk.Contains(r.OwnReference)));
        var identities = (await AskAsync(reports.Select(r => r.Id), chunk => Db.SealedIdentities.Where(i => chunk.Contains(i.Id)))).ToDictionary(i => i.Id);
        return reports.DistinctBy(r => r.OwnReference, StringComparer.Ordinal).ToDictionary(
            r => r.OwnReference,
            r => identities.TryGetValue(r.Id, out var one) ? new PersonState(r, one, Vault.Open(one)) : new PersonState(r, null, new Identity()),
            StringComparer.Ordinal);
    }

    /// <summary>The envelopes are waited for where nothing else is left to do.</summary>
    public async Task FinishSealingAsync()
    {
        Changes.AddExpected(await Identities.FinishAsync());
        Changes.AddExpected(await Remarks.FinishAsync());
    }

    /// <summary>A row is new if it itself is: a person or an operation that it adds to was there before.</summary>
    public void Tell(SheetRow row, Fate fate)
    {
        if (fate == Fate.New && row.Fate != Fate.Conflict)
        {
            Told += row.Fate is null ? 1 : 0;
            row.Fate = fate;
        }
        else
        {
            TellPart(row, fate);
        }
    }

    /// <summary>What became of something that the row shares with others; told before the row itself.</summary>
    public void TellPart(SheetRow row, Fate fate)
    {
        var told = fate == Fate.New ? Fate.Updated : fate;
        Told += row.Fate is null ? 1 : 0;
        row.Fate = row.Fate > told ? row.Fate : told;
    }
}
