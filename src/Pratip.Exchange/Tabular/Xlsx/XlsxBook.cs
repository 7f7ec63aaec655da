namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>What the sheets of a workbook share. Texts and styles are read when the first sheet asks for its rows.</summary>
internal sealed class XlsxBook(XlsxPackage package, TabularLimits limits, FileProblems problems)
{
    private List<string>? _sharedStrings;
    private bool[]? _dateStyles;

    public XlsxPackage Package { get; } = package;

    public TabularLimits Limits { get; } = limits;

    public FileProblems Problems { get; } = problems;

    public CellMeter Meter { get; } = new(limits, problems);

    public bool DatesFrom1904 { get; set; }

    public string? SharedStringsPart { get; init; }

    public string? StylesPart { get; init; }

    public List<string> SharedStrings => _sharedStrings ??= Load(SharedStringsPart, part => Xlsx.SharedStrings.Read(Package, part, Limits, Problems)) ?? [];

    /// <summary>Which cell formats show a number as a date.</summary>
    public bool[] DateStyles => _dateStyles ??= Load(StylesPart, part => DateFormats.Read(Package, part)) ?? [];

    private T? Load<T>(string? part, Func<string, T> read)
        where T : class =>
        part is null ? null : Faults.Translate(() => read(part), cause => Problems.DamagedPart(part, cause));
}
