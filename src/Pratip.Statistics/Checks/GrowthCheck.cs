using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Statistics.Checks;

/// <summary>How a number in words bounds what it speaks of.</summary>
public enum StatedBound
{
    Exactly,
    MoreThan,
    LessThan,
}

/// <summary>A percentage that was given as a change.</summary>
/// <param name="PerCent">As printed, below zero for a fall.</param>
/// <param name="Decimals">How many digits were printed after the point.</param>
public sealed record StatedGrowth(Growth Counts, decimal PerCent, int Decimals, StatedBound Bound = StatedBound.Exactly)
{
    /// <summary>A part and its whole in the later window that the percentage may be a share of.</summary>
    public (long Part, long Whole)? Share { get; init; }
}

/// <summary>A change in per cent is on the earlier figure; the likeliest mistakes are told apart from each other.</summary>
public static class GrowthCheck
{
    public const string Name = "growth";

    public const string ShareAsGrowth = "share-as-growth";

    /// <summary>"More than 100 %" of what grew by more than half as much again says too little.</summary>
    private const decimal Loose = 1.5m;

    public static Finding Of(StatedGrowth said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var counts = said.Counts;
        if (counts.PerCent(said.Decimals) is not { } right)
        {
            return new Finding(Name, Verdict.Error, new Message("checks.growth.no-base", said.PerCent, counts.Later));
        }

        var exact = counts.PerCent(2)!.Value;
        if (said.Bound is not StatedBound.Exactly)
        {
            return Bounded(said, exact);
        }

        if (said.PerCent == right)
        {
            return new Finding(Name, said.Decimals < 2 && exact != right ? Verdict.AgreesRounded : Verdict.Agrees, Numbers("checks.growth.agrees", counts, exact));
        }

        return Explained(said, exact);
    }

    private static Finding Bounded(StatedGrowth said, decimal exact)
    {
        var holds = said.Bound is StatedBound.MoreThan ? exact > said.PerCent : exact < said.PerCent;
        if (!holds)
        {
            return new Finding(Name, Verdict.Error, Numbers("checks.growth.bound-fails", said.Counts, exact, said.PerCent));
        }

        var isLoose = said.Bound is StatedBound.MoreThan && said.PerCent > 0 && exact >= said.PerCent * Loose;
        return new Finding(Name, isLoose ? Verdict.Imprecise : Verdict.AgreesRounded, Numbers(isLoose ? "checks.growth.imprecise" : "checks.growth.agrees", said.Counts, exact, said.PerCent));
    }

    /// <summary>Printed cut off instead of rounded is imprecise; else what somebody may have divided by.</summary>
    private static Finding Explained(StatedGrowth said, decimal exact)
    {
        var counts = said.Counts;
        if (said.Share is var (part, whole) && IsNear(Percentage.Of(part, whole, 2), said))
        {
            return new Finding(ShareAsGrowth, Verdict.Error, Numbers("checks.growth.share", counts, exact, said.PerCent, part, whole));
        }

        if (IsCutOff(exact, said))
        {
            return new Finding(Name, Verdict.AgreesRounded, Numbers("checks.growth.cut-off", counts, exact, said.PerCent));
        }

        return counts.Later != 0 && IsNear(Percentage.Of(counts.Difference, counts.Later, 2), said)
            ? new Finding("growth-base", Verdict.Error, Numbers("checks.growth.later-base", counts, exact, said.PerCent))
            : new Finding(Name, Verdict.Error, Numbers("checks.growth.differs", counts, exact, said.PerCent));
    }

    /// <summary>Within one unit of the last digit printed: press texts round, and cut off.</summary>
    private static bool IsNear(decimal value, StatedGrowth said) => Math.Abs(value - said.PerCent) <= Unit(said.Decimals);

    private static bool IsCutOff(decimal exact, StatedGrowth said) => said.PerCent == Math.Truncate(exact / Unit(said.Decimals)) * Unit(said.Decimals);

    private static decimal Unit(int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < decimals; i++)
        {
            unit /= 10;
        }

        return unit;
    }

    private static Message Numbers(string says, Growth counts, decimal exact, params object?[] more) => new(says, [counts.Earlier, counts.Later, exact, .. more]);
}
