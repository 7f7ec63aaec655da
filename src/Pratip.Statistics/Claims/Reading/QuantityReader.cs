using System.Globalization;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>The numbers of a sentence that may be said of a figure. Windows, ages, money, article and telephone numbers are not among them.</summary>
internal sealed class QuantityReader(IReadOnlyList<Term> terms, WindowList windows)
{
    private readonly DatePoints _points = new(terms);

    public List<Quantity> Read()
    {
        var found = new List<Quantity>();
        for (var at = 0; at < terms.Count;)
        {
            if (windows.At(at) is { } window)
            {
                at = window.End;
                continue;
            }

            var quantity = terms[at].IsNumber ? Number(at) : Words(at);
            if (quantity is not null && (found.Count == 0 || found[^1].End <= quantity.First))
            {
                found.Add(quantity);
            }

            at = Math.Max(quantity?.End ?? 0, at + 1);
        }

        return found;
    }

    private Quantity? Number(int at)
    {
        var end = at + 1;
        var high = -1;
        if (end + 1 < terms.Count && terms[end + 1].IsNumber && !IsInWindow(end + 1) && IsRangeLink(at, end))
        {
            high = end + 1;
            end += 2;
        }

        if (OutOf(at, end) is { } fraction)
        {
            // "Nearly six in ten".
            var opens = BoundBefore(at, out var near);
            return near is ValueBound.Exactly ? fraction : new(opens, fraction.End, fraction.Value with { Bound = near }, fraction.Unit);
        }

        if (OddNumbers.AndAHalfTimes(terms, at, end) is { } half)
        {
            var from = BoundBefore(at, out var about);
            return new(from, end + 3, ClaimValue.Of(half, about, 1), QuantityUnit.Factor);
        }

        var unit = UnitAt(ref end);
        if (unit is QuantityUnit.Count && high < 0 && terms.IsLink(at - 1, "from") && terms.IsLink(end, "to") && end + 1 < terms.Count && terms[end + 1].IsNumber && terms.Is(end + 2, TermKind.Percent, "percent"))
        {
            // "From 46 to 35 per cent".
            unit = QuantityUnit.Percent;
        }

        if (IsTrap(at, end, unit) || ValueAt(at, unit) is not { } low)
        {
            return null;
        }

        var first = BoundBefore(at, out var bound);
        if (unit is QuantityUnit.Count && (low.Decimals > 0 || low.Value != decimal.Truncate(low.Value!.Value)))
        {
            return null;
        }

        if (high >= 0)
        {
            return ValueAt(high, unit) is { Value: { } top } && top > low.Value
                ? new(first, end, new ClaimValue(Scaled(low.Value!.Value, top), top, ValueBound.Between, low.Decimals), unit)
                : null;
        }

        end = BoundBehind(end, ref bound);
        return new(first, end, ClaimValue.Of(low.Value!.Value, bound, low.Decimals), unit);
    }

    /// <summary>"Between two and three hundred" begins at two hundred.</summary>
    private static decimal Scaled(decimal low, decimal top)
    {
        var scale = top % 1000 == 0 ? 1000m : 100m;
        return low < 10 && top >= 100 && top % scale == 0 && low * scale < top ? low * scale : low;
    }

    /// <summary>"Two out of five".</summary>
    private Quantity? OutOf(int at, int end) => OddNumbers.InWords(terms, at, end) ??
        (end + 1 < terms.Count && terms[end] is { Key: "out" } && terms.IsLink(end, "of") && (terms[end + 1].Key == "every" ? end + 2 : end + 1) is var total && total < terms.Count && terms[at].Number?.Value is { } part && terms[total].Number?.Value is { } whole && whole is > 1 and <= 20 && part < whole
            ? new(at, total + 1, ClaimValue.Of(Math.Round(100m * part / whole, 2)) with { IsFraction = true, IsInTen = whole == 10 }, QuantityUnit.Fraction)
            : null);

    private bool IsInWindow(int at) => windows.Covers(at);

    /// <summary>"20 to 25", "20–25", "between 20 and 25"; never "from 20 to 25", which is a change.</summary>
    private bool IsRangeLink(int at, int link) =>
        (terms[link].IsMark("–") || (terms[link].IsMark("-") && terms[link].Start == terms[at].End))
        || (terms[link].IsLink("to") && !terms.Is(at - 1, TermKind.Link, "from") && !HasBefore(at, TermKind.Direction, 3))
        || (terms[link].IsLink("and") && terms.Is(at - 1, TermKind.Time, "between"))
        || (terms[link].IsLink("to") && terms.Is(at - 1, TermKind.Time, "between"));

