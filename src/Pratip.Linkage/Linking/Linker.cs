using Pratip.Linkage.Blocking;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Linking;

/// <summary>Finds which records of a table are of one person, knowing nothing but the records.</summary>
public sealed class Linker
{
    /// <summary>Pairs less likely than this are forgotten; the interval of the count needs the unlikely ones too.</summary>
    private const double LeastProbability = 0.01;

    private const int CostRecords = 30_000;
    private const int MostKnown = 10_000;

    private readonly LinkageOptions _options;
    private readonly RecordTable _table;
    private readonly FieldComparator[] _comparators;
    private readonly KeyColumns _keys;
    private readonly Stages _stages;
    private long _cut;

    public Linker(RecordTable table, LinkageOptions options)
    {
        (_table, _options, _stages) = (table, options, new Stages());
        _comparators = _stages.Time("prepare", () => Comparators.For(table));
        _keys = new KeyColumns(table);
    }

    public LinkageRun Run()
    {
        var sample = new SeededDraw(_options.Seed).Choose(Math.Min(_options.SampleRecords, _table.Count), _table.Count);
        var estimator = new ModelEstimator(_comparators, _table.Count, _options.Seed);
        _stages.Time("random pairs", () => estimator.Different);
        var (rules, model) = _stages.Time("learn", () => Learn(sample, estimator));
        var all = Enumerable.Range(0, _table.Count).ToArray();
        var packed = _stages.Time("pack", () => new PackedRecords(_comparators, model, all));
        var edges = _stages.Time("compare", () => Compare(packed, rules, model, all));
        var prior = _stages.Time("prior", () => PriorEstimate.Of(edges, _table.Count, model.Prior));
        return new LinkageRun(_table, model with { Prior = prior }, rules, edges, packed, _stages, _cut);
    }

    private (List<ChosenRule> Rules, LinkageModel Model) Learn(int[] sample, ModelEstimator estimator)
    {
        var candidates = CandidateRules.Of(_keys);
        var seeds = SeedRules.Of(_keys, candidates, sample.Length);
        var prior = 1.0 / sample.Length;
        var seedBlocks = _stages.Time("seed blocks", () => seeds.ConvertAll(rule => (rule, Blocks.Of(_keys.Of(rule), sample))));
        var first = _stages.Time("first model", () => estimator.Estimate(seedBlocks, prior));
        var cheap = sample.Length > CostRecords ? Array.ConvertAll(new SeededDraw(_options.Seed + 1).Choose(CostRecords, sample.Length), i => sample[i]) : sample;
        var known = _stages.Time("known pairs", () => Known(first, seedBlocks, WideRules.Of(_keys, candidates, cheap.Length), sample, cheap));
        var rules = _stages.Time("choose rules", () => new RuleChooser(_keys, cheap, _table.Count, _options.Budget(_table.Count)).Choose(candidates, known));
        var model = _stages.Time("model", () => estimator.Estimate([.. rules.Select(rule => (rule.Rule, Blocks.Of(_keys.Of(rule.Rule), sample)))], prior));
        return (rules, model);
    }

    /// <summary>
    /// Pairs that are of one person beyond doubt, as a first model sees them: the first rules find many in the sample, wide ones find in a
    /// part of it what the first rules miss.
    /// </summary>
    private (int A, int B)[] Known(LinkageModel model, List<(BlockingRule Rule, Blocks Blocks)> seeds, List<BlockingRule> wide, int[] sample, int[] cheap)
    {
        var packed = new PackedRecords(_comparators, model, sample);
        var floor = PackedRecords.Fixed(Math.Log2(cheap.Length));
        var found = new List<Edge>[seeds.Count + wide.Count];
        Parallel.For(0, found.Length, i => found[i] = PairScorer.Score(packed, i < seeds.Count ? seeds[i].Blocks : Blocks.Of(_keys.Of(wide[i - seeds.Count]), cheap), floor));
        var edges = Distinct(found.SelectMany(edges => edges));
        var among = model with { Prior = PriorEstimate.Of(edges, sample.Length, model.Prior) };
        var sure = edges.Where(edge => among.Probability(edge.Bits) > 0.9).Select(edge => (edge.A, edge.B)).ToList();
        return [.. sure.Where((_, i) => i % (1 + (sure.Count / MostKnown)) == 0)];
    }

    private Edge[] Compare(PackedRecords packed, List<ChosenRule> rules, LinkageModel model, int[] all)
    {
        // The prior of a sample says nothing of the whole; the least number of pairs that may be of one person bounds it.
        var floor = PackedRecords.Fixed(Math.Log2(LeastProbability) - Math.Log2(1.0 / _table.Count));
        if (_options.ComparesAll(_table.Count))
        {
            return Distinct(PairScorer.ScoreAll(packed, _table.Count, floor).Where(AreOfDifferentSources));
        }

        var keys = rules.ConvertAll(rule => _keys.Of(rule.Rule));
        var earlier = _stages.Time("hashes", () => new EarlierRules(keys, _table.Count));
        return Distinct(keys.SelectMany((columns, rule) => PairScorer.Score(packed, Sorted(columns, all), floor, earlier, rule)).Where(AreOfDifferentSources));
    }

    /// <summary>Too large blocks stand in the order of what tells most, so that likely pairs are near each other.</summary>
    private Blocks Sorted(KeyColumn[] keys, int[] records)
    {
        var blocks = Blocks.Of(keys, records);
        blocks.SortLarge([.. _table.Columns.Where(column => !Array.Exists(keys, key => ReferenceEquals(key.Column, column))).OrderBy(column => column.Concentration)]);
        _cut += blocks.Cut;
        return blocks;
    }

    private bool AreOfDifferentSources(Edge edge) => _options.Sources is not { } sources || sources[edge.A] != sources[edge.B];

    private static Edge[] Distinct(IEnumerable<Edge> edges)
    {
        Edge[] sorted = [.. edges];
        Array.Sort(sorted, Edge.ByRecords);
        var kept = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || (sorted[i].A, sorted[i].B) != (sorted[kept - 1].A, sorted[kept - 1].B))
            {
                sorted[kept++] = sorted[i];
            }
        }

        return sorted[..kept];
    }
}
