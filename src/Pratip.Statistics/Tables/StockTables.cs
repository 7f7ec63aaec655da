using Pratip.Kernel;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Tables;

/// <summary>Prints stocks as tables that a reader can add up: what was there, what came in, how it went, what is there still.</summary>
/// <param name="comparison">The one window that is printed beside; stocks of any other are not printed.</param>
internal sealed class StockTables(IReadOnlyList<StockStatement> stocks, ReportingWindow window, ReportingWindow? comparison, NoteBook notes)
{
    private readonly IReadOnlyList<IGrouping<string, StockStatement>> _byStock = [.. stocks.Where(stock => stock.Window == window || stock.Window == comparison).GroupBy(stock => stock.Definition.Id, StringComparer.Ordinal)];

    public IEnumerable<ReportDefinition> Definitions => _byStock.Select(stock => stock.First().Definition)
        .Select(d => new ReportDefinition(d.Id, d.Version, d.Unit, d.Title, d.Definition, d.LegalBasis));

    /// <summary>The stocks of a section, each number under its own window.</summary>
    public IEnumerable<ReportTable> Of(string section, IReadOnlyList<ReportColumn> columns, IReadOnlyList<int> tableNotes) =>
        from stock in _byStock
        let statement = stock.FirstOrDefault(one => one.Window == window)
        where statement?.Definition.Section == section
        let rows = Rows(statement, comparison is null ? null : stock.FirstOrDefault(one => one.Window == comparison))
        select new ReportTable(statement.Definition.Table, statement.Definition.Title, columns, rows, tableNotes)
        {
            Narrative = [.. Narrative.OfStock(statement)],
        };

    private List<ReportRow> Rows(StockStatement stock, StockStatement? earlier)
    {
        ReportRow Row(string line, LocalizedText label, int indent)
        {
            var now = Cell(stock, line);
            var then = earlier is null ? null : Cell(earlier, line);
            return new(label, indent, now, then, now.Value is { } later && then?.Value is { } first ? new Growth(first, later) : null, []);
        }

        List<ReportRow> rows =
        [
            Row(StockLines.Opening, LabelOf(stock.Definition, StockLines.Opening), 0),
            Row(StockLines.In, LabelOf(stock.Definition, StockLines.In), 0),
            Row(StockLines.Out, LabelOf(stock.Definition, StockLines.Out), 0),
            .. stock.Definition.Ways.Select(way => Row(StockLines.OfWay(way.Code), way.Label, 1)),
            Row(StockLines.Unaccounted, LabelOf(stock.Definition, StockLines.Unaccounted), 1),
            Row(StockLines.Closing, LabelOf(stock.Definition, StockLines.Closing), 0),
        ];
        if (HasUndated(stock) || (earlier is not null && HasUndated(earlier)))
        {
            rows.Add(Row(StockLines.Undated, LabelOf(stock.Definition, StockLines.Undated), 0));
        }

        rows[0] = rows[0] with { Notes = [.. new[] { stock, earlier }.OfType<StockStatement>().SelectMany(notes.OfStock)] };
        return rows;
    }

    /// <summary>What a line is called.</summary>
    public static LocalizedText LabelOf(StockDefinition definition, string line) =>
        definition.Ways.FirstOrDefault(way => StockLines.OfWay(way.Code) == line)?.Label ?? ReportTexts.Say("stock." + line);

    private static bool HasUndated(StockStatement stock) => stock.Get(StockLines.Undated) is { Value: > 0 } or { IsHidden: true };

    private static ReportCell Cell(StockStatement stock, string line)
    {
        var number = stock.Get(line);
        var kind = number.IsHidden ? ReportCellKind.Hidden
            : number.Value is not null ? ReportCellKind.Computed
            : stock.IsIncomplete ? ReportCellKind.Incomplete
            : ReportCellKind.NotReported;
        return new(stock.Definition.Id, stock.Window, null, line, number.Value, kind, null, []);
    }
}
