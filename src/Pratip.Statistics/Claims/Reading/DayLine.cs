using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"Press release, 2 June 2025.", "(issued 15 April 2025)": the day of a text, and no period of what follows.</summary>
internal static class DayLine
{
    public static bool Is(List<Term> terms, WindowList windows)
    {
        const int Longest = 24;
        if (terms.Count > Longest || windows.Count == 0 || windows[^1] is not { IsDay: true } day
            || terms.Exists(t => t.Is(TermKind.Event)) || (day.First > 0 && terms[day.First - 1].Key is "on" or "since" or "until" or "by"))
        {
            return false;
        }

        return Enumerable.Range(day.End, terms.Count - day.End).All(i => terms[i].Meanings[0].Kind is TermKind.Mark);
    }
}
