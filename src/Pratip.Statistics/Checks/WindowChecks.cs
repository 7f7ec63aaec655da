using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Statistics.Checks;

/// <summary>A count since a day long ago, as far as a day.</summary>
public sealed record CumulativeTotal(DateOnly Until, long Value);

/// <summary>A count that was given for a window.</summary>
/// <param name="Label">What it is said to count: words as said, or a name in both languages.</param>
public sealed record StatedCount(ReportingWindow Window, long Value, object Label);

/// <summary>Figures of different windows held against each other.</summary>
public static class WindowChecks
{
    public const string Cumulative = "cumulative-difference";

    public const string Nested = "window-mismatch";

    public const string Direction = "direction";

    public const string Length = "window-length";

    public const string LikeForLike = "like-for-like";

    /// <summary>
    /// A count of a window that equals, to the last person, the difference of two cumulative totals over another span of days
    /// was most likely taken from them.
    /// </summary>
    public static Finding OfCumulative(StatedCount said, CumulativeTotal earlier, CumulativeTotal later)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var span = new ReportingWindow(earlier.Until.AddDays(1), later.Until);
        var difference = later.Value - earlier.Value;
        object?[] numbers = [said.Value, said.Window, later.Value, earlier.Value, difference, span];
        return difference == said.Value
            ? new Finding(Cumulative, span == said.Window ? Verdict.Agrees : Verdict.SuspectedError, new Message(span == said.Window ? "checks.cumulative.agrees" : "checks.cumulative.span", numbers))
            : span == said.Window || (span.Contains(said.Window) && said.Value > difference)
                ? new Finding(Cumulative, Verdict.Error, new Message("checks.cumulative.differs", numbers))
                : new Finding(Cumulative, Verdict.Plausible, new Message("checks.cumulative.implies", [.. numbers, difference - said.Value]));
    }

    /// <summary>Of one thing, what happened in a part of a time cannot be more than what happened in all of it.</summary>
    public static Finding OfNested(StatedCount inner, StatedCount outer)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(outer);
        if (!outer.Window.Contains(inner.Window))
        {
            throw new ArgumentException($"{inner.Window} does not lie in {outer.Window}.", nameof(inner));
        }

        object?[] numbers = [inner.Value, inner.Window, outer.Value, outer.Window];
        return inner.Value <= outer.Value
            ? new Finding(Nested, Verdict.Agrees, new Message("checks.nested.agrees", numbers))
            : new Finding(Nested, Verdict.LabelOrWindow, new Message("checks.nested.more", numbers));
    }

    /// <summary>"Decreased" against the change of a figure. Where the windows are not the same, both can be true.</summary>
    /// <param name="said">-1 for a fall, 1 for a rise, 0 for no change.</param>
    /// <param name="saidWindow">Null where the statement names none.</param>
    public static Finding OfDirection(int said, ReportingWindow? saidWindow, Growth counts, ReportingWindow window)
    {
        var moved = Math.Sign(counts.Difference);
        object?[] numbers = [counts.Earlier, counts.Later, window];
        return moved == Math.Sign(said) ? new Finding(Direction, Verdict.Agrees, new Message("checks.direction.agrees", numbers))
            : saidWindow == window ? new Finding(Direction, Verdict.Error, new Message("checks.direction.contradicts", numbers))
            : new Finding(Direction, Verdict.LabelOrWindow, new Message("checks.direction.window", numbers));
    }
}
