using Pratip.Kernel;
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

        for (var at = 1; at + 1 < terms.Count; at++)
        {
            // "From 31 in the first semester of 2024 to 27 in the present one": the half that the text is on.
            var months = terms[at + 1].Is(TermKind.Time, "half") ? 6 : terms[at + 1].Is(TermKind.Time, "quarter") ? 3 : 0;
            var isIt = terms[at].Key == "the" && terms.Is(at - 1, TermKind.Function, "in") && (Ends(terms, at + 2) || terms.Is(at + 2, TermKind.Function, "the"));
            if (months > 0 && !terms[at].IsKhmer && (isIt || terms[at].Key is "present" or "current" or "reporting") && !found.Exists(w => w.First <= at + 1 && w.End > at) && before.SpokenOf(months) is { } window)
            {
                found.Add(new(at, at + 2, MentionKind.Days, window));
            }
        }

        for (var at = 1; at + 2 < terms.Count; at++)
        {
            // "Over the year as a whole 3,940 came": that of the months that were spoken of.
            if (terms[at] is { IsKhmer: false } && terms[at].Is(TermKind.Time, "year") && terms[at - 1].Key == "the" && terms[at + 1].Key == "as" && !found.Exists(w => w.First <= at && w.End > at) && before.Window is { } part)
            {
                var end = at + 2;
                while (end < terms.Count && terms.Is(end, TermKind.Function, "the"))
                {
                    end++;
                }

                found.Add(new(at > 1 && terms[at - 2].Key == "over" ? at - 2 : at, end, MentionKind.Days, ReportingWindow.OfYear(part.To.Year)));
            }
        }

        for (var at = 2; at < terms.Count; at++)
        {
            // "122 in the second semester, as against 129 in the first": the other half of that year.
            if (!terms[at].IsKhmer && terms[at - 1].Key == "the" && terms[at - 2].Key == "in" && (terms[at].Is(TermKind.Time, "first") || terms[at].Is(TermKind.Time, "second")) && Ends(terms, at + 1)
                && !found.Exists(w => w.First <= at && w.End > at) && (HalfOf(found.FindLast(w => w.End <= at - 2 && w.Kind is MentionKind.Days)?.Window) ?? HalfOf(before.Window)) is { } year)
            {
                var from = terms[at].Is(TermKind.Time, "first") ? 1 : 7;
                found.Add(new(at, at + 1, MentionKind.Days, ReportingWindow.OfMonths(year, from, year, from + 5)));
            }
        }

        return [.. found.OrderBy(w => w.First)];
    }

    private static bool Ends(IReadOnlyList<Term> terms, int at) => at == terms.Count || terms[at].Meanings[0].Kind is TermKind.Mark || terms[at].IsLink("pronoun") || terms[at].IsLink("and") || terms.Is(at, TermKind.Function, "be") || terms[at].Key is "there";

    private static int? HalfOf(ReportingWindow? window) => window is { From: { Day: 1, Month: 1 or 7 } from, To: { } to } && from.AddMonths(6).AddDays(-1) == to ? from.Year : null;

    /// <summary>"In the eight months before the raid", "in the nine months to March": others, which the words behind tell.</summary>
    private static bool IsTold(IReadOnlyList<Term> terms, int at) => at < terms.Count
        && (terms[at].IsLink("to") || terms[at].IsLink("by") || terms[at].IsLink("from") || terms[at].Is(TermKind.Time) || terms[at].Key is "before" or "after" or "following" or "that" or "leading" or "ending" or "ended");
}
