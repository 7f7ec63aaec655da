using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"In the eight months", "during those nine months": the months that the text has spoken of, whatever day it told of since.</summary>
internal static class SpokenSpans
{
    public static List<WindowMention> With(List<WindowMention> found, IReadOnlyList<Term> terms, Discourse before)
    {
        for (var at = 1; at + 1 < terms.Count; at++)
        {
            if (terms[at] is { IsKhmer: false, Number: { Value: { } months, Decimals: 0 } } && months is >= 2 and <= 11 && terms[at + 1].Is(TermKind.Time, "month") && terms[at - 1].Key is "the" or "those" or "these"
                && (terms.Is(at - 2, TermKind.Function, "in") || terms[Math.Max(at - 2, 0)].Key == "over") && !IsTold(terms, at + 2) && !found.Exists(w => w.First <= at + 1 && w.End > at) && before.SpokenOf((int)months) is { } window)
            {
                found.Add(new(at, at + 2, MentionKind.Days, window));
            }
        }

        return [.. found.OrderBy(w => w.First)];
    }

    /// <summary>"In the eight months before the raid", "in the nine months to March": others, which the words behind tell.</summary>
    private static bool IsTold(IReadOnlyList<Term> terms, int at) => at < terms.Count
        && (terms[at].IsLink("to") || terms[at].IsLink("by") || terms[at].IsLink("from") || terms[at].Is(TermKind.Time) || terms[at].Key is "before" or "after" or "following" or "that" or "leading" or "ending" or "ended");
}
