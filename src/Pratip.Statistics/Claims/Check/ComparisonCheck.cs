using Pratip.Kernel;
using Pratip.Statistics.Checks;

namespace Pratip.Statistics.Claims.Check;

/// <summary>Two figures of one measure against what was said of their difference.</summary>
internal sealed class ComparisonCheck(IClaimFigures figures)
{
    public ClaimFinding Of(Claim claim)
    {
        var later = figures.Find(claim.Measure!, claim.Window!.Value, claim.Of);
        if (ClaimCheck.Obstacle(later) is { } obstacle)
        {
            return ClaimFinding.NotCheckable(claim, obstacle) with { Figure = later };
        }

        if (ClaimCheck.ComparisonOf(claim) is not { } comparison)
        {
            return ClaimFinding.NotCheckable(claim, MissingPart.EarlierFigure) with { Figure = later };
        }

        var earlier = figures.Find(claim.Measure!, comparison, claim.Of);
        if (earlier.Value is not { } before)
        {
            return ClaimFinding.NotCheckable(claim, MissingPart.EarlierFigure) with { Figure = later, Explanation = IsShare(claim) ? Explanation.ShareCalledGrowth : null };
        }

        var found = Compared(claim, new Growth(before, later.Value!.Value)) with { Figure = later, AssumedComparison = claim.Comparison is null ? comparison : null };
        var isPartial = later.Status is FigureStatus.Partial || earlier.Status is FigureStatus.Partial;
        return isPartial && found.Verdict.IsWrong() ? ClaimFinding.NotCheckable(claim, MissingPart.FigurePartial) with { Figure = later } : found;
    }

    private ClaimFinding Compared(Claim claim, Growth counts) => claim.Form switch
    {
        ClaimForm.Direction => Direction(claim, counts),
        ClaimForm.FromTo => FromTo(claim, counts),
        ClaimForm.Change => Ends(claim, counts, Moved(claim, counts, Math.Abs((decimal)counts.Difference), claim.Value!.Value)),
        ClaimForm.Factor => Ends(claim, counts, Factor(claim, counts)),
        _ => Ends(claim, counts, Grown(claim, counts)),
    };

    private static ClaimFinding Direction(Claim claim, Growth counts) =>
        new(claim, Math.Sign(counts.Difference) == Math.Sign(claim.Direction) ? ClaimVerdict.Agrees : ClaimVerdict.Contradicts, counts.Difference);

    private static ClaimFinding FromTo(Claim claim, Growth counts)
    {
        var isRight = counts.Earlier == claim.Earlier && (claim.Later is null || counts.Later == claim.Later);
        return new(claim, IsOtherWay(claim, counts) ? ClaimVerdict.Contradicts : isRight ? ClaimVerdict.Agrees : ClaimVerdict.Differs, counts.Earlier);
    }

    /// <summary>It fell and is said to have risen, or the other way round: that is wrong whatever the numbers beside it are.</summary>
    private static bool IsOtherWay(Claim claim, Growth counts) => claim.Direction != 0 && Math.Sign(counts.Difference) == -Math.Sign(claim.Direction);

    /// <summary>A change has a direction as well: a rise by 33 is no fall by 33.</summary>
    private static ClaimFinding Moved(Claim claim, Growth counts, decimal actual, ClaimValue said) =>
        IsOtherWay(claim, counts)
            ? new(claim, ClaimVerdict.Contradicts, actual)
            : new(claim, StatedNumber.Of(said, actual), actual);

    /// <summary>The numbers that a change is said to lead from and to count as well.</summary>
    private static ClaimFinding Ends(Claim claim, Growth counts, ClaimFinding found) =>
        found.Verdict is ClaimVerdict.Agrees or ClaimVerdict.AgreesRounded or ClaimVerdict.Imprecise
        && ((claim.Earlier is { } earlier && earlier != counts.Earlier) || (claim.Later is { } later && later != counts.Later))
            ? found with { Verdict = ClaimVerdict.Differs, OtherEnds = counts }
            : found;

