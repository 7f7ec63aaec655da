using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Editions;

/// <summary>Reads the files of an edition back, so that reports and packs are made from it with its own definitions.</summary>
public static class ContentReader
{
    /// <summary>Throws <see cref="InvalidDataException"/>, in words that name file and line, where the files are not those of an edition.</summary>
    public static (EditionContent Content, EditionDocket Docket) Read(IEnumerable<ContentFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var byPath = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        ContentFile File(string path) => byPath.TryGetValue(path, out var file) ? file : throw new InvalidDataException($"{path}: not there.");
        var content = new EditionContent(
            new DefinitionReader(File(CanonicalContent.HeadPath)).Head(),
            new DefinitionReader(File(CanonicalContent.MeasuresPath)).Measures(),
            new DefinitionReader(File(CanonicalContent.ClassificationsPath)).Classifications(),
            [.. CsvText.Read(File(CanonicalContent.FiguresPath), CanonicalContent.FigureColumns).Select(Cell)],
            [.. CsvText.Read(File(CanonicalContent.CompletenessPath), CanonicalContent.CompletenessColumns).Select(CompletenessOf)])
        {
            Asides = [.. CsvText.Read(File(CanonicalContent.AsidesPath), CanonicalContent.AsideColumns)
                .Select(l => new EditionAside(l.Text(0), l.Window(1), l.Count(3), YesNo(l, 4), l.Count(5)))],
            Reported = [.. CsvText.Read(File(CanonicalContent.ReportedPath), CanonicalContent.ReportedColumns)
                .Select(l => new EditionReported(l.Text(0), l.Window(1), l.Optional(3), l.Optional(4), l.Text(5), l.Window(6), l.Count(8) ?? 0, l.Text(9)))],
        };
        if (Array.Exists(CanonicalContent.StockPaths, byPath.ContainsKey))
        {
            content = content with
            {
                Stocks = new DefinitionReader(File(CanonicalContent.StockDefinitionsPath)).Stocks(),
                StockCells = [.. CsvText.Read(File(CanonicalContent.StocksPath), CanonicalContent.StockColumns).Select(StockCell)],
            };
        }

        RequireDefinitions(content);
        return (content, new(
            [.. CsvText.Read(File(CanonicalContent.FindingsPath), CanonicalContent.FindingColumns).Select(Finding)],
            [.. CsvText.Read(File(CanonicalContent.ChangesPath), CanonicalContent.ChangeColumns).Select(Change)],
            new DefinitionReader(File(CanonicalContent.TextsPath)).Texts(),
            [.. CsvText.Read(File(CanonicalContent.SuppressionPath), CanonicalContent.SuppressionColumns)
                .Select(l => new EditionSuppression(l.Text(0), l.Window(1), l.Optional(3), l.Optional(4), l.Code<SuppressionKind>(5), l.Text(6)))]));
    }

    private static EditionCell Cell(CsvLine line) =>
        Sound(line, 5, new(line.Text(0), line.Window(1), line.Optional(3), line.Optional(4), line.Count(6), line.Code<EditionCellState>(5)));

    private static EditionCell StockCell(CsvLine line) =>
        Sound(line, 4, new(line.Text(0), line.Window(1), ProtectedStocks.By, line.Text(3), line.Count(5), line.Code<EditionCellState>(4)));

    private static EditionCell Sound(CsvLine line, int state, EditionCell cell)
    {
        return cell.Value is null == (cell.State is EditionCellState.Hidden or EditionCellState.NotReported)
            ? cell
            : throw new InvalidDataException($"{line.Path}, line {line.Number}: a figure that is {line.Text(state)} {(cell.Value is null ? "has no number" : "has one")}.");
    }

    private static EditionCompleteness CompletenessOf(CsvLine line) => new(line.Text(0), line.Window(1), new(
        line.Code<CompletenessState>(3), line.Number32(4), line.Number32(5),
        line.Text(6).Split(' ', StringSplitOptions.RemoveEmptyEntries), line.Text(7).Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static EditionFinding Finding(CsvLine line) => new(
        line.Text(0), line.Text(1), line.Code<Verdict>(2), YesNo(line, 3), new LocalizedText(line.Text(4), line.Text(5)), line.Optional(6),
        line.Optional(7) is null ? null : line.Window(7), line.Optional(9));

    private static EditionChange Change(CsvLine line) => new(
        line.Text(0), line.Window(1), line.Optional(3), line.Optional(4), line.Count(5), line.Count(6),
        line.Optional(7) is null ? null : line.Code<ChangeReason>(7), line.Optional(8));

    private static void RequireEachOnce(string path, IEnumerable<string> ids)
    {
        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"{path}: '{twice.Key}' is defined twice.");
        }
    }

    private static bool YesNo(CsvLine line, int at) => line.Text(at) switch
    {
        "yes" => true,
        "no" => false,
        var other => throw new InvalidDataException($"{line.Path}, line {line.Number}, field {at + 1}: '{other}' is neither yes nor no."),
    };

    /// <summary>A figure without its definition would be a number without meaning.</summary>
    private static void RequireDefinitions(EditionContent content)
    {
        RequireEachOnce(CanonicalContent.MeasuresPath, content.Measures.Select(m => m.Id));
        RequireEachOnce(CanonicalContent.ClassificationsPath, content.Classifications.Select(c => c.Id));
        RequireEachOnce(CanonicalContent.StockDefinitionsPath, content.Stocks.Select(s => s.Id));
        var measures = content.Measures.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        if (content.Cells.FirstOrDefault(c => !measures.Contains(c.MeasureId)) is { } cell)
        {
            throw new InvalidDataException($"{CanonicalContent.FiguresPath}: there is no definition of '{cell.MeasureId}' in {CanonicalContent.MeasuresPath}.");
        }

        if (content.StockCells.FirstOrDefault(c => !content.Stocks.Any(stock => stock.Id == c.MeasureId)) is { } line)
        {
            throw new InvalidDataException($"{CanonicalContent.StocksPath}: there is no definition of '{line.MeasureId}' in {CanonicalContent.StockDefinitionsPath}.");
        }
    }
}
