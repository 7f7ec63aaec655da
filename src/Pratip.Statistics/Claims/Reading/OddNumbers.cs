using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Numbers of short notes: "1 in 9", ៤ភាគ៥, "6k", "in '24", "to each of 3 victims".</summary>
internal static class OddNumbers
{
    /// <summary>"1 in 9 suspects", "8 in 10", ៤ភាគ៥: a part of a whole that stands for all.</summary>
    public static Quantity? InWords(IReadOnlyList<Term> terms, int at, int end)
    {
        if (terms[at] is { IsKhmer: false, Digits: null } && end + 2 < terms.Count && (terms[end].Is(TermKind.Noun) || terms[end].Is(TermKind.People)) && terms[end + 1].Key == "in" && terms[end + 2] is { Digits: null, Number.Value: { } of and > 1 and <= 20 }
            && terms[at].Number?.Value is { } some and >= 1 && some < of && !(terms.Is(end + 3, TermKind.Noun) || terms.Is(end + 3, TermKind.Time) || terms.Is(end + 3, TermKind.Province)))
        {
            // "One suspect in five".
            return new(at, end + 3, ClaimValue.Of(Math.Round(100m * some / of, 2)) with { IsFraction = true }, QuantityUnit.Fraction);
        }

        if (end + 1 >= terms.Count || terms[at].Number?.Value is not { } part || terms[end + 1].Number?.Value is not { } whole || whole is <= 1 or > 20 || part >= whole || part < 1)
        {
            return null;
        }

        var isFraction = terms[end] is { IsKhmer: true, Key: "ភាគ" }
            || (terms[end].Key == "in" && (part == 1 || whole == 10 || (terms[at].Digits is null && terms[end + 1].Digits is null)) && !(terms.Is(end + 2, TermKind.Time) || terms.Is(end + 2, TermKind.Province) || terms.Is(end + 2, TermKind.Month)));
        return isFraction ? new(at, end + 2, ClaimValue.Of(Math.Round(100m * part / whole, 2)) with { IsFraction = true, IsInTen = whole == 10 }, QuantityUnit.Fraction) : null;
    }

    /// <summary>"Two and a half times".</summary>
    public static decimal? AndAHalfTimes(IReadOnlyList<Term> terms, int at, int end) =>
        terms.IsLink(end, "and") && terms.Is(end + 1, TermKind.Fraction, "1/2") && terms.Is(end + 2, TermKind.Percent, "times") && terms[at].Number?.Value is { } whole and < 100 ? whole + 0.5m : null;

    /// <summary>What counts nothing of a period: a part of ten, thousands in short, a year in short, "these three", those who got something each.</summary>
    public static bool IsNone(IReadOnlyList<Term> terms, int at, int end) =>
        IsOfTen(terms, at, end) || (terms[at].Digits is null && terms[at].Number?.Value == 1 && Enumerable.Range(1, terms.Count - 1).Any(i => terms[i].Key == "many" && terms[i - 1].Key == "too")) || IsCut(terms, at) || IsSigned(terms, at, end) || IsOfEvery(terms, at)
        || (at > 1 && terms[at - 1].Key == "even" && terms[at - 2].Key == "not")
        || (terms[at].Digits is null && !terms[at].IsKhmer && at > 0 && terms[at - 1].Key is "these" or "those")
        || (terms.IsLink(at - 1, "by") && at > 1 && terms[at - 2].Key == "each");

    /// <summary>"7 of 10 accused persons": seven in every ten, or of ten people; nobody can tell.</summary>
    private static bool IsOfTen(IReadOnlyList<Term> terms, int at, int end) =>
        (terms.IsLink(end, "by") && end + 1 < terms.Count && terms[end + 1].Number?.Value == 10 && terms[at].Number?.Value < 10 && terms[at].Digits is not null)
        || (terms[at].Number?.Value == 10 && terms.IsLink(at - 1, "by") && at > 1 && terms[at - 2] is { Digits: not null, Number.Value: < 10 });

    /// <summary>"2/7": the numbers of a thread.</summary>
    private static bool IsSigned(IReadOnlyList<Term> terms, int at, int end) => terms[at].Digits is not null
        && (IsOneOf(terms, at - 1, "/", "+") || (IsOneOf(terms, end, "/") && !terms.Is(end + 1, TermKind.People)));

    private static bool IsOneOf(IReadOnlyList<Term> terms, int at, params string[] marks) => at >= 0 && at < terms.Count && marks.Any(terms[at].IsMark);

    /// <summary>"Of every 100 people deported": a rate, and so is what is said of them.</summary>
    private static bool IsOfEvery(IReadOnlyList<Term> terms, int at) => at > 0 && terms[at - 1].Key is "every";

    /// <summary>"6k" and "'24": a letter or an apostrophe that touches the digits.</summary>
    private static bool IsCut(IReadOnlyList<Term> terms, int at) => terms[at].Digits is not null
        && ((at + 1 < terms.Count && terms[at + 1] is { IsUnknown: true, IsKhmer: false, Key: "k" or "m" or "bn" or "mn" } unit && unit.Start == terms[at].End)
            || (at > 0 && terms[at].Digits!.Length == 2 && (terms[at - 1].IsMark("'") || terms[at - 1].IsMark("\u2019") || terms[at - 1].IsMark("\u2018")) && terms[at - 1].End == terms[at].Start));
}
