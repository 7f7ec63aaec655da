using Pratip.Kernel;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Stocks;

/// <summary>One number of a stock as it is printed.</summary>
/// <param name="Line">Which of <see cref="StockLines"/>.</param>
/// <param name="Value">Null where nobody stands by it, or where it is hidden.</param>
/// <param name="IsHidden">There is a number, and to show it could tell of a person.</param>
public sealed record StockNumber(string Line, long? Value, bool IsHidden = false);

/// <summary>A stock in a window as it is printed: counted a moment ago, or frozen in an edition; every line or, where a number is hidden, without it.</summary>
public sealed record StockStatement(StockDefinition Definition, ReportingWindow Window, IReadOnlyList<StockNumber> Numbers, Completeness Completeness)
{
    /// <summary>Nothing was recorded, and not everybody reported.</summary>
    public bool IsIncomplete => Completeness.State == CompletenessState.Partial && Numbers.All(number => number is { Value: null, IsHidden: false });

    /// <summary>Only what was there when the window began is not reported: nobody reported about the time before.</summary>
    public bool IsOpeningUnknown => Get(StockLines.Opening) is { Value: null, IsHidden: false } && Get(StockLines.In) is not { Value: null, IsHidden: false };

    public StockNumber Get(string line) => Numbers.FirstOrDefault(number => number.Line == line) ?? new(line, null);

    /// <summary>
    /// A stock of which nobody returned anything has no number; nor one of which nothing was recorded and only some returned. What was there
    /// when it began has none either where nobody reported about the time before.
    /// </summary>
    public static StockStatement Of(StockFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var isStoodBy = flow.IsReported && !(flow.IsEmpty && flow.Within == CompletenessState.Partial);
        return new(flow.Definition, flow.Window, [.. StockLines.Of(flow).Select(one => new StockNumber(one.Line, isStoodBy && (one.Line != StockLines.Opening || flow.IsOpeningKnown) ? one.Count : null))], flow.Completeness);
    }

    /// <summary>The numbers for a sum; null where one of them has no number.</summary>
    public StockFlow? ToFlow()
    {
        var all = Numbers.ToDictionary(number => number.Line, number => number.Value, StringComparer.Ordinal);
        if (Numbers.Any(number => number.Value is null))
        {
            return null;
        }

        long At(string line) => all.GetValueOrDefault(line) ?? 0;
        return new(
            Definition, Window, At(StockLines.Opening), At(StockLines.In), [.. Definition.Ways.Select(way => (way.Code, At(StockLines.OfWay(way.Code))))],
            At(StockLines.Unaccounted), At(StockLines.Closing), At(StockLines.Undated), Completeness)
        {
            Within = Completeness.State,
        };
    }
}

/// <summary>The lines of a stock-and-flow table; their names are public, as the codes of a breakdown are.</summary>
public static class StockLines
{
    public const string Opening = "opening";
    public const string In = "in";
    public const string Out = "out";
    public const string Unaccounted = "unaccounted";
    public const string Closing = "closing";

    /// <summary>Rows that stand in no other line.</summary>
    public const string Undated = "undated";

    private const string Way = "out.";

    public static string OfWay(string code) => Way + code;

    /// <summary>Counts of what happened: those of two parts of a window add up to the whole's.</summary>
    public static bool IsFlow(string line) => line is In or Out or Unaccounted || line.StartsWith(Way, StringComparison.Ordinal);

    /// <summary>Says nothing of how anything went.</summary>
    public static bool IsTotal(string? line) => line is Opening or In or Out or Closing;

    /// <summary>In the order of printing.</summary>
    internal static IEnumerable<(string Line, long Count)> Of(StockFlow flow) =>
    [
        (Opening, flow.Opening),
        (In, flow.In),
        (Out, flow.OutInAll),
        .. flow.Out.Select(way => (OfWay(way.Way), way.Count)),
        (Unaccounted, flow.Unaccounted),
        (Closing, flow.Closing),
        (Undated, flow.Undated),
    ];
}
