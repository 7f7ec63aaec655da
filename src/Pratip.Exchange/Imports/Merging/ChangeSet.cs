using Pratip.Registry.Audit;
using Pratip.Registry.Imports;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>Everything an import will write, put together before its transaction begins.</summary>
internal sealed class ChangeSet
{
    private readonly List<ImportedRow> _tracked = [];
    private readonly List<ImportedRow> _trackedAgain = [];

    public RowChanges Rows { get; } = new();

    /// <summary>Rows added or changed so far.</summary>
    public int Touched { get; private set; }

    public int Tracked => _tracked.Count + _trackedAgain.Count;

    public T Add<T>(T row)
        where T : RegisterRow
    {
        Rows.Add(row);
        Touched++;
        return row;
    }

    /// <summary>Counts a row that will be added with others of its kind.</summary>
    public void Expect() => Touched++;

    public void AddExpected<T>(IReadOnlyList<T> rows)
        where T : RegisterRow => Rows.Add<T>(rows);

    public T Update<T>(T before, T after)
        where T : RegisterRow
    {
        if (!RowDiff<T>.Differ(before, after))
        {
            return before;
        }

        Rows.Update(before, after);
        Touched++;
        return after;
    }

    public T Put<T>(T? before, T after)
        where T : RegisterRow => before is null ? Add(after) : Update(before, after);

    public void Track(ImportedRow row) => _tracked.Add(row);

    public void TrackAgain(ImportedRow row) => _trackedAgain.Add(row);

    public RowChanges Complete()
    {
        Rows.Track(_tracked, _trackedAgain);
        return Rows;
    }
}
