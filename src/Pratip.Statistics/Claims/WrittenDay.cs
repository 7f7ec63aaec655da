using Pratip.Statistics.Claims.Reading;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims;

/// <summary>
/// The day that a text says it was written on: in a dateline, or in a short line near its beginning. It is there to be proposed: a day
/// that stands in a text may be another.
/// </summary>
public static class WrittenDay
{
    private const int MostLines = 8;

    /// <summary>As much of a line as a dateline needs.</summary>
    private const int LongestHead = 200;

    /// <summary>"By our staff. 5 March 2025", "Remarks of the deputy minister, 12 November 2024".</summary>
    private const int LongestLine = 14;

    /// <returns>Null where no line says a day, with its month in words and its year.</returns>
    public static DateOnly? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new TermReader(ClaimVocabulary.Standard);
        DateOnly? said = null;
        foreach (var line in text.Split('\n', MostLines + 1, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostLines))
        {
            var clean = CleanText.Of(line[..Math.Min(line.Length, LongestHead)]);
            var tokens = ClaimVocabulary.Standard.Tokenizer.Read(clean.Characters);
            var terms = reader.Read(tokens, 0, tokens.Count);
            var rest = new Datelines(clean, reader, ClaimVocabulary.Standard).Without(terms);
            if (rest.Count < terms.Count && DayIn(terms[..^rest.Count]) is { } day)
            {
                return day;
            }

            said ??= terms.Count is > 0 and <= LongestLine && line.Length <= LongestHead ? DayIn(terms) : null;
        }

        return said;
    }

    /// <summary>The one day among terms that count nothing else.</summary>
    private static DateOnly? DayIn(List<Term> terms)
    {
        var windows = new WindowReader(terms, null).Read();
        return windows is [{ IsDay: true, Window: { } day } only] && ClaimReader.IsDayOf(day.From) && !terms.Where((_, at) => at < only.First || at >= only.End).Any(t => t.IsNumber || t.IsTelling()) ? day.From : null;
    }
}
