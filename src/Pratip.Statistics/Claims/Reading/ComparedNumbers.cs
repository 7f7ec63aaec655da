using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Whether a number is one that another is held against.</summary>
internal sealed class ComparedNumbers(IReadOnlyList<Term> terms, WindowPlacer windows, PartsBehindColon listed)
{
    /// <summary>"Compared with 194", "while in 2023 there were 164": nothing but small words and a window between the comparison and the number.</summary>
    public bool IsComparedWith(int first)
    {
        var i = first - 1;
        while (i >= 0 && i >= first - 10 && (terms[i].Is(TermKind.Bound) || terms[i].Is(TermKind.Function) || windows.IsWithin(i)) && !terms[i].IsLink("compare") && !terms[i].IsLink("than"))
        {
            i--;
        }

        return i >= 0 && (terms[i].IsLink("compare") && terms[i].Key is not "on" || terms[i].IsLink("than") || terms[i].IsLink("while"));
    }

    /// <summary>Where "compared with" stands right before a number; only small words between them.</summary>
    public int? ComparisonAt(int first)
    {
        var i = first - 1;
        while (i >= 0 && i >= first - 4 && (terms[i].Is(TermKind.Bound) || terms[i].Is(TermKind.Function)) && !terms[i].IsLink("compare"))
        {
            i--;
        }

        return i >= 0 && terms[i].IsLink("compare") && terms[i].Key is not ("on" or "beside") ? i : null;
    }

    /// <summary>"Compared with 194 a year earlier": the number is that of the window it is compared in.</summary>
    public bool IsCompared(int first)
    {
        var i = first - 1;
        for (; i >= 0 && i >= first - 6 && !terms[i].Is(TermKind.Noun); i--)
        {
            if (listed.BeginsAt(i))
            {
                // "2024 compared with 2023: 197 cases, 523 victims": a list of what is told.
                return false;
            }

            if (windows.IsWithin(i) && Enumerable.Range(i, first - i).Any(j => terms[j].IsMark(",")) && i > 0 && terms[i - 1].IsNumber)
            {
                // "27 cases, versus 22 a year ago, and 72": the comparison ended with its window.
                return false;
            }

            if (terms[i].IsLink("compare") || terms[i].IsMark("(") || terms[i].IsLink("while") || terms[i].IsMark(";"))
            {
                return true;
            }
        }

        return i >= 0 && terms.Is(i, TermKind.Noun) && windows.IsInComparedListAt(first);
    }

    /// <summary>Ten months are compared with the same ten months of a year, unless it has a number of its own, and a year never with itself.</summary>
    public static ReportingWindow? ComparisonOf(WindowMention comparison, ReportingWindow? main, bool hasNumber)
    {
        var said = comparison.In(main);
        if (said is not { } other || main is not { } own)
        {
            return said is { IsWithinTheYears: true } ? said : null;
        }

        return !other.IsWithinTheYears ? null
            : other == own && own.HasYearBefore ? own.YearBefore()
            : !hasNumber && other.IsYear && own.Days < 360 && other.From.Year == own.To.Year - 1 ? own.YearBefore()
            : other;
    }
}
