namespace Pratip.Statistics.Tabulation;

/// <summary>What the counting did otherwise in earlier versions; editions made by one of them are counted again as they were.</summary>
/// <param name="ZeroOfSome">What was not counted is zero even where only some reported.</param>
/// <param name="OpeningUnasked">What was there when a window began is taken from the rows, whether anybody reported about the time before or not.</param>
public sealed record CountingRules(bool ZeroOfSome, bool OpeningUnasked)
{
    private const int LastWithZeroOfSome = 1;

    private const int LastWithOpeningUnasked = 2;

    public static CountingRules Current { get; } = new(ZeroOfSome: false, OpeningUnasked: false);

    /// <param name="tabulation">The version of the counting, as the head of an edition gives it.</param>
    public static CountingRules Of(int tabulation) => new(tabulation <= LastWithZeroOfSome, tabulation <= LastWithOpeningUnasked);
}
