namespace Pratip.Exchange.Tabular;

/// <summary>
/// How much a file may ask of the machine. Everything is measured while it is read: what a file says about itself is not
/// believed. The defaults let a full sheet of 1,048,576 rows through.
/// </summary>
public sealed record TabularLimits
{
    public static TabularLimits Default { get; } = new();

    public long MaxFileBytes { get; init; } = 512L << 20;

    public int MaxSheets { get; init; } = 256;

    public int MaxRowsPerSheet { get; init; } = 1_048_576;

    public int MaxColumns { get; init; } = 16_384;

    /// <summary>Cells of all sheets, gaps inside a row counted.</summary>
    public long MaxCells { get; init; } = 100_000_000;

    public int MaxCellCharacters { get; init; } = 32_767;

    public int MaxMergedRanges { get; init; } = 65_536;

    public int MaxZipEntries { get; init; } = 4_096;

    public long MaxInflatedEntryBytes { get; init; } = 4L << 30;

    public long MaxInflatedBytes { get; init; } = 8L << 30;

    /// <summary>How many times its packed size a part may grow to, once it is larger than <see cref="RatioFloorBytes"/>.</summary>
    public int MaxInflationRatio { get; init; } = 200;

    public long RatioFloorBytes { get; init; } = 16L << 20;

    /// <summary>The texts a workbook shares between cells are the one thing that has to stay in memory.</summary>
    public int MaxSharedStrings { get; init; } = 4_000_000;

    public long MaxSharedCharacters { get; init; } = 100_000_000;
}
