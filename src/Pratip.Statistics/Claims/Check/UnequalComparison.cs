using Pratip.Kernel;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Check;

/// <summary>Windows of different length that a text compares: ten months with a year of twelve.</summary>
/// <param name="Direction">What the text makes of it, else what its two numbers do; 0 where neither is known.</param>
internal sealed record UnequalComparison(ComparedSpan Later, ComparedSpan Earlier, int Direction, string? Measure, IReadOnlyList<ClaimPart> Of, IReadOnlyList<Claim> Claims)
{
    /// <summary>Two counts are compared when a sentence says so within this many sentences of them.</summary>
    private const int Nearest = 4;

    /// <summary>Each comparison of a text once, with all claims that make it.</summary>
    public static IReadOnlyList<UnequalComparison> In(IReadOnlyList<Claim> claims) =>
    [
        .. claims.Select((claim, at) => Said(claim) ?? (claim.IsComparedWith ? CountsBefore(claims, at, isLast: true) : claim.Form is ClaimForm.Direction or ClaimForm.Factor && claim.Comparison is null ? CountsBefore(claims, at, isLast: false) : null))
            .OfType<UnequalComparison>()
            .Where(c => !c.Later.IsAsLongAs(c.Earlier) && !c.Later.IsPartOf(c.Earlier) && !c.Earlier.IsPartOf(c.Later) && !IsRunning(c.Measure))
            .GroupBy(c => (c.Later.Code, c.Earlier.Code, string.Join(',', c.Of)))
            .SelectMany(ByMeasure),
    ];

    /// <summary>The windows that can stand side by side: the shorter one, and the same months of the year of the longer.</summary>
    public IReadOnlyList<(ReportingWindow Later, ReportingWindow Earlier)> Like => Later.IsShorterThan(Earlier)
        ? [.. Later.Windows.Select(w => (w, Moved(w, -YearsBetween(w)))).Where(p => p.w != p.Item2)]
        : [.. Earlier.Windows.Select(w => (Moved(w, YearsBetween(w)), w)).Where(p => p.w != p.Item1)];

    /// <summary>"Crime rose" beside counts of cases speaks of the same comparison.</summary>
    private static IEnumerable<UnequalComparison> ByMeasure(IEnumerable<UnequalComparison> same)
    {
        var all = same.ToList();
        var named = all.Select(c => c.Measure).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return named is [] or [_] ? [Joined(all, named.Count == 0 ? null : named[0])] : named.Select(measure => Joined(all.FindAll(c => c.Measure == measure), measure));
    }

    private static UnequalComparison Joined(List<UnequalComparison> same, string? measure) => same[0] with
    {
        Measure = measure,
        Direction = same.OrderByDescending(c => c.Claims.Any(said => said.Direction != 0)).Select(c => c.Direction).FirstOrDefault(d => d != 0),
        Claims = [.. same.SelectMany(c => c.Claims).Distinct(ReferenceEqualityComparer.Instance).Cast<Claim>()],
    };

    private static UnequalComparison? Said(Claim claim) =>
        claim.Form is not (ClaimForm.Level or ClaimForm.Share or ClaimForm.Points or ClaimForm.Rank) && ComparedSpan.Of(claim) is { } later && ComparedSpan.ComparedIn(claim) is { } earlier
            ? new(later, earlier, claim.Direction, claim.Measure, claim.Of, [claim]) : null;

    /// <summary>"180 in ten months, against 164 in 2023": the last two counts, of which the second is compared or a direction is said of both.</summary>
    private static UnequalComparison? CountsBefore(IReadOnlyList<Claim> claims, int at, bool isLast)
    {
        var said = claims[at];
        var counts = new List<Claim>();
        for (var i = isLast ? at : at - 1; i >= 0 && i >= at - Nearest && counts.Count < 2; i--)
        {
            var claim = claims[i];
            if (claim.Form is ClaimForm.Level && claim.Measure is not null && claim.Measure == (counts.Count > 0 ? counts[0].Measure : said.Measure ?? claim.Measure) && claim.Of.SequenceEqual(said.Of))
            {
                counts.Add(claim);
            }
        }

        if (counts is not [var second, var first] || ComparedSpan.Of(first) is not { } one || ComparedSpan.Of(second) is not { } other || (!isLast && second.Span.End > said.Span.Start))
        {
            return null;
        }

        var moved = first.Value is { Bound: ValueBound.Exactly or ValueBound.About or ValueBound.Nearly } && second.Value is { Bound: ValueBound.Exactly or ValueBound.About or ValueBound.Nearly } ? Math.Sign(first.Value!.Value.Low - second.Value!.Value.Low) : 0;
        var isTurned = first.Window is { } a && second.Window is { } b && a.To < b.To && !second.IsComparedWith;
        IReadOnlyList<Claim> both = isLast ? [first, second] : [first, second, said];
        return isTurned
            ? new(other, one, isLast ? -moved : said.Direction, second.Measure, second.Of, both)
            : new(one, other, isLast ? moved : said.Direction, second.Measure, second.Of, both);
    }

    /// <summary>A count since a day long ago and a number on a day have no length to compare.</summary>
    private static bool IsRunning(string? measure) => measure is not null && MeasureCatalogue.Standard.Get(measure).Reported is ReportedSpan.Ending;

    private int YearsBetween(ReportingWindow shorter)
    {
        var longer = Later.IsShorterThan(Earlier) ? Earlier : Later;
        var years = longer.Windows is [var window, ..] ? Math.Abs(shorter.To.Year - window.To.Year) : 1;
        return Math.Clamp(years, 1, 50);
    }

    private static ReportingWindow Moved(ReportingWindow window, int years)
    {
        var moved = window;
        for (var i = years; i < 0 && moved.HasYearBefore; i++)
        {
            moved = moved.YearBefore();
        }

        var isMonthEnd = window.To.AddDays(1).Day == 1;
        return years <= 0 ? moved : new(window.From.AddYears(years), isMonthEnd ? window.To.AddDays(1).AddYears(years).AddDays(-1) : window.To.AddYears(years));
    }
}
