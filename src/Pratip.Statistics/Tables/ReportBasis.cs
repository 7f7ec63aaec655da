using Pratip.Kernel;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Tables;

/// <summary>The figures a report is printed from, wherever they come from.</summary>
/// <param name="Requests">What the tables print.</param>
/// <param name="Figure">Finds the figure of a request.</param>
internal sealed record ReportBasis(
    ReportingWindow Window,
    ReportingWindow? Comparison,
    DateOnly AsOf,
    RegisterPurpose Purpose,
    IReadOnlyList<FigureRequest> Requests,
    Func<FigureRequest, Figure> Figure,
    IReadOnlyList<StockStatement> Stocks)
{
    /// <summary>How the figures were counted: of those of an edition, as its version of the counting did.</summary>
    public CountingRules Rules { get; init; } = CountingRules.Current;
}
