using System.Globalization;
using System.Text;
using Pratip.Kernel;
using Pratip.Reference.Calendars;

namespace Pratip.Reference.Wording;

/// <summary>
/// Fills the places {0}, {1} ... of a text. {0|is|are} says the first where the number in that place is one and else the second, so that a
/// text agrees with its counts wherever it stands. Any other brace is an ordinary character.
/// </summary>
internal static class Template
{
    public static HashSet<int> Places(string template)
    {
        var places = new HashSet<int>();
        for (var i = 0; i < template.Length; i++)
        {
            if (TryPlace(template, i, out var place, out _, out var length))
            {
                places.Add(place);
                i += length - 1;
            }
        }

        return places;
    }

    public static string Fill(string words, object?[] args, ReadingStyle style, Texts texts)
    {
        var template = style.Words(words);
        var filled = new StringBuilder(template.Length + 32);
        for (var i = 0; i < template.Length; i++)
        {
            if (!TryPlace(template, i, out var place, out var forms, out var length))
            {
                filled.Append(template[i]);
                continue;
            }

            if (place >= args.Length)
            {
                throw new ArgumentException($"The text '{template}' has a place {{{place}}} and was given {args.Length} arguments.", nameof(args));
            }

            filled.Append(forms is var (one, other) ? IsOne(args[place]) ? one : other : Say(args[place], style, texts));
            i += length - 1;
        }

        return filled.ToString();
    }

    private static string Say(object? value, ReadingStyle style, Texts texts) => value switch
    {
        null => "",
        string text => text,
        LocalizedText text => style.Words(text.In(style.Language)),
        Message message => texts.Format(message, style),
        PartialDate date => DateWords.Format(date, style),
        DateOnly date => DateWords.Format(PartialDate.OfDay(date), style),
        DateTimeOffset moment => DateWords.Format(moment, style),
        sbyte or byte or short or ushort or int or uint or long => Numbers.Format(Convert.ToInt64(value, CultureInfo.InvariantCulture), style.NumberLanguage),
        decimal number => Numbers.Format(number, style.NumberLanguage),
        double number => Numbers.Format((decimal)number, style.NumberLanguage),
        IEnumerable<string> list => string.Join(", ", list),
        _ => value.ToString() ?? "",
    };

    /// <summary>Also where the number was written beforehand.</summary>
    private static bool IsOne(object? value) => value switch
    {
        "1" or "១" => true,
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture) is 1 or -1,
        _ => false,
    };

    private static bool TryPlace(string template, int at, out int place, out (string One, string Other)? forms, out int length)
    {
        (place, forms, length) = (0, null, 0);
        if (template[at] != '{')
        {
            return false;
        }

        var end = template.IndexOf('}', at);
        length = end - at + 1;
        if (end <= at)
        {
            return false;
        }

        var parts = template[(at + 1)..end].Split('|');
        forms = parts.Length == 3 ? (parts[1], parts[2]) : null;
        return parts.Length is 1 or 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out place);
    }
}
