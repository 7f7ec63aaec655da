using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Scoring;

/// <summary>
/// Records as the comparison reads them: three vectors of 16 lanes each, one lane for a field. The numbers of the values, what
/// exact agreement on each would weigh, and the bits that tell most unlike values apart.
/// </summary>
/// <remarks>
/// Weights are whole numbers of 1/1024 bit, so that a sum is the same in whatever order and with whatever vectors it is made.
/// </remarks>
internal sealed class PackedRecords
{
    public const int Lanes = 16;
    public const int PerBit = 1024;
    public const int RowLength = 3 * Lanes;

    /// <summary>Rarity adds or takes at most this many bits: a value seen once may be a slip of the keys.</summary>
    private const double MostRarity = 14;

    /// <summary>Added to any weight, it is below all others.</summary>
    private const int NoRarity = -1_000_000;

    private readonly int[][] _exact;
    private int[] _rows;
    private readonly LinkageModel _model;
    private readonly int[] _records;
    private readonly bool _isAll;
    private readonly Vector512<int> _differ;
    private readonly Vector512<int> _best;
    private readonly int[] _bestOf;
    private Vector512<int> _apart;
    private Vector512<int> _rare;
    private int[] _rareOf = [];

    /// <param name="comparators">The fields.</param>
    /// <param name="model">What their levels weigh.</param>
    /// <param name="records">The records to pack, ascending; all of them, or a sample.</param>
    public PackedRecords(IReadOnlyList<FieldComparator> comparators, LinkageModel model, int[] records)
    {
        _model = model;
        _records = records;
        _isAll = records.Length == comparators[0].Column.Values.Length;
        Comparators = [.. comparators];
        Levels = [.. model.Fields.Select(field => Enumerable.Range(0, field.Levels.Count).Select(level => Fixed(field.Weight(level))).ToArray())];
        _rows = new int[(long)records.Length * RowLength];
        _differ = Lane(field => Levels[field][FieldComparator.DifferLevel], 0);
        _bestOf = [.. Levels.Select(levels => levels[1..^1].Max())];
        _best = Lane(field => _bestOf[field], 0);
        SetBounds();
        _exact = [.. Comparators.Select(_ => Array.Empty<int>())];
        Parallel.For(0, Comparators.Length, field => Fill(field, 0, records.Length));
    }

    /// <summary>Packs the records that came to the columns since, behind the others; only where all are packed.</summary>
    /// <param name="first">How many there were before.</param>
    public void Extend(int first)
    {
        var count = Comparators[0].Column.Values.Length;
        if (_rows.Length < count * RowLength)
        {
            Array.Resize(ref _rows, Math.Max(count + (count / 8), 64) * RowLength);
        }

        for (var field = 0; field < Comparators.Length; field++)
        {
            Fill(field, first, count);
        }

        SetBounds();
    }

    public FieldComparator[] Comparators { get; }

    /// <summary>The weight of each level of each field.</summary>
    public int[][] Levels { get; }

    public ReadOnlySpan<int> Row(int record) => _rows.AsSpan((_isAll ? record : Array.BinarySearch(_records, record)) * RowLength, RowLength);

    public static int Fixed(double bits) => (int)Math.Round(Math.Clamp(bits, -60, 60) * PerBit);

    /// <summary>What two records weigh together.</summary>
    public int Weigh(int a, int b) => Weigh(ref MemoryMarshal.GetReference(Row(a)), ref MemoryMarshal.GetReference(Row(b)), int.MinValue);

    /// <summary>What two records weigh together, or anything below the floor where they cannot reach it.</summary>
    /// <param name="a">A row.</param>
    /// <param name="b">Another row.</param>
    /// <param name="floor">Pairs that weigh less are of no interest.</param>
    public int Weigh(ref int a, ref int b, int floor)
    {
        var (valuesA, valuesB) = (Vector512.LoadUnsafe(ref a), Vector512.LoadUnsafe(ref b));
        var missing = Vector512.Equals(valuesA, Vector512<int>.Zero) | Vector512.Equals(valuesB, Vector512<int>.Zero);
        var equal = Vector512.Equals(valuesA, valuesB);
        var apart = Vector512.GreaterThan(PopCount(Vector512.LoadUnsafe(ref a, 2 * Lanes) ^ Vector512.LoadUnsafe(ref b, 2 * Lanes)), _apart);
        var exact = Vector512.LoadUnsafe(ref a, Lanes);
        var most = Vector512.ConditionalSelect(equal, exact, Vector512.ConditionalSelect(apart, _differ, Vector512.Max(_best, exact + _rare)));
        var sum = Vector512.Sum(Vector512.AndNot(most, missing));
        if (sum < floor)
        {
            return sum;
        }

        var open = (uint)(~(equal | apart | missing)).ExtractMostSignificantBits();
        while (open != 0 && sum >= floor)
        {
            var field = System.Numerics.BitOperations.TrailingZeroCount(open);
            open &= open - 1;
            if (field >= Comparators.Length)
            {
                break;
            }

            var (exactA, exactB) = (Unsafe.Add(ref a, Lanes + field), Unsafe.Add(ref b, Lanes + field));
            var level = Comparators[field].Level(Unsafe.Add(ref a, field), Unsafe.Add(ref b, field));
            sum += WeightOf(field, level, exactA, exactB) - Math.Max(_bestOf[field], exactA + _rareOf[field]);
        }

        return sum;
    }

