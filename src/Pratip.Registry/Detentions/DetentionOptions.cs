using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Detentions;

/// <summary>Somebody is held.</summary>
public sealed record BeginDetentionOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>The encounter it began with; null for none.</summary>
    public Guid? EncounterId { get; init; }

    /// <summary>ISO, as well as it is known.</summary>
    public string? From { get; init; }

    /// <summary>The moment, where it is known to the hour: what limits in hours run from.</summary>
    public DateTimeOffset? FromAt { get; init; }

    public string? Facility { get; init; }

    /// <summary>The office itself where it is left empty.</summary>
    public Guid? HoldingAgencyId { get; init; }

    /// <summary>Code of the list detention-ground.</summary>
    public string? Ground { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        var today = Kernel.PhnomPenhTime.DateOf(now);
        _ = check.Require(nameof(From), From) && check.Date(nameof(From), From, today);
        if (check.Moment(nameof(FromAt), FromAt, now) && FromAt is { } at && Kernel.PartialDate.TryParseIso(From, out var day)
            && (Kernel.PhnomPenhTime.DateOf(at) < day.First || Kernel.PhnomPenhTime.DateOf(at) > day.Last))
        {
            check.Refuse(nameof(FromAt), "detentions.other-day", day);
        }

        check.Line(nameof(Facility), Facility);
        _ = check.Require(nameof(Ground), Ground) && check.Code(nameof(Ground), "detention-ground", Ground);
        return check.Problems;
    }
}

/// <summary>Somebody is held elsewhere from now on; the detention and its clock go on.</summary>
public sealed record MoveDetentionOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? Facility { get; init; }

    /// <summary>The ground may be another one by now, and with it the limit.</summary>
    public string? Ground { get; init; }

    public Guid? HoldingAgencyId { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Facility), Facility) && check.Line(nameof(Facility), Facility);
        _ = check.Require(nameof(Ground), Ground) && check.Code(nameof(Ground), "detention-ground", Ground);
        return check.Problems;
    }
}

/// <summary>What became of somebody who was held.</summary>
public sealed record EndDetentionOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list detention-disposition; "unknown" is kept and printed, "still detained" is no end.</summary>
    public string? Disposition { get; init; }

    public string? DisposedOn { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Disposition), Disposition) && check.Code(nameof(Disposition), "detention-disposition", Disposition) && Disposition == DetentionDisposition.StillDetained)
        {
            check.Refuse(nameof(Disposition), "detentions.no-end");
        }
        else if (DetentionDisposition.IsDeparture(Disposition))
        {
            check.Refuse(nameof(Disposition), "detentions.departure");
        }

        _ = check.Require(nameof(DisposedOn), DisposedOn) && check.Date(nameof(DisposedOn), DisposedOn, today);
        return check.Problems;
    }
}
