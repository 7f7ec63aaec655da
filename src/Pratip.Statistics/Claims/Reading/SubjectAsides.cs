using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Turns in which the words beside a number are of something else than what it counts.</summary>
internal sealed partial class SubjectFinder
{
    /// <summary>What a number leans on that its own words name, before anything that was counted last.</summary>
    private Subject? Named(Quantity quantity, int k, Subject own) => IsFirstUnderHeading(quantity, own) ? _before with { At = own.At, IsPart = false }
        : OfPartBefore(quantity, k, own) ?? BehindAside(quantity, k, own) ?? (own.IsEmpty ? WhoWereDone(quantity, k > 0 ? quantities[k - 1].End : 0) : null);

    /// <summary>"What about foreigners? - We sent 5,852 home." Of victims nobody could tell whether they were sent away or came back.</summary>
    private Subject? SentHome(Quantity quantity) => quantity.First > 0 && terms[quantity.First - 1].Key == "sent" && terms.Is(quantity.End, TermKind.Event, "sent-home") && EndsThere(quantity.End + 1)
        && (_before.Noun == "person" || _before.Parts.Any(p => p is { By: "citizenship-group", Code: "foreign" })) ? new Subject(quantity.End, "person", "deported", [], []) : null;

    /// <summary>"We trained 640 police officers", whoever they are; "112 sessions were held", behind a sentence on awareness sessions.</summary>
    private Subject? Trained(Quantity quantity)
    {
        var at = quantity.First - 1;
        return at >= 0 && terms[at] is { Key: "trained", IsKhmer: false } && terms[at].Is(TermKind.Event) ? new(at, "person", "attended", [], [])
            : _before is { Noun: "activity" or "participant" } or { Event: "attended" } && quantity.End < terms.Count && terms[quantity.End].Key is "sessions" or "courses" or "events" or "campaigns" or "workshops" ? new(quantity.End, "activity", null, [], [])
            : quantity.End + 2 < terms.Count && terms[quantity.End].Key is "events" or "sessions" or "courses" or "workshops" && (terms[quantity.End + 1].Key == "with" || terms.IsMark(quantity.End + 1, ",")) && quantities.At(quantity.End + 2) is { } who && terms.Is(who.End, TermKind.Noun, "participant") ? new(quantity.End, "activity", null, [], [])
            : IsHotlineCalls(quantity) ? Subject.None with { At = quantity.End, Noun = Subject.Call, IsOther = true }
            : null;
    }

    /// <summary>"The hotline 1288 answered 1,930 calls": whether they were complaints, a person has to say. "Our hotline" is whoever's speaks.</summary>
    private bool IsHotlineCalls(Quantity quantity) => quantity.End < terms.Count && terms[quantity.End].Key == "calls"
        && Enumerable.Range(0, terms.Count).Any(i => terms[i].Key is "hotline" or "helpline" && !(i > 0 && terms[i - 1].Key is "our" or "own" or "its"));

    /// <summary>"52 of the 247 suspects had been sentenced", "of the 247 suspects, 52 were sentenced": done to the 52; the 247 are those of before.</summary>
    private Subject? AllOfBefore(Quantity quantity, Subject found) =>
        found is { Noun: "suspect" or "defendant", Event: null, At: >= 0 } && terms.Is(quantity.First - 1, TermKind.Function, "the") && !terms[found.At].IsKhmer
            && ((IsWholeOf(quantity) && terms.DoneTo(found.At + 1) is not null) || (quantity.First == 2 && terms.IsLink(0, "by") && terms.IsMark(found.At + 1, ",")))
            ? found with { Event = _before is { Noun: "suspect" } or { Noun: "person", Event: "arrested" or "to-court" } && found.Noun == "suspect" ? _before.Event : null } : null;

    /// <summary>"Phnom Penh 30, Siem Reap 9, other 46": of the places and countries that are not named.</summary>
    private bool IsOfTheRest(Quantity quantity, int k) => IsOthersOfList(quantity, k) || IsOtherPlaces(quantity);

    /// <summary>"Five Chinese, four Vietnamese and three others": of citizenships that are not named.</summary>
    private bool IsOthersOfList(Quantity quantity, int k) => k > 0 && quantity.End < terms.Count && terms[quantity.End].Key is "others" && quantities[k - 1] is { IsCount: true, Subject: { IsOther: false, Parts.Count: > 0 } }
        && (terms.IsLink(quantity.First - 1, "and") || terms.IsMark(quantity.First - 1, ",")) && quantity.First - quantities[k - 1].End <= 3;

    private bool IsOtherPlaces(Quantity quantity) => quantity.First > 0 && terms[quantity.First - 1].Key is "other" or "others" or "elsewhere" or "rest" or "remainder"
        && (quantity.End == terms.Count || terms[quantity.End].Meanings[0].Kind is TermKind.Mark) && terms.Take(quantity.First).Any(t => t.Is(TermKind.Province) || t.Is(TermKind.Country));

