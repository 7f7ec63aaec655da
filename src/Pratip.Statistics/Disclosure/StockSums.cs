using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Disclosure;

/// <summary>
/// What a reader of stocks knows: who was there and who came are those who went and those who are there still; the ways of going
/// make up who went; and what is there on the last day of one window is there when the next begins.
/// </summary>
internal static class StockSums
{
    public static void AddTo(ReleaseCells cells, IReadOnlyList<ReleaseCell> stated, DisclosurePolicy policy)
    {
        foreach (var contained in policy.Within)
        {
            AddContained(cells, stated, contained);
        }

        foreach (var table in stated.GroupBy(cell => (cell.Id.MeasureId, cell.Id.Window)).ToList())
        {
            AddBalance(cells, table.ToDictionary(cell => cell.Id.Key!, cell => cells.Index[cell.Id], StringComparer.Ordinal));
        }

        foreach (var level in stated.Where(cell => LevelDay(cell.Id) is not null).GroupBy(cell => (cell.Id.MeasureId, LevelDay(cell.Id), cell.Value)).ToList())
        {
            var same = level.Select(cell => cells.Index[cell.Id]).ToList();
            foreach (var other in same.Skip(1))
            {
                cells.AddSum(same[0], [other]);
            }
        }
    }

    /// <summary>
    /// Each number is counted on its own, so that they need not balance; then the reader only knows that one side is not less than
    /// the other.
    /// </summary>
    private static void AddBalance(ReleaseCells cells, Dictionary<string, int> lines)
    {
        if (lines.TryGetValue(StockLines.Out, out var went))
        {
            cells.AddSum(went, [.. lines.Where(line => line.Key != StockLines.Out && line.Key is not StockLines.In && StockLines.IsFlow(line.Key)).Select(line => line.Value)]);
        }

        if (lines.TryGetValue(StockLines.Opening, out var opening) && lines.TryGetValue(StockLines.In, out var entered)
            && lines.TryGetValue(StockLines.Closing, out var closing) && lines.ContainsKey(StockLines.Out))
        {
            var (came, left) = (cells.Cells[opening].Value + cells.Cells[entered].Value, cells.Cells[closing].Value + cells.Cells[went].Value);
            var all = cells.AddUnprinted(cells.Cells[opening].Id, Math.Max(came, left));
            cells.AddSum(all, [opening, entered]);
            cells.AddSum(all, [closing, went]);
        }
    }

    /// <summary>Where nothing was there when a window began, what went by a way is not more than what came in it and went that way until today.</summary>
    private static void AddContained(ReleaseCells cells, IReadOnlyList<ReleaseCell> stated, ContainedMeasure contained)
    {
        if (contained.OfStock is not { } stock)
        {
            return;
        }

        foreach (var table in stated.Where(cell => cell.Id.MeasureId == stock.Id).GroupBy(cell => cell.Id.Window).Where(table => table.Any(cell => cell is { Id.Key: StockLines.Opening, Value: 0 })).ToList())
        {
            foreach (var way in stock.Ways)
            {
                var went = table.FirstOrDefault(cell => cell.Id.Key == StockLines.OfWay(way.Code));
                if (went is not null && cells.Index.TryGetValue(new(contained.Whole, table.Key, stock.By, way.Code), out var came) && cells.Cells[came].Value >= went.Value)
                {
                    cells.AddAtMost(came, cells.Index[went.Id]);
                }
            }
        }
    }

    /// <summary>The day after which a level is counted; null of what is not a level.</summary>
    private static int? LevelDay(CellId id) => id.Key switch
    {
        StockLines.Opening => id.Window.From.DayNumber - 1,
        StockLines.Closing => id.Window.To.DayNumber,
        _ => null,
    };
}
