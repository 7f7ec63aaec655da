using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Demonstration;

/// <summary>A file of the demonstration. A text table does not say whose it is; the agency, the period and the sheet must be told with it.</summary>
/// <param name="Sheet">The sheet a text table holds; null for a workbook, whose cover says everything.</param>
public sealed record DemonstrationFile(string Path, string AgencyCode, ReportingWindow Period, string? Sheet);

public readonly record struct DemonstrationProgress(int Written, int Total, string FileName);

/// <summary>
/// Writes the agencies' files of the demonstration and the truth beside them. The same seed writes the same bytes, so that
/// a second run changes nothing and a register that has received the files finds them already received.
/// </summary>
public static class DemonstrationFiles
{
    public const string TruthJson = "demonstration-truth.json";
    public const string TruthCsv = "demonstration-truth.csv";
    private const string CsvSheet = "prevention";

    /// <summary>Some offices send text tables; these two returns hold fill only.</summary>
    private static readonly HashSet<ReportingWindow> CsvPeriods = [ReportingWindow.OfSemester(2023, 1), ReportingWindow.OfSemester(2024, 2)];

    private static readonly Texts Wording = Texts.Load(typeof(DemonstrationFiles).Assembly);

    /// <summary>Stands on every sheet.</summary>
    public static LocalizedText Marker => Wording["exchange.demonstration.marker"];

    internal static LocalizedText TruthTitle => Wording["exchange.demonstration.truth"];

    /// <summary>Writes the files into the folder and returns them in the order in which they can be read, which is that of their names.</summary>
    public static IReadOnlyList<DemonstrationFile> Write(string folder, IProgress<DemonstrationProgress>? progress = null, ulong seed = DemonstrationWorld.StandardSeed)
    {
        var world = DemonstrationWorld.Generate(seed);
        Directory.CreateDirectory(folder);
        var files = new List<DemonstrationFile>(world.Returns.Count);
        foreach (var sent in world.Returns)
        {
            var file = Write(folder, sent, files.Count + 1);
            files.Add(file);
            progress?.Report(new(files.Count, world.Returns.Count, Path.GetFileName(file.Path)));
        }

        TruthFile.Write(folder, seed, SyntheticCounts.Of(world));
        OverlapFiles.Write(Path.Combine(folder, OverlapFiles.Folder), world.Repeated);
        return files;
    }

    private static DemonstrationFile Write(string folder, DemonstrationReturn sent, int number)
    {
        var name = $"{number:D3}-synthetic-{sent.Period.ToString().Replace("..", "-to-", StringComparison.Ordinal)}-{sent.Agency}";
        var asText = sent.Agency == "MOWA" && CsvPeriods.Contains(sent.Period);
        var path = Path.Combine(folder, name + (asText ? ".csv" : ".xlsx"));
        if (asText)
        {
            WriteText(path, sent.Rows(CsvSheet));
        }
        else
        {
            Workbook(sent).Save(path, $"{Marker.En} · {Marker.Km}");
        }

        return new(path, sent.Agency, sent.Period, asText ? CsvSheet : null);
    }

    private static AgencyWorkbook Workbook(DemonstrationReturn sent)
    {
        var workbook = new AgencyWorkbook(sent.Agency, sent.Period);
        foreach (var sheet in sent.Sheets)
        {
            workbook.Set(sheet, sent.Rows(sheet).Count == 0 ? "nothing-to-report" : "data");
            foreach (var row in sent.Rows(sheet))
            {
                workbook.AddRow(sheet, row);
            }
        }

        return workbook;
    }

    private static void WriteText(string path, IReadOnlyList<IReadOnlyDictionary<string, string?>> rows)
    {
        var columns = SheetCatalogue.Standard.Get(CsvSheet).Columns.Where(c => !c.Hidden).ToArray();
        using var stream = new FileStream(path, FileMode.Create);
        using var csv = new CsvWriter(stream, new CsvFormat { ByteOrderMark = true });
        csv.WriteRow($"{Marker.En} · {Marker.Km}");
        csv.WriteRow([.. columns.Select(c => c.En)]);
        foreach (var row in rows)
        {
            csv.WriteRow([.. columns.Select(c => row.GetValueOrDefault(c.Id))]);
        }
    }
}
