namespace Pratip.Reference.Calendars;

/// <summary>
/// The day numbers of spreadsheets. The 1900 system counts a 29 February 1900 that never was, as its first program did: the
/// serials before it lie one day off, and its own is no day. The 1904 system starts 1,462 days later.
/// </summary>
public static class DateSerial
{
    private const int Offset1904 = 1462;
    private const int FalseLeapDay = 60;
    private const double EndOfYear9999 = 2958466;

    /// <summary>The moment of a serial of the 1900 system, to the millisecond.</summary>
    public static bool TryRead(double serial, out DateTime date)
    {
        date = default;
        var day = Math.Floor(serial);
        if (!(day >= 1 && serial < EndOfYear9999) || (int)day == FalseLeapDay)
        {
            return false;
        }

        var milliseconds = Math.Round((serial - day) * TimeSpan.MillisecondsPerDay);
        var moment = DateTime.FromOADate(day < FalseLeapDay ? day + 1 : day);
        date = moment > DateTime.MaxValue.Date.AddDays(-1) ? moment : moment.AddMilliseconds(milliseconds);
        return true;
    }

    /// <summary>The serial of the 1900 system for one of a workbook whose days count from 1904.</summary>
    public static double From1904(double serial) => serial + Offset1904;

    public static double Of(DateOnly date) => Of(date.ToDateTime(TimeOnly.MinValue));

    public static double Of(DateTime date)
    {
        var serial = date.ToOADate();
        return serial <= FalseLeapDay ? serial - 1 : serial;
    }
}
