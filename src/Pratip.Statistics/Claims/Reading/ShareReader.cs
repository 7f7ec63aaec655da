using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"44 per cent of the victims were minors", "Vietnamese accounted for 20%", "half of those deported were Chinese".</summary>
internal sealed class ShareReader(IReadOnlyList<Term> terms, WindowList windows, QuantityList quantities, SubjectFinder subjects)
{
    private readonly SubjectReader _reader = new(terms, windows);

    public IEnumerable<(Quantity Quantity, Subject Subject)> Read()
    {
        Subject? before = null;
        for (var k = 0; k < quantities.Count; k++)
        {
            var quantity = quantities[k];
            if (quantity.Unit is not (QuantityUnit.Percent or QuantityUnit.Fraction) || (quantity.First > 0 && terms[quantity.First - 1].Key == "plus") || quantity.Role is not (QuantityRole.Level or QuantityRole.Share))
            {
                continue;
            }

            var start = k > 0 ? quantities[k - 1].End : 0;
            var end = Enumerable.Range(k + 1, quantities.Count - k - 1).Select(i => quantities[i]).FirstOrDefault(q => !IsOf(quantity.End, q.First) && !terms.IsAside(q) && !(terms.IsMark(q.First - 1, "(") && terms.IsMark(q.End, ")")))?.First ?? terms.Count;
            if (Of(quantity, start, end, before) is { } subject)
            {
                before = subject;
                yield return (quantity, subject);
            }
        }
    }

    /// <summary>"44 per cent of the 523 victims", "half the 523 victims": the number behind "of" is that of the whole.</summary>
    private bool IsOf(int from, int to) => (to == from + 1 && terms.Is(from, TermKind.Function, "the")) || to - from <= 4 && Enumerable.Range(from, to - from).Any(i => terms[i].IsLink("by") || terms[i].Is(TermKind.Share));

