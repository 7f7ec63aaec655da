using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Removals;

/// <summary>That nothing stands in the way of one removal of one person.</summary>
public sealed record ClearRemovalOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Reason), Reason) && check.Text(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>Another agency is asked to let a removal go past what stands in its way.</summary>
public sealed record AskOverrideOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    public Guid? ToAgencyId { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        check.Require(nameof(ToAgencyId), ToAgencyId?.ToString());
        _ = check.Require(nameof(Reason), Reason) && check.Text(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>The other agency's answer.</summary>
public sealed record DecideOverrideOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public bool? IsGranted { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        check.Require(nameof(IsGranted), IsGranted?.ToString());
        _ = check.Require(nameof(Reason), Reason) && check.Text(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>A clearance, or the question for one, is taken back by the agency it belongs to.</summary>
public sealed record WithdrawClearanceOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Reason), Reason) && check.Text(nameof(Reason), Reason);
        return check.Problems;
    }
}
