using Pratip.Registry.Entry;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Identities;

/// <summary>An officer says whether two reports are of one person.</summary>
public sealed record JudgePairOptions
{
    public const int LongestReason = 2000;

    /// <summary>Of the judgement, so that a form sent twice makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid PairId { get; init; }

    /// <summary>The version of the pair that was looked at.</summary>
    public required int BasedOn { get; init; }

    /// <summary>same, not-same or unsure.</summary>
    public string? Verdict { get; init; }

    /// <summary>Code of the list identity-evidence.</summary>
    public string? Evidence { get; init; }

    public string? Reason { get; init; }

    internal SentAgain Again(IdentityJudgement standing, IdentityVault vault) => new SentAgain()
        .Line(nameof(Verdict), standing.Verdict, Verdict).Code(nameof(Evidence), "identity-evidence", standing.Evidence, Evidence)
        .Words(nameof(Reason), JudgementService.ReasonOf(vault, standing), Reason);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Verdict), Verdict) && !Verdicts.Judged.Contains(Verdict, StringComparer.Ordinal))
        {
            check.Refuse(nameof(Verdict), "entry.code", EntryCheck.Shortened(Verdict!));
        }

        if (check.Require(nameof(Evidence), Evidence))
        {
            check.Code(nameof(Evidence), "identity-evidence", Evidence);
        }

        if (check.Require(nameof(Reason), Reason))
        {
            check.Text(nameof(Reason), Reason, LongestReason);
        }

        return check.Problems;
    }
}

/// <summary>A judgement is taken back; what held before it holds again.</summary>
public sealed record ReverseJudgementOptions
{
    public required Guid Id { get; init; }

    public required Guid JudgementId { get; init; }

    public string? Reason { get; init; }

    internal SentAgain Again(IdentityJudgement standing, IdentityVault vault) => new SentAgain().Words(nameof(Reason), JudgementService.ReasonOf(vault, standing), Reason);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Reason), Reason))
        {
            check.Text(nameof(Reason), Reason, JudgePairOptions.LongestReason);
        }

        return check.Problems;
    }
}

/// <summary>An agency lets the other know that both have reported the same person, or does not.</summary>
public sealed record ClearJudgementOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>cleared or refused.</summary>
    public string? Answer { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Answer), Answer) && Answer is not (ClearanceAnswer.Cleared or ClearanceAnswer.Refused))
        {
            check.Refuse(nameof(Answer), "entry.code", EntryCheck.Shortened(Answer!));
        }

        return check.Problems;
    }
}
