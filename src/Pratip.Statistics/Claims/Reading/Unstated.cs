using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// Words of a sentence that are said without being claimed: what is denied, asked, hoped for or supposed, and what a study found among
/// those it spoke to.
/// </summary>
internal sealed class Unstated
{
    /// <summary>"Hoped to arrest as many as 400": so far a verb that came to nothing reaches.</summary>
    private const int Reach = 6;

    /// <summary>"Your columnist compares the ten months to October with the whole of 2023 and concludes that ...".</summary>
    private const int Farthest = 16;

    private static readonly string[] Reported = ["that", "claim", "claims", "report", "reports", "rumour", "rumours", "allegation", "allegations", "suggestion", "suggestions", "figure", "figures", "assertion", "assertions", "having"];

    private static readonly string[] NotDoing = ["at", "into", "with", "for", "inside", "per", "each", "every", "against"];

    private readonly List<Term> _terms;
    private readonly QuantityList _quantities;
    private readonly bool[] _unstated;

    public Unstated(List<Term> terms, QuantityList quantities)
    {
        _terms = terms;
        _quantities = quantities;
        _unstated = new bool[terms.Count];
        if (IsQuestion(terms) || IsSupposed(terms) || IsRate(terms) || terms.Exists(t => t.Is(TermKind.Stance, "study")) || IsOfOneCase(terms))
        {
            Array.Fill(_unstated, true);
            return;
        }

        for (var at = 0; at < terms.Count; at++)
        {
            Note(at);
        }

        foreach (var quantity in quantities)
        {
            var before = terms.IsLink(quantity.First - 1, "by") ? quantity.First - 2 : quantity.First - 1;
            if (terms.Is(before, TermKind.Function, "not") && terms[before].Key == "not")
            {
                // "There were not 250 cases but 197".
                Fill(quantity.First, quantity.End);
            }
        }
    }

    public bool Covers(int at) => _unstated[at];

    /// <summary>"As for prevention", ពាក់ព័ន្ធនឹងការអប់រំ: the paragraph turns to another matter of the same report.</summary>
    public static bool TurnsTo(List<Term> terms)
    {
        var first = terms.FindIndex(t => t.Meanings[0].Kind is not TermKind.Mark && !t.IsNumber);
        return first >= 0 && (terms[first].Key is "regarding" or "concerning" or "ចំពោះ" or "ដោយឡែក" || (terms[first].Key == "as" && first + 1 < terms.Count && terms[first + 1].Key is "for" or "to" or "regards")
            || terms[first].Key.StartsWith("ពាក់ព័ន្ធ", StringComparison.Ordinal));
    }

    /// <summary>"The appeal judges freed three of five", "of 10 cases I took": what one bench or one lawyer did.</summary>
    private static bool IsOfOneCase(List<Term> terms) => Enumerable.Range(0, Math.Max(terms.Count - 1, 0)).Any(i =>
        (terms[i].Key is "appeal" or "appeals" && terms[i + 1].Key is "judges" or "judge" or "court" or "courts") || (terms[i].Key == "i" && terms[i + 1].Key is "took" or "defended" or "represented" or "defend" or "represent"));

    /// <summary>Asked, not said: with a question mark, a "Q:" in front, "is it true that", តើ.</summary>
    public static bool IsQuestion(List<Term> terms) => EndsAsking(terms) || IsLabelled(terms)
        || terms.Exists(t => t.Is(TermKind.Stance, "ask") && (t.IsKhmer || t.End - t.Start > 4 && t.Key is "is" or "was"));

    public static bool EndsAsking(List<Term> terms) => terms.FindLastIndex(t => !(t.IsMark("\"") || t.IsMark("”") || t.IsMark("»") || t.IsMark(")") || t.IsMark("\n"))) is >= 0 and var last && terms[last].IsMark("?");

    /// <summary>"Q:", "Question No. 482:", "Question (Hon. Member for Kandal):", សំណួរ៖.</summary>
    public static bool IsLabelled(List<Term> terms)
    {
        var at = terms.FindIndex(t => t.Meanings[0].Kind is not TermKind.Mark);
        return at >= 0 && terms[at].Is(TermKind.Stance, "asked") && (at + 1 == terms.Count || terms[at].IsKhmer || terms[at + 1].IsMark(":") || terms[at + 1].IsMark("(") || terms[at + 1].IsMark(".") || terms[at + 1].Is(TermKind.Trap, "label") || terms[at + 1].IsNumber || terms[at + 1].Key is "by" or "from");
    }

    public static bool IsAnswer(List<Term> terms)
    {
        var at = terms.FindIndex(t => t.Meanings[0].Kind is not TermKind.Mark);
        return at >= 0 && terms[at].Is(TermKind.Stance, "answered");
    }

