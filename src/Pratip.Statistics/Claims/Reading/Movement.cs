using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>A word of direction with the numbers that belong to it: "rose by 33 from 164 to 197".</summary>
internal sealed class Movement(int at, int sign)
{
    public int At { get; } = at;

    public int Sign { get; } = sign;

    public List<Quantity> Amounts { get; } = [];

    public List<Quantity> Earlier { get; } = [];

    public Quantity? Later { get; set; }

    /// <summary>"33 more than", "a 20 per cent increase": the amount stands before the word.</summary>
    public bool IsComparative { get; set; }

    /// <summary>"..., and of sexual exploitation from 140 to 150": what moved as the one before, whose word of direction it shares.</summary>
    public Movement? Like { get; init; }

    /// <summary>"197 cases and 273 suspects, up 33 and 79 respectively": the count that it is of.</summary>
    public Quantity? Of { get; set; }

    public bool IsBare => Amounts.Count == 0 && Earlier.Count == 0 && Later is null;

    public int First => Amounts.Count > 0 ? Math.Min(At, Amounts[0].First) : At;
}

internal sealed partial class MovementReader(IReadOnlyList<Term> terms, WindowList windows, QuantityList quantities)
{
    private readonly PartsBehindColon _listed = new(terms, windows, quantities);

    private enum Mode
    {
        Direct,
        By,
        From,
        To,
        None,
    }

    private static readonly string[] Comparatives =
        ["more", "fewer", "less", "higher", "lower", "increase", "rise", "drop", "decrease", "decline", "fall", "jump", "surge", "reduction", "growth", "spike", "dip", "climb", "gain", "up", "down"];

    public List<Movement> Read()
    {
        var found = new List<Movement>();
        for (var at = 0; at < terms.Count; at++)
        {
            if (windows.Covers(at) || SignAt(at) is not { } sign)
            {
                continue;
            }

            var movement = new Movement(at, sign);
            Before(movement);
            Behind(movement);
            if (movement is { Later: not null, Earlier.Count: 0 } && terms.IsLink(0, "from") && quantities.At(1) is { IsCount: true, Role: QuantityRole.Level } front)
            {
                // "From 92 in 2016 the number climbed to 197".
                front.Role = QuantityRole.Earlier;
                movement.Earlier.Add(front);
            }

            if (IsOfSeveral(movement))
            {
                continue;
            }

            if (InTurn(movement) is { } turn)
            {
                found.AddRange([movement, turn]);
                continue;
            }

            if (!(terms[at].Is(TermKind.Bound) && movement.IsBare) && !IsPartOf(movement, found))
            {
                found.Add(movement);
            }
        }

        foreach (var movement in found.ToList())
        {
            Likewise(movement, found);
        }

        AfterWent(found);
        foreach (var factor in quantities.Where(q => q is { Unit: QuantityUnit.Factor, Role: QuantityRole.Level }))
        {
            found.Add(Multiplied(factor));
        }

        return found;
    }

    /// <summary>"Doubled from 512 to 922" is its own word of direction.</summary>
    private Movement Multiplied(Quantity factor)
    {
        var movement = new Movement(factor.End - 1, factor.Value.Low < 1 ? -1 : 1);
        factor.Role = QuantityRole.Amount;
        movement.Amounts.Add(factor);
        Behind(movement);
        return movement;
    }

    /// <summary>"Rose sharply, up from 164" is one movement; the first of two words that share no number is left out.</summary>
    private static bool IsPartOf(Movement movement, List<Movement> found) =>
        movement.IsBare && found.Count > 0 && movement.At - found[^1].At <= 2 && !found[^1].IsBare;

