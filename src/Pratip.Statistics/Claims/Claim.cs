using System.Globalization;
using System.Text.Json.Serialization;
using Pratip.Kernel;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims;

/// <summary>A number as it was said.</summary>
/// <param name="Low">The value; with <paramref name="High"/> the ends of a range.</param>
/// <param name="Decimals">Digits printed after the point.</param>
public readonly record struct ClaimValue(decimal Low, decimal High, ValueBound Bound, int Decimals = 0)
{
    public static ClaimValue Of(decimal value, ValueBound bound = ValueBound.Exactly, int decimals = 0) => new(value, value, bound, decimals);

    /// <summary>"A fifth": a fraction in words, which nobody means to the tenth of a point. Written only where it is one, so that texts checked before read as they did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsFraction { get; init; }

    /// <summary>"Eight in ten", which is as exact as a whole number of tenths.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsInTen { get; init; }

    public override string ToString() => Low == High
        ? Low.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Low}..{High}");
}

/// <summary>A part of the population, by a breakdown of the measure and its code.</summary>
public readonly record struct ClaimPart(string By, string Code)
{
    /// <summary>Reads what <see cref="ToString"/> writes, as the lists of words have it.</summary>
    internal static ClaimPart Parse(string written) => written.Split('=') is [var by, var code] ? new(by, code) : throw new FormatException($"'{written}' is no part.");

    public override string ToString() => $"{By}={Code}";
}

/// <param name="Candidates">What may be meant, as a person would choose it; empty where nothing is known.</param>
public sealed record ClaimGap(ClaimField Field, IReadOnlyList<string> Candidates);

/// <summary>
/// One thing that a text says of a figure. What the text does not say is null and has its gap: nothing is guessed without
/// telling.
/// </summary>
/// <param name="Span">The words of the number, or of the direction, in the text as it was given.</param>
/// <param name="Sentence">Where the claim stands.</param>
public sealed record Claim(ClaimForm Form, TextSpan Span, TextSpan Sentence)
{
    /// <summary>A measure of the catalogue.</summary>
    public string? Measure { get; init; }

    public CountingUnit? Unit { get; init; }

    /// <summary>Null for a direction. Of a fall the value is above zero and <see cref="Direction"/> is -1.</summary>
    public ClaimValue? Value { get; init; }

    /// <summary>1 for up, -1 for down, 0 where nothing moves.</summary>
    public int Direction { get; init; }

    /// <summary>"Up from 164".</summary>
    public decimal? Earlier { get; init; }

    /// <summary>"To 197".</summary>
    public decimal? Later { get; init; }

    public ReportingWindow? Window { get; init; }

    public ReportingWindow? Comparison { get; init; }

    /// <summary>How many months the words of a window have that stays open: ten of "the past ten months".</summary>
    public int? OpenMonths { get; init; }

    /// <summary>The same of what it is compared with.</summary>
    public int? OpenComparisonMonths { get; init; }

    /// <summary>The whole year that the text names, where the same months of it are taken for the comparison.</summary>
    public ReportingWindow? ComparisonAsSaid { get; init; }

    /// <summary>A count behind "compared with": it stands there for the one before it to be held against.</summary>
    public bool IsComparedWith { get; init; }

    /// <summary>In the order of their breakdowns.</summary>
    public IReadOnlyList<ClaimPart> Of { get; init; } = [];

    /// <summary>The words for what is counted, as the text has them.</summary>
    public string? Called { get; init; }

    /// <summary>"From eight nationalities": how many parts there are said to be.</summary>
    public int? SaidParts { get; init; }

    /// <summary>"Human trafficking and sexual exploitation": one number under the names of two groups.</summary>
    public bool IsOfBothGroups { get; init; }

    public IReadOnlyList<ClaimGap> Gaps { get; init; } = [];

    public IReadOnlyList<ClaimNote> Notes { get; init; } = [];

    public bool IsComplete => Gaps.Count == 0;

    /// <summary>What a person says is counted; parts that the measure is not divided by stay open.</summary>
    public Claim WithMeasure(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var lacking = Of.Where(p => measure.FindBreakdown(p.By) is null).Select(p => p.By).ToList();
        var rest = Gaps.Where(g => g.Field is not (ClaimField.Measure or ClaimField.Population));
        return this with { Measure = measure.Id, Unit = measure.Unit, Gaps = lacking.Count == 0 ? [.. rest] : [.. rest, new ClaimGap(ClaimField.Population, lacking)] };
    }

    /// <summary>The window that a person says is meant.</summary>
    public Claim WithWindow(ReportingWindow window) => this with { Window = window, OpenMonths = null, Gaps = [.. Gaps.Where(g => g.Field is not ClaimField.Window)] };

    /// <summary>What a person says it is compared with.</summary>
    public Claim WithComparison(ReportingWindow window) => this with
    {
        Comparison = window,
        ComparisonAsSaid = null,
        OpenComparisonMonths = null,
        Notes = [.. Notes.Where(n => n is not (ClaimNote.ComparisonNotSaid or ClaimNote.SameMonthsOfYear))],
    };
}