    /// <summary>"Foreigners from 24 countries", ជនបរទេស ៣.៤១០នាក់ មកពី ២១ប្រទេស: how many citizenships they had, and no people.</summary>
    private Subject? OfCountries(Quantity quantity, int k)
    {
        var at = quantity.End < terms.Count && terms[quantity.End].Key is "different" or "foreign" ? quantity.End + 1 : quantity.End;
        if (at >= terms.Count || terms[at].Key is not ("countries" or "nations" or "ប្រទេស") || !terms.IsLink(quantity.First - 1, "from"))
        {
            return null;
        }

        var people = quantities.Take(k).LastOrDefault(q => q.IsCount);
        var ofAll = people is { Subject: { IsOther: false, IsPart: false } whole } && whole.Parts.All(p => p.By is "citizenship-group") && (terms[quantity.First - 2].IsTelling() || terms[at].IsKhmer);
        return ofAll ? new Subject(at, "nationality", people!.Subject.Event, [], []) : Subject.None with { Noun = "nationality", IsOther = true, IsTopic = true };
    }

    /// <summary>"Chinese nationals made up the bulk of those deported at 2,695": the deported, whatever the sentence before counted.</summary>
    private Subject? WhoWereDone(Quantity quantity, int start)
    {
        for (var i = quantity.First - 1; i > start && !terms.IsClauseEnd(i); i--)
        {
            if (terms[i].Code(TermKind.Event) is { } done && (terms[i - 1].Key is "those" || (terms.IsLink(i - 1, "of") && terms[i - 1].End - terms[i - 1].Start == "of those".Length)))
            {
                var share = Enumerable.Range(start, i - start).FirstOrDefault(j => terms[j].Is(TermKind.Share), -1);
                return share > start && _reader.Left(share, start, true) is { IsOther: false, Parts.Count: > 0 } who ? new Subject(i, "person", done, who.Parts, []) : null;
            }
        }

        return null;
    }

    /// <summary>"Fourteen Indonesians were among the 278 victims; nine of them were women", "230 were minors, 150 of them female": of the part that was told last, and not of all.</summary>
    private Subject? OfPartBefore(Quantity quantity, int k, Subject own)
    {
        if (own.Parts.Count == 0 || own.Noun is not (null or "person") || !terms.IsLink(quantity.End, "of") || terms[quantity.End].IsKhmer || quantities.Take(k).LastOrDefault(q => q.IsCount) is not { } last)
        {
            return null;
        }

        var of = terms.Is(last.First - 1, TermKind.Function, "the") ? last.First - 2 : last.First - 1;
        var isWhole = of > 0 && (terms[of].Key is "among" or "amongst" || terms.IsLink(of, "by"));
        var part = isWhole ? quantities.Before(of) : terms.IsMark(quantity.First - 1, ",") && !terms.IsLink(last.End, "of") ? last : null;
        return part is { IsCount: true, Role: QuantityRole.Level, Subject: { IsOther: false, Noun: not null, Parts.Count: > 0 } told } && told.Parts.All(p => own.Parts.All(o => o.By != p.By && !(o.By == "citizenship" && p.By == "citizenship-group")))
            ? told with { At = own.At, Parts = [.. own.Parts.Concat(told.Parts).OrderBy(p => p.By, StringComparer.Ordinal)], IsPart = true } : null;
    }

    /// <summary>"Complaints: 310 received, 290 answered": all that came.</summary>
    private Subject? LabelOfReceived(Quantity quantity, int start) => terms.IsMark(quantity.First - 1, ":") && terms[quantity.End].Key is "received" && (quantity.End + 1 == terms.Count || terms[quantity.End + 1].Meanings[0].Kind is TermKind.Mark)
        && _reader.Left(quantity.First, start, true) is { Noun: "complaint", IsOther: false } label ? label : null;

    /// <summary>"39 suspects, including 11 foreigners, were arrested and 31 of them sent to court", "523 registered, among them 230 children; 470 were handed over": of all of whom the part before was told.</summary>
    private Subject? BehindAside(Quantity quantity, int k, Subject own)
    {
        var isOfAll = terms.IsLink(quantity.End, "of") || (terms.IsMark(quantity.First - 1, ";") && terms.DoneTo(quantity.End) is not null);
        if (!own.IsEmpty || !isOfAll || terms[quantity.First].IsKhmer || quantities.Take(k).LastOrDefault(q => q.IsCount) is not { Subject: { IsPart: true, Parts.Count: > 0 } } aside || !(IsOfBefore(aside) || terms.IsMark(quantity.First - 1, ";")) || terms.IsLink(aside.End, "of"))
        {
            return null;
        }

        var whole = quantities.Take(k).LastOrDefault(q => q is { IsCount: true, Subject: { IsPart: false, IsOther: false, Noun: not null } });
        var done = terms.DoneTo(terms.IsLink(quantity.End, "of") ? quantity.End + 1 : quantity.End) ?? terms.DoneTo(quantity.End);
        return whole is null || whole.Subject.Noun != aside.Subject.Noun ? null : whole.Subject with { At = own.At, Event = done ?? whole.Subject.Event, IsPart = true };
    }