    private int? SignAt(int at)
    {
        var term = terms[at];
        if (term.Key == "added" && at + 1 < terms.Count && (terms[at + 1].Key == "that" || terms[at + 1].IsMark(",") || terms[at + 1].IsMark(".")))
        {
            // "He added that".
            return null;
        }

        if (term.Code(TermKind.Direction) is { } direction && !IsOfPlaceOrKind(at))
        {
            return direction is "up" or "more" ? 1 : direction == "down" ? -1 : 0;
        }

        if (term.IsKhmer && term.Code(TermKind.Bound) is "over" or "under" && windows.At(at + 1) is not null)
        {
            return term.Is(TermKind.Bound, "over") ? 1 : -1;
        }

        if (IsExceeded(at))
        {
            return 1;
        }

        if (MovementWords.IsHeldAgainst(terms, windows, at))
        {
            return term.Is(TermKind.Bound, "over") ? 1 : -1;
        }

        var isComparative = !term.IsKhmer && quantities.Any(q => q.IsCount || q.Unit is QuantityUnit.Percent or QuantityUnit.Points || (q.Unit is QuantityUnit.Fraction && q.End == at)) && term.Code(TermKind.Bound) is "over" or "under" && QuantityBefore(at) is not null
            && !quantities.Covers(at) && !IsOverTime(at) && !(term.Key == "passed" && at + 1 < terms.Count && terms[at + 1].Key == "to") && !(term.Key == "under" && quantities.At(at + 1) is { } files && terms.Is(files.End, TermKind.Noun));
        return isComparative ? term.Is(TermKind.Bound, "over") ? 1 : -1 : null;
    }

    /// <summary>"412 over twelve months": for so long, and not more than.</summary>
    private bool IsOverTime(int at)
    {
        var unit = terms.Is(at + 1, TermKind.Function, "the") ? at + 2 : at + 1;
        unit += unit < terms.Count && terms[unit].IsNumber ? 1 : 0;
        return terms[at].Key == "over" && (terms.Is(unit, TermKind.Time, "same-period") || terms.Is(unit, TermKind.Time, "same")) || terms[at].Key == "over" && unit < terms.Count && unit > at + 1 && (terms.Is(unit, TermKind.Time, "month") || terms.Is(unit, TermKind.Time, "year") || terms.Is(unit, TermKind.Time, "week"));
    }

    /// <summary>"Fell under sexual exploitation", "rose to speak", "fell victim to".</summary>
    private bool IsOfPlaceOrKind(int at) => terms[at].Key is "fell" or "fall" or "falls" or "fallen" or "falling"
        && at + 1 < terms.Count && ((terms[at + 1].Key is "under" or "within" or "into" && quantities.At(at + 1) is null && quantities.At(at + 2) is null) || terms[at + 1].Key is "victim" or "prey");

    /// <summary>"Exceeded that of 2023 by 33".</summary>
    private bool IsExceeded(int at)
    {
        const int Farthest = 8;
        if (terms[at].Key is not ("exceeded" or "surpassed" or "exceeding" or "exceeds") || quantities.At(at) is not null || at + 1 >= terms.Count || quantities.At(at + 1) is not null)
        {
            return false;
        }

        var by = Enumerable.Range(at + 1, Math.Min(Farthest, terms.Count - at - 1)).FirstOrDefault(i => quantities.At(i) is not null, -1);
        return by > 0 && terms[by - 1].Key == "by" && Enumerable.Range(at + 1, by - at - 1).Any(windows.Covers);
    }

    private void Before(Movement movement)
    {
        var term = terms[movement.At];
        var compares = (term.Is(TermKind.Bound) && !term.IsKhmer) || Comparatives.Contains(term.Key, StringComparer.Ordinal);
        if (compares && QuantityBefore(movement.At) is { Role: QuantityRole.Level } amount
            && (amount.Value.Bound is not ValueBound.Between) && (term.Key is not ("up" or "down") || amount.Unit is QuantityUnit.Percent || terms[Math.Min(movement.At + 1, terms.Count - 1)].Key == "on"))
        {
            // "100 more victims are held" adds to nothing that is named.
            var isAside = terms.IsMark(amount.First - 1, "(") && terms.IsMark(movement.At + 1, ")");
            var isNamed = isAside || IsAllBehindComma(amount, movement.At) || IsSaidTwice(movement.At) || term.Key is not ("more" or "fewer" or "less") || term.Is(TermKind.Bound) || terms.Skip(movement.At).Any(t => t.IsLink("than") || t.IsLink("compare")) || windows.Any(w => w.IsRelative);
            amount.Role = isNamed ? QuantityRole.Amount : QuantityRole.Trap;
            movement.IsComparative = true;
            if (isNamed)
            {
                movement.Amounts.Add(amount);
                movement.Amounts.AddRange(AsideBefore(movement.At) is { Role: QuantityRole.Level } aside ? [aside] : []);
                movement.Amounts[^1].Role = QuantityRole.Amount;
            }
        }
    }

