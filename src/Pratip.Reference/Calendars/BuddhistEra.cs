using System.Globalization;
using Pratip.Kernel;

namespace Pratip.Reference.Calendars;

/// <summary>
/// Years of the Buddhist era. Two reckonings meet here. In data, a Buddhist-era year beside a solar day and month comes
/// from software that adds 543 all year round, so 543 is taken off whatever the month. In the headers of Cambodian
/// official papers the year changes on Visakha Bochea (April or May), so from that day on it is 544 ahead.
/// </summary>
public static class BuddhistEra
{
    private const int Offset = 543;
    private const int FirstRead = 2400;
    private const int LastRead = 2742;

    /// <summary>The common-era year of a typed year that can only be a Buddhist-era one; any other year is itself.</summary>
    public static int CommonYear(int typed) => IsBuddhist(typed) ? typed - Offset : typed;

    /// <summary>Whether a year as it was typed can only be a Buddhist-era one.</summary>
    public static bool IsBuddhist(int typed) => typed is >= FirstRead and <= LastRead;

    /// <summary>The Buddhist-era year of a day by the Cambodian reckoning.</summary>
    public static int YearOf(DateOnly day) => day.Year + Offset + (day >= KhmerCalendar.VisakhaBochea(day.Year) ? 1 : 0);

    /// <summary>The Buddhist-era years, by the Cambodian reckoning, that a date may lie in; null where no calendar reaches.</summary>
    public static (int First, int Last)? YearsOf(PartialDate date) =>
        date.Year is >= KhmerCalendar.FirstYear and <= KhmerCalendar.LastYear ? (YearOf(date.First), YearOf(date.Last)) : null;

    /// <summary>What is written behind a date of the common era: (ព.ស. ២៥៧០), or both years where the date reaches into two.</summary>
    internal static string Beside(PartialDate date) => YearsOf(date) is not var (first, last) ? ""
        : KhmerDigits.From(first == last ? $" (ព.ស. {first})" : $" (ព.ស. {first}\u2013{last})");

    /// <summary>A day as official headers write it: ថ្ងៃទី២៧ ខែមីនា ឆ្នាំ២០២៥ ព.ស. ២៥៦៨, 27 March 2025 (B.E. 2568).</summary>
    public static string Format(DateOnly day, Language language)
    {
        var year = YearOf(day).ToString(CultureInfo.InvariantCulture);
        return language == Language.Khmer
            ? KhmerDigits.From($"ថ្ងៃទី{day.Day} ខែ{MonthNames.Of(day.Month, language)} ឆ្នាំ{day.Year} ព.ស. {year}")
            : $"{DateWords.Format(day, language)} (B.E. {year})";
    }
}
