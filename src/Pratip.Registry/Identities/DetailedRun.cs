using System.Text;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Names;
using Pratip.Linkage.Weights;

namespace Pratip.Registry.Identities;

/// <summary>Sums up a run. Sums of pairs say nothing of a person; groups too small to hide one are put together.</summary>
internal static class DetailedRun
{
    /// <summary>A group with fewer pairs would say much of few.</summary>
    private const int FewestPairs = 20;

    /// <summary>Persons reported so often, and more often, are one number.</summary>
    private const int MostTimes = 6;

    private static readonly int[] Cuts = [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950, 990];

    public static LinkageDetails Of(LinkageRun run, LinkagePlan plan, JudgedEvidence judged) => new(
        run.Model.Fields, run.Model.Prior, Thresholds(run, plan), run.Rules, run.CutPairs, Sizes(run, plan),
        [.. Groups(run, plan, GroupOfPairs.ByCitizenship, CitizenshipOf), .. Groups(run, plan, GroupOfPairs.ByScript, ScriptOf)], Judged(judged), judged.Line)
    { AreWeightsLearnt = run.Model.IsLearnt };

    private static List<ThresholdPoint> Thresholds(LinkageRun run, LinkagePlan plan)
    {
        var chances = run.Edges.Select(edge => run.Model.Probability(edge.Bits)).OrderDescending().ToList();
        var all = chances.Sum();
        return [.. Cuts.Append(plan.ThresholdPerMille).Distinct().Order().Select(Point)];

        ThresholdPoint Point(int perMille)
        {
            var isChosen = perMille == plan.ThresholdPerMille;
            var from = isChosen ? run.Model.Probability(plan.Persons.Threshold) : perMille / 1000.0;
            var above = chances.TakeWhile(chance => chance >= from).ToList();
            return new ThresholdPoint(perMille, above.Count, above.Count == 0 ? 1 : above.Average(), all == 0 ? 1 : above.Sum() / all, isChosen);
        }
    }

    private static List<ReportedTimes> Sizes(LinkageRun run, LinkagePlan plan)
    {
        var times = Enumerable.Range(0, run.Table.Count).GroupBy(record => plan.Persons[record], (_, records) => Math.Min(records.Count(), MostTimes)).CountBy(size => size).ToDictionary();
        return [.. Enumerable.Range(1, MostTimes).Select(size => new ReportedTimes(size, times.GetValueOrDefault(size)))];
    }

    private static IEnumerable<GroupOfPairs> Groups(LinkageRun run, LinkagePlan plan, string kind, Func<LinkageRun, int, string> of)
    {
        var automatic = plan.Automatic.ToLookup(GroupOf, StringComparer.Ordinal);
        var reviews = plan.Reviews.CountBy(GroupOf, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var all = automatic.Select(group => group.Key).Union(reviews.Keys, StringComparer.Ordinal)
            .Select(code => (code, pairs: automatic[code].ToList(), reviews: reviews.GetValueOrDefault(code)))
            .OrderByDescending(group => group.pairs.Count).ThenBy(group => group.code, StringComparer.Ordinal).ToList();
        var small = all.Where(group => group.pairs.Count + group.reviews < FewestPairs).ToList();
        foreach (var group in all.Except(small))
        {
            yield return Sum(group.code, group.pairs, group.reviews);
        }

        if (small.Count > 0)
        {
            yield return Sum(null, small.SelectMany(group => group.pairs).ToList(), small.Sum(group => group.reviews));
        }

        string GroupOf(PlannedPair pair) => of(run, pair.A) is var one && of(run, pair.B) == one ? one : GroupOfPairs.Mixed;

        GroupOfPairs Sum(string? code, List<PlannedPair> pairs, int reviewed) =>
            new(kind, code, pairs.Count, pairs.Count == 0 ? 0 : pairs.Average(pair => 1 - run.Model.Probability(pair.Bits)), reviewed);
    }

    private static string CitizenshipOf(LinkageRun run, int record) => run.Table.Columns[LinkedFields.PlaceOf(LinkedFields.Citizenship)].Text(record) switch
    {
        "" => GroupOfPairs.Unknown,
        var several when several.Contains(',', StringComparison.Ordinal) => GroupOfPairs.Mixed,
        var one => one.ToUpperInvariant(),
    };

    private static string ScriptOf(LinkageRun run, int record)
    {
        var scripts = run.Table.Columns[LinkedFields.PlaceOf(LinkedFields.Name)].Text(record).EnumerateRunes().Select(Scripts.Of).Where(script => script != Script.Common).Distinct().ToList();
        return scripts.Count switch { 0 => GroupOfPairs.Unknown, 1 => scripts[0].ToString().ToLowerInvariant(), _ => GroupOfPairs.Mixed };
    }

    /// <summary>What was said of judged pairs before anybody's judgement, what it comes to by their line, and what they are.</summary>
    private static List<JudgedPairs> Judged(JudgedEvidence judged)
    {
        return [.. JudgedEvidence.Strata.Zip(JudgedEvidence.Strata.Skip(1)).Select(stratum => Sum(stratum.First, stratum.Second)).Where(stratum => stratum.Pairs > 0)];

        JudgedPairs Sum(int from, int to)
        {
            var within = judged.Pairs.Where(pair => LogOdds.Probability(pair.Bits) * 1000 >= from && LogOdds.Probability(pair.Bits) * 1000 < to).ToList();
            return within.Count == 0 ? new JudgedPairs(from, to, 0, 0, 0, 0) : new JudgedPairs(
                from, Math.Min(to, 1000), within.Count, within.Average(pair => LogOdds.Probability(pair.Bits)), within.Average(pair => pair.IsSame ? 1.0 : 0), within.Average(pair => LogOdds.Probability(judged.Line?.Bits(pair.Bits) ?? pair.Bits)));
        }
    }
}
