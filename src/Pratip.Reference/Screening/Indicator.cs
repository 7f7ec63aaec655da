using Pratip.Kernel;

namespace Pratip.Reference.Screening;

public enum IndicatorStrength
{
    Weak,
    Medium,
    Strong,
}

/// <summary>The part of trafficking that a dimension speaks of; the overall rules combine parts.</summary>
public enum ScreeningPart
{
    Recruitment,
    Exploitation,
    Coercion,
}

/// <summary>One side of what an interview looks at, asked together.</summary>
public sealed record ScreeningDimension(string Code, ScreeningPart Part, LocalizedText Name);

/// <summary>One sign that may be found. Codes are the program's own.</summary>
public sealed record Indicator(string Code, string Dimension, IndicatorStrength Strength, LocalizedText Words);

/// <summary>The indicators for one group of persons, in one version.</summary>
/// <param name="IsForChildren">Whether the rules for children hold: means need not be shown.</param>
/// <param name="IsComplete">False where the published list was not at hand: what is missing is said wherever the set is used.</param>
/// <param name="Source">Where labels and strengths come from, and how sure they are.</param>
public sealed record IndicatorSet(
    string Id, string Version, LocalizedText Title, bool IsForChildren, bool IsComplete, string Source, IReadOnlyList<Indicator> Indicators)
{
    public bool Has(string code) => Indicators.Any(indicator => indicator.Code == code);

    public IReadOnlyList<Indicator> Of(ScreeningDimension dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return [.. Indicators.Where(indicator => indicator.Dimension == dimension.Code)];
    }
}
