using System.Globalization;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Bench.Statistics;

/// <summary>
/// The same counts as plain SQL, one statement a figure, over the same integer codes. Both databases understand it. What
/// speaks for a person is packed into one number, so that no database has to sort rows.
/// </summary>
internal static class FigureSql
{
    private const long RankWeight = 1L << 37;
    private const long DayWeight = 1L << 16;

    /// <summary>Yields rows of code index and count.</summary>
    public static string Of(FactTable table, FigureRequest request)
    {
        var (measure, _, by) = request;
        var where = Where(table, request);
        var code = by is null || measure.Counting.Kind is CountingKind.Sum ? "0" : CodeOf(measure.GetBreakdown(by), request);
        return measure.Counting.Kind switch
        {
            CountingKind.Rows => Text($"SELECT {code} AS code, COUNT(*) FROM \"{table.Id}\" WHERE {where} GROUP BY 1"),
            CountingKind.Distinct when by is null => Text($"SELECT 0, COUNT(DISTINCT \"{measure.Counting.Column}\") FROM \"{table.Id}\" WHERE {where}"),
            CountingKind.Distinct => Text(
                $"SELECT v % {DayWeight} AS code, COUNT(*) FROM (SELECT MIN({Rank(table, measure)} * {RankWeight} + CAST(\"{measure.Placing!.Date}\" AS bigint) * {DayWeight} + CASE {code} WHEN 0 THEN {DayWeight - 1} ELSE {code} END) AS v FROM \"{table.Id}\" WHERE {where} GROUP BY \"{measure.Counting.Column}\") AS persons GROUP BY 1"),
            CountingKind.Sum => string.Join(" UNION ALL ", measure.Counting.Amounts.Values.Select((amount, i) =>
                Text($"SELECT {i}, COALESCE(SUM(\"{amount}\"), 0) FROM \"{table.Id}\" WHERE {where}"))),
            _ => Text($"SELECT 0, COUNT(DISTINCT \"{measure.Counting.Column}\") FROM \"{table.Id}\" WHERE {where} AND \"{measure.Counting.Column}\" NOT IN (0, {Indexes(table.GetCodes(measure.Counting.Column!), measure.Counting.Except)})"),
        };
    }

    private static string CodeOf(Breakdown breakdown, FigureRequest request) => breakdown.Column is null
        ? Text($"CASE WHEN \"{request.Measure.Placing!.Date}\" < {request.Window.From.DayNumber} THEN 1 ELSE 2 END")
        : $"\"{breakdown.Column}\"";

    private static string Rank(FactTable table, Measure measure)
    {
        if (measure.Counting.Precedence is not { } precedence)
        {
            return "0";
        }

        var column = table.GetCodes(precedence);
        var ranks = measure.Counting.Order.Select((code, rank) => Text($"WHEN {column.IndexOf(code)} THEN {rank}"));
        return Text($"CASE \"{precedence}\" {string.Join(' ', ranks)} ELSE {measure.Counting.Order.Count} END");
    }

    private static string Where(FactTable table, FigureRequest request)
    {
        var (measure, window, _) = request;
        var placing = measure.Placing!;
        var (from, to) = (window.From.DayNumber, window.To.DayNumber);
        var placed = placing.Until is null
            ? Text($"\"{placing.Date}\" BETWEEN {from} AND {to}")
            : Text($"\"{placing.Date}\" <= {to} AND (\"{placing.Until}\" IS NULL OR \"{placing.Until}\" >= {from})");
        return placed + string.Concat(measure.Where.Select(w => $" AND \"{w.Key}\" IN ({Indexes(table.GetCodes(w.Key), w.Value)})"));
    }

    private static string Indexes(CodeColumn column, IEnumerable<string> codes) => string.Join(", ", codes.Select(column.IndexOf));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
