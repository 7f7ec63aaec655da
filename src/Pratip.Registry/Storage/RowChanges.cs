using Pratip.Registry.Audit;
using Pratip.Registry.Imports;

namespace Pratip.Registry.Storage;

/// <summary>What one event does: new rows, rows brought from one state to the next, and the import's own bookkeeping.</summary>
public sealed class RowChanges
{
    private readonly Dictionary<Type, List<object>> _added = [];
    private readonly Dictionary<Type, List<(object Before, object After)>> _updated = [];

    internal IReadOnlyDictionary<Type, List<object>> Added => _added;

    internal IReadOnlyDictionary<Type, List<(object Before, object After)>> Updated => _updated;

    internal bool IsEmpty => _added.Values.All(rows => rows.Count == 0) && _updated.Values.All(rows => rows.Count == 0) && Tracked.Count == 0 && TrackedAgain.Count == 0;

    internal List<object> Tracked { get; } = [];

    internal List<object> TrackedAgain { get; } = [];

    public RowChanges Add<T>(IEnumerable<T> rows)
        where T : RegisterRow
    {
        ListOf(_added, typeof(T)).AddRange(rows);
        return this;
    }

    public RowChanges Add<T>(T row)
        where T : RegisterRow => Add<T>([row]);

    /// <summary>
    /// The second state is a <see cref="RegisterRow.Copy{T}"/> of the first with its differences; a pair without any is
    /// left out. The change is refused if the first state is no longer the present one.
    /// </summary>
    public RowChanges Update<T>(IEnumerable<(T Before, T After)> rows)
        where T : RegisterRow
    {
        var list = ListOf(_updated, typeof(T));
        foreach (var (before, after) in rows)
        {
            if (ReferenceEquals(before, after) || before.Id != after.Id)
            {
                throw new ArgumentException($"The state after of {typeof(T).Name} {before.Id} must be a copy of the state before.", nameof(rows));
            }

            list.Add((before, after));
        }

        return this;
    }

    public RowChanges Update<T>(T before, T after)
        where T : RegisterRow => Update<T>([(before, after)]);

    public RowChanges Track(IEnumerable<ImportedRow> added, IEnumerable<ImportedRow> updated)
    {
        Tracked.AddRange(added);
        TrackedAgain.AddRange(updated);
        return this;
    }

    private static List<TItem> ListOf<TItem>(Dictionary<Type, List<TItem>> lists, Type type)
    {
        if (!lists.TryGetValue(type, out var list))
        {
            lists[type] = list = [];
        }

        return list;
    }
}
