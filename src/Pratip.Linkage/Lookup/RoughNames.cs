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

    /// <summary>For each part in the index where its row begins, plus one; 0 for parts that mean nothing asked for.</summary>
    private int[] _rowOf = [];
    private readonly List<int> _entered = [];

    /// <summary>Rows: the weight of the part, then its likeness to every unit.</summary>
    private readonly List<int> _scores = [];
    private readonly List<(int Mask, int Weight)> _units = [];
    private int _asked;
    private int _people;

    public void Begin(IndexCore core, List<QueryUnit> units, int people)
    {
        Clear();
        _people = people;
        if (_rowOf.Length < core.Words.Count)
        {
            _rowOf = new int[core.Words.Count + (core.Words.Count / 4)];
        }

        foreach (var unit in units)
        {
            _units.Add((((1 << unit.Length) - 1) << unit.First, unit.Length == 1 ? unit.Weight : unit.Weight * 3 / 4));
            _asked += unit.Length == 1 ? unit.Weight : 0;
        }

        for (var u = 0; u < units.Count; u++)
        {
            foreach (var (word, score) in units[u].Meanings)
            {
                Enter(word, u, score);
            }
        }
    }

    public void Enter(IndexedToken word, int unit, int score)
    {
        if (word.Number >= _rowOf.Length)
        {
            Array.Resize(ref _rowOf, (word.Number + 1) * 5 / 4);
        }

        ref var row = ref _rowOf[word.Number];
        if (row == 0)
        {
            row = _scores.Count + 1;
            _entered.Add(word.Number);
            CollectionsMarshal.SetCount(_scores, row + _units.Count);
            CollectionsMarshal.AsSpan(_scores)[(row - 1)..].Clear();
            _scores[row - 1] = NameAlignment.Weight(word.Token, MeaningFinder.Rarity(word.People, _people));
        }

        _scores[row + unit] = Math.Max(_scores[row + unit], score);
    }

    /// <summary>A name by its parts alone, in thousandths: each takes the unit it is most like, if none took it before.</summary>
    public int Score(ReadOnlySpan<int> tokens)
    {
        var scores = CollectionsMarshal.AsSpan(_scores);
        var (held, taken, gain) = (0, 0, 0L);
        foreach (var number in tokens)
        {
            var weight = NameAlignment.Ordinary;
            if (number < _rowOf.Length && _rowOf[number] is var row and > 0)
            {
                weight = scores[row - 1];
                gain += Gain(scores.Slice(row, _units.Count), weight, ref taken);
            }

            held += weight;
        }

        return (int)Math.Min(1000, gain / Math.Max(1, _asked + held - (Math.Abs(_asked - held) / 2)));
    }

    public void Clear()
    {
        foreach (var number in _entered)
        {
            _rowOf[number] = 0;
        }

        _entered.Clear();
        _scores.Clear();
        _units.Clear();
        _asked = 0;
    }

    private long Gain(ReadOnlySpan<int> row, int weight, ref int taken)
    {
        var (score, unit) = (0, -1);
        for (var u = 0; u < row.Length; u++)
        {
            if (row[u] > score && (taken & _units[u].Mask) == 0)
            {
                (score, unit) = (row[u], u);
            }
        }

        if (unit < 0)
        {
            return 0;
        }

        // The halves of a divided part may both take it.
        taken |= score == Half ? 0 : _units[unit].Mask;
        return (long)score * (score == Half ? (_units[unit].Weight / 2) + (weight * 3 / 4) : _units[unit].Weight + weight);
    }
}
