using Pratip.Reference.Wording;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Editions;

/// <summary>Parts against totals, cell by cell, wherever no part is hidden.</summary>
internal static class EditionArithmetic
{
    public static IEnumerable<EditionFault> Check(EditionContent content)
    {
        var seen = new Dictionary<(string, Kernel.ReportingWindow, string?, string?), long?>();
        for (var i = 0; i < content.Cells.Count; i++)
        {
            var cell = content.Cells[i];
            if (!seen.TryAdd((cell.MeasureId, cell.Window, cell.By, cell.Key), cell.Value))
            {
                yield return new(CanonicalContent.FiguresPath, i + 2, new Message("editions.verify.twice", cell.MeasureId, cell.Window.ToString(), cell.By ?? "", cell.Key ?? ""));
            }
        }

        foreach (var fault in Stocks(content))
        {
            yield return fault;
        }

        foreach (var figure in content.Cells.Where(c => c.By is not null).GroupBy(c => (c.MeasureId, c.Window, c.By)))
        {
            if (seen.GetValueOrDefault((figure.Key.MeasureId, figure.Key.Window, null, null)) is { } whole && Sum(figure) is { } sum && sum != whole)
            {
                yield return Fault("editions.verify.parts", figure.Key, sum, whole);
            }

            foreach (var fault in Margins(seen, [.. figure]))
            {
                yield return fault;
            }
        }
    }

    /// <summary>The ways of going make up who went; that the whole table balances is a check, which may have been accepted.</summary>
    private static IEnumerable<EditionFault> Stocks(EditionContent content)
    {
        foreach (var table in content.StockCells.GroupBy(c => (c.MeasureId, c.Window)))
        {
            var lines = table.DistinctBy(c => c.Key, StringComparer.Ordinal).ToDictionary(c => c.Key!, StringComparer.Ordinal);
            if (lines.Count < table.Count())
            {
                yield return new(CanonicalContent.StocksPath, null, new Message("editions.verify.twice", table.Key.MeasureId, table.Key.Window.ToString(), "", ""));
            }

            var parts = lines.Values.Where(c => c.Key is not (StockLines.In or StockLines.Out) && StockLines.IsFlow(c.Key!));
            if (lines.GetValueOrDefault(StockLines.Out)?.Value is { } whole && Sum(parts) is { } sum && sum != whole)
            {
                yield return new(CanonicalContent.StocksPath, null, new Message("editions.verify.parts", table.Key.MeasureId, table.Key.Window.ToString(), StockLines.Out, sum, whole));
            }
        }
    }

    /// <summary>The cells of two breakdowns crossed make up the cells of each of the two.</summary>
    private static IEnumerable<EditionFault> Margins(
        Dictionary<(string, Kernel.ReportingWindow, string?, string?), long?> values, IReadOnlyList<EditionCell> crossed)
    {
        var parts = crossed[0].By!.Split(Breakdown.Cross);
        for (var i = 0; i < parts.Length && parts.Length > 1; i++)
        {
            foreach (var margin in crossed.Where(c => c.Key!.Split(Breakdown.Cross).Length == parts.Length).GroupBy(c => c.Key!.Split(Breakdown.Cross)[i], StringComparer.Ordinal))
            {
                if (values.GetValueOrDefault((crossed[0].MeasureId, crossed[0].Window, parts[i], margin.Key)) is { } whole && Sum(margin) is { } sum && sum != whole)
                {
                    yield return Fault("editions.verify.parts", (crossed[0].MeasureId, crossed[0].Window, $"{crossed[0].By} {margin.Key}"), sum, whole);
                }
            }
        }
    }

    /// <summary>
    /// Null where a part is hidden, or none has a number, or where nobody reported what was carried over. A month for which nothing was
    /// returned holds nothing.
    /// </summary>
    private static long? Sum(IEnumerable<EditionCell> cells)
    {
        var parts = cells.ToList();
        return parts.Exists(c => c.State == EditionCellState.Hidden || (c.Value is null && Breakdown.IsCarriedOver(c.By, c.Key))) || parts.TrueForAll(c => c.Value is null) ? null : parts.Sum(c => c.Value ?? 0);
    }

    private static EditionFault Fault(string key, (string Measure, Kernel.ReportingWindow Window, string? By) of, long sum, long whole) =>
        new(CanonicalContent.FiguresPath, null, new Message(key, of.Measure, of.Window.ToString(), of.By ?? "", sum, whole));
}
