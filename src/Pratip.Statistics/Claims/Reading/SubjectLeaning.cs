using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What a number counts that leans on the one before it in the sentence, on a noun before it, or on the sentence before.</summary>
internal sealed partial class SubjectFinder
{
    /// <summary>Leans on the number before it in the sentence, on a noun before it, on the sentence before.</summary>
    private Subject Inherited(Quantity quantity, int k, Subject own)
    {
        var isBare = own.IsEmpty;
        if (OfNoneBefore(quantity, k, isBare) is { } other)
        {
            return other;
        }

        if ((CountedBefore(quantity, isBare) ?? Named(quantity, k, own)) is { } named)
        {
            return isBare && IsDoneBehindUnknown(quantity) && DoneToSome(quantity, own, named) is { } done ? done : named;
        }

        if (isBare && BesideOfTwo(quantity, k) is { } beside)
        {
            return beside with { IsPart = true };
        }

        var whole = WholeOf(quantity, k, own);
        if (isBare && whole is null && IsOneOfTwo(quantity))
        {
            // "In Siem Reap it barely moved: 14 and 15": of two periods that nobody names.
            return Subject.None with { IsOther = true };
        }

        if (isBare && windows.Count < 2 && terms.Take(quantity.First).Any(t => t.IsLink("pronoun") && t.Key is "they") && terms.Skip(quantity.End).Any(t => t.IsLink("respectively")))
        {
            // "They had 17 and 29 respectively": two places or groups in turn, and which of them, no claim can say.
            return Subject.None with { IsOther = true };
        }

        whole = whole is { IsEmpty: false, IsOther: false } ? whole : IsLeaning(quantity, own) ? isBare && discourse.IsAfterOther ? Subject.None : _before : null;
        if (own is { Noun: "person", Parts.Count: 0, Event: null } && whole?.Noun == "activity" && k > 0 && quantity.First - quantities[k - 1].End <= 4)
        {
            // "45 activities reached 7,140 people".
            return own with { Noun = "participant" };
        }

        if (own is { Noun: "person", Parts.Count: 0 } && whole?.Noun is "case" or "file" or "charge" or "activity" or "crime" or "site" or "operation" or "complaint")
        {
            // "922 cases, and they concerned 5,852 people": people are not cases.
            return PeopleOf(whole, Happened(own, quantity.First, quantity.End));
        }

        if (whole?.Noun is "case" or "file" or "charge" or "activity" or "crime" or "site" or "operation" or "complaint" && own.Parts.Any(p => p.By is "sex" or "majority" or "age" or "citizenship" or "citizenship-group"))
        {
            // "197 cases. Chinese 2,695": who has a sex or a citizenship is no part of cases, but of the people whom the same sentence counted; else nobody said of whom.
            return discourse.People is { } people ? people with { At = own.At, Parts = own.Parts, IsPart = true } : own with { Event = own.Event ?? _events.Of(quantity.First, quantity.End) };
        }

        if (isBare && (whole is null || whole.IsEmpty) && terms.DoneTo(quantity.End) is { } happened and ("deported" or "arrested" or "rescued" or "sentenced" or "repatriated" or "to-court"))
        {
            // "Compared with 2023, when 2,159 were deported".
            return new(quantity.End, "person", happened, [], []);
        }

        if (isBare && (whole is null || whole.IsEmpty) && quantity.First > 0 && terms[quantity.First - 1].Code(TermKind.Event) is { } to and ("deported" or "arrested" or "rescued" or "sentenced" or "repatriated") && EndsThere(quantity.End))
        {
            // "The courts sentenced 130.", "Cambodia deports 5,852 as crackdown widens".
            return new(quantity.First - 1, "person", to, [], []);
        }

        if (whole is null || whole.IsEmpty)
        {
            return own.Noun is null && !own.IsEmpty && own.Groups.Count > 0 ? own with { Noun = "case" } : own.IsEmpty ? own : Happened(own, quantity.First, quantity.End);
        }

        if (isBare && DoneToSome(quantity, own, whole) is { } some)
        {
            return some;
        }

        if (terms.DoneTo(quantity.End) == "carried-over" && whole.Event != "in-court")
        {
            return Subject.None with { IsOther = true, IsTopic = true };
        }

        var parts = !isBare ? IsOfThePart(k) || IsOfThatPart(quantity, own, whole) ? [.. own.Parts.UnionBy(whole.Parts, p => p.By, StringComparer.Ordinal).OrderBy(p => p.By, StringComparer.Ordinal)] : own.Parts : IsWholeOf(quantity) ? [] : whole.Parts;
        return SufferedInKhmer(quantity, own, whole) ?? new(own.At, whole.Noun, (isBare ? terms.DoneTo(quantity.End) : null) ?? whole.Event ?? own.Event, parts, own.Groups.Count > 0 ? own.Groups : isBare ? whole.Groups : whole.Noun == "case" ? [] : whole.Groups) { IsPart = true };
    }

