using System.Numerics;

namespace Pratip.Statistics.Disclosure;

/// <summary>
/// Finds the cheapest corner exchange that lets a cell of a grid move: in each dimension in which the cell is summed up it
/// changes places with one other code, so that 2, 4, 8 ... cells move by the same amount and no sum changes (the hypercube
/// method of Repsilber and Giessing, with costs and limits). All exchanges are tried; what costs too much is cut off early.
/// </summary>
internal sealed class GridMoves
{
    private const int OtherSums = 1 << 30;

    /// <summary>Looking for what helps in part cuts nothing off early; of more exchanges than these it is not done.</summary>
    private const long MostPartly = 3_000;

    private readonly CellSystem _system;
    private readonly CellGrid _grid;
    private readonly int[] _dimensionsOf;
    private readonly (int Code, int Sign)[][][] _partners;
    private readonly int[] _order;
    private readonly int[] _corners;
    private readonly int[] _signs;
    private readonly ulong[] _places;
    private readonly int[] _bestCorners;
    private readonly int[] _bestSigns;
    private readonly int[] _along;

    /// <summary>How far each cell can go: not below zero, not below what is among it, not above what it is among.</summary>
    private readonly double[] _mostUp;
    private readonly double[] _mostDown;
    private double[] _costs = [];
    private double _bestScore;
    private double _mostCost;
    private int _bestCount;
    private double _need;
    private double _up;
    private double _down;
    private int _depth;
    private int _mask;

    public GridMoves(CellSystem system)
    {
        _system = system;
        _grid = system.Grid!;
        var dimensions = _grid.Dimensions.Count;
        _dimensionsOf = [.. Enumerable.Range(0, system.Count).Select(cell =>
            system.SumsOf(cell).Where(sum => !IsBound(sum)).Aggregate(0, (mask, sum) => mask | (sum < system.DimensionOfSum.Count ? 1 << system.DimensionOfSum[sum] : OtherSums)))];
        _mostUp = [.. Enumerable.Repeat(double.PositiveInfinity, system.Count)];
        _mostDown = [.. Enumerable.Range(0, system.Count).Select(cell => (double)system.RoomBelow(cell))];
        BoundBySlack();
        _partners = [.. _grid.Dimensions.Select(PartnersOf)];
        _order = [.. Enumerable.Range(0, dimensions).OrderByDescending(dimension => _grid.Dimensions[dimension].Codes)];
        var most = 1 << Math.Min(LargestDimensions, dimensions);
        _corners = new int[most];
        _signs = new int[most];
        _places = new ulong[most];
        _bestCorners = new int[most];
        _bestSigns = new int[most];
        _along = new int[dimensions];
    }

    /// <summary>A cell that is summed up in more dimensions has too many corners to be moved like this.</summary>
    private static int LargestDimensions => 8;

    /// <summary>How many exchanges were looked at, over all questions: what a search has spent.</summary>
    public long Looked { get; private set; }

    private void BoundBySlack()
    {
        foreach (var slack in _system.Slack)
        {
            foreach (var sum in _system.SumsOf(slack).Where(sum => _system.Sums[sum].Total != slack))
            {
                var (bound, room) = (_system.Sums[sum], _system.Values[slack]);
                var part = bound.Parts.First(cell => cell != slack);
                _mostUp[part] = Math.Min(_mostUp[part], room);
                foreach (var above in Above(bound.Total, sum))
                {
                    _mostDown[above] = Math.Min(_mostDown[above], room);
                }
            }
        }
    }

    /// <summary>What another cell is not more than: a cell, or those that only together are more.</summary>
    private IEnumerable<int> Above(int total, int sum) =>
        _system.Slack.Contains(total) ? _system.SumsOf(total).Where(other => other != sum).SelectMany(other => _system.Sums[other].Parts) : [total];

    /// <summary>A sum that only says that one cell is not more than others; an exchange moves but one of them.</summary>
    private bool IsBound(int sum) =>
        sum >= _system.DimensionOfSum.Count && (_system.Slack.Contains(_system.Sums[sum].Total) || _system.Sums[sum].Parts.Any(_system.Slack.Contains));

    /// <param name="need">The width asked for.</param>
    /// <param name="up">How far the cell is already proved to move up.</param>
    /// <param name="down">And down.</param>
    /// <param name="costs">By cell; zero of a hidden one, infinite of one that must stay shown.</param>
    /// <param name="most">An exchange that costs this much is of no use.</param>
    /// <returns>The cheapest exchange after which the cell is as wide as asked for; else what gains most for its cost; null where none helps.</returns>
    public CellMove? Find(int cell, double need, double up, double down, double[] costs, double most)
    {
        if ((_dimensionsOf[cell] & OtherSums) != 0 || BitOperations.PopCount((uint)_dimensionsOf[cell]) > LargestDimensions || _dimensionsOf[cell] == 0)
        {
            return null;
        }

        (_need, _up, _down, _costs, _bestCount) = (need, up, down, costs, 0);
        _mask = _dimensionsOf[cell];
        _depth = 0;
        foreach (var dimension in _order)
        {
            if ((_mask & (1 << dimension)) != 0)
            {
                _along[_depth++] = dimension;
            }
        }

        _corners[0] = cell;
        _signs[0] = 1;
        _places[0] = _grid.PlaceOf(cell);
        _bestScore = most;
        Extend(0, 0, false);
        if (_bestCount == 0 && Exchanges(cell) <= MostPartly)
        {
            _bestScore = double.NegativeInfinity;
            _mostCost = most;
            Extend(0, 0, true);
        }

        return _bestCount == 0 ? null : Move();
    }

