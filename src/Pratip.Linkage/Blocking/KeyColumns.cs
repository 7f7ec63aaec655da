using System.Collections.Concurrent;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>The key columns of a table, each made when it is first asked for.</summary>
internal sealed class KeyColumns(RecordTable table)
{
    private readonly ConcurrentDictionary<BlockingKey, Lazy<KeyColumn>> _columns = new();

    public RecordTable Table => table;

    public KeyColumn Of(BlockingKey key) => _columns.GetOrAdd(key, k => new Lazy<KeyColumn>(() => new KeyColumn(table.Columns[k.Field], k))).Value;

    public KeyColumn[] Of(BlockingRule rule) => [.. rule.Keys.Select(Of)];

    /// <summary>Makes room for values that came to the table since.</summary>
    public void Extend()
    {
        foreach (var column in _columns.Values)
        {
            column.Value.Extend();
        }
    }

    /// <summary>How many of so many pairs a rule would bring together if its keys had nothing to do with each other, which is hardly ever too many.</summary>
    public double Expected(BlockingRule rule, double pairs) => Of(rule).Aggregate(pairs, (left, column) => left * column.Concentration);
}
