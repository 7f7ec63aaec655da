using Pratip.Registry.Audit;

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

public static class NoteVisibility
{
    public const string Agency = "agency";

    public const string Case = "case";
}
