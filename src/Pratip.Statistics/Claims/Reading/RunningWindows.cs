using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// "The total since 2014 was 20,824 by December 2021 and 27,738 by December 2023": each number counts from the beginning to the end of its month, and none
/// is of that month alone.
/// </summary>
internal static class RunningWindows
{
    public static List<WindowMention> In(IReadOnlyList<Term> terms, List<WindowMention> found)
    {
        var since = found.Find(w => w is { IsSince: true, Begun: not null });
        if (since is { Begun: { } begun } && found.Exists(w => IsEnd(terms, w) && w.Window!.Value.To > begun))
        {
            return found.ConvertAll(w => w == since ? w with { IsBeginning = true }
                : IsEnd(terms, w) && w.Window!.Value.To > begun ? w with { Window = new(begun, w.Window.Value.To), IsSince = true } : w);
        }

        // "By December 2023", "until October" without a beginning: the year so far, or all since some day that stands elsewhere.
        return found.ConvertAll(w => w is { Kind: MentionKind.Days, IsSince: false, Window: { Days: > 1 and <= 31 } month } && terms.Is(w.First, TermKind.Month) && w.First > 0 && IsUntil(terms, w.First - 1)
            ? new WindowMention(w.First, w.End, MentionKind.Vague, null) { Candidates = [ReportingWindow.OfMonths(month.To.Year, 1, month.To.Year, month.To.Month)] } : w);
    }

    /// <summary>"By December 2023", "until March", "as of June", "at the end of 2023", "up to 31 December".</summary>
    private static bool IsEnd(IReadOnlyList<Term> terms, WindowMention window)
    {
        if (window is not { Kind: MentionKind.Days, IsSince: false, Window: not null })
        {
            return false;
        }

        var before = window.First - 1;
        return terms[window.First].Key is "by" or "until" or "till" || terms.Is(window.First, TermKind.Time, "through")
            || (before >= 0 && (IsUntil(terms, before)
                || (terms[before].Key == "at" && (terms.Is(window.First, TermKind.Time, "end") || terms.Is(before - 1, TermKind.Function, "the")))
                || (terms[before].Key == "of" && before > 0 && terms[before - 1].Key == "as")
                || (terms[before].Key == "up" && terms.Is(before, TermKind.Bound))));
    }

    private static bool IsUntil(IReadOnlyList<Term> terms, int at) => terms[at].Key is "by" or "until" or "till" || terms.Is(at, TermKind.Time, "through");
}
