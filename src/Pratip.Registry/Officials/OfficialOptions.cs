using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Officials;

/// <summary>A suspect of the case turns out to be a public official.</summary>
public sealed record DeclareOfficialOptions
{
    /// <summary>The suspect.</summary>
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public Guid? OwnUnitId { get; init; }

    public Guid? OversightAgencyId { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        OfficialRows.Check(check, true, OwnUnitId, OversightAgencyId);
        return check.Problems;
    }
}

/// <summary>The oversight agency records a step of the disciplinary track.</summary>
public sealed record AddDisciplinaryStepOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid SuspectId { get; init; }

    public string? On { get; init; }

    /// <summary>Code of the list disciplinary-outcome.</summary>
    public string? Outcome { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(On), On))
        {
            check.Date(nameof(On), On, today);
        }

        if (check.Require(nameof(Outcome), Outcome))
        {
            check.Code(nameof(Outcome), "disciplinary-outcome", Outcome);
        }

        return check.Problems;
    }
}
