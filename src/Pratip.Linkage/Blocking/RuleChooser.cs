namespace Pratip.Linkage.Blocking;

/// <summary>A rule with what it costs and what it finds.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pairs">How many pairs it brings together among all records, as the sample tells.</param>
/// <param name="Recall">The share of known pairs of one person that it finds by itself.</param>
/// <param name="Added">The share that no rule before it finds.</param>
public sealed record ChosenRule(BlockingRule Rule, double Pairs, double Recall, double Added);

/// <summary>
/// Chooses blocking rules by measurement: again and again the rule that finds most pairs not yet found for the pairs it costs, within
/// a budget (after Bilenko, Kamath and Mooney 2006, ICDM; Michelson and Knoblock 2006, AAAI). Costs are counted from the sizes of
/// blocks, without comparing anything. Numbers of one's own are rules in any case, and where few pairs are known, pairs as they usually
/// are count beside them: little known truth must not mean little blocking.
/// </summary>
internal sealed class RuleChooser(KeyColumns keys, int[] sample, int count, double budget, ulong seed)
{
    /// <summary>The share of the budget that one rule may cost.</summary>
    private const double MostForOne = 0.3;

    /// <summary>Rules that add less are not worth their sorting.</summary>
    private const double LeastAdded = 0.0001;

    /// <summary>A rule that finds less by itself is not looked at.</summary>
    private const double LeastFound = 0.05;

    /// <summary>Each rule costs the sorting of all records, whatever it finds.</summary>
    private const double CostOfSorting = 1.5;

    private const int MostRules = 12;

    /// <param name="candidates">The rules to choose from.</param>
    /// <param name="known">Pairs that are of one person as far as anybody knows.</param>
    public List<ChosenRule> Choose(List<BlockingRule> candidates, (int A, int B)[] known)
    {
        var always = NumberRules.Of(keys.Table);
        var single = candidates.Concat(always).SelectMany(rule => rule.Keys).Distinct().ToDictionary(key => key, key => Found(keys.Of(key), known));
        var imagined = ImaginedPairs.Found(keys.Table, single.Keys, seed);
        var all = always.Concat(candidates.Where(rule => rule.Keys.Count > 1 || !always.Exists(one => one.Keys[0] == rule.Keys[0]))).Select(OptionOf);
        return Greedy([.. all.Where((option, place) => place < always.Count || (option.Finds >= LeastFound * (known.Length + ImaginedPairs.Count) && option.Cost <= MostForOne * budget))], always.Count, known.Length);

        Option OptionOf(BlockingRule rule) => new(rule, keys.Expected(rule, 0.5 * count * count), FoundBy(single, rule), FoundBy(imagined, rule));
    }

    private static PairSet FoundBy(Dictionary<BlockingKey, PairSet> single, BlockingRule rule) =>
        rule.Keys.Skip(1).Aggregate(single[rule.Keys[0]], (found, key) => found.Intersection(single[key]));

    private static PairSet Found(KeyColumn column, (int A, int B)[] known)
    {
        var found = new PairSet(known.Length);
        for (var pair = 0; pair < known.Length; pair++)
        {
            if (column.Share(known[pair].A, known[pair].B))
            {
                found.Add(pair);
            }
        }

        return found;
    }

    private double Cost(BlockingRule rule) => Blocks.Of(keys.Of(rule), sample).Pairs * ((double)count / sample.Length) * ((double)count / sample.Length);

    /// <summary>Costs are counted only for rules that would be chosen at their optimistic cost (lazy evaluation: Minoux 1978).</summary>
    /// <param name="options">The rules; those that are chosen in any case come first.</param>
    /// <param name="always">How many those are.</param>
    /// <param name="known">How many pairs are known.</param>
    private List<ChosenRule> Greedy(List<Option> options, int always, int known)
    {
        var chosen = new List<ChosenRule>();
        var isFound = (Known: new PairSet(known), Imagined: new PairSet(ImaginedPairs.Count));
        var spent = 0.0;
        for (; always > 0; always--)
        {
            Take(options[0] with { Cost = Cost(options[0].Rule) }, 0);
        }

        while (chosen.Count < MostRules && Best(options, isFound, budget - spent, known) is var best && best >= 0)
        {
            var option = options[best];
            if (!option.IsCounted)
            {
                options[best] = option with { Cost = Math.Max(option.Cost, Cost(option.Rule)), IsCounted = true };
                continue;
            }

            Take(option, best);
        }

        return chosen;

        void Take(Option option, int place)
        {
            var all = (double)Math.Max(1, known);
            chosen.Add(new ChosenRule(option.Rule, option.Cost, option.Found.Count / all, option.Found.CountWithout(isFound.Known) / all));
            spent += option.Cost;
            isFound.Known.AddAll(option.Found);
            isFound.Imagined.AddAll(option.Imagined);
            options.RemoveAt(place);
        }
    }

    private int Best(List<Option> options, (PairSet Known, PairSet Imagined) isFound, double left, int known)
    {
        var (best, bestValue) = (-1, 0.0);
        for (var i = 0; i < options.Count; i++)
        {
            var added = options[i].Found.CountWithout(isFound.Known) + options[i].Imagined.CountWithout(isFound.Imagined);
            var value = added / (options[i].Cost + (CostOfSorting * count));
            if (value > bestValue && added >= Math.Max(1, LeastAdded * known) && options[i].Cost <= Math.Min(left, MostForOne * budget))
            {
                (best, bestValue) = (i, value);
            }
        }

        return best;
    }

    private sealed record Option(BlockingRule Rule, double Cost, PairSet Found, PairSet Imagined)
    {
        public int Finds { get; } = Found.Count + Imagined.Count;

        public bool IsCounted { get; init; }
    }
}
