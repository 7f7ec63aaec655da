using Pratip.Registry.Audit;

namespace Pratip.Registry.Complaints;

/// <summary>One thing that was done about a complaint or was said in it. Steps are added and never changed.</summary>
public sealed class ComplaintStep : RegisterRow
{
    public required Guid ComplaintId { get; set; }

    /// <summary>Code of the list complaint-step.</summary>
    public required string Kind { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>The day it was done or is planned for, as well as it is known.</summary>
    public required string On { get; set; }

    /// <summary>Null for what the reporter sent.</summary>
    public Guid? AgencyId { get; set; }

    public Guid? UserId { get; set; }

    /// <summary>The planned check that this one carries out.</summary>
    public Guid? PlanId { get; set; }

    /// <summary>The piece of evidence whose custody it speaks of.</summary>
    public Guid? EvidenceId { get; set; }

    /// <summary>Code of the list complaint-check-result.</summary>
    public string? Result { get; set; }

    /// <summary>Code of the list note-visibility; null where whoever reaches the complaint reads it.</summary>
    public string? Visibility { get; set; }

    public required byte[] WrappedKey { get; set; }

    public byte[]? Text { get; set; }

    /// <summary>Who was there, sealed.</summary>
    public byte[]? Present { get; set; }
}

public static class StepKind
{
    public const string CheckPlanned = "check-planned";

    public const string CheckDone = "check-done";

    /// <summary>Why checks that confirmed what was said do not stand, by whoever proposes a finding against them.</summary>
    public const string CheckSetAside = "check-set-aside";

    public const string Interview = "interview";

    /// <summary>A piece of evidence came into the office's hands.</summary>
    public const string EvidenceTaken = "evidence-taken";

    public const string EvidenceHandedOn = "evidence-handed-on";

    /// <summary>The reporter was offered to say what they have to say to what was found so far.</summary>
    public const string ReplyOfferedReporter = "reply-offered-reporter";

    public const string ReplyOfferedAccused = "reply-offered-accused";

    public const string ReplyReceivedReporter = "reply-received-reporter";

    public const string ReplyReceivedAccused = "reply-received-accused";

    /// <summary>What the reporter sent afterwards by the receipt code.</summary>
    public const string Information = "information";

    /// <summary>What the reporter is told in the end.</summary>
    public const string Answer = "answer";

    /// <summary>What the reporter is told while the office is still at work.</summary>
    public const string InterimAnswer = "interim-answer";

    /// <summary>That it is about a body's own people was a mistake.</summary>
    public const string AccusationTakenBack = "accusation-taken-back";
}

/// <summary>A file that speaks for or against a complaint: its name and content sealed, its custody in the steps.</summary>
public sealed class ComplaintEvidence : RegisterRow
{
    public required Guid ComplaintId { get; set; }

    public required Guid AgencyId { get; set; }

    public required Guid UserId { get; set; }

    public required DateTimeOffset At { get; set; }

    public required string MediaType { get; set; }

    public required long Size { get; set; }

    public required byte[] Digest { get; set; }

    /// <summary>One of <see cref="Attachments.AttachmentScan"/>.</summary>
    public required string Scan { get; set; }

    public required byte[] WrappedKey { get; set; }

    public required byte[] FileName { get; set; }

    /// <summary>The sealed content; it never enters the log.</summary>
    public required byte[] Content { get; set; }
}
