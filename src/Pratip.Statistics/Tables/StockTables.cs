using Pratip.Kernel;
using Pratip.Statistics.Data;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Tables;

/// <summary>Prints stocks as tables that a reader can add up: what was there, what came in, how it went, what is there still.</summary>
internal sealed class StockTables(IReadOnlyList<StockFlow> flows)
{
    private readonly IReadOnlyList<IGrouping<string, StockFlow>> _byStock = [.. flows.GroupBy(f => f.Definition.Id, StringComparer.Ordinal)];

    public IEnumerable<ReportDefinition> Definitions => _byStock.Select(s => s.First().Definition)
        .Select(d => new ReportDefinition(d.Id, d.Version, d.Unit, d.Title, d.Definition, StatisticsTexts.All[d.LegalBasis]));

    /// <summary>The stocks of a section; of each, the window asked for comes first and the one beside it after.</summary>
    public IEnumerable<ReportTable> Of(string section, IReadOnlyList<ReportColumn> columns, IReadOnlyList<int> notes) =>
        from stock in _byStock
        let flow = stock.First()
        where flow.Definition.Section == section
        let rows = Rows(flow, stock.Skip(1).FirstOrDefault())
        select new ReportTable(flow.Definition.Table, flow.Definition.Title, columns, rows, notes)
        {
            Narrative = [Narrative.OfStock(flow)],
        };

    private static List<ReportRow> Rows(StockFlow flow, StockFlow? earlier)
    {
        ReportRow Row(string key, LocalizedText label, int indent, Func<StockFlow, long> count)
        {
            var now = Cell(flow, key, count);
            var then = earlier is null ? null : Cell(earlier, key, count);
            return new(label, indent, now, then, now.Value is { } later && then?.Value is { } first ? new Growth(first, later) : null, []);
        }

        List<ReportRow> rows =
        [
            Row("opening", ReportTexts.Say("stock.opening"), 0, f => f.Opening),
            Row("in", ReportTexts.Say("stock.in"), 0, f => f.In),
            Row("out", ReportTexts.Say("stock.out"), 0, f => f.OutInAll),
            .. flow.Out.Select((way, i) => Row("out." + way.Way, flow.Definition.LabelOf(way.Way), 1, f => f.Out[i].Count)),
            Row("unaccounted", ReportTexts.Say("stock.unaccounted"), 1, f => f.Unaccounted),
            Row("closing", ReportTexts.Say("stock.closing"), 0, f => f.Closing),
        ];
        if (flow.Undated > 0 || earlier?.Undated > 0)
        {
            rows.Add(Row("undated", ReportTexts.Say("stock.undated"), 0, f => f.Undated));
        }

        return rows;
    }

    private static ReportCell Cell(StockFlow flow, string key, Func<StockFlow, long> count) => flow.IsReported
        ? new(flow.Definition.Id, flow.Window, null, key, count(flow), ReportCellKind.Computed, null, [])
        : new(flow.Definition.Id, flow.Window, null, key, null, ReportCellKind.NotReported, null, []);
}
