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
            StockEndings.AddTo(cells, stated, contained);
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

    /// <summary>The day after which a level is counted; null of what is not a level.</summary>
    private static int? LevelDay(CellId id) => id.Key switch
    {
        StockLines.Opening => id.Window.From.DayNumber - 1,
        StockLines.Closing => id.Window.To.DayNumber,
        _ => null,
    };
}