    /// <summary>The same sum, part by part.</summary>
    public Waterfall Explain(int a, int b, LinkageModel model)
    {
        var one = Row(a);
        var other = Row(b);
        var parts = new WaterfallPart[Comparators.Length];
        for (var field = 0; field < parts.Length; field++)
        {
            var comparator = Comparators[field];
            var level = comparator.Level(one[field], other[field]);
            var plain = Levels[field][level];
            var weight = WeightOf(field, level, one[Lanes + field], other[Lanes + field]);
            parts[field] = new WaterfallPart(comparator.Column.Field.Name, comparator.Levels[level], plain / (double)PerBit, (weight - plain) / (double)PerBit);
        }

        return new Waterfall(model.PriorWeight, parts) { Calibration = model.Calibration };
    }

    /// <summary>What a level weighs for two values, given what exact agreement on each would weigh; of two rarities the smaller counts.</summary>
    private int WeightOf(int field, int level, int exactA, int exactB) =>
        level == Comparators[field].RareLevel ? Math.Min(exactA, exactB) + _rareOf[field]
        : level == Comparators[field].ExactLevel ? exactA
        : Levels[field][level];

    /// <summary>Bits set in each lane, by the classic halving sums (Warren 2012, Hacker's Delight, 5-1).</summary>
    private static Vector512<int> PopCount(Vector512<int> bits)
    {
        var x = bits.AsUInt32();
        x -= (x >>> 1) & Vector512.Create(0x55555555u);
        x = (x & Vector512.Create(0x33333333u)) + ((x >>> 2) & Vector512.Create(0x33333333u));
        x = (x + (x >>> 4)) & Vector512.Create(0x0F0F0F0Fu);
        x += x >>> 8;
        x += x >>> 16;
        return (x & Vector512.Create(0x3Fu)).AsInt32();
    }

    private Vector512<int> Lane(Func<int, int> of, int otherwise)
    {
        Span<int> lanes = stackalloc int[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            lanes[lane] = lane < Comparators.Length ? of(lane) : otherwise;
        }

        return Vector512.Create<int>(lanes);
    }

    /// <summary>They change with the first record that has several values in a field.</summary>
    private void SetBounds()
    {
        _rareOf = [.. Comparators.Select((comparator, field) => comparator.RareLevel is { } level ? Levels[field][level] - Levels[field][comparator.ExactLevel] : NoRarity)];
        _rare = Lane(field => _rareOf[field], NoRarity);
        _apart = Lane(field => Comparators[field].MostApart, 32);
    }

    /// <summary>What exact agreement on each value weighs, worked out for those that were not known yet.</summary>
    private int[] Exact(int field)
    {
        var (comparator, weights) = (Comparators[field], _model.Fields[field]);
        var (exact, plain) = (new int[comparator.Column.Texts.Length], weights.Weight(comparator.ExactLevel));
        _exact[field].CopyTo(exact, 0);
        for (var value = Math.Max(1, _exact[field].Length); value < exact.Length; value++)
        {
            // log2(u/f) for a value that a share f bears (Winkler 1989; Linacre et al. 2022, IJPDS 7(3)).
            var rarity = weights.HasRarity ? Math.Log2(weights.Different[comparator.ExactLevel] / Math.Max(comparator.Frequency(value), 1e-12)) : 0;
            exact[value] = Fixed(plain + Math.Clamp(rarity, -MostRarity, MostRarity));
        }

        return exact;
    }

    private void Fill(int field, int first, int end)
    {
        var comparator = Comparators[field];
        var exact = Exact(field);
        _exact[field] = _isAll && comparator.Column.Known is not null ? exact : [];
        for (var place = first; place < end; place++)
        {
            var value = comparator.Column.Values[_isAll ? place : _records[place]];
            var row = place * RowLength;
            _rows[row + field] = value;
            _rows[row + Lanes + field] = exact[value];
            _rows[row + (2 * Lanes) + field] = comparator.Signature(value);
        }
    }
}
