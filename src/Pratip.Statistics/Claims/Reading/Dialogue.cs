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
        if (KhmerSpeakerEnd(sentence) is { } end)
        {
            return sentence[end..];
        }

        var colon = sentence.FindIndex(t => t.IsMark(":"));
        if (colon < 1 || colon > LongestSpeaker || colon + 1 >= sentence.Count || sentence[colon].IsKhmer)
        {
            return sentence;
        }

        var isSpeaker = !(sentence[0].Key is "claim" or "myth" or "rumour" or "rumor") && sentence.Take(colon).All(t => !t.IsKhmer && (t.IsUnknown || t.Is(TermKind.Function, "the") || t.Is(TermKind.Stance, "answered") || t.IsLink("by")))
            && sentence.Take(colon).Any(t => t.IsUnknown || colon == 1);
        return isSpeaker ? sentence[(colon + 1)..] : sentence;
    }

    /// <summary>ឯកឧត្តម៖ in front of what is said.</summary>
    private static int? KhmerSpeakerEnd(List<Term> sentence)
    {
        var mark = sentence.FindIndex(t => t.IsMark("\u17D6"));
        return mark is >= 1 and <= 3 && mark + 1 < sentence.Count && sentence.Take(mark).All(t => t.IsKhmer && (t.IsUnknown || t.Is(TermKind.Function))) ? mark + 1 : null;
    }

    /// <summary>What a question asks the number of: "how many suspects did you send to court".</summary>
    /// <param name="before">What was spoken of, which "how many of them were women" is a part of.</param>
    public static Subject? Asked(IReadOnlyList<Term> terms, SubjectReader reader, Func<Subject, int, int, Subject> happened, Subject before, Subject? counted = null)
    {
        if (terms.Any(t => t.IsKhmer && t.Is(TermKind.Noun)) || terms[0].IsKhmer)
        {
            return InKhmer(terms);
        }

        if (PartAsked(terms, before) is { } part)
        {
            return part;
        }

        if (counted is not null && !terms.Any(t => t.Is(TermKind.Noun) || t.Is(TermKind.EventNoun) || t.Is(TermKind.People) || t.Is(TermKind.Event)))
        {
            // "How many of the 187 were in Phnom Penh?"
            return counted;
        }

        var at = Enumerable.Range(0, terms.Count).FirstOrDefault(i => terms[i].Is(TermKind.Noun) || terms[i].Is(TermKind.EventNoun) || terms[i].Is(TermKind.People), -1);
        var opens = terms.FirstOrDefault(t => !t.Is(TermKind.Stance, "asked") && t.Meanings[0].Kind is not TermKind.Mark);
        if (at < 0 && opens?.Key is "who" or "how" or "and" && terms.Select(t => t.Code(TermKind.Event)).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is [var done] && CountedMeasures.Standard.Tells("person", done))
        {
            // "Who was sent home?"
            return new(0, "person", done, [], []);
        }

        if (at < 0)
        {
            return null;
        }

        while (terms.Is(at - 1, TermKind.Group) || terms.Is(at - 1, TermKind.People) || terms.Is(at - 1, TermKind.Country) || (terms.IsLink(at - 1, "and") && terms.Is(at - 2, TermKind.Group)))
        {
            at--;
        }

        var asked = reader.Right(at);
        return asked.IsEmpty || asked.IsOther ? null : happened(asked, at, at + 1);
    }

    /// <summary>"And how many of those were trafficking?", "Children?": part of what was spoken of.</summary>
    private static Subject? PartAsked(IReadOnlyList<Term> terms, Subject before)
    {
        var isNamed = terms.Any(t => t.Is(TermKind.EventNoun) || (t.Is(TermKind.Noun) && !t.Is(TermKind.Noun, "person") && !t.Is(TermKind.People)));
        if (isNamed || before.IsEmpty || before.IsOther || terms.Any(t => t.Is(TermKind.Event) || t.Is(TermKind.Topic) || t.Is(TermKind.Province)))
        {
            return null;
        }

        var people = terms.Where(t => t.Parts.Count > 0).DistinctBy(t => string.Join(' ', t.Parts), StringComparer.Ordinal).ToList();
        var groups = terms.Select(t => t.Code(TermKind.Group)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return people is [var one] && groups.Count == 0 && before.Noun is "victim" or "suspect" or "person" or "defendant" ? before with { Parts = one.Parts, IsPart = false }
            : groups.Count == 1 && people.Count == 0 ? before with { Groups = groups, IsPart = false } : null;
    }

    /// <summary>តើមានជនសង្ស័យប៉ុន្មាននាក់ត្រូវបានបញ្ជូនទៅតុលាការ.</summary>
    private static Subject? InKhmer(IReadOnlyList<Term> terms)
    {
        if (terms.Any(t => t.Is(TermKind.Topic)))
        {
            return null;
        }

        var noun = terms.Select(t => t.Code(TermKind.Noun)).FirstOrDefault(n => n is not (null or "person")) ?? (terms.Any(t => t.Is(TermKind.Noun) || t.Is(TermKind.People) || t.Is(TermKind.EventNoun)) ? "person" : null);
        var happened = terms.Select(t => t.Code(TermKind.Event) ?? t.Code(TermKind.EventNoun)).LastOrDefault(e => e is not null);
        var parts = terms.Where(t => !t.Is(TermKind.Noun, "victim")).Where(t => t.Is(TermKind.People)).SelectMany(t => t.Parts).Distinct().ToList();
        return noun is null || parts.GroupBy(p => p.By, StringComparer.Ordinal).Any(g => g.Count() > 1) || (noun == "person" && happened is null) ? null : new(0, noun, happened, parts, []);
    }

    /// <summary>A number by itself that answers: only small words and what was done stand before it, and nothing it could be of behind it.</summary>
    public static bool IsAnswer(IReadOnlyList<Term> terms, WindowList windows, Quantity quantity) =>
        quantity.First <= MostWordsBefore && (!terms[quantity.End - 1].IsKhmer || quantity.End == terms.Count || terms[quantity.End].Meanings[0].Kind is TermKind.Mark || terms.Is(quantity.End, TermKind.Noun, "person"))
        && Enumerable.Range(0, quantity.First).Count(i => terms[i] is { IsKhmer: true, IsUnknown: true }) <= 1 && Enumerable.Range(0, quantity.First).All(i => terms[i] is { IsKhmer: true, IsUnknown: true } || terms[i].Is(TermKind.Function) || terms[i].Is(TermKind.Bound) || terms[i].Is(TermKind.Event, "handled") || terms[i].IsLink("pronoun") || windows.Covers(i) || terms[i].IsMark(",") || terms[i].IsMark(":") || terms[i].IsMark("\u17D6") || terms[i].Is(TermKind.Stance, "answered") || terms[i].Key is "we" or "i" or "yes" or "incl")
        && Ends(terms, windows, terms.Is(quantity.End, TermKind.Noun, "person") && (terms[quantity.End].IsKhmer || terms[quantity.End].Key is "people" or "persons" or "individuals") ? quantity.End + 1 : quantity.End);

    private static bool Ends(IReadOnlyList<Term> terms, WindowList windows, int at) => at == terms.Count || terms[at].Meanings[0].Kind is TermKind.Mark || terms[at].IsLink("compare") || windows.At(at) is not null || terms.IsClauseEnd(at) || (terms[at].IsKhmer && (terms[at].IsLink("of") || terms[at].Is(TermKind.Direction) || terms[at].Is(TermKind.Bound) || terms[at].Is(TermKind.Function)));
}
