using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Finds for every number and every word of direction what it counts, from its own words or from those before.</summary>
internal sealed partial class SubjectFinder(
    IReadOnlyList<Term> terms, WindowList windows, QuantityList quantities, Discourse discourse)
{
    private readonly SubjectReader _reader = new(terms, windows);
    private readonly Subject _before = discourse.Subject;
    private readonly Quantity? _answer = discourse.IsAnswer && quantities.FirstOrDefault(q => q.IsCount) is { } first && Dialogue.IsAnswer(terms, windows, first) ? first : null;
    private readonly EventFinder _events = new(terms, windows, quantities);
    private readonly PartsBehindColon _listed = new(terms, windows, quantities);
    private readonly KhmerSubject _khmer = new(terms, windows, quantities);

    public SubjectReader Reader => _reader;

    /// <summary>The part that the sentence before counted last.</summary>
    public Subject? Told => discourse.Told;

    /// <summary>What the sentences before counted.</summary>
    public Subject Before => _before;

    /// <summary>Numbers in turn, because one may lean on the one before it or borrow from the one behind.</summary>
    public void Assign()
    {
        for (var k = 0; k < quantities.Count; k++)
        {
            if (quantities[k].IsCount)
            {
                quantities[k].Subject = With(quantities[k], k);
            }
        }
    }

    /// <summary>The nearest thing counted before a term: a number's, or one without a number.</summary>
    public Subject? LeftOf(int before)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (terms[i].IsMark(")"))
            {
                // "Suspects numbered 273 (71 female), an increase of 12": an aside is not what rose.
                var opened = i;
                while (opened > 0 && !terms[opened].IsMark("("))
                {
                    opened--;
                }

                i = terms[opened].IsMark("(") ? opened : i;
                continue;
            }

            if (terms.AsideBefore(i) is { } comma)
            {
                i = comma;
                continue;
            }

            if (windows.Covers(i))
            {
                continue;
            }

            if (terms[i].Is(TermKind.Topic))
            {
                return Subject.None with { IsOther = true };
            }

            if (!terms[i].IsTelling())
            {
                continue;
            }

            if (quantities.Before(before) is { IsCount: true, Role: QuantityRole.Level, Subject: { IsPart: true, IsEmpty: false, IsOther: false } bare } last && last.First > i && bare.Parts.Count == 0 && bare.Groups.Count == 0 && !IsWholeOf(last))
            {
                // "96 were convicted in 2023 and 120 in 2024, an increase of a quarter".
                return bare;
            }

            if (quantities.LastOrDefault(q => q.IsCount && q.Role is QuantityRole.Level or QuantityRole.Later && q.End <= before && q.First <= i && !q.Subject.IsEmpty) is { } counted
                && !Between(counted.End, i).Any(t => t.IsMark(",") || t.IsMark(";") || (t.IsKhmer && t.IsLink("while"))) && !(terms.IsLink(i - 1, "and") && (terms.Is(i + 1, TermKind.Direction) || terms.Is(i + 1, TermKind.Factor))))
            {
                return PartOf(counted) ?? HeadOf(counted);
            }

            var phrase = _reader.Left(i + 1, 0, false);
            if (phrase is { Noun: "person", Event: null } && quantities.Before(before) is { IsCount: true, Role: QuantityRole.Level, Subject: { IsOther: false, Event: not null } told } && told.At == phrase.At && phrase.At >= 0)
            {
                // "Foreigners among them numbered 19, almost five times as many".
                return told;
            }

            if (phrase is { Noun: null, Groups.Count: > 0, At: > 1 } && terms[phrase.At - 1].Key is "over" or "for" && LeftOf(phrase.At - 1) is { IsOther: false, IsEmpty: false } people)
            {
                // "People arrested over trafficking".
                return people with { Groups = phrase.Groups };
            }

            return Happened(phrase.Noun is null && phrase.Groups.Count > 0 ? phrase with { Noun = "case" } : phrase, phrase.At, i + 1);
        }

        return null;
    }

    /// <summary>"5,852 foreigners in 922 cases, almost three times the 2,159 of 2023": it is the people who were three times as many.</summary>
    private Subject HeadOf(Quantity counted)
    {
        if (counted.Subject.Noun == "nationality" && counted.First > 0 && terms[counted.First - 1].Key is "of" or "from" && quantities.Before(counted.First) is { IsCount: true, Role: QuantityRole.Level, Subject: { IsOther: false, IsEmpty: false } who })
        {
            // "6,020 persons of 27 nationalities were deported, 2.8 times as many as".
            return who;
        }

        var head = counted.First > 0 && terms[counted.First - 1].Key == "in" && counted.Subject.Noun is "case" or "file" ? quantities.Before(counted.First) : null;
        return head is { IsCount: true, Role: QuantityRole.Level, Subject: { Noun: "person", IsOther: false, Event: not null } people } && people.Event == counted.Subject.Event && counted.First - head.End <= 4 ? people : counted.Subject;
    }

    public Subject Happened(Subject subject, int from, int to) =>
        subject.Event is not null || subject.IsOther ? subject : subject with { Event = _events.Of(Math.Max(from, 0), to) };

    private IEnumerable<Term> Between(int from, int to) => terms.Skip(from).Take(Math.Max(to - from, 0));

    private Subject With(Quantity quantity, int k)
    {
        var found = Manners.Of(terms, quantities, k, OfKnownSites(Found(quantity, k), quantity, k), _before, discourse.Told);
        found = IsOfOurs(found) ? Subject.None : found is { Noun: "nationality", Event: null, IsOther: false } && k > 0 && quantities[k - 1].Subject is { Noun: "person", Event: "deported" } ? found with { Event = "deported" } : found;
        // "We welcomed home 377 Cambodians. Most came from Thailand": they stay Cambodians.
        found = found.Event == "sent-home" && found.Parts.Any(p => p is { By: "citizenship", Code: "KH" }) ? found with { Event = "repatriated" } : found;
        return found is { Noun: "case" or "file", IsPart: false, IsOther: false, Groups.Count: 0, Event: null or "handled" } ? ByWhom(found, quantity.First) : found;
    }

    /// <summary>"Kampot accounted for 8 of the 47 sites": of those that were searched, as they were told before.</summary>
    private Subject OfKnownSites(Subject found, Quantity quantity, int k) => found is { Noun: "site", Event: null, IsOther: false }
        && (discourse.CountedAs(quantity.Value.Low) ?? (k + 1 < quantities.Count && terms.IsLink(quantity.End, "by") ? discourse.CountedAs(quantities[k + 1].Value.Low) : null)) is { Noun: "site", Event: { } done } ? found with { Event = done } : found;

    private Subject ByWhom(Subject found, int first) => found is { Noun: "file", Event: "handled" } && terms.Any(t => t.Is(TermKind.Event, "in-court")) ? found with { Event = "in-court" }
        : terms.IsDoneBy(first, "court") ? found with { Event = "in-court" }
        : terms.IsDoneBy(first, "immigration") ? found with { IsOther = true, IsTopic = true }
        : _before.Event is "deported" or "repatriated" or "intercepted" && found.Event is null && (discourse.IsPointedOut || terms.Any(t => t.Is(TermKind.Noun, "person"))) ? found with { Event = _before.Event } : found;

    private Subject Found(Quantity quantity, int k)
    {
        var end = k + 1 < quantities.Count ? quantities[k + 1].First : terms.Count;
        var start = k > 0 ? quantities[k - 1].End : 0;
        if (OfCountries(quantity, k) is { } countries)
        {
            return countries.IsOther ? countries : Happened(countries, quantity.First, countries.At + 1);
        }

        if (ItWas(k) is { } told)
        {
            return told;
        }

        var found = ReferenceEquals(quantity, _answer) ? null : terms[quantity.End - 1].IsKhmer ? _khmer.Of(quantity, start, end) : English(quantity, k, start, end);
        found = found is { IsOther: true, IsTopic: false } && Trained(quantity) is { } trained ? trained : found;
        if (found is { IsOther: false } && terms[quantity.End - 1].IsKhmer)
        {
            found = DoneInKhmer(found, quantity);
        }

        if (found is { IsOther: false } && terms.IsOfTopic(quantity.First, start, found))
        {
            return found with { IsOther = true, IsTopic = true };
        }

        if (found is null or { IsOther: true })
        {
            return found is null ? Inherited(quantity, k, Subject.None) : found;
        }

        if (terms.ReturnedFrom(quantity.End, end) is { } country && !found.Parts.Any(p => p.By == "citizenship" && p.Code != "KH"))
        {
            found = found with { Parts = [.. found.Parts.Where(p => p.By != "citizenship"), country] };
        }

        var over = k + 1 < quantities.Count && quantities[k + 1] is { IsCount: false } aside && terms.IsLink(aside.First - 1, "or") ? k + 2 < quantities.Count ? quantities[k + 2].First : terms.Count : end;
        if (found is { Noun: "person", Parts.Count: > 0 } && (CalledBehind(quantity.End, over) ?? CalledInShare(k)) is { } called)
        {
            return found with { Noun = called, IsPart = false };
        }

        if (found is { Noun: "person", Parts.Count: 0, Event: null } && k > 0 && terms[quantity.End - 1].IsKhmer && terms.IsLink(quantity.First - 1, "and") && quantities[k - 1].Subject is { IsOther: false, Noun: { } first } && _events.Of(quantity.First, quantity.End + 1) is { } done && done != quantities[k - 1].Subject.Event)
        {
            // ជនសង្ស័យ ២៧៣នាក់ត្រូវបានចាប់ខ្លួន និង ១៩៧នាក់ បញ្ជូនទៅតុលាការ.
            return found with { Noun = first, Event = done, IsPart = false };
        }

        if (found.Noun is "person" or null || found.IsPart)
        {
            var own = Happened(found, Math.Min(quantity.First, found.At < 0 ? quantity.First : found.At), Math.Max(quantity.End, found.At + 1));
            return own.Event == "came-home" || own.Noun == "person" && !own.IsPart && CountedMeasures.Standard.Find("person", own.Event ?? "") is not null && !IsOfBefore(quantity) ? own : Inherited(quantity, k, found);
        }

        if (AllOfBefore(quantity, found) is { } all)
        {
            return all;
        }

        return OfTheSame(Happened(found, Math.Min(quantity.First, found.At < 0 ? quantity.First : found.At), Math.Max(quantity.End, found.At + 1)), quantity.First);
    }

    /// <summary>"Among them 90 women": part of what was counted before, whatever verb stands near.</summary>
    public bool IsOfBefore(Quantity quantity)
    {
        for (var i = quantity.First - 1; i >= 0 && i >= quantity.First - 3; i--)
        {
            if (terms[i].IsLink("of"))
            {
                return !terms.NamesThose(i);
            }
        }

        return terms.IsLink(quantity.End, "of") && !terms.NamesThose(quantity.End);
    }

    private Subject? English(Quantity quantity, int k, int start, int end)
    {
        if (IsOfTheRest(quantity, k))
        {
            return Subject.None with { IsOther = true, IsTopic = true };
        }

        if (ReferenceEquals(quantity, _answer) || IsTotalOfItem(quantity) || IsDone(quantity) || IsSpokenOf(quantity) || IsDoneBehindUnknown(quantity) || (IsInListOfPlaces(quantity) && _reader.Right(quantity.End).IsEmpty))
        {
            return null;
        }

        if (terms.IsMark(quantity.First - 1, "(") && terms.IsMark(quantity.End, ")") && k > 0 && quantities.EndingAt(quantity.First - 1) is { IsCount: true })
        {
            // "Trafficking: 27 (22)": of another period, which nobody names.
            return Subject.None with { IsOther = true };
        }

        if (SaidBefore(quantity, k) is { } people)
        {
            return people;
        }

        if (ByPlace(quantity, k) is { } placed)
        {
            return placed;
        }

        var right = _reader.Right(quantity.End);
        if (right.IsOther)
        {
            return LabelOfReceived(quantity, start) ?? right;
        }

        if (quantity.First == 1 && terms[0].Key == "with" && right is { Noun: "person", Parts.Count: 0 } && right.At >= 0 && terms.IsMark(right.At + 1, ","))
        {
            // "With 2,695 people, Chinese nationals were the largest group".
            var who = _reader.Right(right.At + 2);
            return who.IsEmpty || who.IsOther ? right : who;
        }

        if (right is { Noun: null, Groups.Count: > 0 } && k + 1 < quantities.Count && quantities[k + 1].First <= quantity.End + 3 && _reader.Right(quantities[k + 1].End) is { Noun: "case" or "victim" or "suspect" } shared)
        {
            // "24 trafficking and 140 sexual exploitation cases".
            return right with { Noun = shared.Noun };
        }

        return right.IsEmpty ? WithoutNoun(quantity, k, start, end) : Said(quantity, right, start, end);
    }

    /// <summary>What a number counts behind which no noun stands.</summary>
    private Subject? WithoutNoun(Quantity quantity, int k, int start, int end)
    {
        if (WithNumber(quantity, start) is { } named)
        {
            return named;
        }

        if (_reader.GroupsBehind(quantity.End) is { Count: > 0 } groups)
        {
            // "79 for trafficking".
            return Subject.None with { Groups = groups };
        }

        if (IsWholeOf(quantity) && terms.Is(quantity.End, TermKind.Function, "be") && k > 0 && terms.IsLink(quantities[k - 1].End, "by"))
        {
            return null;
        }

        if (Predicate(quantity, end) is { IsEmpty: false } predicate)
        {
            return predicate;
        }

        if (terms.IsAllThereWas(windows, quantity) || (k == 0 && quantity.First == 1 && terms[0].Key == "with"))
        {
            return null;
        }

        if ((terms.IsLink(quantity.End, "by") || (quantity.End < terms.Count && terms[quantity.End].Key == "out")) && k + 1 < quantities.Count && quantities[k + 1].First <= quantity.End + 2)
        {
            return new PartOfWhole(terms, quantities, _reader, (whole, from, to) => OfTheSame(Happened(whole, from, to), from)).Of(k);
        }

        var left = _reader.Left(quantity.First, start, true);
        if ((left is { IsEmpty: true, IsOther: false } || terms.IsMark(quantity.First - 1, ",")) && !terms.IsLink(quantity.First - 1, "of") && terms.WhomOnlyAVerbNames(quantity) is { Event: "deported" or "arrested" or "rescued" or "sentenced" or "repatriated" or "intercepted" or "to-court" } done)
        {
            // "197 cases, 523 victims, 5,852 deported".
            return done;
        }

        if (!left.IsEmpty)
        {
            return left is { Noun: "person", Event: null, Parts.Count: > 0 } && terms.ListedBehind(quantities, k) is { } all ? left with { Event = all } : left;
        }

        if ((terms.IsLink(quantity.End, "and") || terms.IsMark(quantity.End, ",")) && k + 1 < quantities.Count && quantities[k + 1].First == quantity.End + 1 && !(k > 0 && terms.IsComparedWith(quantity.First)))
        {
            var both = _reader.Right(quantities[k + 1].End);
            return both.IsEmpty ? null : both;
        }

        return left.IsOther || IsUnknownBehind(quantity.End) ? Subject.None with { IsOther = true } : null;
    }

    /// <summary>What is said of a number behind it, over an aside in brackets or between commas: "230 (or 44 per cent) were children".</summary>
    private Subject Predicate(Quantity quantity, int end)
    {
        var closed = ShareEnd(quantity.End) ?? terms.BracketEnd(quantity.End);
        var behind = closed < terms.Count ? quantities.Next(closed) : end;
        return _reader.Predicate(terms.IsAside(quantity) ? quantity.End + 1 : closed, Math.Max(end, behind));
    }

    /// <summary>What a number counts by the words behind it, and by those in front of it or behind a verb where they say more.</summary>
    private Subject Said(Quantity quantity, Subject right, int start, int end)
    {
        var isOfLeft = terms.Is(quantity.First - 1, TermKind.Share) || (terms[Math.Max(quantity.First - 1, 0)] is { Key: "leads" or "led" } top && top.Is(TermKind.Rank)) || (terms.Is(quantity.First - 1, TermKind.Function, "be") && terms.Is(quantity.First - 2, TermKind.Rank));
        if (isOfLeft && right is { Parts.Count: 0, Groups.Count: 0 } && _reader.Left(quantity.First, start, true) is { IsEmpty: false, IsOther: false } part)
        {
            // "Trafficking accounted for 47 cases", "Indonesia came third with 861 deportees".
            return right with { Parts = part.Parts, Groups = part.Groups };
        }

        if (terms.IsMark(quantity.First - 1, ":") && right is { Parts.Count: 0, Groups.Count: 0 } && _reader.Left(quantity.First - 1, start, false) is { IsOther: false, IsEmpty: false } label && (label.Noun is null or "person" || label.Noun == right.Noun))
        {
            // "Trafficking: 27 cases".
            return right with { Parts = label.Parts, Groups = label.Groups };
        }

        if (terms.IsLink(quantity.End, "by") && right.At >= 0 && Said(right.At + 1, end) is { } told)
        {
            // "12 of the victims were Thai".
            return right with { Parts = [.. right.Parts.UnionBy(told.Parts, p => p.By, StringComparer.Ordinal)], Groups = [.. right.Groups.Union(told.Groups, StringComparer.Ordinal)] };
        }

        return right.Noun == "person" && right.Parts.Count > 0 && IsOfBefore(quantity) ? right with { IsPart = true } : SaidOf(right, quantity, end);
    }

    private bool IsUnknownBehind(int at) => at < terms.Count && terms[at].IsUnknown;

    /// <summary>The count before a term is of something that the register does not count: "6.7 million tourists, up 23 per cent".</summary>
    public bool IsBehindOther(int at) => quantities.LastOrDefault(q => q.IsCount && q.End <= at) is { Subject: { IsOther: true, IsTopic: false } } other
        && !Between(other.End, at).Any(t => t.IsMark(";") || t.IsLink("while") || t.IsTelling());
}
