using System.Runtime.InteropServices;

namespace Pratip.Linkage.Names;

/// <summary>The best way to set the parts of two names against each other.</summary>
internal sealed class NameAlignment
{
    public const int Ordinary = 1000;
    private const int ParticleShare = 400;
    private const int HonorificShare = 150;

    /// <summary>Names all of whose parts are this alike gain nothing by reading two parts as one.</summary>
    private const int WellMatched = 850;

    /// <summary>Two parts read as one are a little less than one part.</summary>
    private const int JoinedShare = 980;

    private const int MostOnStack = 128;

    private readonly WeightedName _a;
    private readonly WeightedName _b;
    private readonly bool _isUnfinished;
    private readonly PartPairs? _known;
    private readonly List<Pair> _pairs;

    public NameAlignment(WeightedName a, WeightedName b, bool isUnfinished = false, PartPairs? known = null)
    {
        (_a, _b, _isUnfinished, _known, _pairs) = (a, b, isUnfinished, known, new List<Pair>(a.Length * b.Length));
        AddSingles();
        var (gain, chosen) = Best();
        if (chosen.Count < Math.Max(a.Length, b.Length) || chosen.Exists(pair => pair.Score < WellMatched))
        {
            AddJoined();
            (gain, chosen) = Best();
        }

        Chosen = chosen;
        Score = a.Length == 0 || b.Length == 0 ? 0 : (int)Math.Min(1000, gain / Math.Max(1, Comparable));
    }

    /// <summary>In thousandths.</summary>
    public int Score { get; }

    /// <summary>Whether the parts that met stand in one order in both names.</summary>
    public bool IsInOrder
    {
        get
        {
            var before = 0;
            foreach (var pair in Chosen)
            {
                if (pair.MaskB < before)
                {
                    return false;
                }

                before = pair.MaskB;
            }

            return true;
        }
    }

    /// <summary>How alike the parts are that met, on an average by what they weigh.</summary>
    public int MeanOfMet
    {
        get
        {
            var (gain, weight) = (0L, 0L);
            foreach (var pair in Chosen)
            {
                gain += pair.Gain;
                weight += pair.Gain / pair.Score;
            }

            return weight == 0 ? 0 : (int)(gain / weight);
        }
    }

    /// <summary>
    /// How likely the two are one name, in thousandths. A part that is in one name only is left out often (a middle name, a father's);
    /// a part that stands against another one contradicts, and weighs more than a part that agrees.
    /// </summary>
    public int Agreement
    {
        get
        {
            var (gain, metA, metB) = (0L, 0, 0);
            foreach (var pair in Chosen)
            {
                if (Telling(pair) is var score && score > 0)
                {
                    gain += (long)score * (WeightOf(_a, pair.MaskA) + WeightOf(_b, pair.MaskB));
                    metA += WeightOf(_a, pair.MaskA);
                    metB += WeightOf(_b, pair.MaskB);
                }
            }

            return NameAgreement.Of(gain, metA, metB, _a.Weight - metA, _b.Weight - metB);
        }
    }

    private List<Pair> Chosen { get; }

    public List<TokenMatch> Parts()
    {
        var parts = new List<TokenMatch>();
        for (var i = 0; i < _a.Length; i++)
        {
            var at = Chosen.FindIndex(p => (p.MaskA >> i & 1) != 0);
            if (at < 0)
            {
                parts.Add(new TokenMatch(_a.Tokens[i].Text, null, 0, TokenAgreement.None, null));
            }
            else if (int.TrailingZeroCount(Chosen[at].MaskA) == i)
            {
                var pair = Chosen[at];
                parts.Add(new TokenMatch(Written(_a, pair.MaskA), Written(_b, pair.MaskB), pair.Score / 1000.0, pair.Agreement, pair.Via));
            }
        }

        return parts;
    }

    /// <summary>What a part weighs, given what its rarity makes of it.</summary>
    internal static int Weight(NameToken token, int rarity) => token.Role switch
    {
        TokenRole.Name => rarity,
        TokenRole.Particle => ParticleShare,
        _ => HonorificShare,
    };

    /// <summary>
    /// What the gain is held against. A part that one list has and the other leaves out (a middle name) is no contradiction:
    /// the surplus of the longer name counts half.
    /// </summary>
    private long Comparable => _a.Weight + _b.Weight - (Math.Abs(_a.Weight - _b.Weight) / 2);

    private void AddSingles()
    {
        for (var i = 0; i < _a.Length; i++)
        {
            for (var j = 0; j < _b.Length; j++)
            {
                Add(_a.Tokens[i], _b.Tokens[j], 1 << i, 1 << j, _a.Weights[i] + _b.Weights[j], 1000);
            }
        }
    }

