using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Claims.Check;

/// <summary>What the same months of both years give, where a text compares windows of different length.</summary>
internal static class LikeForLike
{
    private const string Key = "checks.like-for-like.";

    public static IEnumerable<TextFinding> Of(IReadOnlyList<Claim> claims, IClaimFigures figures) =>
        UnequalComparison.In(claims).SelectMany(compared => compared.Like.Select(like => new TextFinding(Found(compared, like, figures), compared.Claims)));

    private static Finding Found(UnequalComparison compared, (ReportingWindow Later, ReportingWindow Earlier) like, IClaimFigures figures)
    {
        var measure = compared.Measure ?? FigureNotes.Headline;
        var (later, earlier) = (Find(figures, measure, like.Later, compared.Of), Find(figures, measure, like.Earlier, compared.Of));
        var title = MeasureCatalogue.Standard.Get(measure).Title;
        if (later.Value is not { } now || earlier.Value is not { } then)
        {
            return new(WindowChecks.LikeForLike, Verdict.LabelOrWindow, new Message(Key + "not-held", title, ReportTexts.NameOf(like.Later), ReportTexts.NameOf(like.Earlier)));
        }

        var counts = new Growth(then, now);
        var moved = Math.Sign(counts.Difference);
        var isPartial = later.Status is FigureStatus.Partial || earlier.Status is FigureStatus.Partial;
        return new(
            WindowChecks.LikeForLike,
            compared.Direction == moved && !isPartial ? Verdict.Agrees : Verdict.LabelOrWindow,
            new Message(
                Key + (isPartial ? "partial" : "found"), title, now, ReportTexts.NameOf(like.Later), then, ReportTexts.NameOf(like.Earlier),
                new Message(Key + (moved > 0 ? "more" : moved < 0 ? "fewer" : "same"), Math.Abs(counts.Difference))));
    }

    /// <summary>The figure of the window; else, of whole months of a year, the sum of what an edition prints of each month.</summary>
    private static KnownFigure Find(IClaimFigures figures, string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of)
    {
        var found = figures.Find(measure, window, of);
        if (found.Status is not FigureStatus.NotHeld || of.Count > 0 || window.From.Year != window.To.Year || window.From.Day != 1 || window.To.AddDays(1).Day != 1)
        {
            return found;
        }

        var rows = figures.RowsOf(measure, ReportingWindow.OfYear(window.From.Year), Breakdown.Month);
        var months = WindowMonths.Of(window).Select(WindowMonths.KeyOf)
            .Select(key => rows.Where(r => r.Code == key).Select(r => (KnownFigure?)r.Figure).FirstOrDefault())
            .ToList();
        return months.TrueForAll(m => m is { Value: not null })
            ? new(months.Exists(m => m!.Value.Status is FigureStatus.Partial) ? FigureStatus.Partial : FigureStatus.Reported, months.Sum(m => m!.Value.Value!.Value))
            : found;
    }
}
