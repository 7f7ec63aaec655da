namespace Pratip.Exchange.Tabular.Writing;

/// <summary>What has to be known of a sheet before its first row is written.</summary>
public sealed record SheetLayout
{
    public IReadOnlyList<SheetColumn> Columns { get; init; } = [];

    /// <summary>Rows that stay in sight above the ones that scroll.</summary>
    public int FrozenRows { get; init; }

    public int FrozenColumns { get; init; }

    public bool Hidden { get; init; }

    /// <summary>Prints in landscape, as many pages long as it takes and one page wide.</summary>
    public bool Landscape { get; init; }

    /// <summary>Prints on a single upright page.</summary>
    public bool OnePage { get; init; }

    /// <summary>Printed at the head of every page of the sheet; the frozen rows are then repeated below it.</summary>
    public string? PageMark { get; init; }
}

/// <summary>Width in characters; the style is that of cells nobody has written yet.</summary>
public sealed record SheetColumn(double Width = 12, bool Hidden = false, CellStyle? Style = null);

/// <summary>
/// What may be typed into a range and what the person is told when entering it. Without a list the range only prompts.
/// The list is a range of the workbook (<see cref="XlsxWriter.ListRange"/>), usually on a hidden sheet.
/// </summary>
public sealed record InputRule(CellRange Range)
{
    public string? List { get; init; }

    /// <summary>A condition that what is typed must fulfil, where there is no list.</summary>
    public string? Formula { get; init; }

    public string? PromptTitle { get; init; }

    public string? Prompt { get; init; }

    public string? ErrorTitle { get; init; }

    public string? Error { get; init; }

    /// <summary>A value beside the list is warned about and can be kept.</summary>
    public bool OnlyWarn { get; init; }
}
