using Pratip.Linkage.Blocking;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Linking;

/// <summary>Finds which records of a table are of one person, knowing nothing but the records.</summary>
public sealed class Linker
{
    private const int CostRecords = 30_000;
    private const int MostKnown = 10_000;

    private readonly LinkageOptions _options;
    private readonly RecordTable _table;
    private readonly FieldComparator[] _comparators;
    private readonly KeyColumns _keys;
    private readonly Stages _stages;

    public Linker(RecordTable table, LinkageOptions options) : this(table, options, new Stages())
    {
    }

    private Linker(RecordTable table, LinkageOptions options, Stages stages)
    {
        (_table, _options, _stages) = (table, options, stages);
        _comparators = _stages.Time("prepare", () => Comparators.For(table));
        _keys = new KeyColumns(table);
    }

    public LinkageRun Run()
    {
        var few = ThinnedRecords.Of(_table);
        if (few.Length == _table.Count)
        {
            return Compare(this, few);
        }

        // What many rows say alike is frequent; everything else is as rare as among the others.
        var learner = new Linker(_table.Pick(few), _options, _stages);
        var known = learner._comparators.Zip(_comparators, (one, all) => one.Frequencies().AtLeast(all.Frequencies()));
        return new Linker(_table.With([.. known]), _options, _stages).Compare(learner, few);
    }

    /// <param name="learner">What to learn from.</param>
    /// <param name="few">The records it has: of them the prior is, for rows that all say the same are no two persons' and no one person's.</param>
    private LinkageRun Compare(Linker learner, int[] few)
    {
        var (rules, model) = learner.Learn();
        var all = Enumerable.Range(0, _table.Count).ToArray();
        var packed = _stages.Time("pack", () => new PackedRecords(_comparators, model, all));
        var pairs = ComparedPairs.Of(_table, _options, rules.Select(rule => rule.Rule));
        var pass = new PairPass(_table, _options, _keys, pairs);
        var edges = _stages.Time("compare", () => pass.Compare(packed));
        var prior = _stages.Time("prior", () => PriorEstimate.Of(Among(edges, few), few.Length, model.Prior));
        return new LinkageRun(_table, _options, model with { Prior = prior }, pairs, edges, packed) { Rules = rules, Stages = _stages, CutPairs = pass.Cut };
    }

    /// <summary>Goes by what was learnt before: nothing is learnt, and the same two records weigh what they weighed then.</summary>
    /// <param name="table">All records.</param>
    /// <param name="model">What was learnt.</param>
    /// <param name="options">Whose sources count; what else concerns learning has no say.</param>
    public static LinkageRun Run(RecordTable table, KeptModel model, LinkageOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        var known = table.With(model.Frequencies);
        var linker = new Linker(known, options);
        var packed = linker._stages.Time("pack", () => new PackedRecords(linker._comparators, model.Checked(linker._comparators), [.. Enumerable.Range(0, known.Count)]));
        var pass = new PairPass(known, options, linker._keys, model.Pairs);
        var edges = linker._stages.Time("compare", () => pass.Compare(packed));
        return new LinkageRun(known, options, model.Model, model.Pairs, edges, packed) { Stages = linker._stages, CutPairs = pass.Cut };
    }

    private Edge[] Among(Edge[] edges, int[] few) =>
        few.Length == _table.Count ? edges : Array.FindAll(edges, edge => Array.BinarySearch(few, edge.A) >= 0 && Array.BinarySearch(few, edge.B) >= 0);

    private (List<ChosenRule> Rules, LinkageModel Model) Learn()
    {
        var sample = new SeededDraw(_options.Seed).Choose(Math.Min(_options.SampleRecords, _table.Count), _table.Count);
        var estimator = new ModelEstimator(_comparators, _table.Count, _options.Seed);
        _stages.Time("random pairs", () => estimator.Different);
        return _stages.Time("learn", () => Learn(sample, estimator));
    }

    private (List<ChosenRule> Rules, LinkageModel Model) Learn(int[] sample, ModelEstimator estimator)
    {
        var candidates = CandidateRules.Of(_keys);
        var seeds = SeedRules.Of(_keys, candidates, sample.Length);
        var prior = 1.0 / sample.Length;
        var seedBlocks = _stages.Time("seed blocks", () => seeds.ConvertAll(rule => (rule, Blocks.Of(_keys.Of(rule), sample))));
        var first = _stages.Time("first model", () => estimator.Estimate(seedBlocks, prior));
        var cheap = sample.Length > CostRecords ? Array.ConvertAll(new SeededDraw(_options.Seed + 1).Choose(CostRecords, sample.Length), i => sample[i]) : sample;
        var (known, sure) = _stages.Time("known pairs", () => Known(first, seedBlocks, WideRules.Of(_keys, candidates, cheap.Length), sample, cheap));
        var rules = _stages.Time("choose rules", () => new RuleChooser(_keys, cheap, _table.Count, _options.Budget(_table.Count), _options.Seed + 2).Choose(candidates, known));
        var model = _stages.Time("model", () => estimator.Estimate([.. rules.Select(rule => (rule.Rule, Blocks.Of(_keys.Of(rule.Rule), sample)))], prior, rules.ConvertAll(rule => rule.Recall * sure)));
        return (rules, model);
    }

    /// <summary>
    /// Pairs that are of one person beyond doubt, as a first model sees them: the first rules find many in the sample, wide ones find in a
    /// part of it what the first rules miss. Some of them, and how many they are in all.
    /// </summary>
    private ((int A, int B)[] Some, int All) Known(LinkageModel model, List<(BlockingRule Rule, Blocks Blocks)> seeds, List<BlockingRule> wide, int[] sample, int[] cheap)
    {
        var packed = new PackedRecords(_comparators, model, sample);
        var floor = PackedRecords.Fixed(Math.Log2(cheap.Length));
        var found = new List<Edge>[seeds.Count + wide.Count];
        Parallel.For(0, found.Length, i => found[i] = PairScorer.Score(packed, i < seeds.Count ? seeds[i].Blocks : Blocks.Of(_keys.Of(wide[i - seeds.Count]), cheap), floor));
        var edges = PairPass.Distinct(found.SelectMany(edges => edges));
        var among = model with { Prior = PriorEstimate.Of(edges, sample.Length, model.Prior) };
        var sure = edges.Where(edge => among.Probability(edge.Bits) > 0.9).Select(edge => (edge.A, edge.B)).ToList();
        return ([.. sure.Where((_, i) => i % (1 + (sure.Count / MostKnown)) == 0)], sure.Count);
    }
}
