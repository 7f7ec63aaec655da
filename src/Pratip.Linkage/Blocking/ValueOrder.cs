using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>
/// Records by what they say, column after column. It does not depend on who came first, so that records which are entered one by one
/// stand where they would stand had they come together.
/// </summary>
/// <param name="columns">The columns, those that tell most first.</param>
/// <param name="last">Which of two records that say the same comes first.</param>
internal sealed class ValueOrder(IReadOnlyList<FieldColumn> columns, Comparison<int> last) : IComparer<int>
{
    public int Compare(int x, int y)
    {
        foreach (var column in columns)
        {
            var (one, other) = (column.Values[x], column.Values[y]);
            if (one != other)
            {
                return string.CompareOrdinal(column.Texts[one], column.Texts[other]) is var difference && difference != 0 ? difference : one.CompareTo(other);
            }
        }

        return last(x, y);
    }

    /// <summary>For the blocks of a rule: what its records have in common anyway comes last.</summary>
    /// <param name="table">The records.</param>
    /// <param name="order">The places of the columns, those that tell most first.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="last">Which of two records that say the same comes first.</param>
    public static ValueOrder Of(RecordTable table, IReadOnlyList<int> order, BlockingRule rule, Comparison<int> last) =>
        new([.. order.OrderBy(rule.Uses).Select(field => table.Columns[field])], last);
}
