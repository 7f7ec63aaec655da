using System.Globalization;
using System.Text;
using Pratip.Reference.Characters;

namespace Pratip.Registry.Cases;

/// <summary>
/// A dossier's number as offices mean it, however they write it: digits of any script, no zeros before a number, no signs between, no word for
/// "number". "No. 012/2026", "12-2026" and the same in Khmer digits are one.
/// </summary>
internal static class CaseNumberKey
{
    /// <summary>A number of fewer digits is everybody's.</summary>
    private const int FewestDigits = 3;

    private static readonly string[] Words = ["NO", "N", "NR", "លេខ"];

    /// <summary>Null where it is too short to mean one dossier.</summary>
    public static string? Of(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var parts = Parts(ComposedText.Of(number)).Where(part => !Words.Contains(part, StringComparer.Ordinal)).ToList();
        return parts.Sum(part => part.Count(char.IsAsciiDigit)) >= FewestDigits ? string.Join('-', parts) : null;
    }

    private static IEnumerable<string> Parts(string text)
    {
        var (part, isNumber) = (new StringBuilder(), false);
        foreach (var rune in text.EnumerateRunes())
        {
            var (isDigit, isLetter) = (Rune.IsDigit(rune), IsOfWord(rune));
            if (part.Length > 0 && (isNumber ? !isDigit : !isLetter))
            {
                yield return Ended(part, isNumber);
                part.Clear();
            }

            if (isDigit)
            {
                part.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else if (isLetter)
            {
                part.Append(Rune.ToUpperInvariant(rune).ToString());
            }

            isNumber = isDigit;
        }

        if (part.Length > 0)
        {
            yield return Ended(part, isNumber);
        }
    }

    private static string Ended(StringBuilder part, bool isNumber) => isNumber ? part.ToString().TrimStart('0') is { Length: > 0 } digits ? digits : "0" : part.ToString();

    /// <summary>Khmer vowels are marks, and belong to their word.</summary>
    private static bool IsOfWord(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
