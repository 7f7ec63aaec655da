using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Statistics.Windows;

/// <summary>What stands beside a window: the same days a year before, the window of the same length before it, or any other.</summary>
public static class Comparisons
{
    public const string YearBefore = "year-before";

    public const string Previous = "previous";

    /// <summary>
    /// Growth is from an earlier number to a later one: the window beside another begins and ends before it, so that it is neither the
    /// same nor one that holds it.
    /// </summary>
    public static bool IsBefore(ReportingWindow comparison, ReportingWindow window) => comparison.From < window.From && comparison.To < window.To;

    /// <summary>What is wrong with a window that is not, and what to write instead.</summary>
    public static Message NotBefore(ReportingWindow comparison, ReportingWindow window) =>
        new("statistics.comparison.not-before", comparison.ToString(), window.ToString(), (window.HasYearBefore ? window.YearBefore() : window.Previous()).ToString());

    /// <summary>Reads <c>year-before</c>, <c>previous</c>, or a window by its name or dates.</summary>
    public static bool TryParse(string? text, ReportingWindow window, out ReportingWindow comparison)
    {
        switch ((text ?? "").Trim().ToLowerInvariant())
        {
            case YearBefore when window.HasYearBefore:
                comparison = window.YearBefore();
                return true;
            case Previous when window.HasYearBefore:
                comparison = window.Previous();
                return true;
            default:
                return NamedWindows.Standard.TryParse(text, out comparison);
        }
    }
}
