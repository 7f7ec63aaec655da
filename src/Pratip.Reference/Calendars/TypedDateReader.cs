using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Calendars;

/// <summary>
/// Reads dates that a person types into a form, as <see cref="DateReader"/> reads them but for years of the Buddhist era.
/// Data of programs adds 543 all year round, and so do Thai papers, which come with people who return; Cambodian papers turn
/// the year on Visakha Bochea. Where the two differ, a year would be wrong and nobody would see it: whoever reads with
/// Buddhist years means the Cambodian ones that the pages show, and everybody else is asked.
/// </summary>
public static partial class TypedDateReader
{
    /// <summary>Key of the problem that a year of the Buddhist era may be either of two.</summary>
    public const string WhichEra = "reference.date.which-era";

    /// <param name="text">As typed.</param>
    /// <param name="readsBuddhistYears">Whether the pages show the typist years of the Buddhist era.</param>
    /// <param name="date">What it means.</param>
    /// <param name="problem">Why it means nothing, or not one thing.</param>
    public static bool TryRead(string? text, bool readsBuddhistYears, out PartialDate date, [NotNullWhen(false)] out Message? problem)
    {
        var typed = WithoutSecondYear(text?.Trim() ?? "");
        if (!DateReader.TryRead(typed, DateOrder.DayFirst, out date, out problem))
        {
            return false;
        }

        if (!IsBuddhist(typed, date))
        {
            return true;
        }

        var everyYear = date;
        var year = date.Year + 543;
        PartialDate[] both = [date, YearBefore(date)];
        PartialDate[] cambodian = [.. both.Where(one => BuddhistEra.YearsOf(one) is var (first, last) && first <= year && year <= last)];
        PartialDate[] meant = readsBuddhistYears && cambodian.Length > 0 ? cambodian : [.. cambodian.Append(everyYear).Distinct()];
        date = meant[0];
        problem = meant.Length == 1 ? null : new Message(WhichEra, typed, everyYear, YearBefore(everyYear));
        return problem is null;
    }

    /// <summary>What <see cref="DateWords"/> writes behind a date; the year of the common era before it says the same.</summary>
    private static string WithoutSecondYear(string typed) => typed.Length > 100 ? typed : SecondYear().Replace(typed, "");

    private static bool IsBuddhist(string typed, PartialDate date) => Year().Matches(KhmerDigits.ToAscii(typed))
        .Any(match => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) is var year && BuddhistEra.IsBuddhist(year) && BuddhistEra.CommonYear(year) == date.Year);

    /// <summary>Visakha Bochea lies behind the end of February, so no day that is asked about is one that only leap years have.</summary>
    private static PartialDate YearBefore(PartialDate date) => date.Precision switch
    {
        DatePrecision.Year => PartialDate.OfYear(date.Year - 1),
        DatePrecision.Month => PartialDate.OfMonth(date.Year - 1, date.First.Month),
        _ => PartialDate.OfDay(date.First.AddYears(-1)),
    };

    [GeneratedRegex(@"(?<=\d{4}|[០-៩]{4})\s*\(\s*ព\.ស\.\s*[\d០-៩\u2013]{4,9}\s*\)$", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex SecondYear();

    /// <summary>Four digits by themselves, or the first four of a day written as eight.</summary>
    [GeneratedRegex(@"(?<!\d)\d{4}(?=\d{4}(?!\d)|(?!\d))", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Year();
}
