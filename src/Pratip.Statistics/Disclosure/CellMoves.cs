namespace Pratip.Statistics.Disclosure;

/// <summary>
/// How far the counts of some cells can move while every sum holds, no count falls below zero and all other cells stay: each
/// such move is another table that shows the same. The numbers are differences from the true counts.
/// </summary>
internal sealed class CellMoves
{
    /// <summary>Less than this is rounding and no move.</summary>
    private const double Least = 1e-6;

    private readonly CellSystem _system;
    private readonly IReadOnlyList<int> _cells;
    private readonly Dictionary<int, int> _places;
    private readonly BoundedSimplex _simplex;
    private readonly double[] _objective;
    private readonly double[] _lower;
    private readonly double[] _upper;

    /// <param name="cells">The cells that may move.</param>
    public CellMoves(CellSystem system, IReadOnlyList<int> cells)
    {
        _system = system;
        _cells = cells;
        _places = PlacesOf(cells);
        _objective = new double[cells.Count];
        _lower = new double[cells.Count];
        _upper = new double[cells.Count];
        _simplex = new BoundedSimplex(Equations(system, cells, _places), cells.Count);
    }

    /// <summary>How far the count of a cell can go up (1) or down (-1).</summary>
    public double Farthest(int cell, int direction)
    {
        Limit(_ => true);
        return Solve(cell, direction);
    }

    /// <summary>A move of one cell up (1) or down (-1), as far as asked or as it goes; null where it cannot move.</summary>
    /// <param name="isFree">Which other cells may move.</param>
    public CellMove? Find(int cell, int direction, double amount, Func<int, bool> isFree)
    {
        Limit(isFree);
        var asked = _places[cell];
        _lower[asked] = direction > 0 ? 0 : -Math.Min(amount, _system.RoomBelow(cell));
        _upper[asked] = direction > 0 ? amount : 0;
        return Solve(cell, direction) is var moved && moved > Least ? Move(asked, direction, moved) : null;
    }

    /// <summary>Where each cell stands among those that may move.</summary>
    internal static Dictionary<int, int> PlacesOf(IReadOnlyList<int> cells) => cells.Index().ToDictionary(one => one.Item, one => one.Index);

    internal static List<double[]> Equations(CellSystem system, IReadOnlyList<int> cells, Dictionary<int, int> places)
    {
        var equations = new List<double[]>();
        foreach (var number in cells.SelectMany(system.SumsOf).Distinct().Order())
        {
            var sum = system.Sums[number];
            var row = new double[cells.Count];
            foreach (var part in sum.Parts)
            {
                if (places.TryGetValue(part, out var place))
                {
                    row[place] = -1;
                }
            }

            if (places.TryGetValue(sum.Total, out var total))
            {
                row[total] = 1;
            }

            equations.Add(row);
        }

        return equations;
    }

    private void Limit(Func<int, bool> isFree)
    {
        for (var i = 0; i < _cells.Count; i++)
        {
            var isFixed = !isFree(_cells[i]);
            _lower[i] = isFixed ? 0 : -(double)_system.RoomBelow(_cells[i]);
            _upper[i] = isFixed ? 0 : double.PositiveInfinity;
        }
    }

    private double Solve(int cell, int direction)
    {
        Array.Clear(_objective);
        _objective[_places[cell]] = direction;
        return _simplex.Maximise(_objective, _lower, _upper);
    }

    private CellMove Move(int asked, int direction, double moved)
    {
        var (cells, by) = (new List<int> { _cells[asked] }, new List<double> { 1 });
        for (var i = 0; i < _cells.Count; i++)
        {
            if (i != asked && Math.Abs(_simplex.Values[i]) > Least)
            {
                cells.Add(_cells[i]);
                by.Add(_simplex.Values[i] / (direction * moved));
            }
        }

        return new([.. cells], [.. by], direction > 0 ? moved : 0, direction > 0 ? 0 : moved);
    }
}
