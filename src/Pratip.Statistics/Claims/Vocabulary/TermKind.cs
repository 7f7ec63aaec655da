namespace Pratip.Statistics.Claims.Vocabulary;

/// <summary>What a word does in a claim. One phrase may do several things; its neighbours decide.</summary>
public enum TermKind
{
    /// <summary>A word that the vocabulary does not know.</summary>
    Word,
    Number,
    Ordinal,
    Mark,

    /// <summary>What is counted: case, victim, person.</summary>
    Noun,

    /// <summary>A noun that is an event: arrests, deportations.</summary>
    EventNoun,

    /// <summary>What happened to what is counted: arrested, rescued.</summary>
    Event,

    /// <summary>A part of the population, as breakdown=code.</summary>
    People,
    Country,
    Province,
    Group,

    /// <summary>What else cases and percentages may be of.</summary>
    Topic,
    Direction,
    Factor,
    Fraction,
    Most,
    Bound,
    Percent,
    Share,
    Rank,
    Link,
    Time,
    Month,

    /// <summary>What makes a number no claim: money, durations, article numbers.</summary>
    Trap,
    Function,

    /// <summary>How a complaint came or ended, or where somebody was handed over, as breakdown=code.</summary>
    Manner,

    /// <summary>What makes a sentence something else than a statement of this register: denied, asked, hoped for, of the world.</summary>
    Stance,
    Scale,
}

/// <param name="Code">As claim-words.json has it: <c>case</c>, <c>sex=female</c>; an ISO code, a month, a province.</param>
public readonly record struct Meaning(TermKind Kind, string Code);