    /// <summary>"Of the 187, 49 were in Phnom Penh": what had that number before.</summary>
    private Subject? CountedBefore(Quantity quantity, bool isBare) =>
        isBare && quantity.First > 0 && terms[quantity.First - 1].Key == "the" && !terms[quantity.First].IsKhmer ? discourse.CountedAs(quantity.Value.Low) : null;

    /// <summary>"There were 922 cases", of deportations. "They concerned 5,852 people": who were deported.</summary>
    private static Subject PeopleOf(Subject cases, Subject people) =>
        people.Event is null && cases is { Noun: "case" or "file", Event: "deported" or "repatriated" or "intercepted" } ? people with { Event = cases.Event } : people;

    /// <summary>What else happened to those counted before: "the 273 arrested; sent home: 12", "we closed 17 of them", "5 of them closed".</summary>
    private Subject? DoneToSome(Quantity quantity, Subject own, Subject whole)
    {
        if (terms.IsLink(quantity.End, "of") && !terms[quantity.End].IsKhmer && whole.Event is { } same && terms.DoneTo(quantity.End) == same)
        {
            // "Forty of them were sentenced to more than ten years", of those who were sentenced: a part that nothing is divided by.
            return Subject.None with { IsOther = true, IsTopic = true };
        }

        if (whole.Noun is "site" or "suspect" or "victim" && LabelledEvent(quantity) is { } also && also != whole.Event && CountedMeasures.Standard.Tells(whole.Noun, also))
        {
            // "Sites raided: 26; closed: 11", "we closed 17 of them".
            return whole with { At = own.At, Event = also, IsPart = true };
        }

        if (quantity.First > 0 && terms[quantity.First - 1].Code(TermKind.Event) is { } done && done is not "handled" && done != whole.Event && !terms[quantity.First - 1].IsKhmer && (whole.Noun is "case" or "file" or "suspect" or "victim" or "person" or "defendant"))
        {
            // "We have sent home 5,852 of them": people, whatever was counted before.
            return new(own.At, "person", done, whole is { Noun: "person", Event: null } ? whole.Parts : [], []) { IsPart = true };
        }

        return null;
    }

    private string? LabelledEvent(Quantity quantity)
    {
        var at = terms.IsMark(quantity.First - 1, ":") ? quantity.First - 2 : quantity.First - 1;
        return (at >= 0 && !terms[at].IsKhmer ? terms[at].Code(TermKind.Event) : null)
            ?? (terms.IsLink(quantity.End, "of") && quantity.End + 1 < terms.Count && !terms[quantity.End].IsKhmer ? terms[quantity.End + 1].Code(TermKind.Event) : null);
    }

    /// <summary>Nothing stands behind a number that could say what it counts.</summary>
    private bool EndsThere(int at) => at == terms.Count || terms[at].Meanings[0].Kind is TermKind.Mark || windows.Covers(at) || terms[at].Key is "as" or "in" or "over" or "during" or "between";

