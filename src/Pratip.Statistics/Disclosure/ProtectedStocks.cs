using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Disclosure;

/// <summary>Stocks with their small numbers hidden, and the decision behind it.</summary>
/// <param name="Stocks">In the order they came.</param>
public sealed record ProtectedStocks(IReadOnlyList<StockStatement> Stocks, DisclosureDecision Decision)
{
    /// <summary>By this name the lines of a stock stand among the numbers of a release.</summary>
    public const string By = "flow";

    public static ProtectedStocks Of(IReadOnlyList<StockStatement> stocks, DisclosurePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(stocks);
        var decision = DisclosureControl.Decide(stocks.SelectMany(CellsOf), policy);
        return new([.. stocks.Select(stock => Hide(stock, decision))], decision);
    }

    private static IEnumerable<StatedCell> CellsOf(StockStatement stock) =>
        stock.Numbers.Where(number => number.Value is not null).Select(number => new StatedCell(IdOf(stock, number), number.Value!.Value));

    private static StockStatement Hide(StockStatement stock, DisclosureDecision decision) => stock with
    {
        Numbers = [.. stock.Numbers.Select(number => decision.IsHidden(IdOf(stock, number)) ? number with { Value = null, IsHidden = true } : number)],
    };

    private static CellId IdOf(StockStatement stock, StockNumber number) => new(stock.Definition.Id, stock.Window, By, number.Line);
}
