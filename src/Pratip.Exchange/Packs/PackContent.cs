using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Packs;

/// <summary>
/// An edition as packs hand it on: its stocks are measures among the others, divided by line, and a code of which nobody was
/// counted is a row with zero, where the edition leaves it out. The edition itself stays as it was signed.
/// </summary>
internal static class PackContent
{
    /// <summary>The list of the lines of stocks; no other classification may have its id.</summary>
    private const string Lines = "stock-line";

    /// <summary>Printed by size and so without end in an edition, yet short enough that everybody expects all of it.</summary>
    private static readonly string[] Whole = ["province"];

    /// <exception cref="PackRefusedException">The edition contradicts itself.</exception>
    public static EditionContent Of(EditionContent content)
    {
        var whole = WithStocks(content);
        EditionCheck.Require(whole);
        return whole with { Cells = InOrder(whole.Cells.Concat(Zeros(whole))) };
    }

    private static EditionContent WithStocks(EditionContent content) => content.Stocks.Count == 0 ? content : content with
    {
        Measures = [.. content.Measures.Concat(content.Stocks.Select(MeasureOf)).OrderBy(m => m.Id, StringComparer.Ordinal)],
        Classifications = [.. content.Classifications.Append(LinesOf(content.Stocks)).OrderBy(c => c.Id, StringComparer.Ordinal)],
        Cells = InOrder(content.AllCells),
        StockCells = [],
        Stocks = [],
    };

    private static Measure MeasureOf(StockDefinition stock) => new(
        stock.Id, stock.Version, stock.Unit, stock.Subjects.Count > 0 ? stock.Subjects[0] : null, stock.Facts, new(stock.Entered, stock.Left), stock.Where,
        new(CountingKind.Rows, null, null, [], new Dictionary<string, string>(StringComparer.Ordinal), null, []),
        [new(ProtectedStocks.By, null, Lines, PackTexts.Say("stock-line"))],
        stock.Title, stock.Definition, stock.LegalBasis, null, ReportedSpan.Exact);

    /// <summary>One list for all of them, in the order of printing: the ways of the stocks stand between "went" and what is unaccounted for.</summary>
    private static Classification LinesOf(IReadOnlyList<StockDefinition> stocks)
    {
        ClassificationCode Line(string line) => new(line, ReportTexts.Say("stock." + line));
        var ways = stocks.SelectMany(stock => stock.Ways).DistinctBy(way => way.Code, StringComparer.Ordinal)
            .Select(way => new ClassificationCode(StockLines.OfWay(way.Code), ReportTexts.Say("row.of", ReportTexts.Say("stock." + StockLines.Out), way.Label)));
        return new(
            Lines, isOpen: false,
            [Line(StockLines.Opening), Line(StockLines.In), Line(StockLines.Out), .. ways, Line(StockLines.Unaccounted), Line(StockLines.Closing), Line(StockLines.Undated)],
            ReportTexts.Say("unknown"));
    }

    /// <summary>
    /// The codes an open list left out of a window: of a whole list all, of another those that a window beside it has, as the report
    /// prints them. An edition leaves out nothing but zeros, so that each says only what its absence said; of what was
    /// not counted from records, nobody stands by a zero.
    /// </summary>
    private static IEnumerable<EditionCell> Zeros(EditionContent content)
    {
        var lists = content.Classifications.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var measures = content.Measures.ToDictionary(m => m.Id, StringComparer.Ordinal);
        foreach (var divided in content.Cells.Where(c => c.By is not null && !Breakdown.IsCrossed(c.By) && c.By != Breakdown.Month).GroupBy(c => (c.MeasureId, By: c.By!)))
        {
            var list = lists[measures[divided.Key.MeasureId].GetBreakdown(divided.Key.By).ClassificationId];
            if (!list.IsOpen)
            {
                continue;
            }

            string[] keys = [.. divided.Select(c => c.Key!).Union(Whole.Contains(list.Id, StringComparer.Ordinal) ? list.Codes.Select(c => c.Code) : [], StringComparer.Ordinal)];
            foreach (var window in divided.GroupBy(c => c.Window).Where(w => w.All(c => c.State is EditionCellState.Counted or EditionCellState.Hidden)))
            {
                foreach (var key in keys.Except(window.Select(c => c.Key!), StringComparer.Ordinal))
                {
                    yield return new(divided.Key.MeasureId, window.Key, divided.Key.By, key, 0, EditionCellState.Counted);
                }
            }
        }
    }

    private static List<EditionCell> InOrder(IEnumerable<EditionCell> cells) =>
    [
        .. cells.OrderBy(c => c.MeasureId, StringComparer.Ordinal).ThenBy(c => c.Window.From).ThenBy(c => c.Window.To)
            .ThenBy(c => c.By, StringComparer.Ordinal).ThenBy(c => c.Key, StringComparer.Ordinal),
    ];
}