    private bool HasBefore(int at, TermKind kind, int within)
    {
        for (var i = at - 1; i >= 0 && i >= at - within; i--)
        {
            if (terms[i].Is(kind))
            {
                return true;
            }
        }

        return false;
    }

    private WrittenNumber? ValueAt(int at, QuantityUnit unit)
    {
        var term = terms[at];
        var number = term.Digits is { } digits ? WrittenNumber.Read(digits, term.IsKhmer, unit is not QuantityUnit.Count) : term.Number!.Value;
        return number.Value is null ? null : number;
    }

    private QuantityUnit UnitAt(ref int end)
    {
        if (terms.Is(end, TermKind.Percent, "percent"))
        {
            end++;
            if (terms.Is(end, TermKind.Percent, "points"))
            {
                end++;
                return QuantityUnit.Points;
            }

            return QuantityUnit.Percent;
        }

        if (terms.Is(end, TermKind.Percent, "points"))
        {
            end++;
            return QuantityUnit.Points;
        }

        if (terms.Is(end, TermKind.Percent, "times"))
        {
            end++;
            return QuantityUnit.Factor;
        }

        return QuantityUnit.Count;
    }

    private bool IsTrap(int at, int end, QuantityUnit unit)
    {
        if (terms.Is(at - 1, TermKind.Trap, "money") || terms.Is(end, TermKind.Trap, "money") || terms.Is(end, TermKind.Trap, "unit"))
        {
            return true;
        }

        if ((terms[at].Digits is { Length: 4 } && _points.IsOfLaw(at)) || (end < terms.Count && terms[end].Key == "articles"))
        {
            return true;
        }

        if (unit is QuantityUnit.Factor && IsOccasions(at, end))
        {
            return true;
        }

        if (OddNumbers.IsNone(terms, at, end))
        {
            return true;
        }

        if (terms.Is(at - 1, TermKind.Trap, "label") || terms.Is(at - 1, TermKind.Trap, "age") || (terms.Is(at - 1, TermKind.Link, "and") && terms.Is(at - 3, TermKind.Trap, "label")))
        {
            return true;
        }

        if (unit is not QuantityUnit.Count)
        {
            return false;
        }

        if (IsAgeOfOne(at) || (at > 0 && terms[at].IsKhmer && terms[at].Digits is { Length: 4 } && terms[at - 1].Is(TermKind.Manner, "channel=hotline")))
        {
            return true;
        }

        var isDuration = terms.Is(end, TermKind.Time, "year") || terms.Is(end, TermKind.Time, "month") || terms.Is(end, TermKind.Time, "day") || terms.Is(end, TermKind.Time, "week");
        return (isDuration && !IsKhmerWindowBehind(end)) || IsRate(at, end) || IsAside(at, end) || IsSeries(at) || IsBareOne(at, end) || IsRangeOfTrap(at, end) || IsOrLonger(at, end);
    }

    /// <summary>"The committee met 11 times.": occasions, and nothing that grew.</summary>
    private bool IsOccasions(int at, int end) => !terms[end - 1].IsKhmer && terms[end - 1].Key == "times" && terms[end - 1].End - terms[end - 1].Start == "times".Length && !HasBefore(at, TermKind.Direction, 4) && !terms.Is(at - 1, TermKind.Bound)
        && (end == terms.Count || terms.IsMark(end, ".") || terms.IsMark(end, "\n") || (terms[end].Key is "in" or "during" && windows.At(end + 1) is not null)) && !(at > 1 && terms.IsLink(at - 1, "by"));

    /// <summary>"Between five and ten years": the first number is of the unit of the second.</summary>
    private bool IsRangeOfTrap(int at, int end) =>
        end + 1 < terms.Count && (terms[end].IsLink("and") || terms[end].IsLink("to") || terms[end].IsLink("or") || terms[end].IsMark("–") || terms[end].IsMark("-")) && terms[end + 1].IsNumber
        && (terms.Is(end + 2, TermKind.Trap) || terms.Is(end + 2, TermKind.Time, "year") || terms.Is(end + 2, TermKind.Time, "month") || terms.Is(end + 2, TermKind.Time, "day") || terms.Is(end + 2, TermKind.Month))
        && !terms.Is(at + 1, TermKind.Noun);

