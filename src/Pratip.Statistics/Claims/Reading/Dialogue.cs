using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Questions and their answers: "How many cases were there? - Ninety-nine", in notes, interviews and threads.</summary>
internal static class Dialogue
{
    /// <summary>"The Daily:", "Madam Secretary of State:": nobody is called by more words.</summary>
    private const int LongestSpeaker = 6;

    /// <summary>"We registered some 523": so few words stand between who answers and the number.</summary>
    private const int MostWordsBefore = 5;

    /// <summary>Without who speaks, whose name says nothing of the number behind it: "Secretary: 197."</summary>
    public static List<Term> WithoutSpeaker(List<Term> sentence)
    {
        var colon = sentence.FindIndex(t => t.IsMark(":"));
        if (colon < 1 || colon > LongestSpeaker || colon + 1 >= sentence.Count || sentence[colon].IsKhmer)
        {
            return sentence;
        }

        var isSpeaker = !(sentence[0].Key is "claim" or "myth" or "rumour" or "rumor") && sentence.Take(colon).All(t => !t.IsKhmer && (t.IsUnknown || t.Is(TermKind.Function, "the") || t.Is(TermKind.Stance, "answered") || t.IsLink("by")))
            && sentence.Take(colon).Any(t => t.IsUnknown || colon == 1);
        return isSpeaker ? sentence[(colon + 1)..] : sentence;
    }

    /// <summary>What a question asks the number of: "how many suspects did you send to court".</summary>
    public static Subject? Asked(IReadOnlyList<Term> terms, SubjectReader reader, Func<Subject, int, int, Subject> happened)
    {
        var at = Enumerable.Range(0, terms.Count).FirstOrDefault(i => terms[i].Is(TermKind.Noun) || terms[i].Is(TermKind.EventNoun) || terms[i].Is(TermKind.People), -1);
        if (at < 0 || terms[at].IsKhmer)
        {
            return null;
        }

        at -= terms.Is(at - 1, TermKind.Group) || terms.Is(at - 1, TermKind.People) || terms.Is(at - 1, TermKind.Country) ? 1 : 0;
        var asked = reader.Right(at);
        return asked.IsEmpty || asked.IsOther ? null : happened(asked, at, at + 1);
    }

    /// <summary>A number by itself that answers: only small words and what was done stand before it, and nothing it could be of behind it.</summary>
    public static bool IsAnswer(IReadOnlyList<Term> terms, WindowList windows, Quantity quantity) =>
        quantity.First <= MostWordsBefore && !terms[quantity.End - 1].IsKhmer
        && Enumerable.Range(0, quantity.First).All(i => terms[i].Is(TermKind.Function) || terms[i].Is(TermKind.Bound) || terms[i].Is(TermKind.Event, "handled") || terms[i].IsLink("pronoun") || windows.Covers(i) || terms[i].IsMark(",") || terms[i].IsMark(":") || terms[i].Key is "we" or "i" or "yes" or "incl")
        && (quantity.End == terms.Count || terms[quantity.End].Meanings[0].Kind is TermKind.Mark || terms[quantity.End].IsLink("compare") || windows.At(quantity.End) is not null || terms.IsClauseEnd(quantity.End));
}
