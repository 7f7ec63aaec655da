using Pratip.Kernel;

namespace Pratip.Statistics.Windows;

/// <summary>What stands beside a window: the same days a year before, the window of the same length before it, or any other.</summary>
public static class Comparisons
{
    public const string YearBefore = "year-before";

    public const string Previous = "previous";

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
