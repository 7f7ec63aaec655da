using Pratip.Kernel;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Editions;

/// <summary>
/// An edition as files: the same bytes on every machine, whatever its language, time zone or database. UTF-8 without a mark,
/// lines that end in LF, NFC, ordinal order, numbers in plain digits. The definitions are in it, so that it can be read and
/// recomputed when those of the program have changed.
/// </summary>
public static class CanonicalContent
{
    public const string Folder = "content/";

    internal const string FiguresPath = Folder + "figures.csv";
    internal const string CompletenessPath = Folder + "completeness.csv";
    internal const string AsidesPath = Folder + "asides.csv";
    internal const string ReportedPath = Folder + "reported.csv";
    internal const string FindingsPath = Folder + "findings.csv";
    internal const string ChangesPath = Folder + "changes.csv";
    internal const string SuppressionPath = Folder + "suppression.csv";
    internal const string HeadPath = Folder + "head.json";
    internal const string MeasuresPath = Folder + "measures.json";
    internal const string ClassificationsPath = Folder + "classifications.json";
    internal const string TextsPath = Folder + "texts.json";
    internal const string StocksPath = Folder + "stocks.csv";
    internal const string StockDefinitionsPath = Folder + "stocks.json";

    /// <summary>The files that every content has.</summary>
    internal static readonly string[] Paths =
    [
        AsidesPath, ChangesPath, ClassificationsPath, CompletenessPath, FiguresPath, FindingsPath, HeadPath, MeasuresPath, ReportedPath, SuppressionPath, TextsPath,
    ];

    /// <summary>Those of an edition with stocks: both or none. Beside these there is no other file.</summary>
    internal static readonly string[] StockPaths = [StocksPath, StockDefinitionsPath];

    internal static readonly string[] FigureColumns = ["measure", "from", "to", "by", "key", "state", "value"];
    internal static readonly string[] CompletenessColumns = ["measure", "from", "to", "state", "expected", "reported", "missing", "incomplete"];
    internal static readonly string[] AsideColumns = ["measure", "from", "to", "undated", "footnoted", "before-linkage"];
    internal static readonly string[] ReportedColumns = ["measure", "from", "to", "by", "key", "agency", "since", "until", "value", "source"];
    internal static readonly string[] FindingColumns = ["key", "check", "verdict", "stops", "en", "km", "measure", "from", "to", "accepted"];
    internal static readonly string[] ChangeColumns = ["measure", "from", "to", "by", "key", "before", "after", "reason", "explanation"];
    internal static readonly string[] StockColumns = ["stock", "from", "to", "line", "state", "value"];
    internal static readonly string[] SuppressionColumns = ["measure", "from", "to", "by", "key", "kind", "rule"];

    /// <summary>The files in the order of their paths.</summary>
    public static IReadOnlyList<ContentFile> Write(EditionContent content, EditionDocket docket)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(docket);
        ContentFile[] files =
        [
            new(HeadPath, DefinitionFiles.Head(content.Head)),
            new(MeasuresPath, DefinitionFiles.Measures(content.Measures)),
            new(ClassificationsPath, DefinitionFiles.Classifications(content.Classifications)),
            new(TextsPath, DefinitionFiles.Texts(docket.Texts)),
            new(FiguresPath, Figures(content.Cells)),
            new(CompletenessPath, CompletenessOf(content.Completeness)),
            new(AsidesPath, Asides(content.Asides)),
            new(ReportedPath, Reported(content.Reported)),
            new(FindingsPath, Findings(docket.Findings.Where(finding => !finding.IsInternal))),
            new(ChangesPath, Changes(docket.Changes)),
            new(SuppressionPath, Suppressions(docket.Suppressions)),
            .. content.Stocks.Count == 0 ? (ContentFile[])[] : [new(StocksPath, Stocks(content.StockCells)), new(StockDefinitionsPath, DefinitionFiles.Stocks(content.Stocks))],
        ];
        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private static byte[] Figures(IEnumerable<EditionCell> cells)
    {
        var csv = new CsvText(FigureColumns);
        foreach (var cell in cells.Order(CellOrder.Instance))
        {
            csv.Line(cell.MeasureId, From(cell.Window), To(cell.Window), cell.By, cell.Key, EditionCodes.Of(cell.State), CsvText.Of(cell.Value));
        }

        return csv.ToBytes();
    }

