using Pratip.Registry.Audit;
using Pratip.Registry.Voiding;

namespace Pratip.Registry.Corrections;

/// <summary>A correction of a registered fact that one person asks for and another decides.</summary>
public sealed class CorrectionRequest : RegisterRow, IAnsweredRequest
{
    /// <summary>The table of the row.</summary>
    public required string TargetNoun { get; set; }

    public required Guid TargetId { get; set; }

    /// <summary>The case the row belongs to, or null.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>The agency of the person who asked.</summary>
    public required Guid AgencyId { get; set; }

    /// <summary>The agency that answers for the row and decides; null in requests from before there was one.</summary>
    public Guid? AnsweringAgencyId { get; set; }

    /// <summary>The version the request was based on; a newer one is shown beside it.</summary>
    public required int BasedOnVersion { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>Field by field what should stand there, as sealed JSON.</summary>
    public required byte[] Changes { get; set; }

    public required string Reason { get; set; }

    public required string AskedBy { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>asked, approved, refused, overtaken or taken-back.</summary>
    public string Status { get; set; } = CorrectionStatus.Asked;

    /// <summary>Never the person who asked: null while it waits, and where that person took it back.</summary>
    public string? DecidedBy { get; set; }

    public string? DecisionReason { get; set; }
}

public static class CorrectionStatus
{
    public const string Asked = "asked";

    public const string Approved = "approved";

    public const string Refused = "refused";

    /// <summary>The row has changed since, and the correction no longer fits.</summary>
    public const string Overtaken = "overtaken";

    /// <summary>Whoever asked has thought better of it.</summary>
    public const string TakenBack = "taken-back";
}
