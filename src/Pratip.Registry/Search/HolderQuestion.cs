using Pratip.Registry.Audit;

namespace Pratip.Registry.Search;

/// <summary>
/// Somebody has entered a person who may be one that another agency holds. The holder is told and decides whether to say so;
/// until then whoever entered the person learns nothing, not even that there was something to ask.
/// </summary>
public sealed class HolderQuestion : RegisterRow
{
    public required Guid AskingAgencyId { get; set; }

    public required Guid AskingUserId { get; set; }

    /// <summary>The report that was just entered.</summary>
    public required Guid EnteredReportId { get; set; }

    public required Guid HoldingAgencyId { get; set; }

    /// <summary>The report that may be of the same person.</summary>
    public required Guid HeldReportId { get; set; }

    /// <summary>Code of the list read-purpose.</summary>
    public required string Purpose { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>asked, told or silent.</summary>
    public string Answer { get; set; } = HolderAnswer.Asked;

    public string? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>What the holder lets the other side know, sealed; null unless told.</summary>
    public byte[]? Word { get; set; }
}

public static class HolderAnswer
{
    public const string Asked = "asked";

    /// <summary>The holder has let the other side know.</summary>
    public const string Told = "told";

    /// <summary>The holder says nothing; for the other side it is as if nobody had been asked.</summary>
    public const string Silent = "silent";

    /// <summary>The agreement it was asked under ended first: nobody is told anything any more. Of encoded questions alone.</summary>
    public const string Ended = "ended";
}
