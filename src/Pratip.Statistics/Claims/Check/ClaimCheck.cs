using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Check;

/// <summary>Holds claims against figures.</summary>
public sealed class ClaimCheck(IClaimFigures figures)
{
    private readonly LevelCheck _levels = new(new FigureRoutes(figures));
    private readonly ComparisonCheck _comparisons = new(new FigureRoutes(figures));
    private readonly ShareCheck _shares = new(new FigureRoutes(figures));

    public ClaimFinding Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var missing = new List<MissingPart>();
        if (claim.Measure is null)
        {
            missing.Add(MissingPart.Measure);
        }

        if (claim.Window is null)
        {
            missing.Add(MissingPart.Window);
        }

        if (claim.Gaps.Any(g => g.Field is ClaimField.Population))
        {
            missing.Add(MissingPart.Population);
        }

        if (missing.Count > 0)
        {
            return ClaimFinding.NotCheckable(claim, missing);
        }

        return claim.Form switch
        {
            ClaimForm.Level => _levels.Of(claim),
            ClaimForm.Share => _shares.Share(claim),
            ClaimForm.Points => _shares.Points(claim),
            ClaimForm.Rank => _shares.Rank(claim),
            _ => _comparisons.Of(claim),
        };
    }

    /// <summary>What stands in the way of a figure; null where it can be used.</summary>
    internal static MissingPart? Obstacle(KnownFigure figure) => figure.Status switch
    {
        FigureStatus.Missing => MissingPart.FigureMissing,
        FigureStatus.Hidden => MissingPart.FigureHidden,
        FigureStatus.NotHeld => MissingPart.FigureNotHeld,
        _ => null,
    };

    /// <summary>What a change is held against: what the text says, else the same days of the year before.</summary>
    internal static ReportingWindow? ComparisonOf(Claim claim) =>
        claim.Comparison ?? (claim.Window is { HasYearBefore: true } window ? window.YearBefore() : null);
}
