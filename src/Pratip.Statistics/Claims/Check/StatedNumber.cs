namespace Pratip.Statistics.Claims.Check;

/// <summary>A number as it was said, with what bounds it, against the one that is the case.</summary>
internal static class StatedNumber
{
    /// <summary>"More than 500" of what is one and a half times as much says too little.</summary>
    private const decimal Loose = 1.5m;

    /// <summary>"Nearly" and "about" are within a tenth.</summary>
    private const decimal Near = 0.1m;

    /// <summary>A round number without "about" is within a twentieth.</summary>
    private const decimal Round = 0.05m;

    /// <summary>"A third" is said of what is within two points of it.</summary>
    private const decimal FractionTolerance = 2;

    /// <summary>"Eight in ten" is said of what rounds to eight tenths.</summary>
    private const decimal TenthTolerance = 5;

    /// <summary>A fraction in words; what was read before they were told apart still shows it by its digits.</summary>
    public static bool IsFraction(ClaimValue said) => said.Bound is ValueBound.Exactly && (said.IsFraction || (said.Decimals == 0 && said.Low != decimal.Truncate(said.Low)));

    /// <summary>Of a share, or of what something changed by.</summary>
    public static bool IsFractionOf(ClaimValue said, decimal actual) => Math.Abs(actual - said.Low) <= (said.IsInTen ? TenthTolerance : FractionTolerance);

    public static ClaimVerdict Of(ClaimValue said, decimal actual) => said.Bound switch
    {
        ValueBound.Exactly => Exactly(said, actual),
        ValueBound.About => actual == said.Low ? ClaimVerdict.Agrees : Math.Abs(actual - said.Low) <= Math.Abs(actual) * Near ? ClaimVerdict.AgreesRounded : ClaimVerdict.Differs,
        ValueBound.Nearly => actual == said.Low ? ClaimVerdict.AgreesRounded : actual < said.Low && actual >= said.Low * (1 - Near) ? ClaimVerdict.AgreesRounded : ClaimVerdict.Differs,
        ValueBound.Over or ValueBound.AtLeast => actual > said.Low || (said.Bound is ValueBound.AtLeast && actual == said.Low)
            ? AtLeast(said, actual) : ClaimVerdict.Differs,
        ValueBound.Under or ValueBound.AtMost => actual < said.Low || (said.Bound is ValueBound.AtMost && actual == said.Low)
            ? AtMost(said, actual) : ClaimVerdict.Differs,
        _ => actual >= said.Low && actual <= said.High ? ClaimVerdict.Agrees : ClaimVerdict.Differs,
    };

    private static ClaimVerdict Exactly(ClaimValue said, decimal actual) => actual == said.Low ? ClaimVerdict.Agrees
        : Math.Round(actual, said.Decimals, MidpointRounding.AwayFromZero) == said.Low || IsRounded(said, actual) ? ClaimVerdict.AgreesRounded
        : ClaimVerdict.Differs;

    /// <summary>A bound that holds is right as it was said; nothing was rounded.</summary>
    private static ClaimVerdict AtLeast(ClaimValue said, decimal actual) =>
        said.Low > 0 && actual >= said.Low * Loose ? ClaimVerdict.Imprecise : ClaimVerdict.Agrees;

    private static ClaimVerdict AtMost(ClaimValue said, decimal actual) =>
        actual * Loose <= said.Low && actual < said.Low ? ClaimVerdict.Imprecise : ClaimVerdict.Agrees;

    /// <summary>The case rounds to what was said at the digit to which it was rounded: 197 to 200, never 194 to 197.</summary>
    private static bool IsRounded(ClaimValue said, decimal actual)
    {
        if (said.Low == 0 || said.Decimals > 0)
        {
            return false;
        }

        var unit = 1m;
        while (said.Low % (unit * 10) == 0)
        {
            unit *= 10;
        }

        return unit > 1 && Math.Abs(actual - said.Low) <= unit / 2 && Math.Abs(actual - said.Low) <= Math.Abs(actual) * Round;
    }
}