    /// <summary>"This is wrong." takes back the sentence before it.</summary>
    public static bool TakesBack(List<Term> terms)
    {
        const int Longest = 10;
        // "That is not correct: cases fell from 31 to 27" takes back, too, and goes on.
        terms = terms.FindIndex(t => t.IsMark(":")) is > 0 and var colon ? terms[..colon] : terms;
        return terms.Count is > 0 and <= Longest && !terms.Exists(t => t.IsNumber) && terms.Exists(t => t.Is(TermKind.Stance, "untrue"))
            && (terms[0].Key is "this" or "that" or "it" or "they" or "these" or "both" || terms.Exists(t => t.IsKhmer && t.Key.Contains("នេះ", StringComparison.Ordinal)));
    }

    /// <summary>"Had police arrested 500", "if every province did", "would have been".</summary>
    private static bool IsSupposed(List<Term> terms)
    {
        var first = terms.FindIndex(t => t.Meanings[0].Kind is not TermKind.Mark);
        return first >= 0 && (terms[first].Is(TermKind.Stance, "suppose") || terms[first].Key is "if" or "had")
            || terms.Exists(t => t.Is(TermKind.Stance, "contrary"))
            || Enumerable.Range(0, terms.Count).Any(i => terms[i].Is(TermKind.Stance, "if") && !terms.IsLink(i + 1, "compare"));
    }

    /// <summary>"Of every 100 people deported, 46 were", "for every trafficking case there were three", ក្នុងចំណោម ១០នាក់ ... ៨នាក់.</summary>
    private static bool IsRate(List<Term> terms) =>
        terms.Exists(t => t.Is(TermKind.Stance, "all-are"))
        || Enumerable.Range(1, Math.Max(terms.Count - 1, 0)).Any(i => terms[i].Key is "every" or "each" && terms[i - 1].Key is "of" or "for" or "out" && !terms.IsLink(i + 1, "by") && !(terms[i - 1].Key == "out" && i > 1 && terms[i - 2].IsNumber))
        || Enumerable.Range(0, Math.Max(terms.Count - 2, 0)).Any(i => terms[i] is { IsKhmer: true, Key: "ក្នុងចំណោម" } && Enumerable.Range(i + 1, 2).Any(n => terms[n].Number?.Value is 10 or 100));

    private void Note(int at)
    {
        var term = _terms[at];
        switch (term.Code(TermKind.Stance))
        {
            case "deny" when term.IsKhmer || IsNear(at + 1, 4, t => Reported.Contains(t.Key, StringComparer.Ordinal)):
                Fill(at, ClauseEnd(at));
                break;
            case "untrue" when term.IsKhmer:
                Fill(0, _terms.Count);
                break;
            case "untrue" when IsNear(at + 1, 2, t => t.Key is "that" or "to"):
                // "It is wrong to say that they rose by 80 per cent: they rose by 171".
                Fill(at, _terms.FindIndex(at, t => t.IsMark(":")) is > 0 and var from ? Math.Min(from, ClauseEnd(at)) : ClauseEnd(at));
                break;
            case "untrue" when IsSaidOfAll(at):
                Fill(ClauseStart(at), ClauseEnd(at));
                break;
            case "helper" when IsDoer(at) && !(term.Key is "hotline" or "helpline" && _quantities.Any(q => q.Subject is { Noun: "complaint", Parts.Count: > 0 } or { Noun: Subject.Call })):
                Fill(at, ClauseEnd(at));
                break;
            case "except":
                Fill(ClauseStart(at), ClauseEnd(at));
                break;
            case "vain":
                Fill(at, Math.Min(NearEnd(at), at + Reach + 1));
                break;
            default:
                if (at <= 4 && term.Key is "recommend" or "recommends" or "urge" or "urges" or "propose" or "proposes" && IsNear(at + 1, 6, t => t.Key is "that" or "to"))
                {
                    Fill(at, _terms.Count);
                }

                if (IsPlaceOfTheirs(at))
                {
                    Fill(0, _terms.Count);
                }

                if (IsOfAnotherPaper(at))
                {
                    Fill(term.Key == "you" && at > 0 && _terms[at - 1].Key is "or" or "so" ? 0 : at, ClauseEnd(at));
                }

                if (term.Key is "who" && at + 3 < _terms.Count && _terms[at + 1].Key == "has" && _terms[at + 2].IsUnknown && _quantities.At(at + 3) is not null)
                {
                    // "A lawyer who has defended 60 victims": one person's count.
                    Fill(at, NearEnd(at));
                }

                if (term.Key is "nobody" or "no one" && at + 1 < _terms.Count && (_terms[at + 1].IsUnknown || _terms[at + 1].Is(TermKind.Function, "say")))
                {
                    // "Let nobody tell us that arrests fell: they rose".
                    var colon = _terms.FindIndex(at, t => t.IsMark(":"));
                    Fill(ClauseStart(at), colon < 0 ? _terms.Count : colon);
                }

                if (term.Key is "would" or "may" && !term.Is(TermKind.Month))
                {
                    Fill(at, Math.Min(NearEnd(at), at + Reach + 1));
                }

                break;
        }
    }