    private Subject? Of(Quantity quantity, int start, int end, Subject? before)
    {
        if (Enumerable.Range(start, quantity.First - start).Any(i => terms[i].Key is "these" or "those" or "both" or "together" or "combined" && !terms[i].IsLink("of")))
        {
            // "Together these three made up 81 per cent": several parts, which no breakdown has in one.
            return null;
        }

        if (IsOfSomethingElse(quantity) || IsPlurality(quantity))
        {
            quantity.Role = QuantityRole.Trap;
            return null;
        }

        if (terms.IsMark(quantity.First - 1, "(") && terms.IsMark(quantity.End, ")") && quantities.EndingAt(quantity.First - 1) is { IsCount: true, Role: QuantityRole.Level, Subject: { IsOther: false, Noun: not null, Parts.Count: > 0 } beside })
        {
            // "Of whom 58 (21 per cent) were women".
            return beside;
        }

        if (terms.IsMark(quantity.First - 1, "(") && terms.IsMark(quantity.End, ")") && terms.Is(quantity.First - 2, TermKind.Province))
        {
            // "Most cases were in Phnom Penh (31 per cent)".
            return subjects.LeftOf(quantity.First) is { Noun: "case" or "victim" or "suspect", IsOther: false } all ? all with { Parts = [] } : subjects.Before is { Noun: "case" or "victim" or "suspect" } spoken ? spoken with { Parts = [] } : null;
        }

        var opens = terms.IsLink(quantity.End, "by") || terms.Is(quantity.End, TermKind.Share) || terms.Is(quantity.End, TermKind.Most) || terms.IsLink(quantity.End, "of") || terms.IsLink(quantity.End - 2, "of") || (quantity.Unit is QuantityUnit.Fraction && (terms.Is(quantity.End, TermKind.Function, "the") || terms.Is(quantity.End, TermKind.Noun) || terms.Is(quantity.End, TermKind.People) || terms.Is(quantity.End, TermKind.Country))) || quantity.Value.Low == 50 && terms[quantity.First].Is(TermKind.Most);
        if (opens)
        {
            var (whole, behind) = Whole(quantity.End, end);
            if (whole.IsOther)
            {
                return null;
            }

            if (IsList(behind, end) || Enumerable.Range(behind, Math.Max(end - behind, 0)).Any(i => terms[i].Is(TermKind.Function, "not")))
            {
                return null;
            }

            end = PartEnd(behind, end);
            // "Were adults, the rest minors", "concerned sexual exploitation; trafficking ...": what is behind is another share.
            var close = Enumerable.Range(behind, Math.Max(end - behind, 0)).FirstOrDefault(i => terms[i].IsMark(",") || terms.IsClauseEnd(i), end);
            var said = (IsActive(quantity.First) ? PartIn(start, quantity.First) : null) ?? PartIn(behind, close) ?? PartIn(behind, end) ?? PartIn(start, quantity.First) ?? PlaceIn(behind, end) ?? PlaceIn(start, quantity.First);
            said ??= AlsoCounted(quantity);
            whole = whole.IsEmpty && terms[quantity.First].IsKhmer && _reader.Left(quantity.First, start, false) is { IsOther: false, Noun: "victim" or "suspect" or "defendant", Parts.Count: 0 } named ? named : whole;
            if (said is null && Manners.OfShare(terms, quantity.End, end, whole.IsEmpty ? subjects.Before : whole) is { } manner)
            {
                return manner;
            }

            return said is null ? null : Leaning(Joined(whole.IsEmpty || whole.Noun is null ? before ?? whole : whole, said));
        }

        if (AlsoCounted(quantity) is { } counted)
        {
            return Leaning(counted);
        }

        // "Nearly half, 230, were under 18".
        var aside = quantities.Next(quantity.End);
        var verb = quantities.At(aside) is { } number && aside == quantity.End + 1 && terms.IsAside(number) ? number.End + 1 : quantity.End < terms.Count && terms[quantity.End].Key == "one" ? quantity.End + 1 : quantity.End;
        if (Manners.OfShare(terms, quantity.End, end, quantities.Before(quantity.First)?.Subject is { Noun: "complaint" } inSentence ? inSentence : subjects.Before) is { } came)
        {
            return came;
        }

        verb = terms.IsMark(quantity.First - 1, "(") && terms.IsMark(quantity.End, ")") && quantities.EndingAt(quantity.First - 1) is { IsCount: true } ? quantity.End + 1 : verb == quantity.End ? terms.BracketEnd(verb) : verb;
        var part = _reader.Predicate(verb, Math.Max(end, quantities.Next(verb))) is { IsEmpty: false } told ? told : PartIn(start, quantity.First) ?? PartIn(0, quantity.First);
        var other = subjects.LeftOf(quantity.First);
        var isDenied = terms.Is(verb, TermKind.Function, "be") && !terms[verb].IsKhmer && (terms.Is(verb + 1, TermKind.Function, "not") || (verb + 1 < end && terms[verb + 1].IsUnknown && quantities.Before(quantity.First) is not null));
        return part is null || isDenied || other is { IsOther: true } ? null : Leaning(Joined(before ?? WholeOf(part, other) ?? other ?? Subject.None, part));
    }

    /// <summary>"Half the room gasped": a fraction of what nobody counts here.</summary>
    private bool IsOfSomethingElse(Quantity quantity)
    {
        var at = quantity.End;
        while (at < terms.Count && (terms.Is(at, TermKind.Function, "the") || terms[at].Key is "my" or "our" or "his" or "her"))
        {
            at++;
        }

        return quantity.Unit is QuantityUnit.Fraction && at > quantity.End && at < terms.Count && !terms[at].IsKhmer && (terms[at].IsUnknown || terms.Is(at, TermKind.Trap))
            && !Enumerable.Range(at + 1, 2).Any(i => i < terms.Count && (terms[i].IsTelling() || terms[i].Is(TermKind.Event)));
    }

