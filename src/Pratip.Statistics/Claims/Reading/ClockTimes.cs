using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"9:30", "10:15 a.m.", ម៉ោង ៩: what the clock said, and no number of anything.</summary>
internal static class ClockTimes
{
    private static readonly Meaning[] Clock = [new(TermKind.Trap, "clock")];

    public static List<Term> Join(List<Term> terms)
    {
        var joined = new List<Term>(terms.Count);
        for (var at = 0; at < terms.Count;)
        {
            var end = EndOf(terms, at);
            if (end == at)
            {
                joined.Add(terms[at++]);
                continue;
            }

            joined.Add(new(Clock, terms[at].Key, terms[at].Start, terms[end - 1].End, terms[at].IsKhmer));
            at = end;
        }

        return joined;
    }

    private static int EndOf(List<Term> terms, int at)
    {
        if (!IsUpTo(terms, at, 24))
        {
            return at;
        }

        var end = at + 1;
        while (end + 1 < terms.Count && IsColon(terms, end) && terms[end + 1].Digits?.Length == 2 && IsUpTo(terms, end + 1, 59))
        {
            end += 2;
        }

        return end > at + 1 || IsKhmerHour(terms, at) ? end : at;
    }

    /// <summary>A colon between digits, with nothing around it: "Cases:171" and "2024: 149" have none.</summary>
    private static bool IsColon(List<Term> terms, int at) =>
        (terms[at].IsMark(":") || terms[at].IsMark("\u17D6")) && terms[at].Start == terms[at - 1].End && terms[at + 1].Start == terms[at].End;

    /// <summary>In Khmer the word for the hour stands before its number; behind one it is a length of time.</summary>
    private static bool IsKhmerHour(List<Term> terms, int at) =>
        at > 0 && terms[at - 1].IsKhmer && terms[at - 1].Is(TermKind.Trap, "unit") && !(at > 1 && terms[at - 2].IsNumber);

    private static bool IsUpTo(List<Term> terms, int at, int most) =>
        terms[at] is { Digits.Length: <= 2, Number: { Value: { } value, Decimals: 0 } } && value <= most;
}
