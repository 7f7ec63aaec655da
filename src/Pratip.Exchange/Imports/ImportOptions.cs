using Pratip.Kernel;
using Pratip.Reference.Calendars;

namespace Pratip.Exchange.Imports;

/// <summary>What the importer is told beside the file. A workbook's cover says most of it; a text table or a foreign template says nothing.</summary>
public sealed record ImportOptions
{
    public required string Actor { get; init; }

    /// <summary>Page, command, file or API.</summary>
    public string Channel { get; init; } = "file";

    /// <summary>Whose file it is, where the file does not say so. It must agree with a cover that does.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>The id of the sheet that a text table holds, where neither its columns nor its name tell.</summary>
    public string? Sheet { get; init; }

    public ReportingWindow? Period { get; init; }

    /// <summary>When the persons of a foreign template were registered, where its rows do not say.</summary>
    public DateOnly? RegisteredOn { get; init; }

    public DateOrder DateOrder { get; init; } = DateOrder.DayFirst;

    /// <summary>The name under which the sender knows the file, if it lies here under another one.</summary>
    public string? FileName { get; init; }

    /// <summary>Where the return-to-sender workbook goes if rows are rejected; none is written without it.</summary>
    public string? RejectedPath { get; init; }

    /// <summary>The language of the return-to-sender workbook.</summary>
    public Language Language { get; init; } = Language.English;
}

public enum ImportStage
{
    Opening,
    Reading,
    Checking,
    Comparing,
    Writing,
    Done,
}

/// <summary>How far an import has come, for a page or a terminal.</summary>
public sealed record ImportProgress(ImportStage Stage, string? Sheet, int Rows);
