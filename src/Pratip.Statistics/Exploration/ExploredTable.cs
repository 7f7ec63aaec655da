using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Exploration;

/// <summary>One number of a table, with what it is of.</summary>
/// <param name="Key">The code of the breakdown or of the crossed one; null for a total.</param>
/// <param name="IsHidden">There is a number, and to show it could tell of a person.</param>
public sealed record ExploredCell(Figure Figure, string? By, string? Key, long? Value, bool IsHidden = false);

/// <summary>A column: a measure in a window, or one code of the second breakdown.</summary>
public sealed record ExploredColumn(LocalizedText Title, LocalizedText? Above);

/// <param name="IsTotal">The last row.</param>
public sealed record ExploredRow(LocalizedText Label, bool IsTotal, IReadOnlyList<ExploredCell> Cells);

/// <summary>A table with its own figures; measures stand beside each other and are never added.</summary>
public sealed record ExploredTable(LocalizedText Title, LocalizedText RowTitle, IReadOnlyList<ExploredColumn> Columns, IReadOnlyList<ExploredRow> Rows, IReadOnlyList<Figure> Figures);

/// <summary>Puts the tables together from figures that are computed in one walk.</summary>
public static class Exploring
{
    /// <param name="policy">What counts as small and is hidden; null for a reader who may see small cells.</param>
    public static IReadOnlyList<ExploredTable> Explore(FactSnapshot snapshot, ExploreQuery query, DisclosurePolicy? policy = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        var requests = query.Requests;
        var figures = requests.Zip(ProtectedFigures.Compute(snapshot, requests, policy)).ToDictionary(pair => pair.First, pair => pair.Second);
        return query.Crossed is { } crossed
            ? [.. from measure in query.Measures
                  from window in query.Windows
                  select Crossed(query, figures[new(measure, window, crossed)], figures[new(measure, window, query.By)], figures[new(measure, window, query.And)])]
            : [Beside(query, [.. query.Measures.SelectMany(measure => query.Windows.Select(window => figures[new(measure, window, query.By)]))])];
    }

    private static ExploredTable Beside(ExploreQuery query, IReadOnlyList<Figure> figures)
    {
        var columns = figures.Select(figure => new ExploredColumn(ReportTexts.NameOf(figure.Window), figure.Measure.Title)).ToList();
        var total = new ExploredRow(ReportTexts.Say("explore.total"), true, [.. figures.Select(figure => new ExploredCell(figure, null, null, figure.Total))]);
        return new(
            query.Measures.Count == 1 ? query.Measures[0].Title : ReportTexts.Say("explore.several"),
            query.By is null ? ReportTexts.Say("explore.figure") : ReportTexts.TitleOf(query.Measures[0], query.By),
            columns,
            [.. Labels(figures).Select(label => new ExploredRow(label.Label, false, [.. figures.Select(figure => CellOf(figure, label.Key))])), total],
            figures);
    }

    private static ExploredTable Crossed(ExploreQuery query, Figure crossed, Figure down, Figure across)
    {
        var rows = down.Rows.Select(row => new ExploredRow(row.Label, false,
        [
            .. across.Rows.Select(column => CellOf(crossed, FigureRows.Joined(row.Key, column.Key))),
            new ExploredCell(down, query.By, row.Key, row.Value, row.IsHidden),
        ]));
        var total = new ExploredRow(ReportTexts.Say("explore.total"), true,
        [
            .. across.Rows.Select(column => new ExploredCell(across, query.And, column.Key, column.Value, column.IsHidden)),
            new ExploredCell(crossed, null, null, crossed.Total),
        ]);
        return new(
            ReportTexts.Say("explore.of", crossed.Measure.Title, ReportTexts.NameOf(crossed.Window)),
            ReportTexts.TitleOf(crossed.Measure, query.By!),
            [.. across.Rows.Select(column => new ExploredColumn(column.Label, ReportTexts.TitleOf(crossed.Measure, query.And!))), new(ReportTexts.Say("explore.total"), null)],
            [.. rows, total],
            [crossed]);
    }

    /// <summary>The codes of any of the figures: the first figure that has one decides its place; unknown stays last.</summary>
    private static IEnumerable<FigureRow> Labels(IReadOnlyList<Figure> figures) => figures
        .SelectMany(figure => figure.Rows)
        .DistinctBy(row => row.Key, StringComparer.Ordinal)
        .OrderBy(row => row.Key == FactTable.UnknownCode);

    /// <summary>A code that an open list does not print had nobody, if the figure was counted; else nobody knows.</summary>
    private static ExploredCell CellOf(Figure figure, string key) => new(
        figure, figure.By, key,
        figure.FindRow(key) is { } row ? row.Value : figure.Source == FigureSource.Computed && figure.Total is not null ? 0 : null,
        figure.FindRow(key) is { IsHidden: true });
}
