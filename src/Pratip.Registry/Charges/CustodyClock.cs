namespace Pratip.Registry.Charges;

/// <summary>
/// How long a custody may still last, or by how much it lasted too long. It runs from the arrival at the unit: 48 hours, or
/// until the end the prosecutor has permitted in writing.
/// </summary>
public sealed record CustodyClock
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    /// <summary>For a felony, once, with the prosecutor's written permission. General knowledge, to be held against the Khmer text.</summary>
    public static readonly TimeSpan LongestExtension = TimeSpan.FromHours(24);

    private CustodyClock(Custody custody, DateTimeOffset now)
    {
        IsExtended = custody.ExtendedUntil is not null;
        Deadline = custody.ExtendedUntil ?? custody.ArrivedAt + Longest;
        EndedAt = custody.EndedAt;
        var until = custody.EndedAt ?? now;
        Remaining = until < Deadline ? Deadline - until : TimeSpan.Zero;
        Overrun = until > Deadline ? until - Deadline : TimeSpan.Zero;
    }

    public DateTimeOffset Deadline { get; }

    public bool IsExtended { get; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; }

    public bool IsRunning => EndedAt is null;

    /// <summary>What was left when it ended, or is left now.</summary>
    public TimeSpan Remaining { get; }

    /// <summary>By how much it went over; zero where it did not.</summary>
    public TimeSpan Overrun { get; }

    public bool IsOverrun => Overrun > TimeSpan.Zero;

    public static CustodyClock Of(Custody custody, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(custody);
        return new CustodyClock(custody, now);
    }
}