    /// <summary>Parts that nothing is divided by, and what goes on with something else.</summary>
    private Subject? OfNoneBefore(Quantity quantity, int k, bool isBare)
    {
        if (isBare && quantities.Take(k).LastOrDefault(q => q.IsCount) is { Subject.IsOther: true } && terms.IsComparedWith(quantity.First))
        {
            // "Received 220 reports of missing persons, compared with 17 in 2023".
            return Subject.None with { IsOther = true };
        }

        if (isBare && (terms.IsCutOff(quantity.End) || (terms.IsUnknownPart(quantity.End) && (IsPartOfBefore(k) || terms[quantity.End].Key == "came"))))
        {
            // "Of which 118 were carried over and 118 were new": parts that nothing is divided by.
            return Subject.None with { IsOther = true, IsTopic = true };
        }

        // "They searched 63 sites in 16 provinces, closed 34 of them": places have no parts.
        if (IsOfBefore(quantity) && quantities.Take(k).LastOrDefault(q => q.IsCount && !(q.End < terms.Count && terms[q.End].Key is "provinces" or "districts" or "communes" or "places")) is { Subject: { IsOther: true, IsTopic: false } })
        {
            // "6.7 million tourists, of whom 848,952 came from China".
            return Subject.None with { IsOther = true };
        }

        return null;
    }

    /// <summary>What was counted before that a number may be a part of, or another count of.</summary>
    private Subject? WholeOf(Quantity quantity, int k, Subject own)
    {
        var isBare = own.IsEmpty;
        var counted = quantities.Take(k).LastOrDefault(q => q.IsCount && q.Subject is { IsOther: false, IsEmpty: false } && !(isBare && (IsInClosedBracket(q, quantity) || q.Subject.Noun == "nationality")));
        if (isBare && counted is { Subject: { IsPart: true, Parts.Count: > 0 } } && (terms.DoneTo(quantity.End) ?? LabelledEvent(quantity)) is not null && (Between(counted.End, quantity.First).Any(t => t.IsMark(";")) || ((terms.IsMark(counted.First - 1, ",") && terms.IsLink(quantity.First - 1, "and") && terms.IsMark(quantity.First - 2, ",")) || (terms.IsMark(counted.First - 2, ",") && terms.IsLink(counted.First - 1, "of") && terms.IsMark(quantity.First - 3, ",") && terms.IsLink(quantity.First - 2, "and")))))
        {
            // "179 people, 52 of them foreigners, were arrested; 161 have been brought before a judge": of all of them.
            counted = quantities.Take(k).LastOrDefault(q => q is { IsCount: true, Subject: { IsOther: false, IsEmpty: false, IsPart: false } }) ?? counted;
        }

        counted = _listed.WholeOf(quantity) is { Subject: { IsOther: false, IsEmpty: false } } listed ? listed : counted;
        var whole = own.Parts.Count > 0 ? People(quantities.Take(k)) ?? counted?.Subject : counted?.Subject;
        if (isBare || whole is null)
        {
            var noun = NounBefore(quantity.First);
            whole = noun is not null && (whole is null || noun.At > counted!.End) ? noun : whole;
        }

        if (whole is { IsOther: false, Event: null, IsPart: false, Noun: "suspect" or "victim" } && whole.Noun == _before.Noun && !ReferenceEquals(whole, _before))
        {
            // "They sent 273 suspects to court. Of the suspects, 79 stood accused of trafficking".
            whole = whole with { Event = _before.Event };
        }

        whole ??= k + 1 < quantities.Count && terms.Skip(quantity.End).Take(quantities[k + 1].First - quantity.End).Any(t => t.Key is "among" or "amongst" && !t.IsLink("of"))
            ? Happened(_reader.Right(quantities[k + 1].End), quantities[k + 1].First, quantities[k + 1].End + 1) : null;
        // "98 minors, equal to 35 per cent of the victims".
        return whole ?? (!isBare && k + 1 < quantities.Count && quantities[k + 1] is { Unit: QuantityUnit.Percent } share && terms.IsLink(share.First - 1, "or") && terms.Is(share.End, TermKind.Share)
            && _reader.Right(share.End + 1) is { IsEmpty: false, IsOther: false } all ? Happened(all, share.End, share.End + 1) : null);
    }

