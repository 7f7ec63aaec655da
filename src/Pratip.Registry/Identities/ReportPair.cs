namespace Pratip.Registry.Identities;

/// <summary>Two reports, the earlier id first, so that a pair is the same whichever way it was named.</summary>
public readonly record struct ReportPair
{
    private ReportPair(Guid a, Guid b) => (A, B) = (a, b);

    public Guid A { get; }

    public Guid B { get; }

    public static ReportPair Of(Guid one, Guid other)
    {
        if (one == other)
        {
            throw new ArgumentException("A report and itself are no pair.", nameof(other));
        }

        return one.CompareTo(other) < 0 ? new(one, other) : new(other, one);
    }

    public static ReportPair Of(IdentityJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return Of(judgement.ReportAId, judgement.ReportBId);
    }
}
