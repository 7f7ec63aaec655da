using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"In 2023 and 2024 together": one number for two years, which is that of neither.</summary>
internal sealed class YearPairs(IReadOnlyList<Term> terms)
{
    private readonly DatePoints _points = new(terms);

    public WindowMention? At(int at)
    {
        var i = Leading(at);
        if (Year(ref i) is not { } first || !terms.IsLink(i, "and") || terms.IsLink(at - 1, "from") || terms.Is(at - 1, TermKind.Time, "between"))
        {
            return null;
        }

        i++;
        if (Year(ref i) is not { } second || second != first + 1 || terms.Any(t => t.IsLink("respectively")))
        {
            return null;
        }

        var isAdded = IsAdded(at, i);
        return isAdded ? new(at, IsTogether(i) ? i + 1 : i, MentionKind.Days, ReportingWindow.OfMonths(first, 1, second, 12)) { IsOfBothYears = true }
            : IsOfOneNumber(at, i) ? new(at, i, MentionKind.Vague, null) { Candidates = [ReportingWindow.OfMonths(first, 1, second, 12), ReportingWindow.OfYear(first), ReportingWindow.OfYear(second)] }
            : null;
    }

    /// <summary>"The two years", "the years".</summary>
    private int Leading(int at)
    {
        var i = terms[at].Number?.Value == 2 ? at + 1 : at;
        return terms.Is(i, TermKind.Time, "year") && !terms[i].IsKhmer ? i + 1 : at;
    }

    private int? Year(ref int at)
    {
        var i = terms.Is(at, TermKind.Time, "year") && terms[at].IsKhmer ? at + 1 : at;
        if (_points.YearAt(i) is not { } year)
        {
            return null;
        }

        at = i + 1;
        return year;
    }

    private bool IsAdded(int at, int end) => terms[at].Number?.Value == 2 || IsTogether(end)
        || (terms.Count(t => t.IsNumber) - 2 == 1 && terms.Any(t => t.Is(TermKind.Function, "together")));

    private bool IsTogether(int at) => terms.Is(at, TermKind.Function, "together") && !terms[at].IsKhmer;

    /// <summary>"In 2023 and 2024, 361 cases were handled": in each, or in both. "Fell in 2023 and 2024" has no number.</summary>
    private bool IsOfOneNumber(int at, int end) => terms.Count(t => t.IsNumber) - 2 == 1
        && !Enumerable.Range(0, terms.Count).Any(i => (i < at || i >= end) && (terms[i].Is(TermKind.Direction) || terms[i].Is(TermKind.Factor) || terms[i].Is(TermKind.Percent)));
}