    private static byte[] Stocks(IEnumerable<EditionCell> cells)
    {
        var csv = new CsvText(StockColumns);
        foreach (var cell in cells.Order(CellOrder.Instance))
        {
            csv.Line(cell.MeasureId, From(cell.Window), To(cell.Window), cell.Key, EditionCodes.Of(cell.State), CsvText.Of(cell.Value));
        }

        return csv.ToBytes();
    }

    private static byte[] CompletenessOf(IEnumerable<EditionCompleteness> completeness)
    {
        var csv = new CsvText(CompletenessColumns);
        foreach (var (measure, window, of) in InOrder(completeness, c => (c.MeasureId, c.Window, null, null)))
        {
            csv.Line(
                measure, From(window), To(window), EditionCodes.Of(of.State), CsvText.Of(of.ExpectedEntities), CsvText.Of(of.ReportedEntities),
                string.Join(' ', of.Missing), string.Join(' ', of.Incomplete));
        }

        return csv.ToBytes();
    }

    private static byte[] Asides(IEnumerable<EditionAside> asides)
    {
        var csv = new CsvText(AsideColumns);
        foreach (var aside in InOrder(asides, a => (a.MeasureId, a.Window, null, null)))
        {
            csv.Line(aside.MeasureId, From(aside.Window), To(aside.Window), CsvText.Of(aside.Undated), YesNo(aside.IsFootnoted), CsvText.Of(aside.BeforeLinkage));
        }

        return csv.ToBytes();
    }

    private static byte[] Reported(IEnumerable<EditionReported> reported)
    {
        var csv = new CsvText(ReportedColumns);
        var sorted = InOrder(reported.OrderBy(r => r.AgencyCode, StringComparer.Ordinal), r => (r.MeasureId, r.Window, r.By, r.Key));
        foreach (var (measure, window, by, key, agency, span, value, source) in sorted)
        {
            csv.Line(measure, From(window), To(window), by, key, agency, From(span), To(span), CsvText.Of(value), source);
        }

        return csv.ToBytes();
    }

    private static byte[] Findings(IEnumerable<EditionFinding> findings)
    {
        var csv = new CsvText(FindingColumns);
        foreach (var one in findings.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            csv.Line(
                one.Key, one.Check, EditionCodes.Of(one.Verdict), YesNo(one.StopsRelease), one.Says.En, one.Says.Km, one.MeasureId,
                one.Window is { } from ? From(from) : null, one.Window is { } to ? To(to) : null, one.Accepted);
        }

        return csv.ToBytes();
    }

    private static byte[] Changes(IEnumerable<EditionChange> changes)
    {
        var csv = new CsvText(ChangeColumns);
        foreach (var one in InOrder(changes, c => (c.MeasureId, c.Window, c.By, c.Key)))
        {
            csv.Line(
                one.MeasureId, From(one.Window), To(one.Window), one.By, one.Key, CsvText.Of(one.Before), CsvText.Of(one.After),
                one.Reason is { } reason ? EditionCodes.Of(reason) : null, one.Explanation);
        }

        return csv.ToBytes();
    }

    private static byte[] Suppressions(IEnumerable<EditionSuppression> suppressions)
    {
        var csv = new CsvText(SuppressionColumns);
        foreach (var one in InOrder(suppressions, s => (s.MeasureId, s.Window, s.By, s.Key)))
        {
            csv.Line(one.MeasureId, From(one.Window), To(one.Window), one.By, one.Key, EditionCodes.Of(one.Kind), one.Rule);
        }

        return csv.ToBytes();
    }

    /// <summary>Sorting keeps the order of equals, so that what comes sorted by something else stays so within a cell.</summary>
    private static IEnumerable<T> InOrder<T>(IEnumerable<T> rows, Func<T, (string Measure, ReportingWindow Window, string? By, string? Key)> cell) =>
        rows.OrderBy(cell, Comparer<(string, ReportingWindow, string?, string?)>.Create(CellOrder.Compare));

    private static string From(ReportingWindow window) => CsvText.Of(window.From);

    private static string To(ReportingWindow window) => CsvText.Of(window.To);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