    /// <summary>"Fewer than a third of the cases were trafficking. In 2024 it was 47 of 197": of the part that was told last and of its whole; where none was told, nobody knows of what.</summary>
    private Subject? ItWas(int k)
    {
        var isWhole = k > 0 && quantities[k].First == quantities[k - 1].End + 1 && terms.IsLink(quantities[k - 1].End, "by");
        var (part, whole) = isWhole ? (quantities[k - 1], quantities[k]) : (quantities[k], quantities.At(quantities[k].End + 1));
        if (whole is not { IsCount: true } || !terms.IsLink(part.End, "by") || !terms.Is(part.First - 1, TermKind.Function, "be") || terms[Math.Max(part.First - 2, 0)].Key is not "it" || !(whole.End == terms.Count || terms[whole.End].Meanings[0].Kind is TermKind.Mark))
        {
            return null;
        }

        return discourse.Told is not { } told ? Subject.None : isWhole ? told with { Parts = [], Groups = [] } : told with { IsPart = true };
    }

    /// <summary>ជនសង្ស័យ ១៤១នាក់ ក្នុងនោះ ១២៨នាក់ ត្រូវបានបញ្ជូនទៅតុលាការ: what was done to the part.</summary>
    private Subject? SufferedInKhmer(Quantity quantity, Subject own, Subject whole) =>
        own is { Noun: "person", Parts.Count: 0, Event: null } && terms[quantity.First].IsKhmer && terms.Is(quantity.End + 1, TermKind.Function, "be") && terms[quantity.End + 1].Key.StartsWith("ត្រូវ", StringComparison.Ordinal)
            && _events.Of(quantity.First, quantity.End + 1) is { } done && CountedMeasures.Standard.Tells(whole.Noun ?? "", done) ? whole with { At = own.At, Event = done, Parts = [], IsPart = true } : null;

    /// <summary>"121, or 43.5 per cent, were minors": behind the share that the number is said as.</summary>
    private int? ShareEnd(int at) => terms.IsMark(at, ",") && terms.IsLink(at + 1, "or") && quantities.At(at + 2) is { IsCount: false } share && terms.IsMark(share.End, ",") ? share.End + 1 : null;

    /// <summary>"278 victims (201 female); 121 ...": what stands in a bracket that was closed is no whole of what goes on.</summary>
    private bool IsInClosedBracket(Quantity told, Quantity quantity) => terms.BracketOf(told.First) is { } open && terms.BracketOf(quantity.First) != open;

    /// <summary>"Six of our nationals were arrested", says an embassy: whose they are stands nowhere. Who came home is of this country.</summary>
    private bool IsOfOurs(Subject found) => found is { Noun: "person" or "suspect", At: > 0 } && terms[found.At - 1].Key == "our" && terms[found.At].Key is "nationals" or "citizens" or "national" or "citizen"
        && found.Event is not ("repatriated" or "sent-home" or "came-home" or "intercepted");

    /// <summary>"273 suspects were sent to court. Foreigners accounted for 136 of the suspects": of those who were sent there.</summary>
    private Subject OfTheSame(Subject found, int first) => found is { Event: null, Noun: "suspect", IsOther: false } && _before is { Noun: "suspect", Event: not null } && (IsThe(found.At - 1) || IsThe(first - 1) || Enumerable.Range(Math.Max(first - 4, 0), Math.Min(first, 4)).Any(i => terms[i].IsLink("pronoun") && terms[i].Key is "the" or "that" || terms[i].Key == "figure"))
        ? found with { Event = _before.Event } : found;

    /// <summary>Of "two thirds of the suspects" what happened to those who were told of.</summary>
    public Subject HappenedToThem(Subject people, int at) => OfTheSame(Happened(people, at, at + 1), at);

    private bool IsThe(int at) => at >= 0 && terms[at].Key is "the" or "all" && terms[at].End - terms[at].Start == 3;

    /// <summary>
    /// A heading says what is counted, and the line under it begins with the number: "278, of whom female 201", "Persons 3,410". A number
    /// alone is a cell of a table, and its column says as much of it as the line above.
    /// </summary>
    private bool IsFirstUnderHeading(Quantity quantity, Subject own) => discourse.IsUnderHeading && _before is { IsEmpty: false, IsOther: false } && !terms[quantity.First].IsKhmer
        && (quantity.End == terms.Count || terms[quantity.End].Meanings[0].Kind is TermKind.Mark)
        && (own.IsEmpty ? quantity.First == 0 && terms.Skip(quantity.End).Any(t => t.Key is [var letter, ..] && char.IsLetter(letter)) : quantity.First == 1 && own is { Noun: "person", Parts.Count: 0, Event: null } && _before.Noun == "person");
}
