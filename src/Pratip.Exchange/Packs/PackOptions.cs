using Pratip.Exchange.Packs.Rates;

namespace Pratip.Exchange.Packs;

/// <summary>What goes into a pack beside the edition.</summary>
public sealed record PackOptions
{
    public static PackOptions Default { get; } = new();

    /// <summary>The population that rates are of; the shipped one is a placeholder that nobody has verified.</summary>
    public PopulationTable Population { get; init; } = PopulationTable.Shipped;

    /// <summary>Decimals of a rate: one or two.</summary>
    public int RateDecimals { get; init; } = 2;
}
