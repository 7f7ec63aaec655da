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

    private const int Weight = 0;
    private const int MostGain = 1;
    private const int Scores = 2;

    /// <summary>For each part in the index where its row begins, plus one; 0 for parts that mean nothing asked for.</summary>
    private int[] _rowOf = [];

    /// <summary>For each part whether it is entered and whether its names were read: a byte each stays in the processor's near memory.</summary>
    private Mark[] _marks = [];
    private readonly List<int> _entered = [];

    /// <summary>Rows: the weight of the part, the most it may gain, then its likeness to every unit.</summary>
    private readonly List<int> _rows = [];
    private readonly List<(int Mask, int Weight)> _units = [];

    private enum Mark : byte
    {
        None,
        Entered,
        Read,
    }

    /// <summary>What all parts of the question weigh.</summary>
    public int Asked { get; private set; }

    public void Begin(IndexCore core, List<QueryUnit> units, int people)
    {
        Clear();
        if (_rowOf.Length < core.Words.Count)
        {
            _rowOf = new int[core.Words.Count + (core.Words.Count / 4)];
            _marks = new Mark[_rowOf.Length];
        }

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

    public int WeightOf(IndexedToken word) => _rows[RowOf(word.Number) + Weight];

    /// <summary>What a name of so many parts is worth of which nothing but this one is meant.</summary>
    public int Alone(IndexedToken word, int parts)
    {
        var row = CollectionsMarshal.AsSpan(_rows)[RowOf(word.Number)..];
        return Ratio(row[MostGain], row[Weight] + ((parts - 1) * NameAlignment.Ordinary));
    }

    /// <summary>Whether the names of the part were read already, so that a name that holds it was seen.</summary>
    public bool IsRead(IndexedToken word) => MarkOf(word.Number + 1) == Mark.Read;

    public void MarkRead(IndexedToken word) => _marks[word.Number] = Mark.Read;

    /// <summary>What a name that holds a word of the question may be worth at most, if it holds another too; -1 if it does not or was seen in the list of another.</summary>
    public int Together(IndexedToken word, in Posting name, NameTable names)
    {
        var (one, two) = name.Further == Posting.Many ? MarksOf(word, names.Tokens(name.Name)) : (MarkOf(name.Other), MarkOf(name.Further));
        if ((one | two) == Mark.None || one >= Mark.Read || two >= Mark.Read)
        {
            return -1;
        }

        if (name.Further == Posting.Many)
        {
            return Score(names.Tokens(name.Name));
        }

        var rows = CollectionsMarshal.AsSpan(_rows);
        var own = rows[RowOf(word.Number)..];
        var (gain, held) = (own[MostGain], own[Weight]);
        Add(rows, name.Other, ref gain, ref held);
        Add(rows, name.Further, ref gain, ref held);
        return Ratio(gain, held);
    }

    /// <summary>The opposite: of how many parts a name is of which only this one is meant; 0 for others.</summary>
    public int PartsAlone(IndexedToken word, in Posting name, NameTable names)
    {
        if (name.Further == Posting.Many)
        {
            var tokens = names.Tokens(name.Name);
            return MarksOf(word, tokens) == default ? tokens.Length : 0;
        }

        return (MarkOf(name.Other) | MarkOf(name.Further)) != Mark.None ? 0 : name.Further != 0 ? 3 : name.Other != 0 ? 2 : 1;
    }

    /// <summary>A name by its parts alone, in thousandths: each takes the unit it is most like, if none took it before.</summary>
    public int Score(ReadOnlySpan<int> tokens)
    {
        var rows = CollectionsMarshal.AsSpan(_rows);
        var (held, taken, gain) = (0, 0, 0L);
        foreach (var number in tokens)
        {
            var weight = NameAlignment.Ordinary;
            if (number < _rowOf.Length && _rowOf[number] is var at and > 0)
            {
                var row = rows.Slice(at - 1, Scores + _units.Count);
                weight = row[Weight];
                gain += Gain(row[Scores..], weight, ref taken);
            }

            held += weight;
        }

        return Ratio(gain, held);
    }

    public void Clear()
    {
        foreach (var number in _entered)
        {
            _rowOf[number] = 0;
            _marks[number] = Mark.None;
        }

        _entered.Clear();
        _rows.Clear();
        _units.Clear();
        Asked = 0;
    }

    private void Enter(IndexedToken word, int unit, int score, int people)
    {
        if (word.Number >= _rowOf.Length)
        {
            Array.Resize(ref _rowOf, (word.Number + 1) * 5 / 4);
            Array.Resize(ref _marks, _rowOf.Length);
        }

        ref var at = ref _rowOf[word.Number];
        if (at == 0)
        {
            at = _rows.Count + 1;
            _entered.Add(word.Number);
            _marks[word.Number] = Mark.Entered;
            CollectionsMarshal.SetCount(_rows, at - 1 + Scores + _units.Count);
            CollectionsMarshal.AsSpan(_rows)[(at - 1)..].Clear();
            _rows[at - 1] = NameAlignment.Weight(word.Token, MeaningFinder.Rarity(word.People, people));
        }

        var row = CollectionsMarshal.AsSpan(_rows).Slice(at - 1, Scores + _units.Count);
        row[Scores + unit] = Math.Max(row[Scores + unit], score);
        row[MostGain] = Math.Max(row[MostGain], (int)Gain(row[Scores + unit], unit, row[Weight]));
    }

    private int RowOf(int number) => _rowOf[number] - 1;

    private Mark MarkOf(int other) => (uint)(other - 1) < (uint)_marks.Length ? _marks[other - 1] : Mark.None;

    private (Mark, Mark) MarksOf(IndexedToken word, ReadOnlySpan<int> tokens)
    {
        var (most, isOwn) = (Mark.None, true);
        foreach (var number in tokens)
        {
            var mark = isOwn && number == word.Number ? Mark.None : MarkOf(number + 1);
            isOwn &= number != word.Number;
            most = mark > most ? mark : most;
        }

        return (most, Mark.None);
    }

    private void Add(ReadOnlySpan<int> rows, int other, ref int gain, ref int held)
    {
        if (other == 0)
        {
            return;
        }

        var isMeant = MarkOf(other) != Mark.None;
        var row = isMeant ? rows[RowOf(other - 1)..] : [];
        gain += isMeant ? row[MostGain] : 0;
        held += isMeant ? row[Weight] : NameAlignment.Ordinary;
    }

    /// <summary>What the gain is held against: the surplus of the longer name counts half (<see cref="NameAlignment"/>).</summary>
    private int Ratio(long gain, int held) => (int)Math.Min(1000, gain / Math.Max(1, Asked + held - (Math.Abs(Asked - held) / 2)));

    private long Gain(ReadOnlySpan<int> scores, int weight, ref int taken)
    {
        var (score, unit) = (0, -1);
        for (var u = 0; u < scores.Length; u++)
        {
            if (scores[u] > score && (taken & _units[u].Mask) == 0)
            {
                (score, unit) = (scores[u], u);
            }
        }

        if (unit < 0)
        {
            return 0;
        }

        // The halves of a divided part may both take it.
        taken |= score == Half ? 0 : _units[unit].Mask;
        return Gain(score, unit, weight);
    }

    private long Gain(int score, int unit, int weight) =>
        (long)score * (score == Half ? (_units[unit].Weight / 2) + (weight * 3 / 4) : _units[unit].Weight + weight);
}
