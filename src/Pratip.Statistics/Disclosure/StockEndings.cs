using Pratip.Kernel;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Disclosure;

/// <summary>
/// How things went that are in a stock, beside how those went that came in, by the day they came. What went by a way, in one window or in
/// several that follow one another, had come in them, or was there when the first began; so it is not more than what came in them
/// and went that way until today, and what was there before.
/// </summary>
internal static class StockEndings
{
    public static void AddTo(ReleaseCells cells, IReadOnlyList<ReleaseCell> stated, ContainedMeasure contained)
    {
        if (contained.OfStock is not { } stock)
        {
            return;
        }

        var tables = stated.Where(cell => cell.Id.MeasureId == stock.Id).GroupBy(cell => cell.Id.Window)
            .ToDictionary(table => table.Key, table => table.ToDictionary(cell => cell.Id.Key!, cell => cells.Index[cell.Id], StringComparer.Ordinal));
        var begins = tables.GroupBy(table => table.Key.From)
            .Select(same => (From: same.Key, Opening: same.Select(table => OpeningOf(cells, table.Value)).FirstOrDefault(at => at is not null)))
            .Where(begin => begin.Opening is not null).Select(begin => (begin.From, Opening: begin.Opening!.Value)).OrderBy(begin => begin.From).ToList();

        // From a later day on, what was there when it began is what is left of all before: nothing new follows, unless nothing was there.
        foreach (var (from, opening) in begins.Where((begin, i) => i == 0 || cells.Cells[begin.Opening].Value == 0))
        {
            AddFrom(cells, tables, Runs(from, [.. tables.Keys]), opening, contained, stock);
        }
    }

    /// <summary>What was there when a window began, as printed; where it is not, because nobody reported about the time before, as a reader works it out from the rest.</summary>
    private static int? OpeningOf(ReleaseCells cells, Dictionary<string, int> table)
    {
        if (table.TryGetValue(StockLines.Opening, out var printed))
        {
            return printed;
        }

        if (!table.TryGetValue(StockLines.In, out var entered) || !table.TryGetValue(StockLines.Out, out var went) || !table.TryGetValue(StockLines.Closing, out var closing)
            || cells.Cells[closing].Value + cells.Cells[went].Value - cells.Cells[entered].Value is var there && there < 0)
        {
            return null;
        }

        var opening = cells.AddSlack(cells.Cells[entered].Id, there);
        var all = cells.AddUnprinted(cells.Cells[entered].Id, there + cells.Cells[entered].Value);
        cells.AddSum(all, [opening, entered]);
        cells.AddSum(all, [closing, went]);
        return opening;
    }

    private static void AddFrom(
        ReleaseCells cells, Dictionary<ReportingWindow, Dictionary<string, int>> tables, List<List<ReportingWindow>> runs, int opening,
        ContainedMeasure contained, StockDefinition stock)
    {
        var known = new List<(int[] Went, int[] Came, string Way)>();
        foreach (var (run, way) in runs.SelectMany(run => stock.Ways.Select(way => (run, way.Code))))
        {
            int[] went = [.. run.Select(window => tables[window].GetValueOrDefault(StockLines.OfWay(way), -1))];
            int[] came = [.. run.Select(window => cells.Index.GetValueOrDefault(new(contained.Whole, window, stock.By, way), -1))];
            if (!went.Contains(-1) && !came.Contains(-1))
            {
                known.Add((went, came, way));
            }
        }

        long Sum(int[] of) => of.Sum(cell => cells.Cells[cell].Value);
        var there = cells.Cells[opening].Value;
        if (there == 0)
        {
            foreach (var (went, came, _) in known.Where(one => Sum(one.Came) >= Sum(one.Went)))
            {
                cells.AddAtMostTogether(went, came);
            }

            return;
        }

        // So many of those there before must have gone by each way; where they are more than there were, the numbers do not fit together.
        var before = known.GroupBy(one => one.Way, StringComparer.Ordinal).ToDictionary(way => way.Key, way => way.Max(one => Math.Max(0, Sum(one.Went) - Sum(one.Came))), StringComparer.Ordinal);
        if (before.Values.Sum() > there || known.Count == 0 || there >= known.GroupBy(one => one.Way, StringComparer.Ordinal).Sum(way => way.Max(one => Sum(one.Went))))
        {
            return;
        }

        var ofBefore = before.ToDictionary(way => way.Key, way => cells.AddSlack(cells.Cells[opening].Id, way.Value), StringComparer.Ordinal);
        cells.AddAtMostTogether([.. ofBefore.Values], [opening]);
        foreach (var (went, came, way) in known)
        {
            cells.AddAtMostTogether(went, [.. came, ofBefore[way]]);
        }
    }

    /// <summary>To every day on which a window ends, the windows that lead there without a gap, the longest first.</summary>
    private static List<List<ReportingWindow>> Runs(DateOnly from, List<ReportingWindow> windows)
    {
        var runs = new List<List<ReportingWindow>>();
        foreach (var end in windows.Select(window => window.To).Distinct().Where(end => end >= from).Order())
        {
            var run = new List<ReportingWindow>();
            for (var day = from; day <= end; day = run[^1].To.AddDays(1))
            {
                if (windows.Where(window => window.From == day && window.To <= end).OrderByDescending(window => window.To).Take(1).ToList() is not [var next])
                {
                    run.Clear();
                    break;
                }

                run.Add(next);
            }

            if (run.Count > 0)
            {
                runs.Add(run);
            }
        }

        return runs;
    }
}