    private long Exchanges(int cell) => _along.Take(_depth).Aggregate(1L, (product, dimension) => product * _partners[dimension][_grid.CodeOf(cell, dimension)].Length);

    /// <param name="partly">No exchange is enough by itself: the best for its cost is looked for.</param>
    private void Extend(int level, double cost, bool partly)
    {
        if (level == _depth)
        {
            Weigh(cost, partly);
            return;
        }

        var dimension = _along[level];
        var code = _grid.CodeOf(_corners[0], dimension);
        var (stride, half) = (_grid.Stride(dimension), 1 << level);
        var limit = partly ? _mostCost : _bestScore;
        foreach (var (other, sign) in _partners[dimension][code])
        {
            Looked++;
            var step = stride * (ulong)(long)(other - code);
            var sum = cost;
            var corner = 0;
            for (; corner < half; corner++)
            {
                var place = _places[corner] + step;
                var cell = _grid.At(place);
                if (cell < 0 || (_dimensionsOf[cell] & ~_mask) != 0)
                {
                    break;
                }

                sum += _costs[cell];
                if (sum >= limit)
                {
                    break;
                }

                _corners[half + corner] = cell;
                _places[half + corner] = place;
                _signs[half + corner] = sign * _signs[corner];
            }

            if (corner == half)
            {
                Extend(level + 1, sum, partly);
                if (!partly)
                {
                    limit = _bestScore;
                    if (limit <= 0)
                    {
                        return;
                    }
                }
            }
        }
    }

    private void Weigh(double cost, bool partly)
    {
        var count = 1 << _depth;
        var (up, down) = Room(_corners, _signs, count);
        var (best, deepest) = (Math.Max(up, _up), Math.Max(down, _down));
        var gained = Math.Min(best + deepest, _need) - _up - _down;
        if (gained < 0.5)
        {
            return;
        }

        var score = partly ? gained / (cost + 0.01) : cost;
        if (partly ? score <= _bestScore : best + deepest < _need || score >= _bestScore)
        {
            return;
        }

        (_bestScore, _bestCount) = (score, count);
        Array.Copy(_corners, _bestCorners, count);
        Array.Copy(_signs, _bestSigns, count);
    }

    private (double Up, double Down) Room(int[] corners, int[] signs, int count)
    {
        var (up, down) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var i = 0; i < count; i++)
        {
            var (more, less) = (_mostUp[corners[i]], _mostDown[corners[i]]);
            (up, down) = signs[i] > 0 ? (Math.Min(up, more), Math.Min(down, less)) : (Math.Min(up, less), Math.Min(down, more));
        }

        return (up, down);
    }

    private CellMove Move()
    {
        var (up, down) = Room(_bestCorners, _bestSigns, _bestCount);
        return new([.. _bestCorners.AsSpan(0, _bestCount)], [.. _bestSigns.Take(_bestCount).Select(sign => (double)sign)], up, down);
    }

    /// <summary>Codes that can change places: together they leave every sum of the dimension as it is.</summary>
    private static (int Code, int Sign)[][] PartnersOf(GridDimension dimension)
    {
        if (dimension.Sums.Count == 0)
        {
            return [.. Enumerable.Repeat<(int, int)[]>([], dimension.Codes)];
        }

        var stands = new Dictionary<int, int>[dimension.Codes];
        for (var code = 0; code < stands.Length; code++)
        {
            stands[code] = [];
        }

        foreach (var (number, sum) in dimension.Sums.Index())
        {
            stands[sum.Total][number] = 1;
            foreach (var part in sum.Parts)
            {
                stands[part][number] = -1;
            }
        }

        return [.. Enumerable.Range(0, dimension.Codes).Select(code => Enumerable.Range(0, dimension.Codes)
            .Where(other => other != code && stands[code].Count > 0)
            .SelectMany(other => ((int[])[-1, 1]).Where(sign => Cancel(stands[code], stands[other], sign)).Select(sign => (other, sign)))
            .ToArray())];
    }

    private static bool Cancel(Dictionary<int, int> one, Dictionary<int, int> other, int sign) =>
        one.Count == other.Count && one.All(sum => other.TryGetValue(sum.Key, out var there) && sum.Value + (sign * there) == 0);
}
