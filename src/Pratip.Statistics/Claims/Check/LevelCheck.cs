using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Check;

/// <summary>"197 cases" against the figure, and whose figure it is where it is another.</summary>
internal sealed class LevelCheck(IClaimFigures figures)
{
    public ClaimFinding Of(Claim claim)
    {
        var figure = figures.Find(claim.Measure!, claim.Window!.Value, claim.Of);
        if (ClaimCheck.Obstacle(figure) is { } obstacle)
        {
            return ClaimFinding.NotCheckable(claim, obstacle) with { Figure = figure };
        }

        var actual = (decimal)figure.Value!.Value;
        var verdict = StatedNumber.Of(claim.Value!.Value, actual);
        if (verdict is not ClaimVerdict.Differs)
        {
            return new(claim, verdict, actual) { Figure = figure };
        }

        // A part of the returns proves too low a number wrong, and no number too high.
        if (figure.Status is FigureStatus.Partial && claim.Value.Value.Low > actual)
        {
            return ClaimFinding.NotCheckable(claim, MissingPart.FigurePartial) with { Figure = figure, Actual = actual };
        }

        return Explained(new(claim, verdict, actual) { Figure = figure });
    }

    private ClaimFinding Explained(ClaimFinding finding)
    {
        var claim = finding.Claim;
        if (claim.Value is not { Bound: ValueBound.Exactly } said)
        {
            return finding;
        }

        return OtherPopulation(finding, said.Low) ?? OtherWindow(finding, said.Low) ?? OtherMeasure(finding, said.Low) ?? finding;
    }

    /// <summary>The number is that of all, or of another part of the same window.</summary>
    private ClaimFinding? OtherPopulation(ClaimFinding finding, decimal said)
    {
        var claim = finding.Claim;
        var window = claim.Window!.Value;
        if (claim.Of.Count > 0 && figures.Find(claim.Measure!, window, []).Value == said)
        {
            return finding with { Explanation = Explanation.OtherPopulation, ExplainedBy = claim.Measure };
        }

        // "Human trafficking" in a headline may stand for both groups, and the other way round.
        var related = MeasureCatalogue.Standard.All.Where(m => m.Id != claim.Measure && m.Unit == claim.Unit && m.Id.Split('.')[0] == claim.Measure!.Split('.')[0]);
        return related.FirstOrDefault(m => figures.Find(m.Id, window, claim.Of).Value == said) is { } other && other.Unit is Kernel.CountingUnit.Case
            ? finding with { Explanation = Explanation.OtherPopulation, ExplainedBy = other.Id }
            : null;
    }

    private ClaimFinding? OtherWindow(ClaimFinding finding, decimal said)
    {
        var claim = finding.Claim;
        foreach (var window in figures.WindowsOf(claim.Measure!).Where(w => w != claim.Window))
        {
            if (figures.Find(claim.Measure!, window, claim.Of).Value == said)
            {
                return finding with { Explanation = Explanation.OtherWindow, ExplainedBy = window.ToString() };
            }
        }

        foreach (var running in MeasureCatalogue.Standard.All.Where(m => m.Reported is ReportedSpan.Ending && m.Unit == claim.Unit))
        {
            if (figures.WindowsOf(running.Id).FirstOrDefault(w => figures.Find(running.Id, w, claim.Of).Value == said) is { Days: > 1 } window)
            {
                return finding with { Explanation = Explanation.CumulativeCalledAnnual, ExplainedBy = window.ToString() };
            }
        }

        return null;
    }

    /// <summary>Persons for cases, arrests for victims: the same window, another measure.</summary>
    private ClaimFinding? OtherMeasure(ClaimFinding finding, decimal said) =>
        MeasureCatalogue.Standard.All.FirstOrDefault(m => m.Id != finding.Claim.Measure && figures.Find(m.Id, finding.Claim.Window!.Value, []).Value == said) is { } other && said >= LeastTelling
            ? finding with { Explanation = Explanation.OtherUnit, ExplainedBy = other.Id }
            : null;

    /// <summary>Small numbers meet each other by chance all the time.</summary>
    private const decimal LeastTelling = 50;
}
