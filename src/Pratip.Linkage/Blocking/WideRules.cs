namespace Pratip.Linkage.Blocking;

/// <summary>
/// Rules to look around with in a sample, where wide ones are still cheap: of each few fields the widest rules that the sample bears.
/// What they find and the first rules did not shows what the first rules miss.
/// </summary>
internal static class WideRules
{
    private const double MostPairsPerRecord = 3;
    private const int Most = 80;

    public static List<BlockingRule> Of(KeyColumns keys, List<BlockingRule> candidates, int sample)
    {
        var groups = candidates
            .Select(rule => (rule, pairs: keys.Expected(rule, 0.5 * sample)))
            .Where(r => r.pairs <= MostPairsPerRecord)
            .GroupBy(r => (r.rule.Keys[0].Field, r.rule.Keys[^1].Field))
            .ToList();
        var each = Math.Max(1, Most / Math.Max(1, groups.Count));
        return [.. groups.SelectMany(group => group.OrderByDescending(r => r.pairs).Take(each)).Select(r => r.rule)];
    }
}
