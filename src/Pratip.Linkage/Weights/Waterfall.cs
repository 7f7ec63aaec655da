using Pratip.Linkage.Comparison;

namespace Pratip.Linkage.Weights;

/// <summary>What one field says about a pair.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Level">How far its values agree.</param>
/// <param name="Weight">What that weighs, in bits: above 0 it speaks for one person, below 0 for two.</param>
/// <param name="Rarity">What a rare value adds, or a frequent one takes away, in bits.</param>
public sealed record WaterfallPart(string Field, AgreementLevel Level, double Weight, double Rarity);

/// <summary>Why a pair is held to be of one person, or of two: the weights add up to the odds.</summary>
/// <param name="Prior">What two records picked at random have for them, in bits.</param>
/// <param name="Parts">Field after field.</param>
public sealed record Waterfall(double Prior, IReadOnlyList<WaterfallPart> Parts)
{
    /// <summary>log2 of the odds that the two records are of one person.</summary>
    public double Total => Prior + Parts.Sum(part => part.Weight + part.Rarity);

    /// <summary>What judged pairs taught of such odds; null where nothing.</summary>
    public Calibration? Calibration { get; init; }

    public double Probability => LogOdds.Probability(Calibration?.Bits(Total) ?? Total);
}
