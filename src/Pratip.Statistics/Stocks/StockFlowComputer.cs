using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Stocks;

/// <summary>Counts stocks from a snapshot.</summary>
public static class StockFlowComputer
{
    /// <summary>Every stock of the catalogue in every window; a snapshot read without a stock's facts yields none for it.</summary>
    public static IReadOnlyList<StockFlow> ComputeAll(FactSnapshot snapshot, IReadOnlyList<ReportingWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return [.. from stock in StockCatalogue.Standard.All where snapshot.Tables.ContainsKey(stock.Facts) from window in windows select Compute(snapshot, stock, window)];
    }

    /// <param name="rules">Those of the version of the counting; null for today's.</param>
    public static StockFlow Compute(FactSnapshot snapshot, StockDefinition stock, ReportingWindow window, CountingRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(stock);
        var table = snapshot.Table(stock.Facts);
        var (entered, left, ways) = (table.GetDates(stock.Entered), table.GetDates(stock.Left), table.GetCodes(stock.By));
        var filters = stock.Where.Select(w => Filter(table.GetCodes(w.Key), w.Value)).ToList();
        var went = new long[ways.Dictionary.Length];
        long opening = 0, entering = 0, closing = 0, undated = 0;
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!filters.TrueForAll(filter => filter(row)))
            {
                continue;
            }

            var came = Where(window, entered.First[row], entered.Last[row], Place.Unclear);
            var gone = Where(window, left.First[row], left.Last[row], Place.After);
            if (came is Place.Unclear || gone is Place.Unclear)
            {
                undated += came is not Place.After && gone is not Place.Before ? 1 : 0;
                continue;
            }

            opening += came is Place.Before && gone is not Place.Before ? 1 : 0;
            entering += came is Place.Within ? 1 : 0;
            closing += came is not Place.After && gone is Place.After ? 1 : 0;
            went[ways.Values[row]] += gone is Place.Within ? 1 : 0;
        }

        var known = stock.Ways.Select(way => (way.Code, ways.IndexOf(way.Code) is var at and >= 0 ? went[at] : 0)).ToList();
        var (ledger, asked) = (new ReturnLedger(snapshot), !(rules ?? CountingRules.Current).OpeningUnasked);
        var within = ledger.CompletenessOf(stock.Subjects, window);
        var completeness = asked ? ledger.CompletenessOfStock(stock.Subjects, window) : within;
        return new(stock, window, opening, entering, known, went.Sum() - known.Sum(k => k.Item2), closing, undated, completeness)
        {
            Within = within.State,
            IsOpeningKnown = !asked || ledger.IsOpeningKnown(stock.Subjects, window),
        };
    }

    private static Func<int, bool> Filter(CodeColumn column, IReadOnlyList<string> codes)
    {
        var wanted = column.Dictionary.Select(code => codes.Contains(code, StringComparer.Ordinal)).ToArray();
        return row => wanted[column.Values[row]];
    }

    /// <param name="dateless">What it means that there is no date.</param>
    private static Place Where(ReportingWindow window, int first, int last, Place dateless) =>
        first == FactTable.NoDate ? dateless
        : last < window.From.DayNumber ? Place.Before
        : first > window.To.DayNumber ? Place.After
        : first >= window.From.DayNumber && last <= window.To.DayNumber ? Place.Within
        : Place.Unclear;

    private enum Place
    {
        Before,
        Within,
        After,
        Unclear,
    }
}
