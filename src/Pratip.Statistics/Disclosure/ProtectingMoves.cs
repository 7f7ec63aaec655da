namespace Pratip.Statistics.Disclosure;

/// <summary>
/// The cheapest way to let one cell's count move: a linear program over the cells around it, in which a cell that is hidden
/// already moves for nothing and one that would have to be hidden too costs what it is worth shown, for each unit it moves
/// (Kelly, Golden and Assad 1992; Fischetti and Salazar 2001 call it the heuristic by protection flows).
/// </summary>
internal sealed class ProtectingMoves
{
    /// <summary>Far above what any move costs a unit, so that a cell moves as far as it is asked to wherever it can.</summary>
    private const double Reward = 10_000;

    /// <summary>Less than this is the room that keeps the method going.</summary>
    private const double Least = 1e-3;

    private readonly Dictionary<int, int> _places;
    private readonly IReadOnlyList<int> _cells;
    private readonly BoundedSimplex _simplex;
    private readonly double[] _objective;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _most;

    public ProtectingMoves(CellSystem system, IReadOnlyList<int> cells)
    {
        _cells = cells;
        _places = CellMoves.PlacesOf(cells);

        // Every cell has a column that raises it and one that lowers it, because either way it costs.
        _objective = new double[2 * cells.Count];
        _lower = [.. Enumerable.Range(0, 2 * cells.Count).Select(Slack)];
        _most = [.. cells.Select(_ => double.PositiveInfinity), .. cells.Select(cell => (double)system.RoomBelow(cell))];
        _upper = [.. _most];
        _simplex = new BoundedSimplex([.. CellMoves.Equations(system, cells, _places).Select(row => (double[])[.. row, .. row.Select(one => -one)])], 2 * cells.Count);
    }

    /// <summary>
    /// At zero almost every bound is met at once, and the method would turn on the spot; a little room, different for each
    /// column, keeps it going (Charnes 1952). It is far below what counts as moved.
    /// </summary>
    private static double Slack(int column) => -1e-7 * (1 + (column * 0.6180339887498949 % 1));

    /// <summary>Moves a cell up (1) or down (-1) by no more than an amount; null where it cannot move.</summary>
    /// <param name="costs">By cell of the system; zero of a cell that is hidden, infinite of one that must stay shown.</param>
    public CellMove? Find(int cell, int direction, double amount, double[] costs)
    {
        for (var i = 0; i < _cells.Count; i++)
        {
            var cost = costs[_cells[i]];
            var isFixed = double.IsPositiveInfinity(cost);
            foreach (var column in (ReadOnlySpan<int>)[i, i + _cells.Count])
            {
                _objective[column] = isFixed ? 0 : -cost;
                _upper[column] = isFixed ? 0 : _most[column];
            }
        }

        var (asked, other) = direction > 0 ? (_places[cell], _places[cell] + _cells.Count) : (_places[cell] + _cells.Count, _places[cell]);
        _objective[asked] = Reward;
        _upper[asked] = Math.Min(_most[asked], amount);
        _upper[other] = 0;
        _simplex.Maximise(_objective, _lower, _upper);
        return Move(_places[cell], direction);
    }

    private CellMove? Move(int asked, int direction)
    {
        var moved = direction * By(asked);
        if (moved < Least)
        {
            return null;
        }

        var others = Enumerable.Range(0, _cells.Count).Where(i => i != asked && Math.Abs(By(i)) > Least).ToList();
        return new(
            [_cells[asked], .. others.Select(i => _cells[i])],
            [1, .. others.Select(i => By(i) / (direction * moved))],
            direction > 0 ? moved : 0,
            direction > 0 ? 0 : moved);
    }

    private double By(int place) => _simplex.Values[place] - _simplex.Values[place + _cells.Count];
}
