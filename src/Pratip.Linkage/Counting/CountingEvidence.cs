using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Counting;

/// <summary>
/// What the count goes by: what a pair's evidence comes to, and how many persons stand apart for want of comparing; each the likeliest,
/// and as it may be just as well, drawn again and again by the Bayesian bootstrap (Rubin 1981, Ann. Statist. 9:130) over the persons that
/// have numbers.
/// </summary>
internal sealed class CountingEvidence
{
    /// <summary>How often what was learnt is drawn.</summary>
    public const int Sets = 200;

    /// <summary>Fewer pairs that agree on a number teach nothing.</summary>
    private const double FewestAgreeing = 30;

    /// <summary>How many times more or fewer pairs of one person than the model expects are believed.</summary>
    private const double MostApart = 1.5;

    private readonly PairOdds[] _odds = new PairOdds[Sets];
    private readonly double[] _missed = new double[Sets];

    private CountingEvidence(OwnNumbers numbers, PairOdds likeliest)
    {
        (Numbers, Likeliest) = (numbers, likeliest);
        Array.Fill(_odds, likeliest);
    }

    public OwnNumbers Numbers { get; }

    public PairOdds Likeliest { get; }

    /// <summary>Whether the records have numbers enough to hold the other fields against. Without, the model of the linkage is believed as it is.</summary>
    public bool HasNumbers { get; private init; }

    public PairOdds Odds(int draw) => _odds[draw % Sets];

    /// <summary>How many persons are counted once too often, as two reports of theirs were never held against each other.</summary>
    public double Missed(int draw) => _missed[draw % Sets];

    public double Bits(int a, int b) => Likeliest.Bits(Numbers.Rest(a, b), Numbers.Pattern(a, b));

    public double Probability(Edge edge) => Likeliest.Probability(Numbers.Rest(edge.A, edge.B), Numbers.Pattern(edge.A, edge.B));

    public static CountingEvidence Of(LinkageRun run, ulong seed)
    {
        var numbers = OwnNumbers.Of(run);
        var estimator = new OddsEstimator(numbers);
        var odds = estimator.Beginning(run.Model.PriorWeight);
        List<NumberedPair> pairs = numbers.Fields.Length == 0 ? [] : NumberedPairs.Of(run, numbers);
        if (pairs.Where(pair => pair.IsCompared && numbers.AgreesOnAny(pair.Pattern)).Sum(pair => odds.Probability(pair.Bits, pair.Pattern)) < FewestAgreeing)
        {
            return Believed(run, seed);
        }

        var cells = new PairCells(pairs.ConvertAll(pair => (pair.Bits, pair.Pattern, pair.IsCompared)));
        var evidence = new CountingEvidence(numbers, estimator.Estimate(cells.Counted(), odds)) { HasNumbers = true };
        if (!evidence.IsNear(run))
        {
            return Believed(run, seed);
        }

        evidence.Draw(run, pairs, cells, estimator, seed);
        return evidence;
    }

    private static CountingEvidence Believed(LinkageRun run, ulong seed)
    {
        var believed = new CountingEvidence(OwnNumbers.None(run), new PairOdds(run.Model.Odds(0), run.Model.Calibration?.Slope ?? 1, []));
        believed.DrawUnseen(new SeededDraw(seed));
        return believed;
    }

    /// <summary>
    /// A curve through few numbered pairs, carried on to the many that have no number, can come to several times the pairs that the model
    /// knows. That is then no correction of the model, and is not counted by.
    /// </summary>
    private bool IsNear(LinkageRun run) =>
        run.Edges.AsParallel().AsOrdered().Sum(Probability) / Math.Max(1, run.Edges.Sum(edge => run.Model.Probability(edge.Bits))) is > 1 / MostApart and < MostApart;

    /// <summary>Nothing tells how many pairs are missed. That there may be one is drawn, so that the interval is never a point.</summary>
    private void DrawUnseen(SeededDraw chance)
    {
        for (var set = 0; set < Sets; set++)
        {
            _missed[set] = MissedPersons.Unseen(chance);
        }
    }

    private void Draw(LinkageRun run, List<NumberedPair> pairs, PairCells cells, OddsEstimator estimator, ulong seed)
    {
        var missed = new MissedPersons(run, this, pairs);
        var (owners, persons) = Owners(pairs, run.Table.Count);
        Parallel.For(0, Sets, set =>
        {
            var chance = new SeededDraw(seed + ((ulong)(set + 1) * 0xD1B54A32D192ED03));
            var weights = new double[persons];
            for (var person = 0; person < persons; person++)
            {
                weights[person] = chance.Exponential();
            }

            var unseen = MissedPersons.Unseen(chance);
            var counted = cells.Counted(Weight);
            _odds[set] = estimator.Estimate(counted, Likeliest);
            _missed[set] = missed.Estimate(_odds[set], counted, Weight, unseen);

            double Weight(int pair) => owners[pair] is var (one, other) && one == other ? weights[one] : weights[one] * weights[other];
        });
    }

    /// <summary>
    /// The pairs of one person come and go together: they are no independent witnesses. A pair of two persons comes and goes with either:
    /// whoever has a frequent name stands in many (the pigeonhole bootstrap: Owen 2007, Ann. Appl. Stat. 1:386).
    /// </summary>
    private ((int One, int Other)[] Owners, int Persons) Owners(List<NumberedPair> pairs, int records)
    {
        var sets = new UnionFind(records);
        foreach (var pair in pairs.Where(pair => Likeliest.Probability(pair.Bits, pair.Pattern) >= 0.5))
        {
            sets.Join(pair.A, pair.B);
        }

        var numbers = new Dictionary<int, int>();
        (int, int)[] owners = [.. pairs.Select(pair => (Number(sets.Find(pair.A)), Number(sets.Find(pair.B))))];
        return (owners, numbers.Count);

        int Number(int person) => numbers.TryGetValue(person, out var number) ? number : numbers[person] = numbers.Count;
    }
}
