namespace Pratip.Registry.Referrals;

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

    /// <summary>What the agency it went to may say. One that was accepted can still be given up, with a reason.</summary>
    public static bool MayAnswer(string status, string? answer) => answer switch
    {
        Accepted => status is Sent or AskedBack,
        AskedBack => status is Sent or Accepted,
        Declined or Done => !IsOver(status),
        _ => false,
    };
}
