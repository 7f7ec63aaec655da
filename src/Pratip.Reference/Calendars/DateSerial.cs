namespace Pratip.Exchange.Tabular;

/// <summary>
/// The day numbers of spreadsheets. The 1900 system counts a 29 February 1900 that never was, as its first program did,
/// so serials below 61 lie one day off; the 1904 system starts 1,462 days later.
/// </summary>
public static class DateSerial
{
    public const int Offset1904 = 1462;

    private const double FirstAfterTheFalseLeapDay = 61;
    private const double EndOfYear9999 = 2958466;

    public static bool TryRead(double serial, out DateTime date)
    {
        date = default;
        if (!(serial >= 1 && serial < EndOfYear9999))
        {
            return false;
        }

        var milliseconds = Math.Round((serial - Math.Floor(serial)) * TimeSpan.MillisecondsPerDay);
        var days = Math.Floor(serial) + (serial < FirstAfterTheFalseLeapDay ? 1 : 0);
        var moment = DateTime.FromOADate(days);
        date = moment > DateTime.MaxValue.Date.AddDays(-1) ? moment : moment.AddMilliseconds(milliseconds);
        return true;
    }

    public static double Of(DateOnly date) => Of(date.ToDateTime(TimeOnly.MinValue));

    public static double Of(DateTime date)
    {
        var serial = date.ToOADate();
        return serial < FirstAfterTheFalseLeapDay ? serial - 1 : serial;
    }
}
