using Pratip.Exchange.Imports.Rules;
using Pratip.Exchange.Workbooks;
using Pratip.Registry.Audit;
using Pratip.Registry.People;
using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>Entries that are the rows of one sheet. What they say of persons is left to <see cref="PeopleMerger"/>.</summary>
internal abstract class SheetMerger<TState>(MergeContext context, string sheetId) : Merger<TState>(context)
    where TState : class
{
    protected Sheet Sheet { get; } = SheetCatalogue.Standard.Get(sheetId);

    protected override string Book => sheetId;

    protected override IReadOnlyList<SheetColumn> Columns { get; } =
        [.. SheetCatalogue.Standard.Get(sheetId).Columns.Where(c => c.Type is not ("row-id" or "row-version") && !PersonRules.IsPersonal(c.Id))];

    protected Guid AgencyId => Context.Agency.Id;

    protected override IEnumerable<Entry> Gather() =>
        Context.File.Table(sheetId) is { } table ? table.Speaking.Select(row => new Entry(FileRules.KeyOf(row), table, row)) : [];

    protected Guid ReportIdOf(Entry entry) => Context.ReportIds[entry.Row.Required("person_reference")];

    protected async Task<Dictionary<Guid, SealedRemark>> RemarksAsync(IEnumerable<Guid> ids) =>
        (await Context.AskAsync(ids, chunk => Context.Db.SealedRemarks.Where(r => chunk.Contains(r.Id)))).ToDictionary(r => r.Id);

    protected string? Opened(SealedRemark? remark) => remark is null || Context.Vault.OpenRemark(remark) is "" ? null : Context.Vault.OpenRemark(remark);

    /// <summary>A remark that was taken out stays as an empty one: rows are never deleted.</summary>
    protected void PutRemark(Entry entry, SealedRemark? before)
    {
        if (before is not null && entry.Row is { Stamp.WithoutNames: true } && entry.Row["remarks"] is null)
        {
            return;
        }

        if (before is not null)
        {
            Context.Changes.Update(before, Context.Vault.ResealRemark(before, entry.Row["remarks"] ?? ""));
        }
        else if (entry.Row["remarks"] is { } text)
        {
            Context.Remarks.Add(entry.TargetId, text);
            Context.Changes.Expect();
        }
    }

    protected static string? Joined(IEnumerable<string> codes) => string.Join(';', codes.Order(StringComparer.Ordinal)) is { Length: > 0 } joined ? joined : null;

    protected static string? Text(bool? value) => value switch { true => "yes", false => "no", null => null };

    protected static string? Text(long? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A fact about a person, with the remark on it.</summary>
internal sealed record PersonFact<T>(T Fact, PersonReport Report, SealedRemark? Remark)
    where T : RegisterRow;

/// <summary>Sheets whose rows are one fact about one person each.</summary>
internal abstract class PersonFactMerger<T>(MergeContext context, string sheetId) : SheetMerger<PersonFact<T>>(context, sheetId)
    where T : RegisterRow
{
    protected abstract IQueryable<T> Facts { get; }

    protected abstract Guid ReportIdOf(T fact);

    /// <summary>What the register says in a column other than the person's reference and the remarks.</summary>
    protected abstract string? Registered(T fact, string column);

    /// <summary>The fact as the file tells it, on top of what is on record.</summary>
    protected abstract T Fill(Entry entry, T? before);

    protected override async Task<Dictionary<Guid, PersonFact<T>>> LoadAsync(IEnumerable<Guid> ids)
    {
        var facts = await Context.AskAsync(ids, chunk => Facts.Where(f => chunk.Contains(f.Id)));
        var reports = (await Context.AskAsync(facts.Select(ReportIdOf), chunk => Context.Db.PersonReports.Where(r => chunk.Contains(r.Id)))).ToDictionary(r => r.Id);
        var remarks = await RemarksAsync(facts.Select(f => f.Id));
        return facts.ToDictionary(f => f.Id, f => new PersonFact<T>(f, reports[ReportIdOf(f)], remarks.GetValueOrDefault(f.Id)));
    }

    /// <summary>A fact entered by another way is only recognised by its row id: a person may be handed over twice in a day.</summary>
    protected override Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries) => Task.FromResult(new Dictionary<string, Guid>(StringComparer.Ordinal));

    protected override IEnumerable<RegisterRow> RowsOf(PersonFact<T> state) => state.Remark is null ? [state.Fact] : [state.Fact, state.Remark];

    protected override bool IsOwn(PersonFact<T> state) => state.Report.AgencyId == AgencyId;

    protected override string? Registered(PersonFact<T> state, string column) => column switch
    {
        "person_reference" => state.Report.OwnReference,
        "remarks" => Opened(state.Remark),
        _ => Registered(state.Fact, column),
    };

    protected override void Write(Entry entry, PersonFact<T>? before)
    {
        Context.Changes.Put(before?.Fact, Fill(entry, before?.Fact));
        PutRemark(entry, before?.Remark);
    }
}
