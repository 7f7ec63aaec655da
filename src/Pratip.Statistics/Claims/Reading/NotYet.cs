using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Numbers of what has not come about: plans, and what no case had.</summary>
internal static class NotYet
{
    /// <summary>What will or should happen is no figure.</summary>
    public static bool IsPlanned(this IReadOnlyList<Term> terms, int before)
    {
        for (var i = before - 1; i >= 0 && i >= before - 7 && !terms[i].IsMark(","); i--)
        {
            if (terms[i].Is(TermKind.Function, "modal") && i + 1 < terms.Count && terms[i + 1].Key is "add" or "say" or "note" or "stress" or "mention" or "confirm" or "report")
            {
                // "I should add that 58 of them are women".
                continue;
            }

            if (terms[i].Key == "can" && i + 3 < terms.Count && terms[i + 1].Is(TermKind.Function, "be") && terms[i + 2].Key is "proud" or "glad" or "pleased" or "satisfied")
            {
                // "The police can be proud of 273 arrests".
                continue;
            }

            if (terms[i].Is(TermKind.Function, "modal") || terms[i].Key == "whether")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"No case involved more than 30 victims" counts none.</summary>
    public static bool IsOfNone(this IReadOnlyList<Term> terms, int before)
    {
        for (var i = before - 1; i >= 0 && !terms.IsClauseEnd(i); i--)
        {
            if (terms[i].Key == "no" && terms.Is(i + 1, TermKind.Noun))
            {
                return true;
            }
        }

        return false;
    }
}
