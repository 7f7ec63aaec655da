using System.Globalization;
using System.Text.RegularExpressions;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Reference.Calendars;

/// <summary>A number of a written date, or the number of the month that is named there.</summary>
internal readonly record struct DatePart(int Number, int Length, bool IsNumber);

/// <summary>Takes a written date apart into numbers and months.</summary>
internal static partial class DateParts
{
    private const int LongestDate = 80;

    /// <summary>The parts in their order, or none if anything in the text is neither.</summary>
    public static DatePart[] Split(string typed)
    {
        if (typed.Length > LongestDate)
        {
            return [];
        }

        var text = ComposedText.Of(KhmerDigits.ToAscii(typed)).Replace("\u200B", "", StringComparison.Ordinal);
        if (text.Contains(':', StringComparison.Ordinal))
        {
            text = TimeOfDay().Replace(text, "");
        }

        if (text.Any(char.IsLetter))
        {
            text = Fillers().Replace(text, " ");
        }

        var words = text.Split([' ', '\u00A0', '/', '.', '-', '\u2013', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var parts = new DatePart[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (!TryPart(words[i], out parts[i]))
            {
                return [];
            }
        }

        return parts;
    }

    private static bool TryPart(string word, out DatePart part)
    {
        if (MonthNames.TryRead(word, out var month))
        {
            part = new DatePart(month, 0, false);
            return true;
        }

        var digits = char.IsAsciiDigit(word[^1]) ? word : Ordinals().Replace(word, "${day}");
        var isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        part = new DatePart(number, digits.Length, true);
        return isNumber && digits.Length <= 8;
    }

    /// <summary>The words day, month, year and era, which say what the parts say by themselves.</summary>
    [GeneratedRegex(@"ថ្ងៃទី|ថ្ងៃ|ទី(?=\d)|ខែ|ឆ្នាំ|ព\.?ស\.?|គ\.?ស\.?|\bB\.?E\.?(?=[\s\d]|$)|\bA\.?D\.?(?=[\s\d]|$)|\bC\.?E\.?(?=[\s\d]|$)|\bof\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Fillers();

    /// <summary>A time without a zone, as spreadsheets and databases write it behind the date.</summary>
    [GeneratedRegex(@"(?<=\d)[T ]\s*[0-2]?\d:[0-5]\d(:[0-5]\d([.,]\d+)?)?(\s*[AP]M)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^(?<day>\d{1,2})(st|nd|rd|th)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Ordinals();
}
