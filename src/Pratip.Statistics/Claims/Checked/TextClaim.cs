using Pratip.Kernel;
using Pratip.Statistics.Claims.Check;

namespace Pratip.Statistics.Claims.Checked;

/// <summary>One claim of a text with what the figures say of it.</summary>
/// <param name="Number">1 for the first of the text.</param>
/// <param name="Quote">The sentence it stands in, as the text has it.</param>
/// <param name="States">What it says, in words that leave nothing to the context.</param>
public sealed record TextClaim(int Number, Claim Claim, string Quote, LocalizedText States)
{
    /// <summary>The parts of the population by their names, in the order of <see cref="Claim.Of"/>.</summary>
    public IReadOnlyList<LocalizedText> Parts { get; init; } = [];

    /// <summary>The province it speaks of; null where it is the whole country or the text does not say.</summary>
    public LocalizedText? Place { get; init; }

    /// <summary>Against what was in force at the date of the text; null where nothing was, or it has no date.</summary>
    public ClaimAnswer? Then { get; init; }

    /// <summary>Against the latest figures; null where there are none at all.</summary>
    public ClaimAnswer? Latest { get; init; }

    /// <summary>It was right by the figures of its day, and a revision has overtaken it since.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>The answer that a reply begins with: that of the day, where it says something.</summary>
    public ClaimAnswer? Answer => Then is { Verdict: not ClaimVerdict.NotCheckable } ? Then : Latest ?? Then;

    /// <summary>Null where it was held against nothing.</summary>
    public ClaimVerdict? Verdict => Answer?.Verdict;
}

/// <summary>A claim held against the figures of one time.</summary>
/// <param name="Edition">The edition that the figure is from; null where none has it.</param>
/// <param name="Actual">The number that it is held against: a count, a percentage, a factor, a rank.</param>
/// <param name="Says">As a person reads it, with the numbers.</param>
public sealed record ClaimAnswer(ClaimVerdict Verdict, string? Edition, decimal? Actual, LocalizedText Says)
{
    /// <summary>Said less what is the case.</summary>
    public decimal? Difference { get; init; }

    public Explanation? Explanation { get; init; }

    /// <summary>The measure, window or edition that the explanation names.</summary>
    public string? ExplainedBy { get; init; }

    public IReadOnlyList<MissingPart> Missing { get; init; } = [];

    /// <summary>What it was compared with, where the text did not say it.</summary>
    public ReportingWindow? AssumedComparison { get; init; }

    /// <summary>The figure of its measure in its window, with who reported it; null where the claim does not name one.</summary>
    public KnownFigure? Figure { get; init; }
}
