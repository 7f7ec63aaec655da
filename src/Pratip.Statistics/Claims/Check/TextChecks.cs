using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Check;

/// <summary>
/// The arithmetic within texts, which needs no register: growth on the right base, parts and totals, running totals, windows
/// within windows, windows of different length that are compared, the same number twice, one group under several names.
/// </summary>
public static class TextChecks
{
    public const string Change = "stated-change";

    /// <param name="claims">Of one text, or of several that are held against each other.</param>
    public static IReadOnlyList<TextFinding> Of(IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var levels = new StatedLevels(claims);
        return
        [
            .. claims.Where(c => c.Form is ClaimForm.Growth).Select(c => Growth(c, claims, levels)).OfType<TextFinding>(),
            .. claims.Where(c => c.Form is ClaimForm.Growth).Select(c => SharedNumber(c, claims, levels)).OfType<TextFinding>(),
            .. claims.Where(c => c.Form is ClaimForm.Change).Select(c => Changed(c, levels)).OfType<TextFinding>(),
            .. ListChecks.Of(levels),
            .. RunningTotals(levels),
            .. Nested(levels),
            .. SameNumbers(levels),
            .. Names(levels),
            .. LengthChecks.Of(claims),
        ];
    }

    private static TextFinding? Growth(Claim claim, IReadOnlyList<Claim> claims, StatedLevels levels)
    {
        if (claim.Value is not { } said || levels.Ends(claim, claims) is not var (earlier, later) || earlier < 0)
        {
            return null;
        }

        var bound = said.Bound switch
        {
            ValueBound.Over or ValueBound.AtLeast => StatedBound.MoreThan,
            ValueBound.Under or ValueBound.AtMost => StatedBound.LessThan,
            _ => StatedBound.Exactly,
        };
        if (said.Bound is ValueBound.About or ValueBound.Nearly or ValueBound.Between)
        {
            return null;
        }

        var found = GrowthCheck.Of(new StatedGrowth(new Growth(earlier, later), said.Low * claim.Direction, Math.Min(said.Decimals, 6), bound) { Share = levels.ShareOf(claim) });
        return new(found, [claim]);
    }

    /// <summary>"44 per cent of the total, an increase of 44 per cent": one number is told as the share of a part and as its growth, from a count that the text does not have.</summary>
    private static TextFinding? SharedNumber(Claim claim, IReadOnlyList<Claim> claims, StatedLevels levels) =>
        claim is { Direction: not 0, Of.Count: > 0, Measure: not null, Window: not null, Value: { Bound: ValueBound.Exactly } said } && levels.Ends(claim, claims) is null
        && claims.FirstOrDefault(c => c.Form is ClaimForm.Share && c.Measure == claim.Measure && c.Window == claim.Window && c.Of.SequenceEqual(claim.Of) && c.Value == said) is { } share
            ? new(new Finding(GrowthCheck.ShareAsGrowth, Verdict.Error, new Message("claims.text.share-as-growth", said.Low)), [share, claim]) : null;

    private static TextFinding? Changed(Claim claim, StatedLevels levels)
    {
        var earlier = claim.Earlier ?? (claim.Comparison is { } before ? levels.Value(claim, before) : null);
        var later = claim.Later ?? levels.Value(claim, claim.Window);
        if (earlier is null || later is null || claim.Value is not { Bound: ValueBound.Exactly } said)
        {
            return null;
        }

        var moved = later.Value - earlier.Value;
        var isRight = moved == said.Low * claim.Direction;
        return new(new Finding(Change, isRight ? Verdict.Agrees : Verdict.Error, new Message(isRight ? "claims.text.change-agrees" : "claims.text.change-differs", earlier, later, Math.Abs(moved), said.Low)), [claim]);
    }

    /// <summary>Two running totals and a count between them.</summary>
    private static IEnumerable<TextFinding> RunningTotals(StatedLevels levels)
    {
        var running = levels.Totals.Where(c => MeasureCatalogue.Standard.Get(c.Measure!).Reported is ReportedSpan.Ending && c.Unit is CountingUnit.Removal).OrderBy(c => c.Window!.Value.To).ToList();
        return from later in running
               from earlier in running.TakeWhile(r => r.Window!.Value.To < later.Window!.Value.To)
               from level in levels.Totals.Where(l => l.Measure == "removals")
               let span = new ReportingWindow(earlier.Window!.Value.To.AddDays(1), later.Window!.Value.To)
               where span.Contains(level.Window!.Value)
               select new TextFinding(
                   WindowChecks.OfCumulative(Stated(level), new(earlier.Window!.Value.To, Whole(earlier)), new(later.Window!.Value.To, Whole(later))), [level, earlier, later]);
    }

    private static IEnumerable<TextFinding> Nested(StatedLevels levels) =>
        from inner in levels.All
        from outer in levels.All.Where(o => o.Measure == inner.Measure && o.Of.SequenceEqual(inner.Of) && o.Window != inner.Window && o.Window!.Value.Contains(inner.Window!.Value))
        let found = WindowChecks.OfNested(Stated(inner), Stated(outer))
        where found.Verdict is not Verdict.Agrees
        select new TextFinding(found, [inner, outer]);

    private static IEnumerable<TextFinding> SameNumbers(StatedLevels levels)
    {
        for (var i = 0; i < levels.All.Count; i++)
        {
            for (var j = i + 1; j < levels.All.Count && j < i + 50; j++)
            {
                var (one, other) = (levels.All[i], levels.All[j]);
                if (one.Window == other.Window && one.Unit != other.Unit && !IsLabelled(one) && !IsLabelled(other) && LabelChecks.OfSameNumber(Stated(one), Stated(other)) is { } found)
                {
                    yield return new(found, [one, other]);
                }
            }
        }
    }

    /// <summary>A part under the label that its breakdown gives it was copied from nowhere.</summary>
    private static bool IsLabelled(Claim claim) => claim is { Called: null, Of.Count: > 0 } && claim.Notes.Contains(ClaimNote.MeasureFromBefore);

    /// <summary>Whether the removed were suspects, victims or neither is nowhere defined; several names hide that.</summary>
    private static IEnumerable<TextFinding> Names(StatedLevels levels) =>
        from same in levels.Totals.Where(c => c.Measure == "removals" && c.Called is not null).GroupBy(c => (c.Window, c.Value!.Value.Low))
        let found = LabelChecks.OfNames([.. same.Select(c => c.Called!)])
        where found.Verdict is not Verdict.Agrees
        select new TextFinding(found, [.. same]);

    internal static StatedCount Stated(Claim claim) => new(claim.Window!.Value, Whole(claim), (object?)claim.Called ?? MeasureCatalogue.Standard.Get(claim.Measure!).Title);

    internal static long Whole(Claim claim) => (long)claim.Value!.Value.Low;
}
