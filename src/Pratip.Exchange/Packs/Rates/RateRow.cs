using Pratip.Kernel;

namespace Pratip.Exchange.Packs.Rates;

/// <summary>Victims of one part of the population, for each 100,000 of it.</summary>
/// <param name="Population">Null where the table does not hold this part; then there is no rate.</param>
internal sealed record RateRow(int Year, string? Sex, string? Age, string? Form, LocalizedText Label, PackValue Victims, Population? Population)
{
    private const long Per = 100_000;

    /// <summary>Half away from zero, by whole numbers only; null where the count or the population is missing or hidden.</summary>
    public decimal? Rate(int decimals) => Victims.Value is { } count && Population is { } people
        ? Percentage.Of(checked(count * (Per / 100)), people.Value, decimals)
        : null;

    /// <summary>Why there is a rate, or none.</summary>
    public string Status => Victims.Value is null ? Victims.State.Code() : Population is null ? NoPopulation : Victims.State.Code();

    public const string NoPopulation = "no-population";
}
