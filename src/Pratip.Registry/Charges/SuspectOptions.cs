using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Officials;
using Pratip.Registry.People;

namespace Pratip.Registry.Charges;

/// <summary>A person becomes a suspect in a case.</summary>
public sealed record AddSuspectOptions
{
    private const int OldestArrested = 110;

    public Guid Id { get; init; } = RowId.Next();

    public required Guid CaseId { get; init; }

    public required PersonEntry Person { get; init; }

    /// <summary>Code of the list perpetrator-role; empty where it is unknown.</summary>
    public string? Role { get; init; }

    public bool IsAtLarge { get; init; }

    /// <summary>Null where it is unknown.</summary>
    public bool? IsPublicOfficial { get; init; }

    /// <summary>The official's own unit, where it is an agency of the register: it is kept away from the case.</summary>
    public Guid? OwnUnitId { get; init; }

    /// <summary>The agency that takes its place; needed for an official.</summary>
    public Guid? OversightAgencyId { get; init; }

    public int? AgeAtArrest { get; init; }

    /// <summary>Whether somebody is at large changes with the steps of the procedure, and was typed as it was at first.</summary>
    internal SentAgain Again(Suspect standing) => new SentAgain().Code(nameof(Role), "perpetrator-role", standing.Role, Role)
        .YesNo(nameof(IsAtLarge), standing.IsAtLarge, standing.Version == 1 ? IsAtLarge : standing.IsAtLarge)
        .YesNo(nameof(IsPublicOfficial), standing.IsPublicOfficial, IsPublicOfficial).Same(nameof(AgeAtArrest), standing.AgeAtArrest == AgeAtArrest, standing.AgeAtArrest);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (Person.IsAnonymous)
        {
            check.Refuse(nameof(PersonEntry.IsAnonymous), "suspects.not-anonymous");
        }

        check.Code(nameof(Role), "perpetrator-role", Role);
        check.Number(nameof(AgeAtArrest), AgeAtArrest, 0, OldestArrested);
        OfficialRows.Check(check, IsPublicOfficial, OwnUnitId, OversightAgencyId);
        return [.. Person.Problems(today), .. check.Problems];
    }
}
