using System.Globalization;
using System.Text;
using System.Text.Json;
using Pratip.Exchange.Reports;
using Pratip.Kernel;

namespace Pratip.Exchange.Tests.Reports;

public sealed class ReportFilesTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "pratip-reports-" + Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task Files_are_named_by_window_and_language_and_nothing_else_is_left()
    {
        var paths = await ReportFiles.WriteAsync(SampleReport.Document, _folder, [Language.English, Language.Khmer], ReportFormats.All);
        Assert.Equal(
            [
                "annual-report-2024.csv", "annual-report-2024.en.docx", "annual-report-2024.en.html", "annual-report-2024.en.xlsx",
                "annual-report-2024.json", "annual-report-2024.km.docx", "annual-report-2024.km.html", "annual-report-2024.km.xlsx",
            ],
            Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Equal(8, paths.Count);
        Assert.All(paths, path => Assert.True(new FileInfo(path).Length > 0));
    }

    [Fact]
    public async Task Writing_again_replaces_the_files_with_the_same_bytes()
    {
        var first = await ReportFiles.WriteAsync(SampleReport.Document, _folder, [Language.English, Language.Khmer], ReportFormats.All);
        var before = first.Select(File.ReadAllBytes).ToList();

        // Archives keep times in steps of two seconds; a file that took the clock for one would differ only after that.
        await Task.Delay(2100);
        var second = await ReportFiles.WriteAsync(SampleReport.Create(), _folder, [Language.English, Language.Khmer], ReportFormats.All);
        Assert.Equal(first, second, StringComparer.Ordinal);
        for (var i = 0; i < second.Count; i++)
        {
            Assert.Equal(before[i], await File.ReadAllBytesAsync(second[i]));
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_put_in_its_place_leaves_no_draft_behind()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "annual-report-2024.csv", "in-the-way"));
        await Assert.ThrowsAnyAsync<Exception>(() => ReportFiles.WriteAsync(SampleReport.Document, _folder, [Language.English], [ReportFormat.Csv]));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_window_of_any_dates_makes_a_usable_file_name()
    {
        var document = SampleReport.Document with { Window = ReportingWindow.Parse("2024-04-15..2025-03-31") };
        Assert.Equal("report-2024-04-15_2025-03-31.km.html", ReportFormat.Html.FileName(document, Language.Khmer));
        var fiscal = document with { Window = ReportingWindow.Parse("2024-04-01..2025-03-31") };
        Assert.Equal("annual-report-2024-04_2025-03.csv", ReportFormat.Csv.FileName(fiscal, Language.English));
    }

    [Fact]
    public void The_table_for_programs_leaves_missing_fields_empty_and_says_why()
    {
        var rows = CsvRows();
        var header = rows[0];
        Assert.Equal(ReportCsv.Columns, header, StringComparer.Ordinal);
        var victims = rows.First(r => r[2] == "victims.registered");
        Assert.Equal("523", Field(victims, "value"));
        Assert.Equal("", Field(victims, "comparison_value"));
        Assert.Equal("not-reported", Field(victims, "comparison_kind"));
        Assert.Equal("", Field(victims, "difference"));
        Assert.Equal("", Field(victims, "growth_percent"));
        Assert.Equal("missing", Field(victims, "comparison_completeness"));
        var none = rows.First(r => Field(r, "key") == "unknown");
        Assert.Equal("0", Field(none, "value"));
        Assert.Equal("demonstration", Field(none, "purpose"));
        Assert.Equal("internal", Field(none, "release"));
        Assert.Equal("2025-05-20", Field(none, "as_of"));
        Assert.Equal("ករណី", Field(rows[1], "label_km"));
    }

    [Fact]
    public void A_code_that_a_spreadsheet_would_run_is_kept_from_running()
    {
        Assert.Contains(CsvRows(), r => Field(r, "key") == "'=1+1");
        Assert.Contains(CsvRows(), r => Field(r, "label_en") == SampleReport.Hostile);
    }

    [Fact]
    public void The_data_file_has_null_for_missing_and_never_leaves_a_member_out()
    {
        using var json = JsonDocument.Parse(ReportJson.Render(SampleReport.Document));
        var root = json.RootElement;
        Assert.Equal("pratip-report", root.GetProperty("format").GetString());
        Assert.Equal("demonstration", root.GetProperty("purpose").GetString());
        var rows = root.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("tables").EnumerateArray())
            .SelectMany(t => t.GetProperty("rows").EnumerateArray()).ToList();
        var victims = rows.First(r => r.GetProperty("measure").GetString() == "victims.registered");
        Assert.Equal(JsonValueKind.Null, victims.GetProperty("comparison").GetProperty("value").ValueKind);
        Assert.Equal("not-reported", victims.GetProperty("comparison").GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, victims.GetProperty("growthPercent").ValueKind);
        Assert.Equal(20.12m, rows[0].GetProperty("growthPercent").GetDecimal());
        var shape = rows[0].EnumerateObject().Select(p => p.Name).ToList();
        Assert.All(rows, row => Assert.Equal(shape, row.EnumerateObject().Select(p => p.Name), StringComparer.Ordinal));
        Assert.Contains("ករណី", Encoding.UTF8.GetString(ReportJson.Render(SampleReport.Document)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_and_the_data_file_hold_the_same_figures()
    {
        using var json = JsonDocument.Parse(ReportJson.Render(SampleReport.Document));
        var figures = json.RootElement.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("tables").EnumerateArray())
            .SelectMany(t => t.GetProperty("rows").EnumerateArray())
            .Select(r => (Number(r.GetProperty("window").GetProperty("value")), Number(r.GetProperty("comparison").GetProperty("value")), Number(r.GetProperty("difference")), Number(r.GetProperty("growthPercent"))));
        Assert.Equal(
            CsvRows().Skip(1).Select(r => (Number(Field(r, "value")), Number(Field(r, "comparison_value")), Number(Field(r, "difference")), Number(Field(r, "growth_percent")))),
            figures);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Field(string[] row, string column) => row[ReportCsv.Columns.Index().First(c => c.Item == column).Index];

    private static List<string[]> CsvRows()
    {
        var bytes = ReportCsv.Render(SampleReport.Document);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        return [.. Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Split)];
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[++i]);
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
