using System.Text.RegularExpressions;
using Pratip.Kernel;
using Pratip.Statistics.Data;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>The texts that reports are written with, turned into patterns that their sentences are read by: whoever words them anew words the reading anew.</summary>
internal static class OwnWords
{
    private const string Narrative = "statistics.narrative.";

    /// <summary>Digits of both scripts with what parts them; never what ends a sentence.</summary>
    public const string Number = "[0-9០-៩]+(?:[.,][0-9០-៩]+)*";

    public static IReadOnlyList<Language> Languages { get; } = [Language.English, Language.Khmer];

    public static bool IsDigitAt(string text, int at) => at < text.Length && (char.IsAsciiDigit(text[at]) || KhmerDigits.IsKhmerDigit(text[at]));

    public static string Template(string key, Language language) => StatisticsTexts.All[Narrative + key].In(language);

    /// <summary>Keys behind a beginning, without it.</summary>
    public static IEnumerable<string> KeysOf(string beginning) =>
        StatisticsTexts.All.Keys.Where(k => k.StartsWith(Narrative + beginning, StringComparison.Ordinal)).Select(k => k[Narrative.Length..]);

    /// <summary>The pattern of a template, whose places take what stands for them in <paramref name="places"/>.</summary>
    public static string Pattern(string template, params ReadOnlySpan<string> places)
    {
        var pattern = Regex.Escape(template).Replace("\\ ", " ", StringComparison.Ordinal);
        for (var i = 0; i < places.Length; i++)
        {
            pattern = pattern.Replace("\\{" + (char)('0' + i) + "}", places[i], StringComparison.Ordinal);
        }

        return pattern;
    }

    /// <summary>No text, however long, keeps it busy: time is in proportion to the length.</summary>
    public static Regex Compiled(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
}