    /// <summary>"In our own province there were 32 cases": a place that nobody names.</summary>
    private bool IsPlaceOfTheirs(int at) => _terms[at].Key is "our" or "my" && IsNear(at + 1, 2, t => t.Key is "province" or "district" or "commune" or "village" or "town");

    /// <summary>"You write that victims numbered 1,000", "your article says that": told to be answered, as what follows "claim:" is.</summary>
    private bool IsOfAnotherPaper(int at) => _terms[at].Key switch
    {
        "you" => IsNear(at + 1, 2, t => t.Key is "write" or "wrote" or "say" or "said" or "claim" or "claimed" or "report" or "reported" or "compare" or "compared" or "confuse" or "confused" or "quote" or "quoted"),
        "your" => IsNear(at + 1, 2, t => t.Key is "article" or "paper" or "newspaper" or "report" or "columnist" or "editorial" or "correspondent") && IsNear(at + 1, Farthest, t => t.Key is "concludes" or "concluded" or "argues" or "argued" or "says" or "said" or "claims" or "claimed" or "writes" or "wrote" or "reports"),
        "media" or "newspapers" or "outlets" or "websites" or "reports" => at > 0 && _terms[at - 1].Key is "some" or "certain" or "several" && IsNear(at + 1, 3, t => t.Key is "written" or "wrote" or "claim" or "claimed" or "say" or "said" or "reported" or "suggest" or "suggested"),
        "the" or "this" or "an" => IsNear(at + 1, 1, t => t.Key is "article" or "author" or "editorial" or "columnist") && IsNear(at + 2, 1, t => t.Key is "states" or "claims" or "says" or "writes" or "alleges" or "asserts"),
        "critics" or "opponents" => IsNear(at + 1, 2, t => t.Key is "say" or "said" or "claim" or "claimed"),
        "claim" or "myth" or "rumour" or "rumor" => _terms.IsMark(at + 1, ":"),
        _ => false,
    };

    /// <summary>"..., which is untrue in our view", "the claim that 1,000 were arrested is false".</summary>
    private bool IsSaidOfAll(int at)
    {
        var be = _terms.Is(at - 1, TermKind.Function, "the") ? at - 2 : at - 1;
        return _terms.Is(be, TermKind.Function, "be") && !Enumerable.Range(at, _terms.Count - at).Any(i => _quantities.Covers(i));
    }

    /// <summary>"The Sunrise Shelter says it helped 46 victims": its own count and not the country's. "In a shelter" is only where they were.</summary>
    private bool IsDoer(int at)
    {
        var before = at - 1;
        while (before >= 0 && (_terms[before].IsUnknown || _terms[before].Is(TermKind.Function, "the")) && !NotDoing.Contains(_terms[before].Key, StringComparer.Ordinal))
        {
            before--;
        }

        return before < 0 || !(_terms[before].Is(TermKind.Function, "in") || _terms[before].IsLink("to") || _terms[before].IsLink("by") || _terms[before].IsLink("from") || _terms[before].IsLink("of") || NotDoing.Contains(_terms[before].Key, StringComparer.Ordinal));
    }

    private bool IsNear(int from, int within, Predicate<Term> where) => Enumerable.Range(from, Math.Max(Math.Min(within, _terms.Count - from), 0)).Any(i => where(_terms[i]));

    private int ClauseEnd(int at)
    {
        var end = at + 1;
        while (end < _terms.Count && !(_terms.IsClauseEnd(end) && _terms[end].Key is not "when"))
        {
            end++;
        }

        return end;
    }

    private int ClauseStart(int at)
    {
        var start = at;
        while (start > 0 && !_terms.IsClauseEnd(start - 1))
        {
            start--;
        }

        return start;
    }

    private int NearEnd(int at)
    {
        var end = at + 1;
        while (end < _terms.Count && !_terms.IsClauseEnd(end) && !_terms[end].IsMark(","))
        {
            end++;
        }

        return end;
    }

    private void Fill(int from, int to)
    {
        if (to > from)
        {
            Array.Fill(_unstated, true, from, to - from);
        }
    }
}
