using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Check;

/// <summary>What figures say of claims beyond their numbers: labels that fit several counts, directions without a window, the like-for-like comparison.</summary>
public static class FigureNotes
{
    internal const string Headline = "cases.headline";

    private const string Group = "group";

    public static IReadOnlyList<TextFinding> Of(IReadOnlyList<Claim> claims, IClaimFigures figures)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(figures);
        return [.. claims.Select(c => Label(c, claims, figures) ?? Direction(c, figures)).OfType<TextFinding>(), .. LikeForLike.Of(claims, figures)];
    }

    /// <summary>One number under two names, each with a count of its own; where the sentence tells both counts as well, nobody has to ask.</summary>
    private static TextFinding? Label(Claim claim, IReadOnlyList<Claim> claims, IClaimFigures figures)
    {
        if (claim is not { Form: ClaimForm.Level, IsOfBothGroups: true, Measure: { } measure, Window: { } window, Value: { } value }
            || claims.Where(c => c.Form is ClaimForm.Level && c.Window == window && c.Sentence == claim.Sentence).Select(GroupOf).OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return null;
        }

        var named = MeasureCatalogue.Standard.Get(measure);
        var list = ClassificationCatalogue.Standard.Get(named.FindBreakdown(Group)!.ClassificationId);
        List<(object Meaning, long Count)> groups = [.. figures.RowsOf(measure, window, Group).Where(r => r.Figure.Value is > 0).Select(r => ((object)list.LabelOf(r.Code), r.Figure.Value!.Value))];
        return groups.Count < 2 ? null : new(LabelChecks.OfLabel((object?)claim.Called ?? named.Title, (long)value.Low, groups), [claim]);
    }

    private static string? GroupOf(Claim claim) => FigureRoutes.GroupOf(claim.Measure) ?? claim.Of.FirstOrDefault(p => p.By == Group).Code;

    /// <summary>"Crime decreased": without a measure it is held against the headline, without a window against the last year that is known.</summary>
    private static TextFinding? Direction(Claim claim, IClaimFigures figures)
    {
        if (claim.Form is not ClaimForm.Direction || (claim.Window is not null && claim.Measure is not null && claim.Comparison is not null))
        {
            return null;
        }

        var measure = claim.Measure ?? Headline;
        var last = figures.WindowsOf(measure).Where(w => w.IsYear && (claim.Window is not { } own || w.Contains(own))).OrderByDescending(w => w.To).ToList();
        foreach (var window in last)
        {
            if (figures.Find(measure, window, claim.Of).Value is { } later && figures.Find(measure, window.YearBefore(), claim.Of).Value is { } earlier)
            {
                var found = WindowChecks.OfDirection(claim.Direction, claim.Measure is null ? null : claim.Window, new Growth(earlier, later), window);
                return found.Verdict is Verdict.Agrees ? null : new(found, [claim]);
            }
        }

        return null;
    }
}