    /// <summary>"Most cases were in Phnom Penh (31 per cent)", "..., followed by": more than anywhere else, which need not be half.</summary>
    private bool IsPlurality(Quantity quantity) => terms[quantity.First].Is(TermKind.Most) && Enumerable.Range(quantity.End, terms.Count - quantity.End).TakeWhile(i => !terms.IsClauseEnd(i)).Any(i =>
        terms[i].Key is "followed" || (terms.IsMark(i, "(") && terms.Is(i - 1, TermKind.Province) && quantities.At(i + 1) is { Unit: QuantityUnit.Percent, Value.Low: <= 50 }));

    /// <summary>"Nearly half were minors.", behind a sentence on victims: a part whose whole nothing here names is one of those counted before.</summary>
    private Subject Leaning(Subject share) =>
        share is { Noun: null or "person", Event: null, Groups.Count: 0 } && subjects.Before is { IsOther: false, Groups.Count: 0 } whole && whole.Parts.All(p => share.Parts.Any(s => s.By == p.By) || (p is { By: "citizenship-group", Code: "foreign" } && whole.Event is "deported" or "sent-home")) && (whole.Noun is "victim" or "suspect" or "defendant" or "convict" || whole is { Noun: "person", Event: not null })
            ? whole with { At = share.At, Parts = share.Parts } : share;

    /// <summary>"230 minors, or 44 per cent", "98 were minors. That is 35 per cent of all victims": the part is the one whose number was just told.</summary>
    private Subject? AlsoCounted(Quantity quantity)
    {
        var at = terms.IsMark(quantity.First - 1, ",") && terms.IsLink(quantity.First - 2, "or") ? quantity.First - 2 : quantity.First - 1;
        // "230 minors (120 girls and 110 boys), or 44 per cent": it is that of the number before the bracket.
        var told = terms.IsMark(at - 1, ",") ? at - 1 : at;
        var behind = terms.IsMark(told - 1, ")") && terms.BracketOf(told - 1) is { } open ? open : quantity.First;
        if (quantities.Before(behind) is { IsCount: true, Role: QuantityRole.Level } number && terms.IsLink(at, "or"))
        {
            return number.Subject is { IsOther: false } counted && (counted.Parts.Count > 0 || counted.Groups.Count > 0) ? counted : null;
        }

        var isSaidOfIt = (at == 0 && terms[0].Key == "that") || (at == 1 && terms.Is(at, TermKind.Function, "be") && terms[0].Key is "that" or "this" or "it" or "they");
        return isSaidOfIt ? subjects.Told : null;
    }

    /// <summary>"Chinese made up nearly half of those deported, while ...": who made it up stands in front.</summary>
    private bool IsActive(int first)
    {
        var at = first - 1;
        while (at > 0 && (terms[at].Is(TermKind.Bound) || terms[at].Is(TermKind.Function, "the")))
        {
            at--;
        }

        return at > 0 && terms[at].Is(TermKind.Share) && !terms[at].IsKhmer && terms[at].Key is not ("share" or "proportion");
    }

