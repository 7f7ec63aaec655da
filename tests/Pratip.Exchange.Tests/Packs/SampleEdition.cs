using Pratip.Exchange.Packs;
using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Tests.Packs;

/// <summary>Editions made by hand, with everything a pack has to cope with: crossed, hidden, missing, reported and zero cells.</summary>
internal static class SampleEdition
{
    public static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);
    public static readonly ReportingWindow YearBefore = ReportingWindow.OfYear(2023);
    public static readonly ReportingWindow AprilToMarch = ReportingWindow.Parse("2024-04..2025-03");

    public static EditionContent Content { get; } = Create(Year, YearBefore);

    public static EditionContent UsYear { get; } = Create(AprilToMarch, AprilToMarch.YearBefore());

    /// <summary>The standard measures, and the same cells in both windows but one that only the later has.</summary>
    public static EditionContent Create(ReportingWindow window, ReportingWindow earlier) => Of(window, [earlier], Cells(window, earlier));

    public static EditionContent Of(ReportingWindow window, IReadOnlyList<ReportingWindow> comparisons, IEnumerable<EditionCell> cells, IEnumerable<Measure>? measures = null, IEnumerable<Classification>? classifications = null)
    {
        var list = cells.ToList();
        var pinned = (measures ?? MeasureCatalogue.Standard.All).OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
        var lists = classifications?.ToList() ?? [.. pinned.SelectMany(m => m.Breakdowns).Select(b => b.ClassificationId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(ClassificationCatalogue.Standard.Get)];
        return new(
            new(window, comparisons, Vintage.Provisional, 1, new DateOnly(2025, 5, 20), RegisterPurpose.Demonstration, 1),
            pinned,
            lists,
            [.. list.OrderBy(c => c.MeasureId, StringComparer.Ordinal).ThenBy(c => c.Window.From).ThenBy(c => c.By, StringComparer.Ordinal).ThenBy(c => c.Key, StringComparer.Ordinal)],
            [.. list.Select(c => (c.MeasureId, c.Window)).Distinct().Select(c => new EditionCompleteness(c.MeasureId, c.Window, new Completeness(CompletenessState.Partial, 52, 50, ["PC-23"], ["PC-11"])))]);
    }

    public static EditionCell Cell(string measure, ReportingWindow window, string? by, string? key, long? value, EditionCellState? state = null) =>
        new(measure, window, by, key, value, state ?? (value is null ? EditionCellState.NotReported : EditionCellState.Counted));

    public static EditionCell Hidden(string measure, ReportingWindow window, string by, string key) => Cell(measure, window, by, key, null, EditionCellState.Hidden);

    /// <summary>The rows of a comma-separated file by the names of its columns.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(PackFile file)
    {
        var lines = System.Text.Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF').TrimEnd('\r', '\n').Split("\r\n");
        var names = Fields(lines[0]);
        return [.. lines.Skip(1).Select(line => names.Zip(Fields(line)).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    public static PackFile File(IReadOnlyList<PackFile> files, string ending) => files.Single(f => f.Name.EndsWith(ending, StringComparison.Ordinal));

    private static IEnumerable<EditionCell> Cells(ReportingWindow window, ReportingWindow earlier) =>
    [
        Cell("cases.headline", window, null, null, 197),
        Cell("cases.headline", earlier, null, null, 164),
        Cell("cases.headline", window, "group", "trafficking", 43),
        Cell("cases.headline", window, "group", "sexual-exploitation", 154),
        Cell("cases.headline", window, "group", "unknown", 0),
        Cell("cases.trafficking", window, null, null, 43),
        Cell("charges.unodc", window, null, null, 60),
        Cell("charges.unodc", window, "article", "TSE-10", 55),
        Hidden("charges.unodc", window, "article", "TSE-17"),
        Cell("charges.unodc", window, "article", "TSE-12", 0),
        Cell("charges.unodc", window, "article", "unknown", 0),
        Cell("suspects.arrested", window, null, null, 273, EditionCellState.Reported),
        Cell("suspects.arrested", window, "sex", "female", 40),
        Cell("suspects.arrested", window, "sex", "male", 233),
        Cell("suspects.arrested", window, "sex", "unknown", 0),
        Cell("victims.identified", earlier, null, null, null),
        Cell("victims.identified", window, null, null, 523),
        Cell("victims.identified", window, "sex", "female", 430),
        Cell("victims.identified", window, "sex", "male", 93),
        Cell("victims.identified", window, "sex", "unknown", 0),
        Cell("victims.identified", window, "age-unodc", "0-17", 230),
        Cell("victims.identified", window, "age-unodc", "18-and-over", 290),
        Cell("victims.identified", window, "age-unodc", "unknown", 3),
        Cell("victims.identified", window, "sex*age-unodc", "female*0-17", 200),
        Cell("victims.identified", window, "sex*age-unodc", "female*18-and-over", 230),
        Cell("victims.identified", window, "sex*age-unodc", "male*0-17", 30),
        Hidden("victims.identified", window, "sex*age-unodc", "male*18-and-over"),
        Cell("victims.identified", window, "sex*age-unodc", "male*unknown", 2),
        Cell("victims.identified", window, "sex*age-unodc", "unknown*unknown", 1),
        Cell("victims.identified", window, "form", "forced-labour", 100),
        Cell("victims.identified", window, "form", "online-scam", 420),
        Hidden("victims.identified", window, "form", "organ-removal"),
        Cell("victims.identified", window, "form", "unknown", 0),
        Cell("removals", window, null, null, 5852),
        Cell("removals", window, "citizenship", "CN", 2695),
        Cell("removals", window, "citizenship", "unknown", 3157),
        Cell("cases.headline", window, "month", "2024-05", 12),
    ];

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' when quoted && i + 1 < line.Length && line[i + 1] == '"': field.Append('"'); i++; break;
                case '"': quoted = !quoted; break;
                case ',' when !quoted: fields.Add(field.ToString()); field.Clear(); break;
                default: field.Append(line[i]); break;
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
