using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.People;

namespace Pratip.Registry.Operations;

/// <summary>One plan of several agencies; the office that enters it leads.</summary>
public sealed record PlanOperationOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public string? OwnReference { get; init; }

    /// <summary>ISO, as well as it is known; it may lie ahead.</summary>
    public string? PlannedOn { get; init; }

    public Guid? SiteId { get; init; }

    public string? ProvinceCode { get; init; }

    /// <summary>In words, sealed: a plan that leaks empties the place.</summary>
    public string? Plan { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(OwnReference), OwnReference) && check.Line(nameof(OwnReference), OwnReference, PersonRows.LongestReference);
        _ = check.Require(nameof(PlannedOn), PlannedOn) && check.Date(nameof(PlannedOn), PlannedOn, DateOnly.MaxValue);
        check.Province(nameof(ProvinceCode), ProvinceCode);
        _ = check.Require(nameof(Plan), Plan) && check.Text(nameof(Plan), Plan);
        return check.Problems;
    }
}

/// <summary>What one agency does in it.</summary>
public sealed record AddPartOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid OperationId { get; init; }

    public Guid? AgencyId { get; init; }

    /// <summary>Code of the list operation-task.</summary>
    public string? Task { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        check.Require(nameof(AgencyId), AgencyId?.ToString());
        _ = check.Require(nameof(Task), Task) && check.Code(nameof(Task), "operation-task", Task);
        return check.Problems;
    }
}

/// <summary>What came of an agency's task.</summary>
public sealed record RecordResultOptions
{
    /// <summary>Of the part.</summary>
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list operation-result.</summary>
    public string? Result { get; init; }

    public string? ResultOn { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Result), Result) && check.Code(nameof(Result), "operation-result", Result);
        _ = check.Require(nameof(ResultOn), ResultOn) && check.Date(nameof(ResultOn), ResultOn, today);
        return check.Problems;
    }
}

/// <summary>Carried out, or called off.</summary>
public sealed record ChangeOperationOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list operation-status.</summary>
    public string? Status { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Status), Status) && check.Code(nameof(Status), "operation-status", Status);
        return check.Problems;
    }
}
