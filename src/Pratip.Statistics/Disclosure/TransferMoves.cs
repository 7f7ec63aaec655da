using System.Numerics;

namespace Pratip.Statistics.Disclosure;

/// <summary>
/// The move that is always there: one person is counted in another innermost cell than before. All sums above either cell move
/// with it, but those above both, so it takes many cells; it is asked for where no exchange of corners is wide enough, as among
/// many zeros.
/// </summary>
internal sealed class TransferMoves
{
    private const int MostDimensions = 8;

    private readonly CellSystem _system;
    private readonly CellGrid _grid;
    private readonly int[] _dimensions;
    private readonly List<int> _innermost;

    public TransferMoves(CellSystem system)
    {
        _system = system;
        _grid = system.Grid!;
        _dimensions = [.. Enumerable.Range(0, _grid.Dimensions.Count)];
        var isPlain = _grid.Dimensions.All(one => one.Sums is [{ Total: 0 } sum] && sum.Parts.Count == one.Codes - 1) && system.DimensionOfSum.Count == system.Sums.Count;
        _innermost = isPlain && _dimensions.Length <= MostDimensions
            ? [.. Enumerable.Range(0, system.Count).Where(cell => _dimensions.All(dimension => _grid.CodeOf(cell, dimension) != 0) && HasAllAbove(cell))]
            : [];
    }

    /// <summary>The cheapest transfer to below a cell that lets it go up so far; null where there is none.</summary>
    public CellMove? Find(int cell, double amount, double[] costs)
    {
        var below = _innermost.Where(one => IsAbove(cell, one)).OrderByDescending(one => _system.RoomBelow(one)).ThenBy(one => one).Take(1).ToList();
        if (below is not [var to])
        {
            return null;
        }

        var (best, least) = (-1, double.PositiveInfinity);
        foreach (var from in _innermost.Where(one => _system.RoomBelow(one) >= amount && !IsAbove(cell, one)))
        {
            if (Cost(from, to, costs, least) + Cost(to, from, costs, least) is var cost && cost < least)
            {
                (best, least) = (from, cost);
            }
        }

        return best < 0 ? null : Move(cell, to, best);
    }

    private CellMove Move(int cell, int to, int from)
    {
        var (raised, lowered) = (Above(to, from).Where(one => one != cell).ToList(), Above(from, to).ToList());
        return new(
            [cell, .. raised, .. lowered],
            [1, .. raised.Select(_ => 1d), .. lowered.Select(_ => -1d)],
            lowered.Min(one => _system.RoomBelow(one)),
            raised.Append(cell).Min(one => _system.RoomBelow(one)));
    }

    /// <summary>What hiding the sums above one cell and not the other costs; more than the most where it is not worth finishing.</summary>
    private double Cost(int one, int other, double[] costs, double most)
    {
        var (sum, differing) = (0d, Differing(one, other));
        for (var totals = 0; totals < 1 << _dimensions.Length && sum < most; totals++)
        {
            if ((differing & ~totals) != 0)
            {
                sum += costs[_grid.At(Place(one, totals))];
            }
        }

        return sum;
    }

    /// <summary>The sums above one innermost cell, itself among them, that are not above another.</summary>
    private IEnumerable<int> Above(int one, int other)
    {
        var differing = Differing(one, other);
        for (var totals = 0; totals < 1 << _dimensions.Length; totals++)
        {
            if ((differing & ~totals) != 0)
            {
                yield return _grid.At(Place(one, totals));
            }
        }
    }

    private int Differing(int one, int other)
    {
        var differing = 0;
        foreach (var dimension in _dimensions)
        {
            differing |= _grid.CodeOf(one, dimension) == _grid.CodeOf(other, dimension) ? 0 : 1 << dimension;
        }

        return differing;
    }

    private ulong Place(int cell, int totals)
    {
        var place = _grid.PlaceOf(cell);
        for (var rest = totals; rest != 0; rest &= rest - 1)
        {
            var dimension = BitOperations.TrailingZeroCount(rest);
            place -= _grid.Stride(dimension) * (ulong)_grid.CodeOf(cell, dimension);
        }

        return place;
    }

    private bool HasAllAbove(int cell) => Enumerable.Range(0, 1 << _dimensions.Length).All(totals => _grid.At(Place(cell, totals)) >= 0);

    private bool IsAbove(int cell, int innermost) =>
        Array.TrueForAll(_dimensions, dimension => _grid.CodeOf(cell, dimension) is var code && (code == 0 || code == _grid.CodeOf(innermost, dimension)));
}