    /// <summary>"There were 278 victims, 12 fewer."</summary>
    private bool IsAllBehindComma(Quantity amount, int word) => (terms.IsMark(amount.First - 1, ",") || terms.IsLink(amount.First - 1, "or")) && (word + 1 == terms.Count || terms.IsMark(word + 1, "."));

    /// <summary>"5 fewer or 4.8 per cent less than 104": both are held against what stands behind the second.</summary>
    private bool IsSaidTwice(int word)
    {
        var or = terms.IsMark(word + 1, ",") ? word + 2 : word + 1;
        return (terms.IsLink(or, "or") || terms.IsMark(or, "(")) && quantities.At(or + 1) is { } other && IsThan(other.End);
    }

    /// <summary>"Less than", "more than", behind what something changed by.</summary>
    private bool IsThan(int at) => at < terms.Count && !terms[at].IsKhmer && terms[at].Code(TermKind.Bound) is "over" or "under";

    /// <summary>"5 (4.8 per cent) fewer than 104": the same change in brackets.</summary>
    private Quantity? AsideBefore(int at) => terms.IsMark(at - 1, ")") && quantities.EndingAt(at - 1) is { Unit: QuantityUnit.Percent } aside && terms.IsMark(aside.First - 1, "(") ? aside : null;

    /// <summary>A number right before a word, perhaps with its noun between them.</summary>
    private Quantity? QuantityBefore(int at)
    {
        var i = (AsideBefore(at)?.First ?? at + 1) - 2;
        at = i + 1;
        while (i >= 0 && i >= at - 3 && (terms[i].Is(TermKind.Noun) || terms[i].Is(TermKind.People) || terms[i].Is(TermKind.Country)))
        {
            i--;
        }

        return quantities.EndingAt(i + 1);
    }

    private void Behind(Movement movement)
    {
        var mode = !movement.IsComparative && MovementWords.IsHeldAgainst(terms, windows, movement.At) ? Mode.From
            : movement.IsComparative ? (terms[movement.At].Is(TermKind.Bound) || terms.IsLink(movement.At + 1, "than") ? Mode.From : Mode.None)
            : movement.Amounts.Count == 0 ? EndsInTo(terms[movement.At]) ? Mode.To : Mode.Direct
            : terms.Is(movement.At + 1, TermKind.Function, "the") && quantities.At(movement.At + 2) is not null ? Mode.From : Mode.None;
        var unknown = 0;
        for (var i = movement.At + 1; i < terms.Count;)
        {
            if (windows.At(i) is { } window)
            {
                i = window.End;
                continue;
            }

            if (quantities.At(i) is { } quantity)
            {
                if (!Take(movement, quantity, ref mode))
                {
                    return;
                }

                i = quantity.End;
                continue;
            }

            if (!Step(i, movement, ref mode, ref unknown))
            {
                return;
            }

            i++;
        }
    }

    /// <summary>កើនដល់ ៨៥ ពី ៤៩: the word says to how many it rose, and not by how many.</summary>
    private static bool EndsInTo(Term term) => term.IsKhmer && term.Key.EndsWith("ដល់", StringComparison.Ordinal);

    private static bool Take(Movement movement, Quantity quantity, ref Mode mode)
    {
        if (quantity.Role is not QuantityRole.Level)
        {
            return false;
        }

        switch (mode)
        {
            case Mode.Direct or Mode.By:
                quantity.Role = QuantityRole.Amount;
                movement.Amounts.Add(quantity);
                mode = Mode.None;
                return true;
            case Mode.From when quantity.IsCount:
                quantity.Role = QuantityRole.Earlier;
                movement.Earlier.Add(quantity);
                return true;
            case Mode.From when quantity.Unit is QuantityUnit.Percent && movement.Amounts.TrueForAll(a => a.Unit is not QuantityUnit.Count):
                quantity.Role = QuantityRole.Share;
                return true;
            case Mode.To when movement.Later is null && quantity.IsCount:
                quantity.Role = QuantityRole.Later;
                movement.Later = quantity;
                mode = Mode.None;
                return true;
            default:
                return false;
        }
    }

