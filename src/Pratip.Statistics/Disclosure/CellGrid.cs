namespace Pratip.Statistics.Disclosure;

/// <summary>One way of dividing: its codes, and which code is the sum of which others.</summary>
/// <param name="Codes">How many codes there are; by agreement 0 is the total where there is one.</param>
public sealed record GridDimension(int Codes, IReadOnlyList<CellSum> Sums)
{
    /// <summary>Code 0 is what all others add up to.</summary>
    public static GridDimension Plain(int codes) => new(codes, [new CellSum(0, [.. Enumerable.Range(1, codes - 1)])]);
}

/// <summary>
/// Where the cells of a release stand: a code in every dimension. Tables of any breakdowns of one measure are parts of one grid:
/// a one-way table has the total in all dimensions but its own.
/// </summary>
public sealed class CellGrid
{
    /// <summary>Up to so many places, every one has its entry; above, only those that a cell stands in.</summary>
    private const long LargestDense = 1 << 22;

    private readonly IReadOnlyList<int[]> _cells;
    private readonly ulong[] _strides;
    private readonly int[]? _dense;
    private readonly Dictionary<ulong, int> _sparse = [];

    /// <param name="cells">By cell: its code in every dimension.</param>
    /// <exception cref="ArgumentException">Two cells stand in one place, or a code is not of its dimension.</exception>
    public CellGrid(IReadOnlyList<GridDimension> dimensions, IReadOnlyList<int[]> cells)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(cells);
        Dimensions = dimensions;
        _cells = cells;
        var places = dimensions.Aggregate((Int128)1, (product, one) => product > LargestDense ? product : product * one.Codes);
        _strides = places <= LargestDense ? Exact(dimensions) : Scattered(dimensions.Count);
        if (places <= LargestDense)
        {
            _dense = new int[(int)places];
            Array.Fill(_dense, -1);
        }

        for (var cell = 0; cell < cells.Count; cell++)
        {
            Enter(cell);
        }
    }

    public IReadOnlyList<GridDimension> Dimensions { get; }

    public int Count => _cells.Count;

    public int CodeOf(int cell, int dimension) => _cells[cell][dimension];

    /// <summary>A number for a cell's place; changing a code by some steps adds as many times <see cref="Stride"/>.</summary>
    internal ulong PlaceOf(int cell)
    {
        var place = 0ul;
        for (var dimension = 0; dimension < _strides.Length; dimension++)
        {
            place += _strides[dimension] * (ulong)_cells[cell][dimension];
        }

        return place;
    }

    internal ulong Stride(int dimension) => _strides[dimension];

    /// <summary>The cell at a place, or -1.</summary>
    internal int At(ulong place) => _dense is { } dense ? dense[place] : _sparse.GetValueOrDefault(place, -1);

    /// <summary>The sums along the dimensions, wherever their total and a part of it are among the cells.</summary>
    internal IEnumerable<(CellSum Sum, int Dimension)> Sums()
    {
        for (var dimension = 0; dimension < Dimensions.Count; dimension++)
        {
            foreach (var sum in Dimensions[dimension].Sums)
            {
                for (var cell = 0; cell < Count; cell++)
                {
                    if (CodeOf(cell, dimension) == sum.Total && Line(cell, dimension, sum) is { Count: > 0 } parts)
                    {
                        yield return (new CellSum(cell, parts), dimension);
                    }
                }
            }
        }
    }

    private List<int> Line(int total, int dimension, CellSum sum)
    {
        var from = PlaceOf(total) - (_strides[dimension] * (ulong)sum.Total);
        return [.. sum.Parts.Select(code => At(from + (_strides[dimension] * (ulong)code))).Where(cell => cell >= 0)];
    }

    private void Enter(int cell)
    {
        for (var dimension = 0; dimension < Dimensions.Count; dimension++)
        {
            if ((uint)CodeOf(cell, dimension) >= (uint)Dimensions[dimension].Codes)
            {
                throw new ArgumentException($"Cell {cell} has the code {CodeOf(cell, dimension)} in dimension {dimension}, which has {Dimensions[dimension].Codes}.", nameof(cell));
            }
        }

        var place = PlaceOf(cell);
        if (At(place) >= 0)
        {
            throw new ArgumentException($"Cells {At(place)} and {cell} stand in one place.", nameof(cell));
        }

        if (_dense is { } dense)
        {
            dense[place] = cell;
        }
        else
        {
            _sparse.Add(place, cell);
        }
    }

    private static ulong[] Exact(IReadOnlyList<GridDimension> dimensions)
    {
        var strides = new ulong[dimensions.Count];
        var places = 1ul;
        for (var dimension = 0; dimension < strides.Length; dimension++)
        {
            strides[dimension] = places;
            places *= (ulong)dimensions[dimension].Codes;
        }

        return strides;
    }

    /// <summary>
    /// More places than there are numbers: odd multipliers spread them, always the same ones. That two cells meet is all but
    /// impossible, and then <see cref="Enter"/> refuses the second.
    /// </summary>
    private static ulong[] Scattered(int dimensions) => [.. Enumerable.Range(1, dimensions).Select(i => Scramble((ulong)i) | 1)];

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    internal static ulong Scramble(ulong seed)
    {
        var mixed = seed * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
