using System.Text.Json;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Data;

namespace Pratip.Statistics.Claims.Check;

/// <summary>What holding a claim against a figure yields.</summary>
public enum ClaimVerdict
{
    Agrees,
    AgreesRounded,

    /// <summary>True, and it says much less than is known.</summary>
    Imprecise,

    /// <summary>The number is another one.</summary>
    Differs,

    /// <summary>The opposite is the case: it fell and did not rise, somebody else has the rank.</summary>
    Contradicts,

    /// <summary>Something is missing, in the text or among the figures.</summary>
    NotCheckable,
}

/// <summary>The likeliest reason for a number that is another one.</summary>
public enum Explanation
{
    /// <summary>The number is that of another measure: persons for cases.</summary>
    OtherUnit,
    OtherWindow,
    OtherPopulation,
    ProvisionalSinceRevised,
    GrowthOnLaterBase,
    ShareCalledGrowth,

    /// <summary>33 more are said to be 33 per cent more.</summary>
    ChangeCalledGrowth,

    /// <summary>2.71 times as many are said to be 271 per cent more.</summary>
    RatioCalledGrowth,
    CumulativeCalledAnnual,
    CutOff,
}

/// <summary>What is missing for a check.</summary>
public enum MissingPart
{
    Measure,
    Window,
    Population,
    FigureMissing,
    FigureHidden,
    FigurePartial,
    FigureNotHeld,
    EarlierFigure,

    /// <summary>Growth from nothing has no percentage.</summary>
    Base,
}

/// <summary>A claim held against one set of figures.</summary>
/// <param name="Actual">The number that the claim is held against: a count, a percentage, a factor, a rank.</param>
public sealed record ClaimFinding(Claim Claim, ClaimVerdict Verdict, decimal? Actual)
{
    public KnownFigure? Figure { get; init; }

    /// <summary>Said less what is the case; null where nothing can be subtracted, and where nothing is left: "less than 104" of 104, "by 33 from 160".</summary>
    public decimal? Difference => Verdict is ClaimVerdict.Differs && OtherEnds is null && Actual is { } actual && Claim.Value is { } said && said.Low != actual ? said.Low - actual : null;

    /// <summary>The two figures of a comparison whose number is right and which leads from or to others than was said.</summary>
    public Growth? OtherEnds { get; init; }

    public Explanation? Explanation { get; init; }

    /// <summary>The measure or window or population that the number is of, where the explanation names one.</summary>
    public string? ExplainedBy { get; init; }

    public IReadOnlyList<MissingPart> Missing { get; init; } = [];

    /// <summary>What the window was compared with, where the text did not say it: the year before.</summary>
    public ReportingWindow? AssumedComparison { get; init; }

    public static ClaimFinding NotCheckable(Claim claim, params IReadOnlyList<MissingPart> missing) => new(claim, ClaimVerdict.NotCheckable, null) { Missing = missing };

    /// <summary>As a person reads it, with the numbers.</summary>
    public Message Says => ClaimWords.Of(this);
}

public static class ClaimVerdicts
{
    /// <summary>Codes of the verdicts that say a claim is wrong, for whoever counts them.</summary>
    public static IReadOnlyList<string> WrongCodes { get; } = [.. Enum.GetValues<ClaimVerdict>().Where(IsWrong).Select(Code)];

    /// <summary>The number is another one, or the opposite is the case.</summary>
    public static bool IsWrong(this ClaimVerdict verdict) => verdict is ClaimVerdict.Differs or ClaimVerdict.Contradicts;

    public static string Code(this ClaimVerdict verdict) => JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.ToString());

    public static LocalizedText Title(this ClaimVerdict verdict) => StatisticsTexts.All["claims.verdict." + verdict.Code()];
}
