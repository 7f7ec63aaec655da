using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Notes;

/// <summary>Free text on a case or a person's report, sealed, with who may read it.</summary>
public sealed class Note : RegisterRow
{
    public Guid? CaseId { get; set; }

    public Guid? ReportId { get; set; }

    public required Guid AgencyId { get; set; }

    public required Guid UserId { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>agency: the author's agency only; case: whoever reaches the case or report.</summary>
    public required string Visibility { get; set; }

    public required byte[] WrappedKey { get; set; }

    public required byte[] Text { get; set; }
}

/// <summary>Who may read a note, a file or an interview: the author's choice, asked and never assumed.</summary>
public static class NoteVisibility
{
    private const string List = "note-visibility";

    public const string Agency = "agency";

    public const string Case = "case";

    internal static bool Check(EntryCheck check, string field, string? chosen) => check.Require(field, chosen) && check.Code(field, List, chosen);

    internal static SentAgain Visibility(this SentAgain again, string field, string? standing, string? sent) => again.Code(field, List, standing, sent);
}
