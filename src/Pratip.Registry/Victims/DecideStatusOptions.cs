using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Victims;

/// <summary>A decision on somebody's status as presumed victim, as it was entered.</summary>
public sealed record DecideStatusOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid VictimId { get; init; }

    /// <summary>The version of the victim's row that was seen.</summary>
    public required int BasedOn { get; init; }

    /// <summary>Code of the list identification-status.</summary>
    public string? Status { get; init; }

    public string? On { get; init; }

    /// <summary>Code of the list identifying-body.</summary>
    public string? Body { get; init; }

    /// <summary>Whoever declines owes no reason.</summary>
    public string? Reason { get; init; }

    internal SentAgain Again(VictimDecision standing, IdentityVault vault) => new SentAgain()
        .Code(nameof(Status), "identification-status", standing.Status, Status).Date(nameof(On), standing.On, On).Code(nameof(Body), "identifying-body", standing.Body, Body)
        .Words(nameof(Reason), vault.Open(standing.WrappedKey, standing.Id, DecisionService.ReasonField, standing.Reason), Reason);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Status), Status) && check.Code(nameof(Status), "identification-status", Status);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        _ = check.Require(nameof(Body), Body) && check.Code(nameof(Body), "identifying-body", Body);
        _ = (Status == VictimStatus.Declined || check.Require(nameof(Reason), Reason)) && check.Text(nameof(Reason), Reason);
        return check.Problems;
    }
}
