using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Calendars;

/// <summary>
/// Reads dates as people write them: 2024-03-17, 17/03/2024, 17.3.2024, 17 March 2024, ១៧ មីនា ២០២៤, 2024-03, 03/2024,
/// March 2024, 2024, with Buddhist-era years and a time of day that is left out. What is not certain is refused with a
/// message that says what would be right: years of two digits, days that do not exist, day and month the other way round.
/// </summary>
public static class DateReader
{
    /// <summary>Years a register may speak of. What lies outside is a slip of the keyboard.</summary>
    public const int FirstYear = 1850;

    public const int LastYear = 2199;

    public static bool TryRead(string? text, DateOrder order, out PartialDate date, [NotNullWhen(false)] out Message? problem)
    {
        date = default;
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0)
        {
            problem = new Message("reference.date.empty");
            return false;
        }

        // The stored form is what most rows of a file hold; a year of the Buddhist era in the same form goes the long way.
        if (PartialDate.TryParseIso(typed, out var stored) && IsYear(stored.Year))
        {
            (date, problem) = (stored, null);
            return true;
        }

        problem = DateParts.Split(typed) switch
        {
            [{ IsNumber: true } one] => ReadOne(typed, one, ref date),
            [var first, var second] => ReadTwo(typed, first, second, ref date),
            [var first, var second, var third] => ReadThree(typed, first, second, third, order, ref date),
            _ => Unreadable(typed),
        };
        return problem is null;
    }

    /// <summary>The day of a spreadsheet's serial number in the 1900 system. The time of day, which is its fraction, is left out.</summary>
    public static bool TryFromSerial(double serial, out PartialDate date, [NotNullWhen(false)] out Message? problem)
    {
        if (!DateSerial.TryRead(serial, out var moment) || !IsYear(moment.Year))
        {
            date = default;
            problem = new Message("reference.date.serial", serial.ToString("0.##", CultureInfo.InvariantCulture));
            return false;
        }

        date = PartialDate.OfDay(DateOnly.FromDateTime(moment));
        problem = null;
        return true;
    }

    private static Message? ReadOne(string typed, DatePart part, ref PartialDate date)
    {
        if (part.Length == 8)
        {
            return Day(typed, part.Number / 10000, part.Number / 100 % 100, part.Number % 100, ref date, null);
        }

        if (part.Length != 4)
        {
            return part.Length == 2 ? TwoDigitYear(typed) : Unreadable(typed);
        }

        var year = BuddhistEra.CommonYear(part.Number);
        if (!IsYear(year))
        {
            return NoSuchYear(typed, part.Number);
        }

        date = PartialDate.OfYear(year);
        return null;
    }

    private static Message? ReadTwo(string typed, DatePart first, DatePart second, ref PartialDate date)
    {
        if (second.IsNumber && second.Length == 4)
        {
            return Month(typed, second.Number, first, ref date);
        }

        if (first.IsNumber && first.Length == 4)
        {
            return Month(typed, first.Number, second, ref date);
        }

        return first.Length <= 2 && second.Length <= 2 ? TwoDigitYear(typed) : Unreadable(typed);
    }

    private static Message? ReadThree(string typed, DatePart first, DatePart second, DatePart third, DateOrder order, ref PartialDate date) =>
        (first, second, third) switch
        {
            ({ IsNumber: true, Length: 4 }, _, { IsNumber: true, Length: <= 2 }) when second.Length <= 2 || !second.IsNumber =>
                Day(typed, first.Number, second.Number, third.Number, ref date, null),
            ({ IsNumber: false }, { IsNumber: true, Length: <= 2 }, { IsNumber: true, Length: 4 }) =>
                Day(typed, third.Number, first.Number, second.Number, ref date, null),
            ({ IsNumber: true, Length: <= 2 }, { IsNumber: false }, { IsNumber: true, Length: 4 }) =>
                Day(typed, third.Number, second.Number, first.Number, ref date, null),
            ({ IsNumber: true, Length: <= 2 }, { IsNumber: true, Length: <= 2 }, { IsNumber: true, Length: 4 }) => order == DateOrder.DayFirst
                ? Day(typed, third.Number, second.Number, first.Number, ref date, order)
                : Day(typed, third.Number, first.Number, second.Number, ref date, order),
            (_, _, { IsNumber: true, Length: <= 2 }) when first.Length <= 2 || second.Length <= 2 => TwoDigitYear(typed),
            _ => Unreadable(typed),
        };

    private static Message? Month(string typed, int typedYear, DatePart part, ref PartialDate date)
    {
        var year = BuddhistEra.CommonYear(typedYear);
        if (part.IsNumber && part.Length > 2)
        {
            return Unreadable(typed);
        }

        if (!IsYear(year))
        {
            return NoSuchYear(typed, typedYear);
        }

        if (part.Number is < 1 or > 12)
        {
            return NoSuchMonth(typed, part.Number);
        }

        date = PartialDate.OfMonth(year, part.Number);
        return null;
    }

    private static Message? Day(string typed, int typedYear, int month, int day, ref PartialDate date, DateOrder? order)
    {
        var year = BuddhistEra.CommonYear(typedYear);
        if (!IsYear(year))
        {
            return NoSuchYear(typed, typedYear);
        }

        if (month is < 1 or > 12)
        {
            return day is >= 1 and <= 12 && month <= DateTime.DaysInMonth(year, day) && month > 0
                ? new Message("reference.date.swapped", typed, Plain(month), Right(typedYear, day, month, order))
                : NoSuchMonth(typed, month);
        }

        var days = DateTime.DaysInMonth(year, month);
        if (day < 1 || day > days)
        {
            return new Message("reference.date.no-such-day", typed, PartialDate.OfMonth(year, month), days);
        }

        date = PartialDate.OfDay(new DateOnly(year, month, day));
        return null;
    }

    private static string Right(int year, int month, int day, DateOrder? order) => order switch
    {
        DateOrder.DayFirst => string.Create(CultureInfo.InvariantCulture, $"{day:00}/{month:00}/{year:0000}"),
        DateOrder.MonthFirst => string.Create(CultureInfo.InvariantCulture, $"{month:00}/{day:00}/{year:0000}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}"),
    };

    private static bool IsYear(int year) => year is >= FirstYear and <= LastYear;

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Message Unreadable(string typed) => new("reference.date.unreadable", typed);

    private static Message TwoDigitYear(string typed) => new("reference.date.two-digit-year", typed);

    private static Message NoSuchMonth(string typed, int month) => new("reference.date.no-such-month", typed, Plain(month));

    private static Message NoSuchYear(string typed, int year) =>
        new("reference.date.no-such-year", typed, Plain(year), Plain(FirstYear), Plain(LastYear));
}
