using Pratip.Kernel;

namespace Pratip.Registry.Complaints;

/// <summary>From when to when a complaint was open, and how it ended: read in one way for the list, the account and the figures.</summary>
/// <param name="Ended">Null while it is open, again or still.</param>
internal sealed record ComplaintLife(DateOnly Received, DateOnly? Ended, string? Outcome, string? NoActionReason)
{
    /// <summary>Of the lists of endings and of times to the answer.</summary>
    public const string Open = "open";

    /// <summary>
    /// A day known only by its month or year is the last of it, or today while that month or year goes on; and nothing ends before it was
    /// received.
    /// </summary>
    public static ComplaintLife Of(DateTimeOffset receivedAt, string? outcome, string? on, string? reason, DateOnly today)
    {
        var received = PhnomPenhTime.DateOf(receivedAt);
        return outcome is not null && PartialDate.TryParseIso(on, out var date)
            ? new ComplaintLife(received, Later(received, date.Last <= today ? date.Last : Later(date.First, today)), outcome, reason)
            : new ComplaintLife(received, null, null, null);
    }

    /// <summary>Code of the list complaint-ending: the outcome, and why where nothing was done.</summary>
    public string Ending => Ended is null ? Open
        : Outcome == ComplaintOutcome.NoAction ? $"{ComplaintOutcome.NoAction}-{NoActionReason ?? "unknown"}"
        : Outcome!;

    /// <summary>For how many days it was open, up to a day.</summary>
    public int DaysBy(DateOnly day) => Math.Max(0, (Ended is { } on && on < day ? on : day).DayNumber - Received.DayNumber);

    private static DateOnly Later(DateOnly one, DateOnly other) => one < other ? other : one;
}
