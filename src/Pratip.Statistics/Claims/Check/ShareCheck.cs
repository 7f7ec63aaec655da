using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Check;

/// <summary>Shares, their changes in percentage points, and ranks.</summary>
internal sealed class ShareCheck(IClaimFigures figures)
{
    /// <summary>Of several parts the one that the share is of; the others narrow the whole.</summary>
    private static readonly string[] PartFirst = ["citizenship", "country", "citizenship-group", "majority", "age", "sex", "group", "province"];

    public ClaimFinding Share(Claim claim)
    {
        if (ShareIn(claim, claim.Window!.Value, out var figure) is not { } share)
        {
            return ClaimFinding.NotCheckable(claim, ClaimCheck.Obstacle(figure) ?? MissingPart.FigureNotHeld) with { Figure = figure };
        }

        var actual = Percentage.Of(share.Part, share.Whole, 2);
        var said = claim.Value!.Value;
        var verdict = said.Bound is ValueBound.About ? Math.Abs(actual - said.Low) <= said.Low / 10 ? ClaimVerdict.AgreesRounded : ClaimVerdict.Differs
            : StatedNumber.IsFraction(said) && actual != said.Low ? StatedNumber.IsFractionOf(said, actual) ? ClaimVerdict.AgreesRounded : ClaimVerdict.Differs
            : StatedNumber.Of(said, actual);
        verdict = figure.Status is FigureStatus.Partial && verdict is ClaimVerdict.Differs ? ClaimVerdict.NotCheckable : verdict;
        return new(claim, verdict, actual) { Figure = figure, Missing = verdict is ClaimVerdict.NotCheckable ? [MissingPart.FigurePartial] : [] };
    }

    public ClaimFinding Points(Claim claim)
    {
        if (ClaimCheck.ComparisonOf(claim) is not { } comparison || ShareIn(claim, claim.Window!.Value, out var figure) is not { } later || ShareIn(claim, comparison, out _) is not { } earlier)
        {
            return ClaimFinding.NotCheckable(claim, MissingPart.EarlierFigure);
        }

        var moved = Percentage.Points(later, earlier, 2);
        return new(claim, Math.Sign(moved) == -claim.Direction ? ClaimVerdict.Contradicts : StatedNumber.Of(claim.Value!.Value, Math.Abs(moved)), Math.Abs(moved))
        {
            Figure = figure,
            AssumedComparison = claim.Comparison is null ? comparison : null,
        };
    }

    public ClaimFinding Rank(Claim claim)
    {
        var part = claim.Of.FirstOrDefault(p => p.By is "citizenship" or "country" or "province");
        var rows = part.By is null ? [] : figures.RowsOf(claim.Measure!, claim.Window!.Value, part.By).Where(r => r.Code is not ("other" or "unknown")).ToList();
        if (rows.Find(r => r.Code == part.Code).Figure.Value is not { } own)
        {
            return ClaimFinding.NotCheckable(claim, MissingPart.FigureNotHeld);
        }

        var above = rows.Count(r => r.Figure.Value > own);
        var hidden = rows.Exists(r => r.Figure.Status is FigureStatus.Missing);
        return hidden ? ClaimFinding.NotCheckable(claim, MissingPart.FigureMissing) : new(claim, above + 1 == claim.Value!.Value.Low ? ClaimVerdict.Agrees : ClaimVerdict.Contradicts, above + 1);
    }

    private (long Part, long Whole)? ShareIn(Claim claim, ReportingWindow window, out KnownFigure figure)
    {
        figure = figures.Find(claim.Measure!, window, claim.Of);
        var by = Array.Find(PartFirst, b => claim.Of.Any(p => p.By == b)) ?? claim.Of.Select(p => p.By).LastOrDefault();
        var whole = by is null ? KnownFigure.NotHeld : figures.Find(claim.Measure!, window, [.. claim.Of.Where(p => p.By != by)]);
        return figure.Value is { } part && whole.Value is { } all and > 0 ? (part, all) : null;
    }
}
