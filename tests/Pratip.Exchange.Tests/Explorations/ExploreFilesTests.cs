using System.Text;
using Pratip.Exchange.Explorations;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Tabular;
using Pratip.Kernel;
using Pratip.Statistics.Exploration;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Exchange.Tests.Explorations;

public sealed class ExploreFilesTests
{
    private static readonly DateOnly AsOf = new(2025, 1, 31);

    [Fact]
    public void The_text_table_has_a_line_for_each_number_and_missing_is_empty()
    {
        var lines = Encoding.UTF8.GetString(ExploreCsv.Render(Tables(), RegisterPurpose.Test, AsOf, showsSmall: true)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("measure,version,unit,window,by,key,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("cases.headline,1,case,2024,group,trafficking,human trafficking,", StringComparison.Ordinal) && line.Contains(",1,computed,", StringComparison.Ordinal));
        Assert.EndsWith(",small_cells", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",shown", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("cases.headline,1,case,2023,,,,,,not-reported,missing,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.English, "not reported")]
    [InlineData(Language.Khmer, "មិនមានរបាយការណ៍")]
    public void The_workbook_has_numbers_as_numbers_and_says_what_is_counted(Language language, string missing)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("pratip-explore-").FullName, "explore.xlsx");
        File.WriteAllBytes(path, ExploreXlsx.Render(Tables(), RegisterPurpose.Test, AsOf, new ReportStyle(language), showsSmall: true));
        using var file = TabularFile.Open(path);
        var sheets = file.Sheets.ToList();
        var cells = sheets[0].Rows.SelectMany(row => row.Cells).ToList();

        Assert.Equal(2, sheets.Count);
        Assert.Contains(cells, cell => cell.Kind == CellKind.Number && cell.Number == 1);
        Assert.Contains(cells, cell => cell.Text == missing);
        Assert.Contains(sheets[1].Rows.SelectMany(row => row.Cells), cell => cell.Text == "cases.headline");
        Assert.Contains(sheets[1].Rows.SelectMany(row => row.Cells), cell => cell.Text == (language is Language.English ? "Small cells" : "ចំនួនតូច"));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void The_same_question_gives_the_same_bytes() =>
        Assert.Equal(ExploreXlsx.Render(Tables(), RegisterPurpose.Test, AsOf, new ReportStyle(Language.English), false), ExploreXlsx.Render(Tables(), RegisterPurpose.Test, AsOf, new ReportStyle(Language.English), false));

    private static IReadOnlyList<ExploredTable> Tables()
    {
        var tables = FactSchema.Standard.Tables.Select(schema => schema.NewTable()).ToList();
        var cases = tables.Single(t => t.Id == "cases");
        cases.AddRow();
        cases.Dates("acted-on").Set(new DateOnly(2024, 3, 1));
        cases.Codes("group").Set("trafficking");
        var snapshot = new FactSnapshot(
            tables.Select(t => t.Build()).ToDictionary(t => t.Id, StringComparer.Ordinal), [new("NP", "cases", ReportingWindow.OfYear(2024), ReturnState.Submitted)], [], [], AsOf);
        return Exploring.Explore(snapshot, new([MeasureCatalogue.Standard.Get("cases.headline")], "group", null, [ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023)]));
    }
}