    /// <summary>Who has a sex, an age or a citizenship was counted as people, not as cases.</summary>
    public static Subject? People(IEnumerable<Quantity> counted) =>
        counted.LastOrDefault(q => q is { IsCount: true, Subject: { IsOther: false, Noun: "person" or "victim" or "suspect" or "defendant" or "convict" } })?.Subject;

    /// <summary>"470 of the 523", "half the 523": the second number is that of the whole.</summary>
    public bool IsWholeOf(Quantity quantity) =>
        quantities.Any(q => q.End < quantity.First && quantity.First - q.End <= 3 && (terms.IsLink(q.End, "by") || terms.Is(q.End, TermKind.Share) || terms.IsLink(q.End, "of") || (q.Unit is QuantityUnit.Fraction && quantity.First == q.End + 1 && terms.Is(q.End, TermKind.Function, "the"))));

    /// <summary>"230 of the 523 victims were minors, an increase of": it is the 230 who rose.</summary>
    private Subject? PartOf(Quantity counted) => IsWholeOf(counted)
        && quantities.Before(counted.First) is { IsCount: true, Role: QuantityRole.Level, Subject: { IsOther: false, Parts.Count: > 0 } part } ? part : null;

    private bool IsOneOfTwo(Quantity quantity) => windows.Count == 0 && !terms.Any(t => t.IsLink("respectively"))
        && ((terms.IsLink(quantity.End, "and") && quantities.At(quantity.End + 1) is { IsCount: true }) || (terms.IsLink(quantity.First - 1, "and") && quantities.EndingAt(quantity.First - 1) is { IsCount: true }));

    /// <summary>"5,852 foreigners in 922 cases, against 2,159 in 512 cases": the first of two that are held against the first of two.</summary>
    private Subject? BesideOfTwo(Quantity quantity, int k)
    {
        if (k < 2 || k + 1 >= quantities.Count || !terms.IsComparedWith(quantity.First) || terms[quantity.End].Key != "in" || quantities[k + 1].First != quantity.End + 1)
        {
            return null;
        }

        var (first, second) = (quantities[k - 2].Subject, quantities[k - 1].Subject);
        return _reader.Right(quantities[k + 1].End).Noun is { } noun && noun == second.Noun && first is { IsEmpty: false, IsOther: false } && first.Noun != noun ? first : null;
    }

    /// <summary>"Of the 85 male victims, 60 had been trafficked": a part of that part.</summary>
    private bool IsOfThePart(int k) => k > 0 && quantities[k - 1] is { First: <= 3, Subject.Parts.Count: > 0 } whole && terms[whole.First - (terms.Is(whole.First - 1, TermKind.Function, "the") ? 2 : 1) is >= 0 and var of ? of : 0].IsLink("by") && !terms[whole.First].IsKhmer;

    /// <summary>"230 were minors (120 female and 110 male)", "children, 230: 120 female ...": of a part of people that has a sex or an age besides.</summary>
    private bool IsOfThatPart(Quantity quantity, Subject own, Subject whole) =>
        whole.Parts.Count > 0 && own.Parts.All(p => p.By is "sex" || (p.By is "majority" or "age" && !whole.Parts.Any(w => w.By is "majority" or "age"))) && own.Parts.Count > 0
        && (_listed.WholeOf(quantity) is not null || (terms.BracketOf(quantity.First) is { } open && quantities.Before(open) is { Subject.Parts.Count: > 0 }));

    private bool IsPartOfBefore(int k) => IsOfBefore(quantities[k]) || (k > 0 && (quantities[k - 1].Subject is { IsTopic: true } or { Event: "carried-over" } || quantities[k - 1].Subject.Parts.Count > 0) && terms.IsLink(quantities[k].First - 1, "and"));

