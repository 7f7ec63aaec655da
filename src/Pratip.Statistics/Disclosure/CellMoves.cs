namespace Pratip.Statistics.Disclosure;

/// <summary>
/// How far the counts of some cells can move while every sum holds, no count falls below zero and all other cells stay: each
/// such move is another table that shows the same. The numbers are differences from the true counts.
/// </summary>
internal sealed class CellMoves
{
    private readonly Dictionary<int, int> _places;
    private readonly BoundedSimplex _simplex;
    private readonly double[] _objective;
    private readonly double[] _lower;
    private readonly double[] _upper;

    /// <param name="free">The cells that may move.</param>
    public CellMoves(CellSystem system, IReadOnlyList<int> free)
    {
        _places = PlacesOf(free);
        _objective = new double[free.Count];
        _lower = [.. free.Select(cell => -(double)system.Values[cell])];
        _upper = [.. free.Select(_ => double.PositiveInfinity)];
        _simplex = new BoundedSimplex(Equations(system, free, _places), free.Count);
    }

    /// <summary>How far the count of a cell can go up (1) or down (-1).</summary>
    public double Farthest(int cell, int direction)
    {
        Array.Clear(_objective);
        _objective[_places[cell]] = direction;
        return _simplex.Maximise(_objective, _lower, _upper);
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
}