    private static ClaimFinding Factor(Claim claim, Growth counts)
    {
        if (counts.Earlier == 0)
        {
            return ClaimFinding.NotCheckable(claim, MissingPart.Base);
        }

        var said = claim.Value!.Value;
        var actual = Math.Round((decimal)counts.Later / counts.Earlier, 2, MidpointRounding.AwayFromZero);
        if (IsOtherWay(claim, counts))
        {
            return new(claim, ClaimVerdict.Contradicts, actual);
        }

        if (said.Bound is ValueBound.Exactly or ValueBound.About)
        {
            return new(claim, actual == said.Low ? ClaimVerdict.Agrees : Math.Abs(actual - said.Low) <= said.Low * 0.05m ? ClaimVerdict.AgreesRounded : ClaimVerdict.Differs, actual);
        }

        // "More than doubled" is "by more than 100 per cent", and as loose as that.
        var found = said.Bound is ValueBound.Over or ValueBound.AtLeast && said.Low > 1
            ? StatedNumber.Of(said with { Low = (said.Low - 1) * 100, High = (said.Low - 1) * 100 }, (actual - 1) * 100)
            : StatedNumber.Of(said, actual);
        return new(claim, found, actual);
    }

    private ClaimFinding Grown(Claim claim, Growth counts)
    {
        if (counts.PerCent(2) is not { } actual)
        {
            return ClaimFinding.NotCheckable(claim, MissingPart.Base);
        }

        var said = claim.Value!.Value;
        if (StatedNumber.IsFraction(said) && !IsOtherWay(claim, counts) && StatedNumber.IsFractionOf(said, Math.Abs(actual)))
        {
            return new(claim, Math.Abs(actual) == said.Low ? ClaimVerdict.Agrees : ClaimVerdict.AgreesRounded, Math.Abs(actual));
        }

        if (said.Bound is not (ValueBound.Exactly or ValueBound.Over or ValueBound.Under))
        {
            return Moved(claim, counts, Math.Abs(actual), said);
        }

        var bound = said.Bound is ValueBound.Over ? StatedBound.MoreThan : said.Bound is ValueBound.Under ? StatedBound.LessThan : StatedBound.Exactly;
        if (bound is not StatedBound.Exactly)
        {
            return Moved(claim, counts, Math.Abs(actual), said);
        }

        var found = GrowthCheck.Of(new StatedGrowth(counts, said.Low * claim.Direction, Math.Min(said.Decimals, 6)) { Share = ShareOf(claim) });
        return IsOtherWay(claim, counts) && found.Check == GrowthCheck.Name
            ? new(claim, ClaimVerdict.Contradicts, actual)
            : new(claim, VerdictOf(found.Verdict), Math.Abs(actual)) { Explanation = ExplanationOf(found) ?? (VerdictOf(found.Verdict).IsWrong() ? Mistaken(said, counts) : null) };
    }

    /// <summary>A number of the comparison that is no growth and was called one.</summary>
    private static Explanation? Mistaken(ClaimValue said, Growth counts) =>
        said.Low == Math.Abs((decimal)counts.Difference) ? Explanation.ChangeCalledGrowth
        : Percentage.Of(counts.Later, counts.Earlier, Math.Min(said.Decimals, 6)) == said.Low ? Explanation.RatioCalledGrowth
        : null;

    /// <summary>Also where the growth itself cannot be told: a growth that is to the digit the share of the part in the whole is most likely that share.</summary>
    private bool IsShare(Claim claim) => claim is { Form: ClaimForm.Growth, Value: { Bound: ValueBound.Exactly } said } && ShareOf(claim) is { } share
        && Percentage.Of(share.Part, share.Whole, Math.Min(said.Decimals, 6)) == said.Low;

    /// <summary>A share of the later window that somebody may have taken for a growth.</summary>
    private (long Part, long Whole)? ShareOf(Claim claim) =>
        claim.Of.Count > 0 && figures.Find(claim.Measure!, claim.Window!.Value, claim.Of).Value is { } part && figures.Find(claim.Measure!, claim.Window.Value, []).Value is { } whole and > 0
            ? (part, whole) : null;

    private static ClaimVerdict VerdictOf(Verdict verdict) => verdict switch
    {
        Verdict.Agrees => ClaimVerdict.Agrees,
        Verdict.AgreesRounded => ClaimVerdict.AgreesRounded,
        Verdict.Imprecise => ClaimVerdict.Imprecise,
        _ => ClaimVerdict.Differs,
    };

    private static Explanation? ExplanationOf(Finding found) => found.Check switch
    {
        "growth-base" => Explanation.GrowthOnLaterBase,
        GrowthCheck.ShareAsGrowth => Explanation.ShareCalledGrowth,
        _ => found.Says.Key == "checks.growth.cut-off" ? Explanation.CutOff : null,
    };
}
