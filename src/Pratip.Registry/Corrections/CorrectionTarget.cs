using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Corrections;

/// <summary>A row that is corrected, with its fields as texts. For an identity they are opened, and the row may not be there yet.</summary>
internal sealed class CorrectionTarget
{
    private readonly NounTable _table;
    private readonly IdentityVault _vault;
    private readonly RegisterRow? _row;
    private readonly PersonReport? _report;
    private readonly Identity _identity = new();

    private CorrectionTarget(CorrectableNoun noun, IdentityVault vault, RegisterRow? row, PersonReport? report)
    {
        Noun = noun;
        _table = NounTable.Find(noun.Noun)!;
        _vault = vault;
        _row = row;
        _report = report;
        if (row is SealedIdentity identity)
        {
            _identity = vault.Open(identity);
        }

        Values = noun.Noun == CorrectableNoun.Identities
            ? IdentityValues.Read(_identity)
            : noun.Fields.ToDictionary(field => field.Property, field => FactValues.Read(row!, field), StringComparer.Ordinal);
    }

    public CorrectableNoun Noun { get; }

    /// <summary>0 while nothing of an identity is known.</summary>
    public int Version => _row?.Version ?? 0;

    public long Event => _row?.EventId ?? 0;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; }

    /// <summary>The row, or the report of an identity that is not there yet: by which the case is found.</summary>
    public RegisterRow Row => _row ?? _report!;

    /// <summary>Null where the row is not there, voided, or out of the context's reach. Opens an identity: record the look before.</summary>
    public static async Task<CorrectionTarget?> FindAsync(RegistryDb db, IdentityVault vault, CorrectableNoun noun, Guid id, CancellationToken ct)
    {
        var row = await NounTable.Find(noun.Noun)!.FindAsync(db, id, ct);
        if (noun.Noun != CorrectableNoun.Identities)
        {
            return row is null or { IsVoided: true } ? null : new CorrectionTarget(noun, vault, row, null);
        }

        // Where identities are out of reach, that none is found does not mean that none is there.
        var report = await db.PersonReports.SingleOrDefaultAsync(one => one.Id == id && !one.IsVoided && !one.IsAnonymous, ct);
        return report is null || row is { IsVoided: true } ? null : new CorrectionTarget(noun, vault, row, report);
    }

    /// <summary>The fields that would not be as they are now.</summary>
    public List<FieldChange> Differences(IReadOnlyDictionary<string, IReadOnlyList<string>> asked) =>
    [
        .. from field in Noun.Fields
           where asked.ContainsKey(field.Property)
           let should = FactValues.Normalized(field, asked[field.Property])
           where !should.SequenceEqual(Values[field.Property], StringComparer.Ordinal)
           select new FieldChange(field.Property, Values[field.Property], should),
    ];

    /// <summary>Puts the row as it should be into the rows of an event. Refused where another row has its reference, its dates go backwards, or it could not have been entered so.</summary>
    /// <param name="register">Asked without scope whether a reference is taken.</param>
    /// <param name="rows">What the event does.</param>
    /// <param name="changes">The fields that change.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task ApplyAsync(Register register, RowChanges rows, IReadOnlyList<FieldChange> changes, CancellationToken ct)
    {
        CheckOrder(changes);
        if (Noun.Noun == CorrectableNoun.Identities)
        {
            ApplyIdentity(rows, changes);
            return;
        }

        var after = _table.Copy(_row!);
        foreach (var change in changes)
        {
            FactValues.Write(after, Noun.Field(change.Property)!, change.Should);
        }

        await using var db = register.CreateContext();
        if (await _table.TakenAsync(db, _row!, after, ct) is { } taken)
        {
            throw new EntryRefusedException(taken, new Message("corrections.taken"));
        }

        await CorrectionRules.RequireAsync(db, _row!, after, changes.Select(change => change.Property).ToHashSet(StringComparer.Ordinal), ct);
        _table.Update(rows, _row!, after);
        if (after is Custody custody && changes.Any(change => CorrectionRules.CustodyLimit.Contains(change.Property, StringComparer.Ordinal)))
        {
            await CustodyService.MoveTaskAsync(register, rows, custody, ct);
        }
    }

    private void CheckOrder(IReadOnlyList<FieldChange> changes)
    {
        var check = new EntryCheck();
        foreach (var field in Noun.Fields.Where(field => field.NotBefore is not null))
        {
            var (first, second) = (After(field.NotBefore!), After(field.Property));
            if (field.Kind == FieldKind.Moment && first is not null && second is not null && string.CompareOrdinal(second, first) < 0)
            {
                check.Refuse(field.Property, "corrections.moment-order");
            }
            else if (field.Kind == FieldKind.Date)
            {
                check.InOrder(field.Property, first, second);
            }
        }

        check.Problems.ThrowIfAny();

        string? After(string property) => (changes.FirstOrDefault(change => change.Property == property)?.Should ?? Values[property]) is [var first, ..] ? first : null;
    }

    private void ApplyIdentity(RowChanges rows, IReadOnlyList<FieldChange> changes)
    {
        var identity = IdentityValues.Write(_identity, changes.ToDictionary(change => change.Property, change => change.Should, StringComparer.Ordinal));
        if (_row is SealedIdentity before)
        {
            rows.Update(before, _vault.Reseal(before, identity));
        }
        else
        {
            rows.Add(_vault.Seal(_report!.Id, identity));
        }

        if (changes.Any(change => change.Property == nameof(Identity.BirthDate)) && PartialDate.TryParseIso(identity.BirthDate, out var birth))
        {
            // The day stays in the vault; the register keeps the year and how sure it is.
            var report = _report!.Copy<PersonReport>();
            (report.BirthYear, report.AgePrecision) = (birth.Year, birth.Precision == DatePrecision.Day ? "exact" : "year");
            rows.Update(_report, report);
        }
    }
}
