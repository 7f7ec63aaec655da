using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims;

/// <summary>Where sentences lie in a text, for claims that a person points at.</summary>
public static class ClaimSentences
{
    /// <summary>The sentence that a character stands in; from there to the end where none does.</summary>
    public static TextSpan At(string text, int position)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, text.Length);
        var clean = CleanText.Of(text);
        var tokens = ClaimVocabulary.Standard.Tokenizer.Read(clean.Characters);
        foreach (var (first, end) in Sentences.Of(tokens))
        {
            var span = clean.SpanOf(tokens[first].Start, tokens[end - 1].End);
            if (span.Start <= position && position < span.End)
            {
                return span;
            }
        }

        return new TextSpan(position, text.Length - position);
    }
}
