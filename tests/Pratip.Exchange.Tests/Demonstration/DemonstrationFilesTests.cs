using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pratip.Exchange.Demonstration;
using Pratip.Kernel;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Tests.Demonstration;

/// <summary>The demonstration written once for all tests that only look at it.</summary>
public sealed class WrittenDemonstration : IDisposable
{
    private readonly List<DemonstrationProgress> _told = [];

    public WrittenDemonstration() => Files = DemonstrationFiles.Write(Folder, new Told(_told.Add));

    public string Folder { get; } = Directory.CreateTempSubdirectory("pratip-demonstration-").FullName;

    public IReadOnlyList<DemonstrationFile> Files { get; }

    public IReadOnlyList<DemonstrationProgress> Progress => _told;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private sealed class Told(Action<DemonstrationProgress> tell) : IProgress<DemonstrationProgress>
    {
        public void Report(DemonstrationProgress value) => tell(value);
    }
}

public sealed class DemonstrationFilesTests(WrittenDemonstration written) : IClassFixture<WrittenDemonstration>
{
    [Fact]
    public void The_same_seed_writes_the_same_bytes()
    {
        using var again = new WrittenDemonstration();
        var first = Directory.GetFiles(written.Folder).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ReceivedRows.World.Returns.Count + 2, first.Count);
        Assert.All(first, path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(again.Folder, Path.GetFileName(path)))));
    }

    /// <summary>Changes with every change of the generator or its data, and with nothing else: no machine, runtime or clock.</summary>
    [Fact]
    public void The_standard_world_is_the_same_on_every_machine()
    {
        var text = string.Join('\n', ReceivedRows.World.Returns.SelectMany(r => r.Sheets.SelectMany(s => r.Rows(s))).SelectMany(row => row).Select(cell => $"{cell.Key}={cell.Value}"));
        Assert.Equal("b83b00b58abd5c4d", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]);
    }

    [Fact]
    public void Every_file_says_that_it_is_synthetic_in_its_name_and_on_every_sheet()
    {
        foreach (var file in written.Files)
        {
            Assert.Contains("synthetic", Path.GetFileName(file.Path));
            if (file.Sheet is not null)
            {
                Assert.StartsWith(DemonstrationFiles.Marker.En, File.ReadLines(file.Path).First().TrimStart('\uFEFF'));
                continue;
            }

            using var workbook = ZipFile.OpenRead(file.Path);
            var sheets = workbook.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToList();
            Assert.True(sheets.Count >= 2);
            Assert.All(sheets, part => Assert.Contains("Synthetic demonstration data", Text(part)));
        }
    }

    [Fact]
    public void Files_come_in_the_order_in_which_they_can_be_read_and_progress_is_told()
    {
        var files = written.Files;
        Assert.Equal(files.Count, written.Progress.Count);
        Assert.Equal(files.Count, written.Progress[^1].Written);
        Assert.Equal(files.Select(f => f.Path).Order(StringComparer.Ordinal), files.Select(f => f.Path), StringComparer.Ordinal);
        Assert.Contains(files, f => f.Path.EndsWith(".csv", StringComparison.Ordinal));
    }

    [Fact]
    public void The_truth_names_a_source_for_every_published_cell_and_marks_the_rest_as_fill()
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(written.Folder, DemonstrationFiles.TruthJson)));
        var cells = truth.RootElement.GetProperty("cells").EnumerateArray().ToList();
        var published = cells.Where(c => c.GetProperty("origin").GetString() == "published").ToList();
        Assert.Equal(PublishedFigures.Standard.Figures.Count, published.Count);
        Assert.DoesNotContain(published, c => c.GetProperty("source").GetString() == "synthetic fill");
        Assert.True(cells.Count > 2 * published.Count);
        Assert.Equal(cells.Count + 1, File.ReadAllLines(Path.Combine(written.Folder, DemonstrationFiles.TruthCsv)).Length);
    }

    [Fact]
    public void Cells_are_published_or_synthetic_or_nobody_has_said()
    {
        var origins = new CellOrigins();
        var year = ReportingWindow.OfYear(2024);
        Assert.Equal(CellOrigin.Published, origins.OriginOf("cases.headline", year, null, null, 197));
        Assert.Contains("Phnom Penh Post", origins.SourceOf("cases.headline", year, null, null));
        Assert.Equal(CellOrigin.Synthetic, origins.OriginOf("cases.headline", year, "province", "12", 9));
        Assert.Null(origins.SourceOf("cases.headline", year, "province", "12"));
        Assert.Null(origins.OriginOf("cases.headline", ReportingWindow.OfYear(2026), null, null, 197));
    }

    [Fact]
    public void A_figure_that_the_register_has_changed_since_is_no_published_one() =>
        Assert.Null(new CellOrigins().OriginOf("suspects.arrested", ReportingWindow.OfYear(2024), null, null, 274));

    [Fact]
    public void Whoever_is_reported_again_is_a_victim_of_2024_whom_another_agency_reported_first()
    {
        using var again = new WrittenDemonstration();
        var folder = Path.Combine(written.Folder, OverlapFiles.Folder);
        var first = ReceivedRows.World.Returns.SelectMany(sent => sent.Rows("victims").Select(row => (sent.Agency, Reference: row["person_reference"], Row: row)))
            .Where(one => one.Row["registered_on"]!.StartsWith("2024", StringComparison.Ordinal)).Select(one => $"{one.Agency},{one.Reference}").ToHashSet(StringComparer.Ordinal);
        var truth = File.ReadAllLines(Path.Combine(folder, OverlapFiles.Truth)).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.True(truth.Count > 100);
        Assert.All(truth, line => Assert.Contains($"{line[2]},{line[3]}", first));
        Assert.Equal(truth.Count, truth.Select(line => line[1]).Distinct(StringComparer.Ordinal).Count());
        var files = Directory.GetFiles(folder);
        Assert.Equal(5, files.Length);
        Assert.All(files, path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(again.Folder, OverlapFiles.Folder, Path.GetFileName(path)))));
    }

    [Fact]
    public void Another_seed_makes_another_world_with_the_same_published_figures()
    {
        var other = DemonstrationWorld.Generate(7);
        Assert.NotEqual(Names(ReceivedRows.World), Names(other));
        Assert.Equal(ReceivedRows.World.Returns.Sum(r => r.Rows("removals").Count), other.Returns.Sum(r => r.Rows("removals").Count));
    }

    private static List<string?> Names(DemonstrationWorld world) => [.. world.Returns.SelectMany(r => r.Rows("removals")).Select(r => r["name_latin"])];

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
