using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Referrals;

/// <summary>A word in the exchange about a referral.</summary>
public abstract record ReferralWordOptions
{
    /// <summary>Of the word itself, made by whoever enters it: the same one sent twice is one.</summary>
    public Guid StepId { get; init; } = RowId.Next();

    /// <summary>The referral.</summary>
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? Words { get; init; }
}

/// <summary>What the agency it went to says.</summary>
public sealed record AnswerReferralOptions : ReferralWordOptions
{
    /// <summary>accepted, declined, asked-back or done.</summary>
    public string? Answer { get; init; }

    /// <summary>Code of the list referral-outcome, for done alone.</summary>
    public string? Outcome { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        _ = today;
        var check = new EntryCheck();
        if (check.Require(nameof(Answer), Answer) && Answer is not (ReferralStatus.Accepted or ReferralStatus.Declined or ReferralStatus.AskedBack or ReferralStatus.Done))
        {
            check.Refuse(nameof(Answer), "entry.code", EntryCheck.Shortened(Answer!));
        }

        if (Answer == ReferralStatus.Done)
        {
            _ = check.Require(nameof(Outcome), Outcome) && check.Code(nameof(Outcome), "referral-outcome", Outcome);
        }
        else if (!string.IsNullOrEmpty(Outcome))
        {
            check.Refuse(nameof(Outcome), "referrals.outcome-before");
        }

        if (Answer is ReferralStatus.Declined or ReferralStatus.AskedBack)
        {
            check.Require(nameof(Words), Words);
        }

        check.Text(nameof(Words), Words);
        return check.Problems;
    }
}

/// <summary>The sender answers what was asked back; the referral waits again.</summary>
public sealed record ReplyReferralOptions : ReferralWordOptions
{
    public IReadOnlyList<EntryProblem> Problems(DateOnly today) => ReferralWords.Needed(today, Words);
}

/// <summary>The sender takes it back, and with it the sight it gave.</summary>
public sealed record WithdrawReferralOptions : ReferralWordOptions
{
    public IReadOnlyList<EntryProblem> Problems(DateOnly today) => ReferralWords.Needed(today, Words);
}

internal static class ReferralWords
{
    public static IReadOnlyList<EntryProblem> Needed(DateOnly today, string? words)
    {
        _ = today;
        var check = new EntryCheck();
        _ = check.Require(nameof(ReferralWordOptions.Words), words) && check.Text(nameof(ReferralWordOptions.Words), words);
        return check.Problems;
    }
}
