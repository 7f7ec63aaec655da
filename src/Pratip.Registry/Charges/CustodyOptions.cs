using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Charges;

/// <summary>A suspect arrives at the unit that keeps him or her: the clock starts.</summary>
public sealed record BeginCustodyOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid SuspectId { get; init; }

    public DateTimeOffset? ArrivedAt { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        CheckMoment(check, nameof(ArrivedAt), ArrivedAt, now);
        return check.Problems;
    }

    internal static void CheckMoment(EntryCheck check, string field, DateTimeOffset? moment, DateTimeOffset? latest)
    {
        if (moment is null)
        {
            check.Refuse(field, "entry.missing");
        }
        else
        {
            check.Moment(field, moment, latest ?? DateTimeOffset.MaxValue);
        }
    }
}

/// <summary>The prosecutor has permitted in writing that a custody lasts longer.</summary>
public sealed record ExtendCustodyOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public DateTimeOffset? ExtendedUntil { get; init; }

    /// <summary>The number of the written permission.</summary>
    public string? Permission { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        BeginCustodyOptions.CheckMoment(check, nameof(ExtendedUntil), ExtendedUntil, null);
        if (check.Require(nameof(Permission), Permission))
        {
            check.Line(nameof(Permission), Permission);
        }

        return check.Problems;
    }
}

public sealed record EndCustodyOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Code of the list custody-end.</summary>
    public string? End { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        BeginCustodyOptions.CheckMoment(check, nameof(EndedAt), EndedAt, now);
        if (check.Require(nameof(End), End))
        {
            check.Code(nameof(End), "custody-end", End);
        }

        return check.Problems;
    }
}
