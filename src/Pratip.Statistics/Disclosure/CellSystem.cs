namespace Pratip.Statistics.Disclosure;

/// <summary>A sum that holds between cells of one release: the total is what its parts add up to.</summary>
/// <param name="Total">Index of the cell that is the sum.</param>
/// <param name="Parts">Indices of the cells that add up to it.</param>
public readonly record struct CellSum(int Total, IReadOnlyList<int> Parts);

/// <summary>
/// The cells of a release and the sums that hold between them, over all its tables: what somebody who subtracts can use. The
/// values are counts; zero is a count. Whoever reads a release knows every sum, and that no count is below zero.
/// </summary>
public sealed class CellSystem
{
    private readonly int[][] _sumsOf;

    /// <summary>Cells that stand in a grid, and what adds up beside the sums along its dimensions.</summary>
    /// <param name="slack">Cells that only say that one cell of their sum is not more than another.</param>
    public CellSystem(IReadOnlyList<long> values, CellGrid grid, IReadOnlyList<CellSum>? others = null, IReadOnlySet<int>? slack = null)
        : this(values, grid, [.. grid.Sums()], others ?? [])
    {
        Slack = slack ?? Slack;
    }

    private CellSystem(IReadOnlyList<long> values, CellGrid grid, IReadOnlyList<(CellSum Sum, int Dimension)> lines, IReadOnlyList<CellSum> others)
        : this(values, [.. lines.Select(line => line.Sum), .. others])
    {
        Grid = grid;
        DimensionOfSum = [.. lines.Select(line => line.Dimension)];
    }

    /// <exception cref="ArgumentException">A sum names a cell that is not there or twice the same one, a count is below zero, or the parts do not add up.</exception>
    public CellSystem(IReadOnlyList<long> values, IReadOnlyList<CellSum> sums)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(sums);
        for (var cell = 0; cell < values.Count; cell++)
        {
            if (values[cell] < 0)
            {
                throw new ArgumentException($"Cell {cell} counts {values[cell]}; a count is not below zero.", nameof(values));
            }
        }

        for (var i = 0; i < sums.Count; i++)
        {
            Check(values, sums[i], i);
        }

        Values = values;
        Sums = sums;
        _sumsOf = IndexSums(values.Count, sums);
    }

    public IReadOnlyList<long> Values { get; }

    public IReadOnlyList<CellSum> Sums { get; }

    /// <summary>Null where nothing is said of how the cells stand to each other but the sums.</summary>
    public CellGrid? Grid { get; }

    /// <summary>The dimension along which a sum of the grid adds up; sums beyond these are others.</summary>
    internal IReadOnlyList<int> DimensionOfSum { get; } = [];

    /// <summary>Cells that nobody counted: what lies between a cell and another that is not more.</summary>
    public IReadOnlySet<int> Slack { get; } = new HashSet<int>();

    /// <summary>Cells that everybody knows to count one at least, because a list names only what occurs.</summary>
    public IReadOnlySet<int> Listed { get; init; } = new HashSet<int>();

    public int Count => Values.Count;

    /// <summary>How far below its count a cell may be, for all that is known without any sum.</summary>
    public long RoomBelow(int cell) => Listed.Contains(cell) ? Values[cell] - 1 : Values[cell];

    /// <summary>The sums in which a cell stands, as their total or as a part.</summary>
    public IReadOnlyList<int> SumsOf(int cell) => _sumsOf[cell];

    private static void Check(IReadOnlyList<long> values, CellSum sum, int number)
    {
        var seen = new HashSet<int> { sum.Total };
        long added = 0;
        foreach (var part in sum.Parts)
        {
            if ((uint)part >= (uint)values.Count || !seen.Add(part))
            {
                throw new ArgumentException($"Sum {number} names the cell {part}, which is not there or stands in it twice.", nameof(sum));
            }

            added += values[part];
        }

        if ((uint)sum.Total >= (uint)values.Count || added != values[sum.Total])
        {
            throw new ArgumentException($"The parts of sum {number} add up to {added}, and its total says otherwise.", nameof(sum));
        }
    }

    private static int[][] IndexSums(int cells, IReadOnlyList<CellSum> sums)
    {
        var lists = new List<int>[cells];
        for (var i = 0; i < sums.Count; i++)
        {
            foreach (var cell in sums[i].Parts.Append(sums[i].Total))
            {
                (lists[cell] ??= []).Add(i);
            }
        }

        return [.. lists.Select(list => list?.ToArray() ?? [])];
    }
}
