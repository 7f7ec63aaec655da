using System.Text;
using System.Text.RegularExpressions;
using Pratip.Kernel;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Numbers of telephones and accounts that a text gives in words or in pieces: the digits of a paragraph, with whatever stands between them,
/// hold so many of the number's digits in order that it can be called.
/// </summary>
internal sealed partial class SpokenNumbers
{
    /// <summary>Whoever has so many digits of a telephone number has the number; a country or area code may be left out.</summary>
    private const int Telling = 8;

    private static readonly Regex InWords = new(
        $@"\b(?:{Alternatives(static word => char.IsAsciiLetter(word[0]))})\b|{Alternatives(static word => !char.IsAsciiLetter(word[0]))}|[0-9]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly HashSet<string> _pieces = new(StringComparer.Ordinal);

    public void Add(string number)
    {
        var digits = Digits(KhmerDigits.ToAscii(number));
        for (var first = 0; first + Telling <= digits.Length; first++)
        {
            _pieces.Add(digits.Substring(first, Telling));
        }
    }

    /// <summary>The digits that give a number away; null where none do.</summary>
    public string? Find(string text) => _pieces.Count == 0
        ? null
        : Paragraphs().Split(KhmerDigits.ToAscii(text)).SelectMany(paragraph => new[] { Digits(paragraph), Said(paragraph) }).Select(Piece).FirstOrDefault(piece => piece is not null);

    private string? Piece(string digits) =>
        Enumerable.Range(0, Math.Max(0, digits.Length - Telling + 1)).Select(first => digits.Substring(first, Telling)).FirstOrDefault(_pieces.Contains);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Said(string text)
    {
        var digits = new StringBuilder();
        foreach (Match match in InWords.Matches(text))
        {
            digits.Append(char.IsAsciiDigit(match.Value[0]) ? match.Value[0] : ComplaintBook.Standard.DigitOf(match.Value));
        }

        return digits.ToString();
    }

    private static string Alternatives(Func<string, bool> isWanted) => string.Join('|', ComplaintBook.Standard.DigitWords.Where(isWanted).Select(Regex.Escape));

    [GeneratedRegex(@"\n\s*\n", RegexOptions.None, 1000)]
    private static partial Regex Paragraphs();
}