    /// <summary>"Phnom Penh had 50.": of what was counted elsewhere before.</summary>
    private bool IsOfPlace(Quantity quantity) => quantity.First is >= 2 and <= 4 && terms.Is(quantity.First - 1, TermKind.Function, "be") && Enumerable.Range(0, quantity.First).Any(i => terms[i].Is(TermKind.Province)) && Enumerable.Range(0, quantity.First).All(i => terms[i].Is(TermKind.Province) || terms[i].Is(TermKind.Function)) && (quantity.End == terms.Count || terms[quantity.End].Meanings[0].Kind is TermKind.Mark);

    /// <summary>"Siem Reap 10, Kandal 4", "Battambang had nine and Kampong Speu eight", "Takeo, where 18 were recorded": cases of one place after the other.</summary>
    private bool IsInListOfPlaces(Quantity quantity)
    {
        const int Farthest = 7;
        var behind = quantity.End;
        behind += terms.Is(behind, TermKind.Function, "be") && terms.Is(behind + 1, TermKind.Event, "handled") ? 2 : 0;
        if (_before.Noun != "case" || terms[quantity.First].IsKhmer || !(behind == terms.Count || terms[behind].Meanings[0].Kind is TermKind.Mark || terms.IsLink(behind, "and") || windows.At(behind) is not null || terms[behind].Key is "in" or "then"))
        {
            return false;
        }

        var unknown = 0;
        for (var i = quantity.First - 1; i >= 0 && i >= quantity.First - Farthest && !quantities.Covers(i); i--)
        {
            if (terms[i].Is(TermKind.Province))
            {
                return true;
            }

            unknown += terms[i].IsUnknown ? 1 : 0;
            if (unknown > 1 || terms[i].IsTelling() || terms[i].Is(TermKind.Direction) || terms.IsClauseEnd(i) || terms[i].IsLink("compare") || !(terms[i].IsUnknown || terms[i].Is(TermKind.Function) || terms[i].Is(TermKind.Rank) || terms[i].Is(TermKind.Bound) || terms[i].Meanings[0].Kind is TermKind.Mark || terms[i].Key is "where"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"Women were in the minority: 23", "Men made up the rest, 107.": who is counted opens the sentence, and the number ends it.</summary>
    private Subject? SaidBefore(Quantity quantity, int k)
    {
        var who = terms.Is(0, TermKind.Function, "the") ? 1 : 0;
        var isLast = quantity.End == terms.Count || terms.IsLink(quantity.End, "of") || terms[quantity.End].Meanings[0].Kind is TermKind.Mark;
        return k == 0 && isLast && (terms.IsMark(quantity.First - 1, ":") || terms.IsMark(quantity.First - 1, ",")) && quantity.First > who + 2 && !terms[who].IsKhmer
            && terms[who].Parts is { Count: > 0 } parts && _before.Noun is "victim" or "suspect" or "person" or "defendant"
            && Enumerable.Range(who + 1, quantity.First - who - 1).All(i => !terms[i].Is(TermKind.Noun) && !terms[i].Is(TermKind.EventNoun) && !terms[i].Is(TermKind.Event) && !terms[i].Is(TermKind.People) && !terms[i].Is(TermKind.Country) && !terms[i].Is(TermKind.Direction))
            ? new(who, "person", null, parts, []) { IsPart = true } : null;
    }

    /// <summary>"Victims" and under it "- total 523".</summary>
    private bool IsTotalOfItem(Quantity quantity) => (quantity.First == 0 && terms.Is(quantity.End, TermKind.Function, "the") && terms[quantity.End].Key is "in" or "altogether" && (quantity.End + 1 == terms.Count || terms[quantity.End + 1].Meanings[0].Kind is TermKind.Mark)) || (discourse.IsItem || terms[0].Key is "in") && quantity.First is >= 1 and <= 4 && Enumerable.Range(0, quantity.First).Any(i => terms[i].Key is "total" or "all" or "altogether")
        && Enumerable.Range(0, quantity.First).All(i => terms[i].Is(TermKind.Function) || terms[i].Meanings[0].Kind is TermKind.Mark) && (quantity.End == terms.Count || terms[quantity.End].Meanings[0].Kind is TermKind.Mark);

    /// <summary>"In 2023 the committee had received 285.", of complaints; "police handled 164", of cases.</summary>
    public bool IsAllThatCame(Quantity quantity) => quantity.First > 0 && terms[quantity.First - 1].Key == "received";

    private bool IsDone(Quantity quantity) => quantity.First > 0 && (quantity.End == terms.Count || terms[quantity.End].IsMark(".") || terms[quantity.End].IsMark("\n") || (terms[quantity.End].IsMark(",") && terms.IsLink(quantity.End + 1, "and")))
        && ((IsAllThatCame(quantity) && _before.Noun == "complaint") || (terms[quantity.First - 1].Is(TermKind.Event, "handled") && _before.Noun is "case" or "complaint" or "victim"));

    /// <summary>"262 were handed over.", behind a sentence on victims.</summary>
    private bool IsDoneToThem(Quantity quantity) => (quantity.First <= 1 || (quantity.First <= 4 && terms[0].Key is "after" && !Enumerable.Range(0, quantity.First).Any(i => terms[i].IsTelling())) || (terms[quantity.First - 1].Key == "that" && quantities.Before(quantity.First) is null)) && terms.Is(quantity.End, TermKind.Function, "be") && terms.DoneTo(quantity.End) is { } happened && _before.Noun is { } noun && (CountedMeasures.Standard.Tells(noun, happened) || (happened == "handled" && noun is "victim" or "case" or "complaint"));

    /// <summary>"After the interview 77 were identified", "and sent 159 of them to court": what was done says more than the word in front.</summary>
    private bool IsDoneBehindUnknown(Quantity quantity) => quantity.First > 1 && !terms[quantity.First].IsKhmer && ((terms[0].Key is "after" && IsDoneToThem(quantity))
        || (terms[quantity.First - 1].IsUnknown && terms.IsLink(quantity.End, "of") && LabelledEvent(quantity) is not null));

    /// <summary>"Of the 273, 79 were charged".</summary>
    private bool IsOfAll(Quantity quantity) => terms.OpensAsWhole(quantity) && terms.IsMark(quantity.End, ",");

    /// <summary>ឆ្នាំ២០២៣ មានតែ ១៩៤នាក់, behind a sentence that counted people.</summary>
    private bool IsKhmerPeople(Quantity quantity, Subject own) => own is { Noun: "person", Parts.Count: 0, Event: null } && terms[quantity.End - 1].IsKhmer && _before.Noun is "victim" or "suspect" or "person" or "defendant"
        && Enumerable.Range(0, quantity.First).All(i => windows.Covers(i) || terms[i].Is(TermKind.Function) || terms[i].IsLink("by") || terms[i].IsLink("compare") || terms[i].Is(TermKind.Bound) || terms[i].Is(TermKind.Stance, "answered") || terms[i].Meanings[0].Kind is TermKind.Mark)
        && (quantity.End + 1 >= terms.Count || (terms[quantity.End + 1].Is(TermKind.Function, "be") && quantity.End + 2 < terms.Count && terms[quantity.End + 2].Meanings[0].Kind is TermKind.Mark) || terms[quantity.End + 1].Meanings[0].Kind is TermKind.Mark || terms[quantity.End + 1].IsLink("of") || terms[quantity.End + 1].IsLink("pronoun") || terms[quantity.End + 1].IsLink("compare") || terms[quantity.End + 1].Is(TermKind.Direction) || terms[quantity.End + 1].Is(TermKind.Bound));

    /// <summary>"Previous year: 6."</summary>
    private bool IsOfPeriod(Quantity quantity) => (terms.IsMark(quantity.First - 1, ":") || (terms.IsMark(quantity.First - 1, ",") && quantities.Count == 1)) && windows.Count > 0 && (quantity.End == terms.Count || terms[quantity.End].Meanings[0].Kind is TermKind.Mark)
        && Enumerable.Range(0, quantity.First - 1).All(i => windows.Covers(i) || terms[i].Is(TermKind.Function));

    /// <summary>"The ministry speaks of 401 this year", "puts the figure at 121".</summary>
    private bool IsSpokenOf(Quantity quantity) => quantity.First > 2 && !terms[quantity.First].IsKhmer && quantities.Before(quantity.First) is null && (EndsThere(quantity.End) || terms[quantity.End].Key is "for")
        && ((terms[quantity.First - 1].Key == "of" && terms[quantity.First - 2].Key is "speaks" or "spoke" or "speak" or "spoken" or "talks" or "talked")
            || (terms[quantity.First - 1].Key == "at" && Enumerable.Range(Math.Max(quantity.First - 4, 0), 3).Any(i => terms[i].Key is "puts" or "put")));

    /// <summary>A number without a noun leans on the sentence before only where a word says so, or where it is a part of people. "Blank where it is zero" counts nothing.</summary>
    private bool IsLeaning(Quantity quantity, Subject own) => own.Parts.Count > 0 || own.Groups.Count > 0 || terms.IsAllThereWas(windows, quantity) || ReferenceEquals(quantity, _answer) || IsOfPlace(quantity) || IsInListOfPlaces(quantity) || IsOfPeriod(quantity) || IsSpokenOf(quantity) || IsTotalOfItem(quantity) || IsDone(quantity) || IsKhmerPeople(quantity, own) || IsDoneToThem(quantity) || IsOfAll(quantity) || (terms[0].Key is "that" or "this" && terms.IsComparedWith(quantity.First) && quantities[0] == quantity)
        || (quantity.Value.High > 0 && (terms.Take(quantity.First).Any(t => t.IsLink("pronoun") || t.IsLink("of")) || IsOfBefore(quantity)));

    /// <summary>Of a number whose place in the sentence says more than the words beside it.</summary>
    private Subject? ByPlace(Quantity quantity, int k)
    {
        if ((IsWholeOf(quantity) ? terms.WhomOnlyAVerbNames(quantity) : SentHome(quantity)) is { } people)
        {
            return people;
        }

        if (quantity.First > 0 && terms[quantity.First - 1] is { Key: "came" } came && came.End - came.Start == "came from".Length)
        {
            // "Came from 47 others": countries, or whatever else.
            return Subject.None with { IsOther = true, IsTopic = true };
        }

        var isOfThose = terms.IsLink(quantity.End, "of") && quantity.End < terms.Count && terms[quantity.End].End - terms[quantity.End].Start == "of those".Length;
        var at = terms.Is(quantity.End + 1, TermKind.Function, "the") ? quantity.End + 2 : quantity.End + 1;
        at += isOfThose && terms.Is(at, TermKind.Function, "be") ? 1 : 0;
        if ((isOfThose || terms.IsLink(quantity.End, "by")) && at + 1 < terms.Count && terms[at].Code(TermKind.Event) is { } happened && !terms[at + 1].IsTelling()
            && _reader.Predicate(at + 1, k + 1 < quantities.Count ? quantities[k + 1].First : terms.Count) is { IsEmpty: false } said)
        {
            // "2,695 of the deported held Chinese passports", "12 of those (who were) sentenced were women".
            return said with { Noun = "person", Event = happened, IsPart = false };
        }

        if (isOfThose && terms.Is(at, TermKind.Event) && terms.IsUnknownPart(at + 1))
        {
            // "60 of those arrested were later released": a part that nothing is divided by.
            return Subject.None with { IsOther = true, IsTopic = true };
        }

        return terms.FiguresInTurn(quantities, k);
    }

    private Subject? NounBefore(int before)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if ((terms[i].Is(TermKind.Noun) && !terms[i].Is(TermKind.Noun, "person") && !terms[i].Is(TermKind.Noun, "nationality")) || (terms[i].Is(TermKind.EventNoun) && !(i > 0 && terms[i - 1].Key is "before" or "after" or "without")))
            {
                return LeftOf(i + 1);
            }
        }

        return null;
    }
}
