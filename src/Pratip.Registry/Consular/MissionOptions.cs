using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Consular;

/// <summary>The mission has the notice.</summary>
public sealed record AcknowledgeNoticeOptions(Guid Id, int BasedOn);

/// <summary>What the mission says about who the person is.</summary>
public sealed record ConfirmIdentityOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list identity-confirmation.</summary>
    public string? IdentityConfirmed { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        _ = today;
        var check = new EntryCheck();
        _ = check.Require(nameof(IdentityConfirmed), IdentityConfirmed) && check.Code(nameof(IdentityConfirmed), "identity-confirmation", IdentityConfirmed);
        if (IdentityConfirmed == "not-asked")
        {
            check.Refuse(nameof(IdentityConfirmed), "entry.missing");
        }

        return check.Problems;
    }
}

/// <summary>A paper to travel on, as a file.</summary>
public sealed record UploadTravelDocumentOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid NoticeId { get; init; }

    /// <summary>Code of the list travel-document-kind.</summary>
    public string? Kind { get; init; }

    public string? IssuedOn { get; init; }

    public string? ValidUntil { get; init; }

    /// <summary>As the sender's computer calls it.</summary>
    public string? FileName { get; init; }

    public byte[] Content { get; init; } = [];

    internal SentAgain Again(TravelDocument standing) => new SentAgain().Code(nameof(Kind), "travel-document-kind", standing.Kind, Kind)
        .Date(nameof(IssuedOn), standing.IssuedOn, IssuedOn).Date(nameof(ValidUntil), standing.ValidUntil, ValidUntil);

    /// <summary>The file has the id of the document: sent twice it is kept once. It is sent to those who work on the person.</summary>
    internal AddAttachmentOptions File(Guid reportId) => new() { Id = Id, ReportId = reportId, Visibility = Notes.NoteVisibility.Case, FileName = FileName, Content = Content };

    public IReadOnlyList<EntryProblem> Problems(DateOnly today, AttachmentRules rules)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Kind), Kind) && check.Code(nameof(Kind), "travel-document-kind", Kind);
        _ = check.Require(nameof(IssuedOn), IssuedOn) && check.Date(nameof(IssuedOn), IssuedOn, today);
        _ = check.Date(nameof(ValidUntil), ValidUntil, today.AddYears(20)) && check.InOrder(nameof(ValidUntil), IssuedOn, ValidUntil);
        return [.. check.Problems, .. File(Id).Problems(rules)];
    }
}
