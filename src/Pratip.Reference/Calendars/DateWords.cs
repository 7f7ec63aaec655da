using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Calendars;

/// <summary>Dates in words: 17 March 2024, March 2024, 2024; ១៧ មីនា ២០២៤. What is written here, <see cref="DateReader"/> reads back.</summary>
public static class DateWords
{
    public static string Format(PartialDate date, Language language)
    {
        var year = date.Year.ToString(CultureInfo.InvariantCulture);
        var month = MonthNames.Of(date.First.Month, language);
        var english = date.Precision switch
        {
            DatePrecision.Year => year,
            DatePrecision.Month => $"{month} {year}",
            _ => $"{date.First.Day.ToString(CultureInfo.InvariantCulture)} {month} {year}",
        };
        return language == Language.Khmer ? KhmerDigits.From(english) : english;
    }

    /// <summary>As the reader wants it; the year of the Buddhist era comes behind: ២៨ វិច្ឆិកា ២០២៦ (ព.ស. ២៥៧០).</summary>
    public static string Format(PartialDate date, ReadingStyle style) =>
        style.Words(Format(date, style.Language)) + (style.HasBuddhistYears ? style.Words(BuddhistEra.Beside(date)) : "");

    /// <summary>Day and hour in Phnom Penh.</summary>
    public static string Format(DateTimeOffset moment, ReadingStyle style)
    {
        var hour = moment.ToOffset(PhnomPenhTime.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{Format(PartialDate.OfDay(PhnomPenhTime.DateOf(moment)), style)} {(style.NumberLanguage == Language.Khmer ? KhmerDigits.From(hour) : hour)}";
    }

    public static string Format(DateOnly date, Language language) => Format(PartialDate.OfDay(date), language);
}
