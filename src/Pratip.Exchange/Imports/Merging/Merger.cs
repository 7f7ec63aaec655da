using Pratip.Exchange.Imports.Offline;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Imports;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>
/// Brings one kind of entry into the register: recognises what was imported before, leaves alone what says the same,
/// updates what only the file has changed, and shows what the register has changed since.
/// </summary>
/// <typeparam name="TState">The rows of the register that make up one entry.</typeparam>
internal abstract partial class Merger<TState>(MergeContext context) : IMerger
    where TState : class
{
    private Dictionary<Guid, TState>? _checked;

    protected MergeContext Context { get; } = context;

    protected List<Entry> Entries { get; private set; } = [];

    /// <summary>The name under which the bookkeeping remembers these entries.</summary>
    protected abstract string Book { get; }

    /// <summary>The columns an entry consists of, sealed ones included.</summary>
    protected abstract IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>True where a row of the file is the entry, and its row id the id of the register's row.</summary>
    protected virtual bool HasRowIds => true;

    /// <summary>The part of a row that the entries are.</summary>
    protected virtual RowParts Part => RowParts.Fact;

    /// <summary>True where an empty cell says nothing, because other sheets speak of the same entry.</summary>
    protected virtual bool EmptySaysNothing => false;

    public async Task RecogniseAsync()
    {
        Entries = [.. Gather()];
        var digest = new ContentDigest(Context.Vault, Columns);
        Entries.AsParallel().ForAll(entry => entry.Hash = digest.Of(entry));
        await RecogniseAsync(Entries);
        Entries.ForEach(entry => entry.IsOnRecord = entry.TargetId != Guid.Empty);
    }

    /// <summary>What the register says of entries, as a file would say it.</summary>
    public async Task<IReadOnlyList<RegisteredEntry>> ReadAsync(IEnumerable<Guid> ids) =>
    [
        .. (await LoadAsync(ids)).Where(s => !RowsOf(s.Value).First().IsVoided).Select(s => new RegisteredEntry(
            s.Key, RowsOf(s.Value).Sum(r => r.Version), Columns.ToDictionary(c => c.Id, c => Registered(s.Value, c.Id), StringComparer.Ordinal))),
    ];

    public async Task CheckAsync()
    {
        _checked = await LoadOthersAsync();
        foreach (var entry in Entries.Where(e => !e.Row.IsRejected))
        {
            if (_checked.TryGetValue(entry.TargetId, out var state) && !IsConflict(entry, state, out _))
            {
                RejectRefused(entry, state);
            }
        }
    }

    public async Task MergeAsync()
    {
        var states = _checked ?? await LoadOthersAsync();
        foreach (var entry in Entries.Where(e => !e.Row.IsRejected))
        {
            if (entry.TargetId == Guid.Empty)
            {
                entry.TargetId = HasRowIds && entry.Row.RowId is { } id ? Context.OwnRowId(id) : RowId.Next();
                Enter(entry);
            }
            else if (states.TryGetValue(entry.TargetId, out var state))
            {
                Compare(entry, state);
            }
            else if (entry.Known is null && !entry.IsUntouched(Part))
            {
                Enter(entry);
            }

            foreach (var row in entry.Rows)
            {
                if (HasRowIds)
                {
                    Context.Tell(row, entry.Fate);
                }
                else
                {
                    Context.TellPart(row, entry.Fate);
                }
            }
        }

        Finish();
    }

    protected abstract IEnumerable<Entry> Gather();

    protected abstract Task<Dictionary<Guid, TState>> LoadAsync(IEnumerable<Guid> ids);

    /// <summary>Rows of the register that have the entry's key without having come by a file.</summary>
    protected abstract Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries);

    protected abstract IEnumerable<RegisterRow> RowsOf(TState state);

    /// <summary>Whether a row, met by its id, belongs to the sending agency.</summary>
    protected abstract bool IsOwn(TState state);

    /// <summary>What the register says in a column, as the file would say it.</summary>
    protected abstract string? Registered(TState state, string column);

    /// <summary>What the file says in a column, with the value that silence stands for.</summary>
    protected virtual string? Filed(Entry entry, string column) => entry.Value(column);

    /// <summary>Why the change may not come by a file; null where it may.</summary>
    protected virtual (string Column, Reference.Wording.Message What)? Refuse(Entry entry, TState? state) => null;

    /// <summary>The key under which an entry came before, where a row of the file has renamed it.</summary>
    protected virtual string? FormerKey(Entry entry) => null;

    protected abstract void Write(Entry entry, TState? before);

    protected virtual void Finish()
    {
    }

    /// <summary>The version from which the register gave the entry out; null where it did not.</summary>
    protected virtual int? BaseOf(Entry entry) => entry.BaseOf(Part);

    /// <summary>
    /// What a file said last is no measure for a row that the register has given out since; what was given out is.
    /// </summary>
    private bool IsSame(Entry entry) => entry.IsUntouched(Part)
        || (BaseOf(entry) is null && entry.Known is { } known && known.ContentHash.AsSpan().SequenceEqual(entry.Hash));

    /// <summary>What is on record of the entries that do not say just what the last file said.</summary>
    private Task<Dictionary<Guid, TState>> LoadOthersAsync() =>
        LoadAsync(Entries.Where(e => !e.Row.IsRejected && e.TargetId != Guid.Empty && !IsSame(e)).Select(e => e.TargetId));

    private void Enter(Entry entry)
    {
        if (RejectRefused(entry, null))
        {
            return;
        }

        var touched = Context.Changes.Touched;
        Write(entry, null);
        entry.Fate = Fate.New;
        Context.Changes.Track(new ImportedRow
        {
            AgencyId = Context.Agency.Id,
            Sheet = Book,
            RowKey = entry.Key,
            TargetId = entry.TargetId,
            TargetVersion = Context.Changes.Touched - touched,
            ContentHash = entry.Hash,
        });
    }

    private void Compare(Entry entry, TState state)
    {
        if (IsConflict(entry, state, out var different))
        {
            Conflict(entry, state, different);
            return;
        }

        if (RejectRefused(entry, state))
        {
            return;
        }

        var versions = VersionsOf(state);
        var touched = Context.Changes.Touched;
        if (different.Count > 0)
        {
            Write(entry, state);
        }

        touched = Context.Changes.Touched - touched;
        entry.Fate = touched > 0 ? Fate.Updated : Fate.Unchanged;
        Remember(entry, versions + touched);
    }

    private bool RejectRefused(Entry entry, TState? state)
    {
        if (Refuse(entry, state) is not { } refusal)
        {
            return false;
        }

        foreach (var row in entry.Rows)
        {
            Context.Problems.Error(Context.File.Table(row.Sheet.Id)!, row, row.Sheet.Column(refusal.Column), refusal.What);
        }

        return true;
    }

    private bool IsConflict(Entry entry, TState state, out List<SheetColumn> different)
    {
        different = Columns.Where(c => Differs(entry, state, c)).ToList();
        return different.Count > 0 && IsNewerInRegister(entry, state, VersionsOf(state), different);
    }

    private int VersionsOf(TState state) => RowsOf(state).Sum(r => r.Version);

    private bool Differs(Entry entry, TState state, SheetColumn column)
    {
        var filed = Filed(entry, column.Id);
        var silent = EmptySaysNothing || (column.Sealed && entry.Row.Stamp is { WithoutNames: true });
        return (filed is not null || !silent) && !string.Equals(filed, Registered(state, column.Id), StringComparison.Ordinal);
    }

    /// <summary>
    /// Versions only grow, so their sum tells whether any of the rows was changed. A row that never came by a file is
    /// taken over if the file only adds to it.
    /// </summary>
    private bool IsNewerInRegister(Entry entry, TState state, int versions, List<SheetColumn> different) =>
        RowsOf(state).First().IsVoided
        || (BaseOf(entry) is { } version ? version != versions
            : entry.Known is { } known ? known.TargetVersion != versions : different.Exists(c => Registered(state, c.Id) is not null));

    private void Conflict(Entry entry, TState state, List<SheetColumn> different)
    {
        entry.Fate = Fate.Conflict;
        var fields = different.Select(c => c.Sealed || c.Id == "birth_date"
            ? new ConflictField(c.Header, null, null, Sealed: true)
            : new ConflictField(c.Header, Shown(Filed(entry, c.Id)), Shown(Registered(state, c.Id)), Sealed: false)).ToList();
        if (RowsOf(state).First().IsVoided)
        {
            fields.Insert(0, new ConflictField(new("Voided in the register", "ត្រូវបានទុកជាមោឃៈក្នុងបញ្ជី"), null, "yes", Sealed: false));
        }

        Context.Conflicts.Add(new(entry.Table.Tab, entry.Row.Number, Rules.FileRules.Shown(entry.Row), fields));
    }

    private static string? Shown(string? value) => SheetRow.SplitVerbatim(value) is (_, { } reported) ? reported : value;

    private void Remember(Entry entry, int versions)
    {
        if (entry.Known is not { } known)
        {
            Context.Changes.Track(new ImportedRow
            {
                AgencyId = Context.Agency.Id,
                Sheet = Book,
                RowKey = entry.Key,
                TargetId = entry.TargetId,
                TargetVersion = versions,
                ContentHash = entry.Hash,
            });
            return;
        }

        known.RowKey = entry.Key;
        known.TargetVersion = versions;
        known.ContentHash = entry.Hash;
        Context.Changes.TrackAgain(known);
    }

    private static SheetColumn KeyColumn(Entry entry) => entry.Row.Sheet.Columns.Last(c => c is { Key: true, Required: true });
}
