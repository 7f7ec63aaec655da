using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>
/// Equality of a number that hardly two persons share, such as a document's or a telephone's. It brings few pairs together and most
/// of them are of one person, so it is always a rule, however few records have such a number. Who shares a value with more than
/// <see cref="Blocks.Largest"/> others is compared in windows, as in any block, and what is left out is counted.
/// </summary>
internal static class NumberRules
{
    /// <summary>How many records a bearer of a value sees it on, itself included, before it is nobody's own.</summary>
    private const double MostBearers = 8;

    public static List<BlockingRule> Of(RecordTable table) =>
        [.. Enumerable.Range(0, table.Columns.Count).Where(field => IsOwn(table.Columns[field])).Select(field => new BlockingRule([new(field, KeyForm.Whole)]))];

    /// <summary>Values that stand for "none" and the like on very many records do not make the others worth less.</summary>
    private static bool IsOwn(FieldColumn column)
    {
        if (column.Field.Kind is not (FieldKind.Code or FieldKind.Phone))
        {
            return false;
        }

        var (bearers, pairs) = (0.0, 0.0);
        foreach (var count in (column.Singles?.Values ?? column.Counts.Skip(1)).Where(count => count <= Blocks.Largest))
        {
            bearers += count;
            pairs += (double)count * count;
        }

        return pairs > bearers && pairs <= MostBearers * bearers;
    }
}
