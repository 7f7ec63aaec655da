using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Tabulation;

/// <summary>
/// One walk over a fact table for every figure that is asked of it. The table is cut into stretches that threads take
/// in any order; their tallies are added in the order of the rows, and no cut divides the rows of one person.
/// </summary>
internal sealed class TablePass
{
    private const int BlockRows = 8 * 1024;
    private const int StretchRows = 64 * BlockRows;

    private readonly FactTable _table;
    private readonly int[]? _orderedKeys;
    private readonly IReadOnlyList<Population> _populations;
    private readonly IReadOnlyList<IGrouping<Placement, int>> _byPlacement;
    private readonly List<(int Start, int End)> _stretches = [];
    private readonly Tally[][] _tallies;

    public TablePass(FactTable table, IReadOnlyList<Population> populations)
    {
        _table = table;
        _orderedKeys = table.OrderedBy is null ? null : table.GetKeys(table.OrderedBy);
        _populations = populations;
        _byPlacement = [.. Enumerable.Range(0, populations.Count).GroupBy(i => populations[i].Placement)];
        for (var start = 0; start < table.RowCount;)
        {
            var end = EndAfter(start, StretchRows, table.RowCount);
            _stretches.Add((start, end));
            start = end;
        }

        _tallies = new Tally[_stretches.Count][];
    }

    public int Stretches => _stretches.Count;

    public void Run(int stretch)
    {
        var tallies = Tallies();
        var selected = new int[BlockRows];
        var kept = new int[BlockRows];
        var (start, end) = _stretches[stretch];
        while (start < end)
        {
            var blockEnd = EndAfter(start, BlockRows, end);
            if (blockEnd - start > selected.Length)
            {
                selected = new int[blockEnd - start];
                kept = new int[blockEnd - start];
            }

            foreach (var populations in _byPlacement)
            {
                var count = populations.Key.Select(start, blockEnd, selected);
                foreach (var i in populations)
                {
                    var left = _populations[i].Filter(selected.AsSpan(0, count), kept);
                    RowCounter.Count(_populations[i], kept.AsSpan(0, left), tallies[i]);
                }
            }

            start = blockEnd;
        }

        _tallies[stretch] = tallies;
    }

    /// <summary>What the stretches found together, in the order of the populations.</summary>
    public IReadOnlyList<Tally> Finish()
    {
        var sums = Tallies();
        foreach (var tallies in _tallies)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i].Add(tallies[i]);
            }
        }

        for (var i = 0; i < sums.Length; i++)
        {
            if (_populations[i].KeysAreScattered)
            {
                RowCounter.CountScattered(_populations[i], sums[i]);
            }
        }

        return sums;
    }

    private Tally[] Tallies() => [.. _populations.Select(p => new Tally(p))];

    /// <summary>The end of a piece of about so many rows that does not cut through the rows of one key.</summary>
    private int EndAfter(int start, int rows, int limit)
    {
        var end = (int)Math.Min((long)start + rows, limit);
        while (_orderedKeys is not null && end < _table.RowCount && _orderedKeys[end] == _orderedKeys[end - 1])
        {
            end++;
        }

        return end;
    }
}
