using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>The rules that a table allows: one key, two, or two and one of few values that divides their blocks further.</summary>
internal static class CandidateRules
{
    /// <summary>
    /// A field that hardly any record has, or on which nearly all say the same, finds hardly anybody: so many records at least, as a share or in
    /// all, say something else than the most frequent value. However many say that, the key serves the others.
    /// </summary>
    private const double LeastServed = 0.05;

    private const int ServedInAnyCase = 1_000;

    /// <summary>The beginning of a code that so many have in common, such as an office's own, tells nothing of who it is.</summary>
    private const double MostOfOnePart = 0.25;

    /// <summary>Two keys that bring together fewer pairs a record need no third.</summary>
    private const double NarrowEnough = 2;

    public static List<BlockingRule> Of(KeyColumns keys)
    {
        var table = keys.Table;
        var all = new List<BlockingKey>();
        for (var field = 0; field < table.Columns.Count; field++)
        {
            var column = table.Columns[field];
            if (column.Present - column.MostFrequent >= Math.Min(LeastServed * table.Count, ServedInAnyCase))
            {
                all.AddRange(KeyColumn.FormsOf(column.Field.Kind).Select(form => new BlockingKey(field, form)).Where(key => Tells(keys.Of(key))));
            }
        }

        var two = (from first in all from second in all where first.Field < second.Field select new BlockingRule([first, second])).ToList();
        var dividing = all.Where(key => table.Columns[key.Field].Field.Kind == FieldKind.Category || key.Form == KeyForm.Year).ToList();
        var wide = two.Where(rule => keys.Expected(rule, 0.5 * table.Count) > NarrowEnough);
        var three = from rule in wide from key in dividing where !rule.Uses(key.Field) && IsInOrder(rule, key) select new BlockingRule([.. rule.Keys, key]);
        return [.. all.Select(key => new BlockingRule([key])), .. two, .. three];
    }

    private static bool Tells(KeyColumn key) =>
        key.Column.Field.Kind is not (FieldKind.Code or FieldKind.Phone) || key.Key.Form == KeyForm.Whole || key.LargestShare <= MostOfOnePart;

    /// <summary>Of rules with the same three keys one is enough: a third key that could stand among the first two comes behind them.</summary>
    private static bool IsInOrder(BlockingRule rule, BlockingKey third) => rule.Keys.All(key => key.Form != KeyForm.Whole || key.Field < third.Field) || rule.Keys.All(key => key.Field < third.Field);
}
