using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Notes;

/// <summary>A new note on a case or on a person's report.</summary>
public sealed record AddNoteOptions
{
    /// <summary>Made by whoever enters the note: the same entry sent twice is one note.</summary>
    public Guid Id { get; init; } = RowId.Next();

    public Guid? CaseId { get; init; }

    public Guid? ReportId { get; init; }

    /// <summary>Code of the list note-visibility.</summary>
    public string? Visibility { get; init; }

    public string? Text { get; init; }

    internal CaseOrReport PutTo => new(CaseId, ReportId);

    /// <summary>What has to be put right before the register is asked.</summary>
    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        _ = today;
        var check = new EntryCheck();
        PutTo.Check(check);
        NoteVisibility.Check(check, nameof(Visibility), Visibility);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}
