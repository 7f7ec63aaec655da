using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Editions;

/// <summary>The stocks of an edition: counted when it is made and when it is verified, read back when it is printed.</summary>
internal static class StocksOfEdition
{
    /// <summary>Adds the stocks to what an edition says; those whose facts are not there are none of it.</summary>
    public static EditionContent Count(EditionContent content, FactSnapshot facts, IReadOnlyList<StockDefinition> definitions, IReadOnlyList<ReportingWindow> windows)
    {
        var stocks = definitions.Where(stock => facts.Tables.ContainsKey(stock.Facts)).OrderBy(stock => stock.Id, StringComparer.Ordinal).ToList();
        var rules = CountingRules.Of(content.Head.Tabulation);
        var statements = stocks.SelectMany(stock => windows.Select(window => StockStatement.Of(StockFlowComputer.Compute(facts, stock, window, rules)))).ToList();
        return content with
        {
            Stocks = stocks,
            StockCells = [.. statements.SelectMany(CellsOf).Order(CellOrder.Instance)],
            Completeness = [.. content.Completeness
                .Concat(statements.Select(stock => new EditionCompleteness(stock.Definition.Id, stock.Window, stock.Completeness)))
                .OrderBy(one => (one.MeasureId, one.Window, null, null), Comparer<(string, ReportingWindow, string?, string?)>.Create(CellOrder.Compare))],
        };
    }

    /// <summary>As they are printed, the window of the edition before those beside it, which stand in the order of its head.</summary>
    public static IReadOnlyList<StockStatement> Of(EditionContent content)
    {
        var completeness = content.Completeness.ToDictionary(one => (one.MeasureId, one.Window), one => one.Completeness);
        List<ReportingWindow> order = [content.Head.Window, .. content.Head.Comparisons];
        return
        [
            .. from stock in content.Stocks
               from table in content.StockCells.Where(cell => cell.MeasureId == stock.Id).GroupBy(cell => cell.Window).OrderBy(table => order.IndexOf(table.Key))
               select new StockStatement(
                   stock, table.Key,
                   [.. table.Select(cell => new StockNumber(cell.Key!, cell.Value, cell.State is EditionCellState.Hidden))],
                   completeness.GetValueOrDefault((stock.Id, table.Key), Completeness.Nothing)),
        ];
    }

    private static IEnumerable<EditionCell> CellsOf(StockStatement stock) => stock.Numbers.Select(number => new EditionCell(
        stock.Definition.Id, stock.Window, ProtectedStocks.By, number.Line, number.Value,
        number.Value is null ? EditionCellState.NotReported : EditionCellState.Counted));
}