    /// <summary>"Seven to 15 years in prison, or up to 20 if": more of the years that stand before.</summary>
    private bool IsOrLonger(int at, int end)
    {
        const int Farthest = 5;
        var or = terms.Is(at - 1, TermKind.Bound) ? at - 2 : at - 1;
        if (!terms.IsLink(or, "or") || terms.Is(end, TermKind.Noun) || terms.Is(end, TermKind.People) || terms.Is(end, TermKind.Country) || terms.Is(end, TermKind.Percent))
        {
            return false;
        }

        for (var i = or - 1; i > 0 && i >= or - Farthest && !terms[i].IsNumber; i--)
        {
            if (terms[i - 1].IsNumber && (terms[i].Is(TermKind.Time, "year") || terms[i].Is(TermKind.Time, "month") || terms[i].Is(TermKind.Time, "day")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"១៩៧ករណី ឆ្នាំ២០២៤" has a window behind its noun; "១៥ ខែមីនា" is a day.</summary>
    private bool IsKhmerWindowBehind(int at) => terms[at].IsKhmer && windows.At(at) is not null;

    /// <summary>Groups of digits one after the other are a telephone number.</summary>
    private bool IsSeries(int at) =>
        terms[at].Digits is not null && (IsLooseNumber(at + 1) || IsLooseNumber(at - 1))
        || (terms[at].Digits is { Length: > 1 } digits && digits[0] == '0' && !digits.Contains('.', StringComparison.Ordinal) && !digits.Contains(',', StringComparison.Ordinal));

    private bool IsLooseNumber(int at) => at >= 0 && at < terms.Count && terms[at].Digits is not null && !windows.Covers(at);

    /// <summary>"On average 16 cases", "16 cases a month" are rates and no counts of a window.</summary>
    private bool IsRate(int at, int end)
    {
        for (var i = Math.Max(at - 8, 0); i < Math.Min(end + 3, terms.Count); i++)
        {
            if (terms[i].Is(TermKind.Trap, "rate") || (i >= end && terms[i].Key == "every" && i + 1 < terms.Count && terms[i + 1].IsNumber && terms.Is(i + 2, TermKind.Time)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Mr Sok, 54, has led", "two women, 23 and 30, were": ages.</summary>
    private bool IsAside(int at, int end) => IsAge(at) && !terms[at].IsKhmer && !(at > 1 && terms[at - 2].Key is "cases" or "victims" or "suspects" or "complaints" or "defendants" or "arrests" or "convictions" or "deportations" or "removals" or "charges" or "rest" or "remainder" or "others" or "half" or "majority" or "minority" or "remaining")
        && ((terms.IsMark(at - 1, ",") && (terms.IsMark(end, ",") || (terms.IsLink(end, "and") && end + 1 < terms.Count && IsAge(end + 1) && terms.IsMark(end + 2, ","))))
            || (terms.IsMark(end, ",") && terms.IsLink(at - 1, "and") && at > 2 && IsAge(at - 2) && terms.IsMark(at - 3, ",")))
        && !terms.Any(t => t.IsLink("respectively"));

    /// <summary>"A girl of 14".</summary>
    private bool IsAgeOfOne(int at) => at > 1 && terms[at - 1].Key == "of" && terms[at - 2].Key is "girl" or "boy" or "woman" or "man" or "child" or "teenager";

    private bool IsAge(int at) => terms[at] is { Digits: { Length: 2 }, Number.Value: >= 10 };

    /// <summary>"One of the", "no one", ករណីមួយ: an article more than a number.</summary>
    private bool IsBareOne(int at, int end) => terms[at].Digits is null && (terms[at].Number?.Value == 1 || (terms[at].Key == "not" && !terms.IsLink(end, "by") && !terms.Is(end, TermKind.EventNoun)))
        && !(end < terms.Count && !terms[at].IsKhmer && ((terms[end].Key is "fewer" or "more" or "less" && (terms[end].Is(TermKind.Bound) || terms.IsLink(end + 1, "than"))) || terms[end].Is(TermKind.Noun) || terms[end].Is(TermKind.People) || terms[end].Is(TermKind.Country)));

    private int BoundBefore(int at, out ValueBound bound)
    {
        bound = ValueBound.Exactly;
        var i = at - 1;
        if (i > 0 && MovementWords.IsHeldAgainst(terms, windows, terms.Is(i, TermKind.Bound) ? i : i - 1))
        {
            return at;
        }

        if (terms.Is(i, TermKind.Function, "the") && terms.Is(i - 1, TermKind.Bound))
        {
            i--;
        }

        if (terms.Is(i, TermKind.Time, "between"))
        {
            return i;
        }

        if (i < 0 || terms[i].Code(TermKind.Bound) is not { } code || IsComparative(i))
        {
            return at;
        }

        bound = BoundOf(code);
        return i;
    }

    /// <summary>In "33 more than the 164 of 2023" and "4.8 per cent less than 104" it compares two numbers and bounds none.</summary>
    private bool IsComparative(int at) => at > 0 && !windows.Covers(at - 1) && (terms[at - 1].IsNumber || (terms.IsMark(at - 1, ")") && terms.Is(at - 2, TermKind.Percent)) || ((terms.Is(at - 1, TermKind.Noun) || terms.Is(at - 1, TermKind.Percent)) && at > 1 && terms[at - 2].IsNumber)) && terms[at].Code(TermKind.Bound) is "over" or "under";

    /// <summary>"5,000 or so"; ២០០នាក់ប្រមាណ is not read.</summary>
    private int BoundBehind(int end, ref ValueBound bound)
    {
        if (bound is ValueBound.Exactly && end < terms.Count && terms[end].Key is "or" && terms.Is(end, TermKind.Bound, "about"))
        {
            bound = ValueBound.About;
            return end + 1;
        }

        return end;
    }

    internal static ValueBound BoundOf(string code) => code switch
    {
        "over" => ValueBound.Over,
        "under" => ValueBound.Under,
        "nearly" => ValueBound.Nearly,
        "about" => ValueBound.About,
        "at-least" => ValueBound.AtLeast,
        "at-most" => ValueBound.AtMost,
        _ => throw new InvalidDataException($"claim-words.json: '{code}' is no bound."),
    };

    /// <summary>"Doubled", "a third of", "most of".</summary>
    private Quantity? Words(int at)
    {
        var term = terms[at];
        if (term.Code(TermKind.Factor) is { } factor && (factor == "0.5" || !terms.Is(at + 1, TermKind.Group)))
        {
            var first = BoundBefore(at, out var bound);
            return new(first, at + 1, ClaimValue.Of(decimal.Parse(factor, CultureInfo.InvariantCulture), bound), QuantityUnit.Factor);
        }

        if (term.Code(TermKind.Fraction) is { } fraction && IsOf(at))
        {
            var parts = fraction.Split('/');
            var percent = Math.Round(100m * decimal.Parse(parts[0], CultureInfo.InvariantCulture) / decimal.Parse(parts[1], CultureInfo.InvariantCulture), 2);
            var first = BoundBefore(at, out var bound);
            return new(first, at + 1, ClaimValue.Of(percent, bound) with { IsFraction = true }, QuantityUnit.Fraction);
        }

        return IsMostOf(at) ? new(at, at + 1, ClaimValue.Of(50, ValueBound.Over), QuantityUnit.Fraction) : null;
    }

    /// <summary>A fraction is a share of something, or what something changed by; "the first half" is a window.</summary>
    private bool IsOf(int at) => terms.Is(at + 1, TermKind.Noun) || (at + 1 < terms.Count && terms[at + 1].Key is "more" or "fewer" or "one") || terms.Is(at + 1, TermKind.People) || terms.Is(at + 1, TermKind.Country) || terms.Is(at + 1, TermKind.Link, "by") || terms.IsLink(at + 1, "of") || terms.Is(at - 1, TermKind.Link, "by") || terms.Is(at + 1, TermKind.Share) || HasBefore(at, TermKind.Direction, 3)
        || (at > 0 && terms[at - 1].Is(TermKind.Bound) && terms.Is(at - 2, TermKind.Link, "by"))
        || HasBefore(at, TermKind.Share, 3) || (terms.Is(at + 1, TermKind.Function) && !terms.Is(at - 1, TermKind.Time)) || terms[at].IsKhmer
        || IsSaidInNumbersToo(at) || terms.IsLink(at - 1, "or") || (terms.IsMark(at - 1, ",") && terms.IsLink(at - 2, "or")) || (terms.Is(at - 1, TermKind.Bound) && terms.IsLink(at - 2, "or")) || (at > 1 && terms[at - 1].Key == "for" && terms.Is(at - 2, TermKind.Country) && terms.Take(at).Any(t => t.Is(TermKind.Share)));

    /// <summary>"Nearly half, 230, were under 18".</summary>
    private bool IsSaidInNumbersToo(int at) => at + 3 < terms.Count && terms[at + 2].IsNumber && ((terms[at + 1].IsMark(",") && terms[at + 3].IsMark(",")) || (terms[at + 1].IsMark("(") && terms[at + 3].IsMark(")")));

    /// <summary>"Most of the victims"; "the most cases" is a rank, "most" before another word an adverb.</summary>
    private bool IsMostOf(int at) => terms[at].Code(TermKind.Most) is not null
        && (terms[at].End - terms[at].Start > 4 || terms.Is(at + 1, TermKind.Noun) || terms.Is(at + 1, TermKind.People) || (terms.Is(at + 1, TermKind.Function, "be") && (terms.IsMark(at - 1, ",") || (at == 0 && terms.Is(at + 2, TermKind.People)))))
        && !terms.Is(at - 1, TermKind.Function, "the");
}
