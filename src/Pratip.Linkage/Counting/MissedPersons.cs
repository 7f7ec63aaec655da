using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;

namespace Pratip.Linkage.Counting;

/// <summary>
/// How many persons are counted once too often, as no rule brought their reports together. The rest and the numbers are two lists of
/// the pairs of one person: of the pairs that agree on a number, the rest finds some and misses others, and it misses as many of the
/// pairs that have no number to agree on (two lists, independent of each other within the class: Chandra Sekar and Deming 1949,
/// JASA 44:101; Chapman 1951).
/// </summary>
internal sealed class MissedPersons
{
    private readonly LinkageRun _run;
    private readonly CountingEvidence _evidence;
    private readonly List<NumberedPair> _pairs;
    private readonly HashSet<(int, int)> _compared;
    private readonly List<(int Pair, double Split)> _missed;
    private readonly PairCell[] _others;

    public MissedPersons(LinkageRun run, CountingEvidence evidence, List<NumberedPair> pairs)
    {
        (_run, _evidence, _pairs) = (run, evidence, pairs);
        _compared = [.. pairs.Where(pair => pair.IsCompared).Select(pair => (pair.A, pair.B))];
        _others = Others();
        _missed = Missed();
    }

    /// <summary>As if half a pair had been missed before anything is seen (Jeffreys), as uncertain as the pairs that are seen: where none was, some may have been.</summary>
    public static double Unseen(SeededDraw chance) => Math.Pow(chance.Normal(), 2) / 2;

    /// <param name="odds">What a pair's evidence comes to.</param>
    /// <param name="counted">The numbered pairs in cells.</param>
    /// <param name="weight">What each numbered pair counts for, by its place.</param>
    /// <param name="unseen">What the half pair counts for.</param>
    public double Estimate(PairOdds odds, PairCell[] counted, Func<int, double> weight, double unseen)
    {
        var found = counted.Where(cell => cell.IsCompared && _evidence.Numbers.AgreesOnAny(cell.Pattern)).Sum(odds.Expected);
        var (missed, split) = (unseen, unseen / 2);
        foreach (var (place, share) in _missed)
        {
            var expected = weight(place) * odds.Probability(_pairs[place].Bits, _pairs[place].Pattern);
            missed += expected;
            split += expected * share;
        }

        // Numbers with slips in them may have found a pair that the rest misses; it is not missed.
        var (byRest, elsewhere) = (_others.Where(cell => cell.IsCompared).Sum(odds.Expected), _others.Where(cell => !cell.IsCompared).Sum(odds.Expected));
        return Math.Max(0, (byRest * missed / found) - elsewhere) * (split / missed);
    }

    /// <summary>Pairs that agree on no number. One that has none on both sides was found by the rest, for nothing else finds it.</summary>
    private PairCell[] Others()
    {
        var numbers = _evidence.Numbers;
        var others = _run.Edges.AsParallel().AsOrdered()
            .Select(edge => (edge.A, edge.B, Bits: numbers.Rest(edge.A, edge.B), Pattern: numbers.Pattern(edge.A, edge.B)))
            .Where(pair => !numbers.AgreesOnAny(pair.Pattern))
            .Select(pair => (pair.Bits, pair.Pattern, pair.Pattern == 0 || _compared.Contains((pair.A, pair.B))));
        return new PairCells(others.ToList()).Counted();
    }

    /// <summary>The pairs that agree on a number and that the rest misses, with the person that each would split off.</summary>
    private List<(int Pair, double Split)> Missed()
    {
        var sets = new UnionFind(_run.Table.Count);
        foreach (var edge in _run.Edges.Where(edge => _evidence.Probability(edge) >= 0.5))
        {
            sets.Join(edge.A, edge.B);
        }

        // Of millions of persons only those few are asked for.
        var missed = Enumerable.Range(0, _pairs.Count).Where(i => !_pairs[i].IsCompared).ToList();
        var asked = missed.Select(i => sets.Find(_pairs[i].A)).ToHashSet();
        var persons = Enumerable.Range(0, _run.Table.Count).Where(record => asked.Contains(sets.Find(record))).ToLookup(sets.Find);
        return missed.ConvertAll(i => (i, Split(_pairs[i], [.. persons[sets.Find(_pairs[i].A)]])));
    }

    private double Split(NumberedPair pair, int[] person) =>
        Array.IndexOf(person, pair.B) < 0 ? 1
        : person.Length > PersonClusters.MostTogether ? 0
        : (Split(pair, pair.A, person) + Split(pair, pair.B, person)) / 2;

    /// <summary>
    /// What would come of it if a record had not the number that the pair agrees on. Where something else holds the two together, nothing;
    /// otherwise there would be a person more, and as many pairs missed as one part's records times the other's, of which this pair is one.
    /// </summary>
    private double Split(NumberedPair pair, int record, int[] person)
    {
        var sets = new UnionFind(person.Length);
        for (var i = 0; i < person.Length; i++)
        {
            for (var j = i + 1; j < person.Length; j++)
            {
                if (IsJoined(person[i], person[j], person[i] == record || person[j] == record ? pair.Pattern : 0))
                {
                    sets.Join(i, j);
                }
            }
        }

        var (one, other) = (sets.Find(Array.IndexOf(person, pair.A)), sets.Find(Array.IndexOf(person, pair.B)));
        return one == other ? 0 : 1.0 / Enumerable.Range(0, person.Length).Count(place => sets.Find(place) == one) / Enumerable.Range(0, person.Length).Count(place => sets.Find(place) == other);
    }

    private bool IsJoined(int record, int other, ulong agreeing)
    {
        var numbers = _evidence.Numbers;
        var pattern = numbers.Pattern(record, other);
        var left = numbers.Without(pattern, agreeing);
        var isFound = left == pattern ? _run.Has(record, other) : _compared.Contains((Math.Min(record, other), Math.Max(record, other)));
        return isFound && _evidence.Likeliest.Bits(numbers.Rest(record, other), left) > 0;
    }
}
