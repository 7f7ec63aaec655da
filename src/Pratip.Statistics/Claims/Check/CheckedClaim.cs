namespace Pratip.Statistics.Claims.Check;

/// <summary>A claim against the figures that were in force when it was made and against the latest.</summary>
/// <param name="Then">Null where no edition was in force.</param>
public sealed record CheckedClaim(Claim Claim, ClaimFinding? Then, ClaimFinding Latest)
{
    /// <summary>It was right by the figures of its day, and a revision has overtaken it since.</summary>
    public bool IsOvertaken => Then is { Verdict: ClaimVerdict.Agrees or ClaimVerdict.AgreesRounded or ClaimVerdict.Imprecise } && Latest.Verdict.IsWrong();

    /// <summary>The verdict that a reply begins with: that of the day, where there is one that says something.</summary>
    public ClaimVerdict Verdict => Then is { Verdict: not ClaimVerdict.NotCheckable } then ? then.Verdict : Latest.Verdict;

    /// <param name="then">The figures in force at the date of the text; null where there were none.</param>
    public static CheckedClaim Of(Claim claim, IClaimFigures? then, IClaimFigures latest)
    {
        var now = new ClaimCheck(latest).Of(claim);
        var found = new CheckedClaim(claim, then is null ? null : new ClaimCheck(then).Of(claim), now);
        return found.IsOvertaken ? found with { Latest = now with { Explanation = Explanation.ProvisionalSinceRevised, ExplainedBy = then!.Name } } : found;
    }
}
