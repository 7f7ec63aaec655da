namespace Pratip.Reference.Calendars;

/// <summary>
/// As much of the Khmer lunisolar calendar as a Buddhist-era year needs: the full moon of Pisakh, Visakha Bochea, on
/// which the year changes. The months are counted on from 1 January 1900, the first day of the month Boss; the length of
/// each year comes from the traditional reckoning (aharkun, avoman, bodithey).
/// </summary>
internal static class KhmerCalendar
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    /// <summary>Boss, Meakh, Phalkun and Chet (30, 29, 30 and 29 days) and fourteen days lie between the year's start and the full moon of Pisakh.</summary>
    private const int DaysToVisakha = 132;

    private static readonly DateOnly[] FullMoonsOfPisakh = Compute();

    public static DateOnly VisakhaBochea(int year) => year is >= FirstYear and <= LastYear
        ? FullMoonsOfPisakh[year - FirstYear]
        : throw new ArgumentOutOfRangeException(nameof(year), year, $"The calendar is known for {FirstYear} to {LastYear}.");

    private static DateOnly[] Compute()
    {
        var days = new DateOnly[LastYear - FirstYear + 1];
        var start = new DateOnly(FirstYear, 1, 1);
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = start.AddDays(DaysToVisakha);

            // Jesth and Asadh, which a leap year lengthens, belong to the Buddhist year that begins in Pisakh.
            start = start.AddDays(DaysIn(FirstYear + i + 544));
        }

        return days;
    }

    /// <summary>A year has twelve months; it gains a whole month or a single day, and a day that falls together with a month waits for the next year.</summary>
    private static int DaysIn(int buddhistYear)
    {
        if (HasLeapMonth(buddhistYear))
        {
            return 384;
        }

        var owed = HasLeapMonth(buddhistYear - 1) && HasLeapDay(buddhistYear - 1);
        return HasLeapDay(buddhistYear) || owed ? 355 : 354;
    }

    private static bool HasLeapMonth(int year)
    {
        var age = MoonAge(year);
        return (age, MoonAge(year + 1)) switch
        {
            (25, 5) => false,
            (24, 6) => true,
            _ => age is >= 25 or <= 5,
        };
    }

    private static bool HasLeapDay(int year) => IsSolarLeap(year) ? Excess(year) <= 126 : Excess(year) <= 137 && Excess(year + 1) != 0;

    /// <summary>Whole days from the origin of the reckoning to the year's beginning (aharkun).</summary>
    private static int Elapsed(int year) => (((year * 292207) + 499) / 800) + 4;

    private static bool IsSolarLeap(int year) => 800 - (((year * 292207) + 499) % 800) <= 207;

    /// <summary>How far the moon runs ahead of the day, in 692ths (avoman).</summary>
    private static int Excess(int year) => ((Elapsed(year) * 11) + 25) % 692;

    /// <summary>The age of the moon in days when the year begins (bodithey).</summary>
    private static int MoonAge(int year) => ((((Elapsed(year) * 11) + 25) / 692) + Elapsed(year) + 29) % 30;
}
