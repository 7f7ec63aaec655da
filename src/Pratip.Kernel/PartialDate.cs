using System.Globalization;

namespace Pratip.Kernel;

public enum DatePrecision
{
    Year,
    Month,
    Day,
}

/// <summary>
/// A date as well as it is known: a day, a month or only a year. Two partial dates are ordered only when every day the
/// one may mean lies before every day the other may mean; otherwise their order is unknown, never assumed.
/// </summary>
public readonly record struct PartialDate
{
    private PartialDate(DateOnly first, DatePrecision precision)
    {
        First = first;
        Precision = precision;
    }

    /// <summary>The earliest day this date may mean.</summary>
    public DateOnly First { get; }

    public DatePrecision Precision { get; }

    /// <summary>The latest day this date may mean.</summary>
    public DateOnly Last => Precision switch
    {
        DatePrecision.Year => new DateOnly(First.Year, 12, 31),
        DatePrecision.Month => new DateOnly(First.Year, First.Month, DateTime.DaysInMonth(First.Year, First.Month)),
        _ => First,
    };

    public int Year => First.Year;

    public static PartialDate OfDay(DateOnly day) => new(day, DatePrecision.Day);

    public static PartialDate OfMonth(int year, int month) => new(new DateOnly(year, month, 1), DatePrecision.Month);

    public static PartialDate OfYear(int year) => new(new DateOnly(year, 1, 1), DatePrecision.Year);

    /// <summary>True only if this date lies before the other whatever days the two may mean.</summary>
    public bool IsCertainlyBefore(PartialDate other) => Last < other.First;

    public bool IsCertainlyAfter(PartialDate other) => other.IsCertainlyBefore(this);

    /// <summary>Reads the stored form: <c>2024-03-17</c>, <c>2024-03</c> or <c>2024</c>.</summary>
    public static bool TryParseIso(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (text.Length is not (4 or 7 or 10) || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1)
        {
            return false;
        }

        if (text.Length == 4)
        {
            date = OfYear(year);
            return true;
        }

        if (text[4] != '-' || !int.TryParse(text[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
        {
            return false;
        }

        if (text.Length == 7)
        {
            date = OfMonth(year, month);
            return true;
        }

        if (text[7] != '-' || !int.TryParse(text[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = OfDay(new DateOnly(year, month, day));
        return true;
    }

    /// <summary>The stored form, which sorts in the order of the earliest days.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Year => First.ToString("yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
