using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Disclosure;

/// <summary>
/// What a reader of a release knows beside the sums of each breakdown: windows that lie in one another, measures that are parts
/// of another or among it, codes that gather finer ones.
/// </summary>
internal static class KnownSums
{
    public static void AddTo(ReleaseCells cells, DisclosurePolicy policy)
    {
        var stated = cells.Cells.Where(cell => cell.IsPrinted).ToList();
        AddWindows(cells, stated);
        StockSums.AddTo(cells, [.. stated.Where(IsOfStock)], policy);
        stated.RemoveAll(IsOfStock);
        AddMonths(cells, stated);
        AddMeasures(cells, stated);
        AddCoarser(cells, stated, policy);
        AddContained(cells, stated, policy);
    }

    /// <summary>
    /// A window and those that lie in it. Counts of rows of windows that do not overlap add up; persons counted once in each do
    /// not, but none can be in the part and not in the whole, nor in the whole and in no part of it. A stock is not divided by time.
    /// </summary>
    private static void AddWindows(ReleaseCells cells, List<ReleaseCell> stated)
    {
        foreach (var same in stated.GroupBy(cell => (cell.Id.MeasureId, cell.Id.By, cell.Id.Key)).Where(group => group.Count() > 1))
        {
            var measure = StockCatalogue.Standard.Find(same.Key.MeasureId) is null ? MeasureCatalogue.Standard.Get(same.Key.MeasureId) : null;
            var isFlow = measure is null
                ? StockLines.IsFlow(same.Key.Key!)
                : measure is { Placing.IsStock: false, Counting.Kind: not CountingKind.DistinctCodes } && same.Key.By is not Breakdown.Month;
            if (!isFlow)
            {
                continue;
            }

            foreach (var whole in same)
            {
                AddInside(cells, whole, [.. same.Where(part => part != whole && whole.Id.Window.Contains(part.Id.Window))], measure is null || IsAdditive(measure));
            }
        }
    }

    private static void AddInside(ReleaseCells cells, ReleaseCell whole, List<ReleaseCell> inside, bool isAdditive)
    {
        var nearest = inside.Where(part => !inside.Exists(other => other != part && other.Id.Window.Contains(part.Id.Window))).ToList();
        var areApart = nearest.TrueForAll(part => nearest.TrueForAll(other => other == part || !other.Id.Window.Overlaps(part.Id.Window)));
        var total = cells.Index[whole.Id];
        foreach (var parts in isAdditive && areApart && nearest.Count > 0 ? [nearest] : nearest.ConvertAll(part => (List<ReleaseCell>)[part]))
        {
            cells.AddSum(total, parts.ConvertAll(part => cells.Index[part.Id]));
        }

        if ((!isAdditive || !areApart) && Covering(whole.Id.Window, nearest) is { Count: > 1 } covering && covering.Sum(part => part.Value) >= whole.Value)
        {
            cells.AddAtMostTogether([total], covering.ConvertAll(part => cells.Index[part.Id]));
        }
    }

    /// <summary>
    /// Windows that follow one another and fill a whole one; empty where they leave a gap. Whoever is counted in the whole is counted in one
    /// of them, unless known only by the year: where more are, the sum does not hold, and it is not used.
    /// </summary>
    private static List<ReleaseCell> Covering(ReportingWindow whole, List<ReleaseCell> parts)
    {
        var covering = new List<ReleaseCell>();
        for (var day = whole.From; day <= whole.To; day = covering[^1].Id.Window.To.AddDays(1))
        {
            if (parts.Where(part => part.Id.Window.From == day).MaxBy(part => part.Id.Window.To) is not { } next)
            {
                return [];
            }

            covering.Add(next);
        }

        return covering;
    }

    /// <summary>A row by month and the total of that month's own window are the same number.</summary>
    private static void AddMonths(ReleaseCells cells, List<ReleaseCell> stated)
    {
        foreach (var cell in stated.Where(cell => cell.Id.By == Breakdown.Month && IsAdditive(MeasureCatalogue.Standard.Get(cell.Id.MeasureId))))
        {
            if (ReportingWindow.TryParse(cell.Id.Key, out var month) && cell.Id.Window.Contains(month) && cells.Index.TryGetValue(cell.Id with { Window = month, By = null, Key = null }, out var own))
            {
                cells.AddSum(own, [cells.Index[cell.Id]]);
            }
        }
    }