    private void AddJoined()
    {
        for (var i = 0; i + 1 < _a.Length; i++)
        {
            for (var (j, most) = (0, MayBeRead(_a, i, _b) ? _b.Length : 0); j < most; j++)
            {
                Add(_a.Joined(i), _b.Tokens[j], 3 << i, 1 << j, _a.JoinedWeight(i) + _b.Weights[j], JoinedShare);
            }
        }

        for (var j = 0; j + 1 < _b.Length; j++)
        {
            for (var (i, most) = (0, MayBeRead(_b, j, _a) ? _a.Length : 0); i < most; i++)
            {
                Add(_a.Tokens[i], _b.Joined(j), 1 << i, 3 << j, _a.Weights[i] + _b.JoinedWeight(j), JoinedShare);
            }
        }
    }

    /// <summary>Whether a part of the other name has nearly the letters of two parts of this one: otherwise they need not be joined.</summary>
    private static bool MayBeRead(WeightedName name, int first, WeightedName other)
    {
        foreach (var token in other.Tokens)
        {
            if (NameToken.MayBeOne(name.Tokens[first], name.Tokens[first + 1], token))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(NameToken a, NameToken b, int maskA, int maskB, int weight, int share)
    {
        var (agreement, via) = (TokenAgreement.None, (string?)null);
        var score = _known?.OfTyped(a, b, out agreement, out via) ?? TokenSimilarity.Between(a, b, out agreement, out via);
        if (_isUnfinished && maskA >> (_a.Length - 1) != 0 && TokenSimilarity.OfBeginning(a, b, out var whole) is var begun && begun > score)
        {
            (score, agreement, via) = (begun, TokenAgreement.Beginning, whole);
        }

        score = score * share / 1000;
        if (score >= TokenSimilarity.Floor)
        {
            _pairs.Add(new Pair(maskA, maskB, score, (long)weight * score, agreement, via));
        }
    }

    /// <summary>Best[i, set]: the most that the parts of the first name from i on bring with the parts in the set already taken.</summary>
    private (long Gain, List<Pair> Chosen) Best()
    {
        // Names are short, and dozens are compared for one question: the tables of those need no memory of their own.
        var sets = 1 << _b.Length;
        var isShort = (_a.Length + 2) * sets <= MostOnStack;
        Span<long> best = isShort ? stackalloc long[MostOnStack] : new long[(_a.Length + 2) * sets];
        Span<int> pick = isShort ? stackalloc int[MostOnStack] : new int[(_a.Length + 1) * sets];
        best.Slice(_a.Length * sets, 2 * sets).Clear();
        var pairs = CollectionsMarshal.AsSpan(_pairs);
        for (var i = _a.Length - 1; i >= 0; i--)
        {
            for (var taken = 0; taken < sets; taken++)
            {
                var most = best[((i + 1) * sets) + taken];
                var picked = -1;
                for (var p = 0; p < pairs.Length; p++)
                {
                    ref readonly var pair = ref pairs[p];
                    if (int.TrailingZeroCount(pair.MaskA) != i || (pair.MaskB & taken) != 0)
                    {
                        continue;
                    }

                    var gain = pair.Gain + best[((i + int.PopCount(pair.MaskA)) * sets) + (taken | pair.MaskB)];
                    if (gain > most)
                    {
                        (most, picked) = (gain, p);
                    }
                }

                best[(i * sets) + taken] = most;
                pick[(i * sets) + taken] = picked;
            }
        }

        return (best[0], Follow(pick, sets));
    }

    private List<Pair> Follow(ReadOnlySpan<int> pick, int sets)
    {
        var chosen = new List<Pair>(_a.Length);
        var (i, taken) = (0, 0);
        while (i < _a.Length)
        {
            var picked = pick[(i * sets) + taken];
            if (picked < 0)
            {
                i++;
                continue;
            }

            chosen.Add(_pairs[picked]);
            (i, taken) = (i + int.PopCount(_pairs[picked].MaskA), taken | _pairs[picked].MaskB);
        }

        return chosen;
    }

    private static int Telling(Pair pair) =>
        pair.Agreement is TokenAgreement.Initial ? NameAgreement.Initial : pair.Score >= NameAgreement.LeastTelling ? pair.Score : 0;

    private static int WeightOf(WeightedName name, int mask)
    {
        var weight = 0;
        for (var i = 0; i < name.Length; i++)
        {
            weight += (mask >> i & 1) != 0 ? name.Weights[i] : 0;
        }

        return weight;
    }

    private static string Written(WeightedName name, int mask) => string.Join(' ', name.Tokens.Where((_, i) => (mask >> i & 1) != 0).Select(t => t.Text));

    private readonly record struct Pair(int MaskA, int MaskB, int Score, long Gain, TokenAgreement Agreement, string? Via);
}
