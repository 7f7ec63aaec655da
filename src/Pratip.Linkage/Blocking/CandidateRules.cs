using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>The rules that a table allows: one key, two, or two and one of few values that divides their blocks further.</summary>
internal static class CandidateRules
{
    /// <summary>A field that hardly any record has finds hardly anybody.</summary>
    private const double LeastPresent = 0.15;

    /// <summary>Nearly all records have one value: the field divides nothing.</summary>
    private const double MostConcentrated = 0.9;

    /// <summary>Two keys that bring together fewer pairs a record need no third.</summary>
    private const double NarrowEnough = 2;

    public static List<BlockingRule> Of(KeyColumns keys)
    {
        var table = keys.Table;
        var all = new List<BlockingKey>();
        for (var field = 0; field < table.Columns.Count; field++)
        {
            var column = table.Columns[field];
            if (column.Present >= LeastPresent * table.Count && column.Concentration < MostConcentrated)
            {
                all.AddRange(KeyColumn.FormsOf(column.Field.Kind).Select(form => new BlockingKey(field, form)));
            }
        }

        var two = (from first in all from second in all where first.Field < second.Field select new BlockingRule([first, second])).ToList();
        var dividing = all.Where(key => table.Columns[key.Field].Field.Kind == FieldKind.Category || key.Form == KeyForm.Year).ToList();
        var wide = two.Where(rule => keys.Expected(rule, 0.5 * table.Count) > NarrowEnough);
        var three = from rule in wide from key in dividing where !rule.Uses(key.Field) && IsInOrder(rule, key) select new BlockingRule([.. rule.Keys, key]);
        return [.. all.Select(key => new BlockingRule([key])), .. two, .. three];
    }

    /// <summary>Of rules with the same three keys one is enough: a third key that could stand among the first two comes behind them.</summary>
    private static bool IsInOrder(BlockingRule rule, BlockingKey third) => rule.Keys.All(key => key.Form != KeyForm.Whole || key.Field < third.Field) || rule.Keys.All(key => key.Field < third.Field);
}
