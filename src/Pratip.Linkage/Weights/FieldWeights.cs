using Pratip.Linkage.Comparison;

namespace Pratip.Linkage.Weights;

/// <summary>What one field's levels prove.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Levels">Its levels, weaker ones first; the first is <see cref="AgreementLevel.Missing"/>.</param>
/// <param name="Same">m: the share of each level among pairs of records of one person that both have a value.</param>
/// <param name="Different">u: the same among pairs of records of two persons.</param>
/// <param name="HasRarity">Whether exact agreement is weighed by how rare the value is.</param>
public sealed record FieldWeights(string Field, IReadOnlyList<AgreementLevel> Levels, IReadOnlyList<double> Same, IReadOnlyList<double> Different, bool HasRarity)
{
    /// <summary>The weight of a level in bits: log2(m/u) (Fellegi and Sunter 1969, JASA 64:1183); nothing for what is missing.</summary>
    public double Weight(int level) => level == FieldComparator.MissingLevel ? 0 : Math.Log2(Same[level] / Different[level]);
}

/// <summary>What was learnt about how records of one person differ.</summary>
/// <param name="Fields">In the order of the table's columns.</param>
/// <param name="Prior">lambda: the share of pairs of one person among all pairs of records.</param>
public sealed record LinkageModel(IReadOnlyList<FieldWeights> Fields, double Prior)
{
    /// <summary>Whether the records taught how one person's reports differ; where not, it goes by what is usual.</summary>
    public bool IsLearnt { get; init; } = true;

    /// <summary>What judged pairs taught of its probabilities; null where nobody has judged enough, and they are believed as they are.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>log2 of the odds that two records picked at random are of one person.</summary>
    public double PriorWeight => Math.Log2(Prior / (1 - Prior));

    /// <summary>log2 of the odds that two records are of one person, given the weights of their fields in bits.</summary>
    public double Odds(double weight) => Calibration is { } line ? line.Bits(weight + PriorWeight) : weight + PriorWeight;

    /// <summary>The chance that two records are of one person, given the weights of their fields in bits.</summary>
    public double Probability(double weight) => LogOdds.Probability(Odds(weight));
}
