using Pratip.Registry.Audit;

namespace Pratip.Registry.Attachments;

/// <summary>A file kept with a case or a report: its name and content sealed, its type found out and not believed.</summary>
public sealed class Attachment : RegisterRow
{
    public Guid? CaseId { get; set; }

    public Guid? ReportId { get; set; }

    public required Guid AgencyId { get; set; }

    public required Guid UserId { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>One of <see cref="Notes.NoteVisibility"/>, as of a note.</summary>
    public required string Visibility { get; set; }

    /// <summary>The media type by content.</summary>
    public required string MediaType { get; set; }

    public required long Size { get; set; }

    /// <summary>The vault's digest of the content.</summary>
    public required byte[] Digest { get; set; }

    /// <summary>One of <see cref="AttachmentScan"/>.</summary>
    public required string Scan { get; set; }

    public required byte[] WrappedKey { get; set; }

    public required byte[] FileName { get; set; }

    /// <summary>The sealed content. It never enters the log, whose lines are read whole.</summary>
    public required byte[] Content { get; set; }
}

/// <summary>What the operator's scanner said of a file that is kept; one it refused never is.</summary>
public static class AttachmentScan
{
    /// <summary>The operator has none.</summary>
    public const string NotScanned = "not-scanned";

    public const string Clean = "clean";
}
