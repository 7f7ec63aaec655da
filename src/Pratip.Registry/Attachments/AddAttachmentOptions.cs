using Pratip.Registry.Attachments.Scanning;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Notes;

namespace Pratip.Registry.Attachments;

/// <summary>A file to be kept with a case or with a person's report.</summary>
public sealed record AddAttachmentOptions
{
    /// <summary>Made by whoever sends the file: the same file sent twice under one id is kept once.</summary>
    public Guid Id { get; init; } = RowId.Next();

    public Guid? CaseId { get; init; }

    public Guid? ReportId { get; init; }

    /// <summary>Code of the list note-visibility: who may read a file is chosen as it is for a note.</summary>
    public string? Visibility { get; init; }

    /// <summary>As the sender's computer calls it.</summary>
    public string? FileName { get; init; }

    public byte[] Content { get; init; } = [];

    internal CaseOrReport PutTo => new(CaseId, ReportId);

    /// <summary>What has to be put right before the register or the scanner is asked.</summary>
    public IReadOnlyList<EntryProblem> Problems(AttachmentRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var check = new EntryCheck();
        PutTo.Check(check);
        NoteVisibility.Check(check, nameof(Visibility), Visibility);
        CheckFile(check, rules);
        return check.Problems;
    }

    /// <summary>The file alone, wherever it is put.</summary>
    internal void CheckFile(EntryCheck check, AttachmentRules rules) => _ = IsOfFittingSize(check, rules) && IsOfItsType(check);

    private bool IsOfFittingSize(EntryCheck check, AttachmentRules rules) =>
        Content.Length == 0 ? check.Refuse(nameof(Content), "attachments.empty")
        : Content.LongLength <= rules.Largest || check.Refuse(nameof(Content), "attachments.too-large", Megabytes(Content.LongLength), Megabytes(rules.Largest));

    private bool IsOfItsType(EntryCheck check)
    {
        var extension = Attachments.FileName.Extension(Attachments.FileName.Clean(FileName));
        if (Attachments.FileType.OfExtension(extension) is null)
        {
            return check.Refuse(nameof(Content), "attachments.ending", extension.Length == 0 ? "-" : EntryCheck.Shortened(extension), Attachments.FileType.Endings);
        }

        return FileSniffer.Find(Content) switch
        {
            null => check.Refuse(
                nameof(Content), UnkeptKind.Of(Content) is { } kind ? $"attachments.is-{kind}" : "attachments.type", extension, Attachments.FileType.Endings),
            { } type when !type.Extensions.Contains(extension, StringComparer.Ordinal) => check.Refuse(nameof(Content), "attachments.lies", extension, type.Extensions[0]),
            _ => true,
        };
    }

    /// <summary>Rounded up: what is over the limit never looks as if it were not.</summary>
    private static long Megabytes(long bytes) => (bytes + (1024 * 1024) - 1) / (1024 * 1024);
}

/// <summary>What the operator sets for files that are sent.</summary>
public sealed record AttachmentRules
{
    public const long UsualLargest = 20L * 1024 * 1024;

    /// <summary>In bytes. A file is held in memory while it is looked at and sealed.</summary>
    public long Largest { get; init; } = UsualLargest;

    /// <summary>Null where the operator has none: then files are kept and marked as not looked at.</summary>
    public ClamdScanner? Scanner { get; init; }
}
