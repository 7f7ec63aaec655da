using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pratip.Exchange.Packs;
using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;

namespace Pratip.Exchange.Tests.Packs;

/// <summary>What holds for every pack.</summary>
public sealed class EditionPackTests
{
    public static TheoryData<PackKind> Kinds { get; } = [.. PackKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_edition_gives_the_same_zip(PackKind kind)
    {
        Assert.Equal(Zip(For(kind), kind), Zip(For(kind), kind));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_zip_holds_the_files_and_says_in_both_languages_that_nothing_is_published(PackKind kind)
    {
        using var zip = new ZipArchive(new MemoryStream(Zip(For(kind), kind)));
        Assert.Equal(EditionPacks.Files(For(kind), kind).Select(f => f.Name), zip.Entries.Select(e => e.FullName), StringComparer.Ordinal);
        Assert.All(zip.Entries, e => Assert.All(e.FullName, c => Assert.True(char.IsAscii(c))));
        using var about = new StreamReader(zip.GetEntry("about.txt")!.Open());
        var text = about.ReadToEnd();
        Assert.Contains("Internal: not for publication", text, StringComparison.Ordinal);
        Assert.Contains("ឯកសារផ្ទៃក្នុង", text, StringComparison.Ordinal);
        Assert.Contains("provisional", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_is_written_whole_under_a_name_that_says_its_edition()
    {
        var folder = Directory.CreateTempSubdirectory("pratip-packs-").FullName;
        try
        {
            var path = EditionPacks.Write(SampleEdition.UsYear, PackKind.Tip, folder);
            Assert.Equal("pack-tip-2024-04_2025-03-p1.zip", Path.GetFileName(path));
            Assert.Equal(Zip(SampleEdition.UsYear, PackKind.Tip), File.ReadAllBytes(path));
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_edition_without_a_figure_makes_a_pack_that_opens_and_holds_no_zero(PackKind kind)
    {
        var full = For(kind);
        foreach (var empty in new[] { full with { Cells = [], Completeness = [] }, full with { Cells = [], Completeness = [], Measures = [], Classifications = [] } })
        {
            var files = EditionPacks.Files(empty, kind);
            Assert.All(files.Where(f => f.Name.EndsWith(".xlsx", StringComparison.Ordinal)), f => Assert.Empty(Problems(f)));
            Assert.All(
                files.Where(f => f.Name.EndsWith(".csv", StringComparison.Ordinal)).SelectMany(SampleEdition.Rows),
                row => Assert.True(!row.TryGetValue("value", out var value) || value.Length == 0));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_hidden_everywhere_shows_no_number(PackKind kind)
    {
        var full = For(kind);
        var hidden = full with { Cells = [.. full.Cells.Select(c => c with { Value = null, State = EditionCellState.Hidden })] };
        foreach (var file in EditionPacks.Files(hidden, kind).Where(f => f.Name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var figures = SampleEdition.Rows(file).SelectMany(r => r.Where(c => c.Key is "value" or "victims" or "rate_per_100000" or "OBS_VALUE").Select(c => c.Value)).ToList();
            // A code that an open list did not see is nobody, hidden or not.
            Assert.All(figures, value => Assert.True(value is "" or "0" or "0.00", value));
        }
    }

    /// <summary>Labels and codes from an agency's file: formulas, markup, control characters, another script.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hostile_codes_and_labels_stay_text(PackKind kind)
    {
        var content = Hostile(kind);
        foreach (var file in EditionPacks.Files(content, kind))
        {
            if (file.Name.EndsWith(".xlsx", StringComparison.Ordinal))
            {
                Assert.Empty(Problems(file));
                using var book = SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false);
                Assert.All(book.WorkbookPart!.WorksheetParts, sheet => Assert.Empty(sheet.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()));
            }
            else if (file.Name.EndsWith(".csv", StringComparison.Ordinal))
            {
                var text = Encoding.UTF8.GetString(file.Content);
                Assert.DoesNotContain("\n=", text, StringComparison.Ordinal);
                Assert.DoesNotContain(",=", text, StringComparison.Ordinal);
                Assert.DoesNotContain(",@", text, StringComparison.Ordinal);
                Assert.DoesNotContain("\u0001", text, StringComparison.Ordinal);
            }
        }
    }

    public static TheoryData<string> OddCells { get; } = ["measure", "breakdown", "key", "value", "hidden", "twice", "crossed-with-itself"];

    [Theory]
    [MemberData(nameof(OddCells))]
    public void An_edition_that_contradicts_itself_is_refused_by_name_of_the_cell(string fault)
    {
        var year = SampleEdition.Year;
        var cell = fault switch
        {
            "measure" => SampleEdition.Cell("no.such", year, null, null, 1),
            "breakdown" => SampleEdition.Cell("removals", year, "form", "online-scam", 1),
            "key" => SampleEdition.Cell("removals", year, "sex*citizenship", "female", 1),
            "value" => SampleEdition.Cell("removals", year, "sex", "male", null, EditionCellState.Counted),
            "hidden" => SampleEdition.Cell("removals", year, "sex", "male", 3, EditionCellState.Hidden),
            "twice" => SampleEdition.Cell("removals", year, null, null, 1),
            _ => SampleEdition.Cell("removals", year, "sex*sex", "male*male", 1),
        };
        var problem = Assert.Throws<PackRefusedException>(() => EditionPacks.Files(SampleEdition.Content with { Cells = [.. SampleEdition.Content.Cells, cell] }, PackKind.Csv));
        Assert.Equal("exchange.packs.odd-cell", problem.Reason.Key);
        Assert.Contains(cell.MeasureId, (string)problem.Reason.Args[0]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNODC", PackKind.Unodc)]
    [InlineData("csv", PackKind.Csv)]
    public void A_kind_is_found_by_its_code(string text, PackKind kind)
    {
        Assert.True(PackKinds.TryParse(text, out var found));
        Assert.Equal(kind, found);
        Assert.False(PackKinds.TryParse("pdf", out _));
    }

    internal static EditionContent Hostile(PackKind kind)
    {
        var window = For(kind).Head.Window;
        const string Formula = "=cmd|' /C calc'!A0";
        var sexes = new Classification(
            "sex",
            isOpen: false,
            [new("female", new(Formula, "=ខ្មែរ")), new("@SUM(1)", new("@SUM(1)", "ស្រី")), new("a b", new("\u0001<b>", "ក")), new("a_b", new("-2+3", "")), new("ស្រី", new("", "ស្រី"))],
            new("unknown", "មិនដឹង"));
        var measure = MeasureCatalogue.Standard.Get("victims.identified") with { Title = new(Formula, "=\u0001ខ្មែរ") };
        return SampleEdition.Of(
            window,
            [],
            [
                SampleEdition.Cell(measure.Id, window, null, null, 20),
                .. new[] { "female", "@SUM(1)", "a b", "a_b", "ស្រី", "-x", "=1+1", "_T", "", "unknown" }.Select((key, i) => SampleEdition.Cell(measure.Id, window, "sex", key, i)),
            ],
            [measure],
            [sexes]);
    }

    internal static EditionContent For(PackKind kind) => kind == PackKind.Tip ? SampleEdition.UsYear : SampleEdition.Content;

    internal static List<string> Problems(PackFile file)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    private static byte[] Zip(EditionContent content, PackKind kind)
    {
        using var buffer = new MemoryStream();
        EditionPacks.Write(content, kind, buffer);
        return buffer.ToArray();
    }
}
