using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

internal enum QuantityUnit
{
    Count,
    Percent,
    Points,
    Fraction,
    Factor,
}

/// <summary>What a number does in its sentence.</summary>
internal enum QuantityRole
{
    Level,

    /// <summary>The amount of a change, in its own unit.</summary>
    Amount,
    Earlier,
    Later,
    Share,
    Trap,
}

/// <summary>A number of a sentence with what bounds it.</summary>
/// <param name="First">The first term with its bound; <paramref name="End"/> is the one after its unit.</param>
internal sealed class Quantity(int first, int end, ClaimValue value, QuantityUnit unit)
{
    public int First { get; } = first;

    public int End { get; } = end;

    public ClaimValue Value { get; } = value;

    public QuantityUnit Unit { get; } = unit;

    public QuantityRole Role { get; set; }

    /// <summary>What it counts, as far as the words around it tell.</summary>
    public Subject Subject { get; set; } = Subject.None;

    public bool IsCount => Unit is QuantityUnit.Count;
}

/// <summary>A noun, what happened, and which part of the population.</summary>
/// <param name="At">The term of the noun, or of the first word that tells; -1 where nothing does.</param>
internal sealed record Subject(int At, string? Noun, string? Event, IReadOnlyList<ClaimPart> Parts, IReadOnlyList<string> Groups)
{
    public static Subject None { get; } = new(-1, null, null, [], []);

    /// <summary>What a hotline answers, which may be complaints or anything.</summary>
    public const string Call = "call";

    /// <summary>Part of what was counted before: "of whom 22 were women".</summary>
    public bool IsPart { get; init; }

    /// <summary>What it counts is no matter of this register: dengue cases.</summary>
    public bool IsOther { get; init; }

    /// <summary>And the words say so, where <see cref="IsOther"/> may only mean that nobody knows them.</summary>
    public bool IsTopic { get; init; }

    public bool IsEmpty => Noun is null && Parts.Count == 0 && Groups.Count == 0;
}

internal static class TermLists
{
    public static bool Is(this IReadOnlyList<Term> terms, int at, TermKind kind) => at >= 0 && at < terms.Count && terms[at].Is(kind);

    public static bool Is(this IReadOnlyList<Term> terms, int at, TermKind kind, string code) => at >= 0 && at < terms.Count && terms[at].Is(kind, code);

    public static bool IsMark(this IReadOnlyList<Term> terms, int at, string mark) => at >= 0 && at < terms.Count && terms[at].IsMark(mark);

    /// <summary>Where one thought ends within a sentence: ; : or a dash between words, "while", "when".</summary>
    /// <summary>A number between dashes or commas of its own: "eight in ten - 241 - were female".</summary>
    public static bool IsAside(this IReadOnlyList<Term> terms, Quantity quantity) => quantity.First > 0 && quantity.End < terms.Count
        && (terms[quantity.End].IsMark(",") || terms[quantity.End].IsMark("\u2013") || terms[quantity.End].IsMark("\u2014") || terms[quantity.End].IsMark("-")) && terms[quantity.First - 1].Key == terms[quantity.End].Key;

    public static bool IsClauseEnd(this IReadOnlyList<Term> terms, int at) =>
        at >= 0 && at < terms.Count && (terms[at].IsLink("while") || terms[at].IsMark(";"));
}
