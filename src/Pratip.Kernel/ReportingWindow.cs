using System.Globalization;

namespace Pratip.Kernel;

/// <summary>
/// The span of days a figure speaks of: two calendar dates in Asia/Phnom_Penh, both included. Any two dates make a
/// window; a year, a semester or a span of whole months has a short name.
/// </summary>
public readonly record struct ReportingWindow
{
    /// <summary>No register speaks of other years, and a year of the Buddhist era (2567) is not taken for one of ours.</summary>
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    public ReportingWindow(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentException($"A window cannot end ({to:yyyy-MM-dd}) before it begins ({from:yyyy-MM-dd}).", nameof(to));
        }

        From = from;
        To = to;
    }

    public DateOnly From { get; }

    /// <summary>The last day, which belongs to the window.</summary>
    public DateOnly To { get; }

    public int Days => To.DayNumber - From.DayNumber + 1;

    public static ReportingWindow OfYear(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public static ReportingWindow OfSemester(int year, int semester) => semester switch
    {
        1 => new(new DateOnly(year, 1, 1), new DateOnly(year, 6, 30)),
        2 => new(new DateOnly(year, 7, 1), new DateOnly(year, 12, 31)),
        _ => throw new ArgumentOutOfRangeException(nameof(semester), semester, "A year has semesters 1 and 2."),
    };

    public static ReportingWindow OfMonths(int year, int month, int lastYear, int lastMonth) =>
        new(new DateOnly(year, month, 1), PartialDate.OfMonth(lastYear, lastMonth).Last);

    public bool Contains(DateOnly day) => day >= From && day <= To;

    public bool Contains(ReportingWindow other) => other.From >= From && other.To <= To;

    /// <summary>
    /// A partial date belongs to a window only if every day it may mean does; one that straddles an edge cannot be placed
    /// and is counted with the dates that are unknown.
    /// </summary>
    public bool Contains(PartialDate date) => date.First >= From && date.Last <= To;

    public bool Overlaps(ReportingWindow other) => other.From <= To && From <= other.To;

    /// <summary>Whether it is one calendar year, from its first day to its last.</summary>
    public bool IsYear => this == OfYear(From.Year);

    /// <summary>Whether it lies within the years a register speaks of.</summary>
    public bool IsWithinTheYears => From.Year >= FirstYear && To.Year <= LastYear;

    /// <summary>False where the days a year earlier lie before the years a register speaks of.</summary>
    public bool HasYearBefore => From.Year > FirstYear;

    /// <summary>The same days a year earlier; a window that ends on the last day of February still does.</summary>
    public ReportingWindow YearBefore()
    {
        var to = To.Month == 2 && To.AddDays(1).Month == 3 ? new DateOnly(To.Year - 1, 3, 1).AddDays(-1) : To.AddYears(-1);
        return new(From.AddYears(-1), to);
    }

    /// <summary>The window of the same length that ends the day before: of whole months the same number of months, else of days.</summary>
    public ReportingWindow Previous()
    {
        var last = From.AddDays(-1);
        if (From.Day != 1 || To.AddDays(1).Day != 1)
        {
            return new(last.AddDays(1 - Days), last);
        }

        var months = ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;
        return new(From.AddMonths(-months), last);
    }

    /// <summary>Whether figures of both can stand side by side: their lengths differ by no more than a leap day and a month's end.</summary>
    public bool IsAsLongAs(ReportingWindow other) => Math.Abs(Days - other.Days) <= 3;

    /// <summary>
    /// Reads <c>2024</c>, <c>2024-H1</c>, <c>2024-03</c>, <c>2024-01..2024-10</c> and <c>2024-04-01..2025-03-31</c>.
    /// </summary>
    public static bool TryParse(string? text, out ReportingWindow window)
    {
        window = default;
        text = text?.Trim() ?? "";
        if (text.Length == 7 && text[4] == '-' && text[5] is 'H' or 'h')
        {
            if (!TryYear(text.AsSpan(0, 4), out var year) || text[6] is not ('1' or '2'))
            {
                return false;
            }

            window = OfSemester(year, text[6] - '0');
            return true;
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var first = dots < 0 ? text : text[..dots];
        var last = dots < 0 ? text : text[(dots + 2)..];
        if (!PartialDate.TryParseIso(first, out var from) || !PartialDate.TryParseIso(last, out var to) || to.Last < from.First
            || !new ReportingWindow(from.First, to.Last).IsWithinTheYears)
        {
            return false;
        }

        window = new(from.First, to.Last);
        return true;
    }

    public static ReportingWindow Parse(string text) => TryParse(text, out var window)
        ? window
        : throw new FormatException(WindowRefusal.Of(text));

    /// <summary>Its name, a year, semester or month by its own, which <see cref="Parse"/> reads back.</summary>
    public override string ToString()
    {
        var wholeMonths = From.Day == 1 && To.Day == DateTime.DaysInMonth(To.Year, To.Month);
        if (!wholeMonths)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}");
        }

        if (From.Year == To.Year)
        {
            switch (From.Month, To.Month)
            {
                case (1, 12): return From.ToString("yyyy", CultureInfo.InvariantCulture);
                case (1, 6): return From.ToString("yyyy", CultureInfo.InvariantCulture) + "-H1";
                case (7, 12): return From.ToString("yyyy", CultureInfo.InvariantCulture) + "-H2";
                case var (a, b) when a == b: return From.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM}..{To:yyyy-MM}");
    }

    private static bool TryYear(ReadOnlySpan<char> text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= FirstYear and <= LastYear;
}