    /// <summary>The noun behind "of", perhaps with its number, and the term where what is said of it may begin.</summary>
    private (Subject Whole, int Behind) Whole(int at, int end)
    {
        var i = at;
        while (i < end && (terms[i].IsLink("by") || terms[i].Is(TermKind.Share) || (terms[i].Is(TermKind.Function) && !terms[i].Is(TermKind.Function, "be")) || terms[i].IsNumber || terms[i].IsLink("of") || terms[i].IsLink("pronoun") || terms[i].Is(TermKind.Bound)))
        {
            i++;
        }

        if (at < terms.Count && terms.IsLink(at, "of") && terms[at].Key == "of" && terms[at].End - terms[at].Start == "of these".Length && subjects.Told is { Parts.Count: > 0 } && quantities.Before(at - 1) is null or { IsCount: false })
        {
            // "230 were under 18. Half of these": of all, or of those 230?
            return (Subject.None with { IsOther = true }, end);
        }

        var isNamed = terms.Is(i + 1, TermKind.Noun) || terms.Is(i + 1, TermKind.People) || terms.Is(i + 1, TermKind.Country);
        if (i < end && !isNamed && terms[i].Code(TermKind.Event) is { } happened)
        {
            // "Half of those deported".
            var be = Enumerable.Range(i, end - i).FirstOrDefault(j => terms[j].Is(TermKind.Function, "be"), end);
            return (new Subject(i, "person", happened, [], []), be);
        }

        if (terms.IsLink(i - 1, "pronoun") || IsOfTheTotal(at, i) || (terms[i - 1].Is(TermKind.Most) && terms.IsLink(i, "of")) || terms.IsLink(i - 1, "of"))
        {
            return ((SubjectFinder.People(quantities.Where(q => q.End <= at)) ?? subjects.LeftOf(at) ?? (subjects.Before.IsEmpty ? null : subjects.Before)) is { } named ? named with { Parts = [] } : Subject.None, i - 1);
        }

        var noun = _reader.Right(i);
        for (var j = i; j < end; j++)
        {
            if (terms[j].Is(TermKind.Function, "be") && j > noun.At)
            {
                return (subjects.HappenedToThem(noun, i), j);
            }
        }

        return (subjects.HappenedToThem(noun, i), end);
    }

    /// <summary>"230 were minors, 44 per cent of the total and ...", "of the total of 523": of all who were counted before.</summary>
    private bool IsOfTheTotal(int at, int end) => terms.Is(at, TermKind.Share) && terms[at] is { Key: "of", IsKhmer: false } && !(end < terms.Count && terms[end].IsTelling());

    /// <summary>"Were adults, the rest minors", "concerned one; the other accounted for a quarter": what follows is of others.</summary>
    private int PartEnd(int from, int to)
    {
        var end = from + 1;
        while (end < to && !terms.IsClauseEnd(end) && !(terms[end].IsMark(",") && (terms.Skip(end + 1).Take(2).Any(t => t.Key is "rest" or "remainder" or "remaining" or "others"))))
        {
            end++;
        }

        return Math.Min(end, to);
    }

    /// <summary>"Chinese, Vietnamese or Indonesian" are three parts together, which no breakdown has.</summary>
    private bool IsList(int from, int to) => Enumerable.Range(from, Math.Max(to - from, 0)).Count(i => terms[i].Is(TermKind.Country)) > 1 && Enumerable.Range(from, to - from).Any(i => terms[i].IsLink("or") || terms[i].IsLink("and"));

    /// <summary>"A third of the cases came from Phnom Penh".</summary>
    private Subject? PlaceIn(int from, int to) => Enumerable.Range(from, Math.Max(to - from, 0)).Any(i => terms[i].Is(TermKind.Province)) ? Subject.None : null;

    /// <summary>The share of a part that a sentence names: "the share of minors among victims was 44 per cent".</summary>
    private Subject? PartIn(int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
        {
            if (windows.Covers(i))
            {
                continue;
            }

            if (terms[i].Is(TermKind.People) || terms[i].Is(TermKind.Country) || terms[i].Is(TermKind.Group))
            {
                var phrase = _reader.Left(i + 1, from, false);
                return phrase.Parts.Count > 0 || phrase.Groups.Count > 0 ? phrase : null;
            }
        }

        return null;
    }

    private static Subject? WholeOf(Subject part, Subject? other) =>
        other is { Noun: not null and not "person" } ? other with { Parts = [] } : part.Noun is not null and not "person" ? part with { Parts = [] } : null;

    private static Subject Joined(Subject whole, Subject part) =>
        new(part.At, whole.Noun is null or "person" && part.Noun is not null and not "person" ? part.Noun : whole.Noun ?? part.Noun, whole.Event ?? part.Event, part.Parts, part.Groups);
}