    private bool Step(int at, Movement movement, ref Mode mode, ref int unknown)
    {
        var term = terms[at];
        if (mode is Mode.Direct && movement.IsBare && BeginsAnother(at, movement.At))
        {
            return false;
        }

        if (!movement.IsBare && _listed.BeginsAt(at))
        {
            return false;
        }

        if (movement.Amounts.Count > 0 && movement.Amounts[^1].End == at && IsThan(at) && !MovementWords.IsHeldAgainst(terms, windows, at))
        {
            mode = Mode.From;
            return true;
        }

        if (terms.IsClauseEnd(at) || term.IsLink("compare") || term.IsLink("of") || (term.Is(TermKind.Direction) && !term.IsLink("to")) || term.Is(TermKind.Rank))
        {
            return false;
        }

        if (term.IsLink("from") || term.IsLink("than"))
        {
            mode = Mode.From;
            return true;
        }

        if (term.IsLink("to") || (term.Is(TermKind.Word, "onto") && mode is Mode.From && movement.Earlier.Count > 0 && quantities.At(at + 1) is not null))
        {
            mode = Mode.To;
            return true;
        }

        if (term.IsLink("by"))
        {
            // "From 134 to 98, by about 27 per cent" as well.
            mode = mode is Mode.Direct || movement is { Later: not null, Amounts.Count: 0 } ? Mode.By : mode;
            return true;
        }

        if (term.IsMark("(") && windows.Covers(at - 1) && movement is { Amounts: [{ Unit: QuantityUnit.Factor or QuantityUnit.Count }], Earlier.Count: 0 } && quantities.At(at + 1) is { IsCount: true })
        {
            // "Twice as many as in 2023 (75)".
            mode = Mode.From;
            return true;
        }

        if (term.IsMark("(") && movement.IsBare && Comparatives.Contains(terms[movement.At].Key, StringComparer.Ordinal) && terms.Is(movement.At + 1, TermKind.Function, "in") && quantities.At(at + 1) is { IsCount: true } aside && terms.IsMark(aside.End, ")"))
        {
            // "The rise in cases (33)".
            mode = Mode.By;
            return true;
        }

        if (term.IsLink("or") || term.IsMark("(") || term.IsMark("/"))
        {
            mode = movement.IsBare ? mode : Mode.By;
            return !movement.IsBare;
        }

        if (term.IsLink("and"))
        {
            return mode is Mode.From && movement.Earlier.Count > 0;
        }

        if (term.IsMark(",") || term.IsMark(")"))
        {
            return ContinuesBehindComma(at + 1, movement);
        }

        if (term.IsUnknown || term.Is(TermKind.Event))
        {
            return mode is Mode.Direct or Mode.To && ++unknown <= 2;
        }

        return mode is not Mode.From || movement.Earlier.Count > 0 || !term.Is(TermKind.Function, "be");
    }

    /// <summary>"Yet convictions rose: courts sentenced 130", "fewer cases this year: 99 vs 104", តិចជាងឆ្នាំ២០២៣ ដែលមាន ១៧៤ករណី: the number is a count of its own and not what it moved by.</summary>
    private bool BeginsAnother(int at, int word) => (terms[at].IsMark(":") && (at > word + 1 || !(quantities.At(at + 1) is not null || terms.IsLink(at + 1, "by"))) && !terms.IsLink(at + 1, "from"))
        || (terms[word].IsKhmer && terms[word].Is(TermKind.Bound) && terms[at].Key == "ដែល");

    /// <summary>"Grew by a fifth, from 342 to 410": the same movement goes on only with from or to.</summary>
    private bool ContinuesBehindComma(int at, Movement movement) =>
        terms.IsLink(at, "from") || terms.IsLink(at, "to") || (!movement.IsBare && terms.IsLink(at, "or")) || terms.IsMark(at, "(")
        || (movement.Amounts.Count == 0 && terms.IsLink(at, "by"));
}
