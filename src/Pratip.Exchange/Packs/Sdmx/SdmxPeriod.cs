using System.Globalization;
using Pratip.Kernel;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>
/// A window as SDMX writes periods: 2024, 2024-S1, 2024-03; every other one as its first day and how long it lasts,
/// 2024-04-01/P1Y.
/// </summary>
internal static class SdmxPeriod
{
    public const string Year = "A";
    public const string Semester = "S";
    public const string Month = "M";
    public const string Other = "_O";

    /// <summary>The offset of Phnom Penh, which has no summer time: a day of the register begins and ends by it.</summary>
    private const string Offset = "+07:00";

    public static string Frequency(ReportingWindow window) => window.ToString() switch
    {
        { Length: 4 } => Year,
        { Length: 7 } name => name[5] == 'H' ? Semester : Month,
        _ => Other,
    };

    public static string Of(ReportingWindow window) => Frequency(window) switch
    {
        Other => $"{Day(window.From)}/{Duration(window)}",
        _ => window.ToString().Replace("-H", "-S", StringComparison.Ordinal),
    };

    public static string Start(ReportingWindow window) => DayStart(window.From);

    public static string DayStart(DateOnly day) => Day(day) + "T00:00:00" + Offset;

    public static string End(ReportingWindow window) => Day(window.To) + "T23:59:59" + Offset;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whole years or months where the window has them, from any day of a month to the day before it; else days.</summary>
    private static string Duration(ReportingWindow window)
    {
        var end = window.To.AddDays(1);
        var months = ((end.Year - window.From.Year) * 12) + end.Month - window.From.Month;
        return months < 1 || end.Day != window.From.Day ? string.Create(CultureInfo.InvariantCulture, $"P{window.Days}D")
            : months % 12 == 0 ? string.Create(CultureInfo.InvariantCulture, $"P{months / 12}Y")
            : string.Create(CultureInfo.InvariantCulture, $"P{months}M");
    }
}