    /// <summary>A measure that counts of the same rows those with one code of a breakdown of another: cases of trafficking among those of the headline.</summary>
    private static void AddMeasures(ReleaseCells cells, List<ReleaseCell> stated)
    {
        var measures = stated.Select(cell => MeasureCatalogue.Standard.Get(cell.Id.MeasureId)).Distinct().ToList();
        foreach (var whole in measures)
        {
            var parts = measures.Select(part => (Measure: part, By: MeasureFamilies.NarrowedBy(whole, part))).Where(one => one.By is not null).ToList();
            foreach (var (part, by) in parts)
            {
                foreach (var cell in stated.Where(cell => cell.Id.MeasureId == part.Id && cell.Id.By is null))
                {
                    if (cells.Index.TryGetValue(new(whole.Id, cell.Id.Window, by, part.Where[by!][0]), out var same) && cells.Cells[same].Value == cell.Value)
                    {
                        cells.AddSum(same, [cells.Index[cell.Id]]);
                    }
                }
            }

            foreach (var cell in stated.Where(cell => cell.Id.MeasureId == whole.Id && cell.Id.By is not null))
            {
                foreach (var narrowed in parts.Where(one => one.By != cell.Id.By).GroupBy(one => one.By, StringComparer.Ordinal))
                {
                    int[] same = [.. narrowed.Select(one => cells.Index.GetValueOrDefault(cell.Id with { MeasureId = one.Measure.Id }, -1)).Where(index => index >= 0)];
                    if (same.Length > 0)
                    {
                        cells.AddSum(cells.Index[cell.Id], same);
                    }
                }
            }
        }
    }

    /// <summary>Cell by cell of the same window; where the part is more than the whole, a reader who took it to be among it is wrong.</summary>
    private static void AddContained(ReleaseCells cells, List<ReleaseCell> stated, DisclosurePolicy policy)
    {
        foreach (var contained in policy.Within)
        {
            foreach (var part in stated.Where(cell => cell.Id.MeasureId == contained.Part && cell.Id.By is not null))
            {
                if (cells.Index.TryGetValue(part.Id with { MeasureId = contained.Whole }, out var whole) && cells.Cells[whole].Value >= part.Value)
                {
                    cells.AddAtMost(whole, cells.Index[part.Id]);
                }
            }
        }
    }

    private static void AddCoarser(ReleaseCells cells, List<ReleaseCell> stated, DisclosurePolicy policy)
    {
        var tables = stated.Where(cell => cell.Id.By is not null).ToLookup(cell => (cell.Id.MeasureId, cell.Id.Window, cell.Id.By!));
        foreach (var coarser in policy.Coarser)
        {
            foreach (var cell in stated.Where(cell => cell.Codes.ContainsKey(coarser.By)))
            {
                var code = cell.Codes[coarser.By];
                int[] finer = coarser.Codes.TryGetValue(code, out var gathered) ? [.. gathered.Select(one => Finer(cells, cell, coarser, one)).Where(index => index >= 0)]
                    : code == coarser.Others ? Others(cells, cell, coarser, tables)
                    : code == FactTable.UnknownCode && Finer(cells, cell, coarser, code) is >= 0 and var same && cells.Cells[same].Value == cell.Value ? [same]
                    : [];
                if (finer.Length > 0)
                {
                    cells.AddSum(cells.Index[cell.Id], finer);
                }
            }
        }
    }

    /// <summary>The cells of the finer table that no other code of the coarser one gathers.</summary>
    private static int[] Others(ReleaseCells cells, ReleaseCell cell, CoarserBreakdown coarser, ILookup<(string MeasureId, ReportingWindow Window, string By), ReleaseCell> tables)
    {
        var by = string.Join(Breakdown.Cross, cell.Id.By!.Split(Breakdown.Cross).Select(one => one == coarser.By ? coarser.Of : one));
        return
        [
            .. tables[(cell.Id.MeasureId, cell.Id.Window, by)]
                .Where(finer => coarser.IsAmongOthers(finer.Codes[coarser.Of]) && cell.Codes.All(one => one.Key == coarser.By || finer.Codes.GetValueOrDefault(one.Key) == one.Value))
                .Select(finer => cells.Index[finer.Id]),
        ];
    }

    private static int Finer(ReleaseCells cells, ReleaseCell cell, CoarserBreakdown coarser, string code)
    {
        var by = cell.Id.By!.Split(Breakdown.Cross);
        var keys = cell.Id.Key!.Split(Breakdown.Cross);
        var place = Array.IndexOf(by, coarser.By);
        (by[place], keys[place]) = (coarser.Of, code);
        return cells.Index.GetValueOrDefault(cell.Id with { By = string.Join(Breakdown.Cross, by), Key = string.Join(Breakdown.Cross, keys) }, -1);
    }

    private static bool IsOfStock(ReleaseCell cell) => StockCatalogue.Standard.Find(cell.Id.MeasureId) is not null;

    private static bool IsAdditive(Measure measure) => measure.Counting.Kind is CountingKind.Rows or CountingKind.Sum;
}
