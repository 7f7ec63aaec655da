using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>What a complaint is found to be; it waits for a second person.</summary>
public sealed record ProposeFindingOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ComplaintId { get; init; }

    /// <summary>Code of the list complaint-finding.</summary>
    public string? Finding { get; init; }

    /// <summary>Ids of the pieces of evidence it rests on.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>Why a site check that confirmed what was said does not stand, where the finding says the contrary.</summary>
    public string? AgainstChecks { get; init; }

    internal SentAgain Again(ComplaintFinding standing, ComplaintStep? setAside, IdentityVault vault) => new SentAgain()
        .Code(nameof(Finding), "complaint-finding", standing.Finding, Finding)
        .Same(nameof(Evidence), standing.Evidence.ToHashSet(StringComparer.Ordinal).SetEquals(Evidence), standing.Evidence.Count == 0 ? null : new Message("complaints.other-evidence"))
        .Words(nameof(Reason), vault.Open(standing.WrappedKey, standing.Id, FindingService.ReasonField, standing.Reason), Reason)
        .Words(nameof(AgainstChecks), setAside is null ? "" : ComplaintRows.TextOf(vault, setAside), AgainstChecks);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Finding), Finding) && check.Code(nameof(Finding), "complaint-finding", Finding);
        if (Finding == FindingKind.Untrue && Evidence.Count == 0)
        {
            check.Refuse(nameof(Evidence), "complaints.untrue-needs-evidence");
        }

        _ = check.Require(nameof(Reason), Reason) && check.Text(nameof(Reason), Reason);
        check.Text(nameof(AgainstChecks), AgainstChecks);
        return check.Problems;
    }
}

public sealed record DecideFindingOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>yes or no.</summary>
    public bool? IsApproved { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (IsApproved is null)
        {
            check.Refuse(nameof(IsApproved), "complaints.yes-or-no");
        }

        return check.Problems;
    }
}
