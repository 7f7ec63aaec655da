using Pratip.Kernel;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Stocks;

/// <summary>
/// A stock in a window: what was there, came in, went out and is there still. Each is counted from the rows on its own, so
/// that the sum can fail.
/// </summary>
/// <param name="Out">By way, every way of the definition in its order.</param>
/// <param name="Unaccounted">Went, and nobody says how.</param>
/// <param name="Undated">Rows a date of which reaches across an edge of the window; they are in no other number.</param>
public sealed record StockFlow(
    StockDefinition Definition,
    ReportingWindow Window,
    long Opening,
    long In,
    IReadOnlyList<(string Way, long Count)> Out,
    long Unaccounted,
    long Closing,
    long Undated,
    Completeness Completeness)
{
    /// <summary>False where nobody returned anything about the day before the window: what was there when it began is only what happens to be recorded.</summary>
    public bool IsOpeningKnown { get; init; } = true;

    /// <summary>Who reported of the window itself, whatever is known of the time before.</summary>
    public required CompletenessState Within { get; init; }

    public long OutInAll => Out.Sum(way => way.Count) + Unaccounted;

    /// <summary>Nothing was returned: nobody stands by any of the numbers.</summary>
    public bool IsReported => Completeness.State != CompletenessState.Missing;

    /// <summary>Nothing was there, came or went.</summary>
    public bool IsEmpty => Opening == 0 && In == 0 && OutInAll == 0 && Closing == 0 && Undated == 0;

    /// <summary>Zero where the table balances; a row that left before it came is what makes it not.</summary>
    public long Difference => Opening + In - OutInAll - Closing;

    public bool IsBalanced => Difference == 0;
}
