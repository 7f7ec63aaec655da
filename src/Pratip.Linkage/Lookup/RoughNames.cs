using System.Runtime.InteropServices;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// What each part in the index that the question may mean is worth, entered once for a question; names are then scored by looking
/// up the numbers of their parts, without comparing any text. Near enough to choose whom to compare exactly.
/// </summary>
internal sealed class RoughNames
{
    /// <summary>
    /// How alike a half is to the whole when names are scored by their parts; the exact comparison joins the halves. No other
    /// likeness is this one: known variants have 900.
    /// </summary>
    public const int Half = 901;

    private const int Whole = 1000;

    /// <summary>For each part, one further on, what it may bring to a name; 8 bytes each, so that they stay in the processor's near memory.</summary>
    private PartWorth[] _worths = [default];

    /// <summary>For each part in the index where its row begins, plus one; 0 for parts that mean nothing asked for.</summary>
    private int[] _rowOf = [];
    private readonly List<int> _entered = [];

    /// <summary>Rows: for each part its likeness to every unit.</summary>
    private readonly List<int> _rows = [];
    private readonly List<(int Mask, int Weight)> _units = [];

    /// <summary>What all parts of the question weigh.</summary>
    public int Asked { get; private set; }

    public void Begin(IndexCore core, List<QueryUnit> units, int people)
    {
        Clear();
        Reserve(core.Words.Count);
        foreach (var unit in units)
        {
            _units.Add((unit.Mask, unit.MetWeight));
            Asked += unit.Length == 1 ? unit.Weight : 0;
        }

        for (var u = 0; u < units.Count; u++)
        {
            foreach (var (word, score) in units[u].Meanings)
            {
                Enter(word, u, score, people);
            }
        }
    }

    public int WeightOf(IndexedToken word) => _worths[word.Number + 1].Weight;

    /// <summary>Whether the names of the part were read already.</summary>
    public bool IsRead(IndexedToken word) => _worths[word.Number + 1].IsRead;

    /// <summary>
    /// Finds the names with a part that may be worth more than <paramref name="least"/>, but for those seen in the list of another part.
    /// </summary>
    /// <returns>Whether all of them were found, none being worth less.</returns>
    public bool Read(IndexedToken word, NameTable names, int least, FoundNames found)
    {
        var worths = _worths.AsSpan();
        var (own, isWhole) = (worths[word.Number + 1], true);
        foreach (ref readonly var name in word.Names())
        {
            if (name.IsMany)
            {
                isWhole &= ReadMany(name.Name, names, least, found);
                continue;
            }

            var whole = own + At(worths, name.First) + At(worths, name.Second) + At(worths, name.Third);
            var against = Against(whole.Weight);
            if (whole.Gain <= least * against)
            {
                isWhole = false;
            }
            else if (!whole.IsRead)
            {
                found.Add(Math.Min(Whole, whole.Gain / against), name.Name);
            }
        }

        worths[word.Number + 1] = own.AsRead;
        return isWhole;
    }

    /// <summary>A name by its parts alone, in thousandths: the parts that are most alike take each other first, so that none takes another's own.</summary>
    public int Score(ReadOnlySpan<int> tokens)
    {
        var rows = CollectionsMarshal.AsSpan(_rows);
        var (held, met, taken, gain, used) = (0, 0, 0, 0L, 0);
        foreach (var number in tokens)
        {
            held += At(_worths, number + 1).Weight;
        }

        while (Next(tokens, rows, taken, used) is var (score, unit, at) && unit >= 0)
        {
            // The halves of a divided part may both take it.
            taken |= score == Half ? 0 : _units[unit].Mask;
            used |= 1 << at;
            var both = Both(score, unit, At(_worths, tokens[at] + 1).Weight);
            gain += (long)score * both;
            met += both;
        }

        return (int)(gain / Math.Max(Against(held), met));
    }

    public void Clear()
    {
        foreach (var number in _entered)
        {
            _rowOf[number] = 0;
            _worths[number + 1] = PartWorth.Nothing;
        }

        _entered.Clear();
        _rows.Clear();
        _units.Clear();
        Asked = 0;
    }

    private bool ReadMany(int name, NameTable names, int least, FoundNames found)
    {
        var tokens = names.Tokens(name);
        var (isSeen, score) = (false, Score(tokens));
        foreach (var token in tokens)
        {
            isSeen |= At(_worths, token + 1).IsRead;
        }

        if (score > least && !isSeen)
        {
            found.Add(score, name);
        }

        return score > least;
    }

    private void Reserve(int words)
    {
        if (_rowOf.Length >= words)
        {
            return;
        }

        var before = _worths.Length;
        Array.Resize(ref _rowOf, (words * 5 / 4) + 16);
        Array.Resize(ref _worths, _rowOf.Length + 1);
        _worths.AsSpan(before).Fill(PartWorth.Nothing);
    }

    private void Enter(IndexedToken word, int unit, int score, int people)
    {
        Reserve(word.Number + 1);
        ref var at = ref _rowOf[word.Number];
        ref var worth = ref _worths[word.Number + 1];
        if (at == 0)
        {
            at = _rows.Count + 1;
            _entered.Add(word.Number);
            CollectionsMarshal.SetCount(_rows, at - 1 + _units.Count);
            CollectionsMarshal.AsSpan(_rows)[(at - 1)..].Clear();
            worth = PartWorth.Of(0, NameAlignment.Weight(word.Token, MeaningFinder.Rarity(word.People, people)));
        }

        ref var held = ref CollectionsMarshal.AsSpan(_rows)[at - 1 + unit];
        held = Math.Max(held, score);
        worth = PartWorth.Of(Math.Max(worth.Gain, held * Both(held, unit, worth.Weight)), worth.Weight);
    }

    /// <summary>Parts that came after the question was understood mean nothing to it.</summary>
    private static PartWorth At(ReadOnlySpan<PartWorth> worths, int place) => (uint)place < (uint)worths.Length ? worths[place] : PartWorth.Nothing;

    /// <summary>What the gain is held against: the surplus of the longer name counts half (<see cref="NameAlignment"/>).</summary>
    private int Against(int held) => Math.Max(1, Asked + held - (Math.Abs(Asked - held) / 2));

    /// <summary>The part and the unit, neither of them taken, that are most alike; among equals the earlier ones.</summary>
    private (int Score, int Unit, int At) Next(ReadOnlySpan<int> tokens, ReadOnlySpan<int> rows, int taken, int used)
    {
        var best = (Score: 0, Unit: -1, At: 0);
        for (var at = 0; at < tokens.Length; at++)
        {
            if ((used >> at & 1) != 0 || tokens[at] >= _rowOf.Length || _rowOf[tokens[at]] is not (var row and > 0))
            {
                continue;
            }

            for (var u = 0; u < _units.Count; u++)
            {
                if (rows[row - 1 + u] > best.Score && (taken & _units[u].Mask) == 0)
                {
                    best = (rows[row - 1 + u], u, at);
                }
            }
        }

        return best;
    }

    /// <summary>What a unit and the part that met it weigh together.</summary>
    private int Both(int score, int unit, int weight) => score == Half ? (_units[unit].Weight / 2) + (weight * 3 / 4) : _units[unit].Weight + weight;
}
