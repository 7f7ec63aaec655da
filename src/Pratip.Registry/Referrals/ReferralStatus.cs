namespace Pratip.Registry.Referrals;

/// <summary>The codes of the list referral-purpose that rules speak of.</summary>
public static class ReferralPurpose
{
    public const string Screening = "screening";
}

/// <summary>The codes of the list referral-status that rules speak of, and which may follow which.</summary>
public static class ReferralStatus
{
    public const string Sent = "sent";

    public const string AskedBack = "asked-back";

    public const string Accepted = "accepted";

    public const string Declined = "declined";

    public const string Done = "done";

    public const string Withdrawn = "withdrawn";

    /// <summary>Somebody still owes an answer, whoever has the word.</summary>
    public static readonly string[] Waiting = [Sent, AskedBack];

    /// <summary>Over: nothing may follow.</summary>
    public static bool IsOver(string status) => status is Declined or Done or Withdrawn;

    /// <summary>The agency it went to said yes and has not taken it back; a question since then changes nothing in it.</summary>
    public static bool IsTakenOn(Referral one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one is { GivesReach: true, AnsweredAt: not null };
    }

    /// <summary>What the agency it went to may say. One that was accepted can still be given up, with a reason.</summary>
    /// <param name="status">Where it stands.</param>
    /// <param name="answer">What would be said.</param>
    /// <param name="isAskedAgain">Whether consent was withdrawn from what was accepted: it goes on by another word, or is given up.</param>
    public static bool MayAnswer(string status, string? answer, bool isAskedAgain = false) => answer switch
    {
        Accepted => isAskedAgain || status is Sent or AskedBack,
        AskedBack => status is Sent or Accepted,
        Declined => isAskedAgain || !IsOver(status),
        Done => !IsOver(status),
        _ => false,
    };
}
