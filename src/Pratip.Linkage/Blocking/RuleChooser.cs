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
/// blocks, without comparing anything.
/// </summary>
internal sealed class RuleChooser(KeyColumns keys, int[] sample, int count, double budget)
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
        var single = candidates.SelectMany(rule => rule.Keys).Distinct().ToDictionary(key => key, key => Found(keys.Of(key), known));
        var options = candidates
            .Select(rule => new Option(rule, keys.Expected(rule, 0.5 * count * count), rule.Keys.Skip(1).Aggregate(single[rule.Keys[0]], (found, key) => found.Intersection(single[key]))))
            .Where(option => option.Finds >= LeastFound * known.Length && option.Cost <= MostForOne * budget)
            .ToList();
        return Greedy(options, known.Length);
    }

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
    private List<ChosenRule> Greedy(List<Option> options, int known)
    {
        var chosen = new List<ChosenRule>();
        var isFound = new PairSet(known);
        var spent = 0.0;
        while (chosen.Count < MostRules && Best(options, isFound, budget - spent, known) is var best && best >= 0)
        {
            var option = options[best];
            if (!option.IsCounted)
            {
                options[best] = option with { Cost = Math.Max(option.Cost, Cost(option.Rule)), IsCounted = true };
                continue;
            }

            chosen.Add(new ChosenRule(option.Rule, option.Cost, option.Finds / (double)known, option.Found.CountWithout(isFound) / (double)known));
            spent += option.Cost;
            isFound.AddAll(option.Found);
            options.RemoveAt(best);
        }

        return chosen;
    }

    private int Best(List<Option> options, PairSet isFound, double left, int known)
    {
        var (best, bestValue) = (-1, 0.0);
        for (var i = 0; i < options.Count; i++)
        {
            var added = options[i].Found.CountWithout(isFound);
            var value = added / (options[i].Cost + (CostOfSorting * count));
            if (value > bestValue && added >= Math.Max(1, LeastAdded * known) && options[i].Cost <= Math.Min(left, MostForOne * budget))
            {
                (best, bestValue) = (i, value);
            }
        }

        return best;
    }

    private sealed record Option(BlockingRule Rule, double Cost, PairSet Found)
    {
        public int Finds { get; } = Found.Count;

        public bool IsCounted { get; init; }
    }
}
