using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>Rules to begin with, when nothing is known: numbers of one's own, and two whole values of the fields that tell most apart.</summary>
internal static class SeedRules
{
    private const int MostFields = 7;
    private const int FewestRules = 4;
    private const double MostPairsPerRecord = 2;

    public static List<BlockingRule> Of(KeyColumns keys, List<BlockingRule> candidates, int sample)
    {
        var table = keys.Table;
        var telling = table.Columns
            .Select((column, field) => (field, bits: column.Present == 0 ? 0 : -Math.Log2(Math.Max(column.Concentration, 1e-9)) * column.Present / table.Count))
            .OrderByDescending(f => f.bits)
            .Take(MostFields)
            .Select(f => f.field)
            .ToHashSet();
        return [.. NumberRules.Of(table), .. candidates
            .Where(rule => rule.Keys.Count == 2 && rule.Keys.All(key => key.Form == KeyForm.Whole && telling.Contains(key.Field)))
            .Select(rule => (rule, pairs: keys.Expected(rule, 0.5 * sample)))
            .OrderBy(r => r.pairs)
            .Where((r, i) => i < FewestRules || r.pairs <= MostPairsPerRecord)
            .Select(r => r.rule)];
    }
}
