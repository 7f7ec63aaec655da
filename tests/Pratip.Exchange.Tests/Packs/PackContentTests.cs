using System.Text.Json;
using Pratip.Exchange.Packs;
using Pratip.Exchange.Packs.Sdmx;
using Pratip.Kernel;
using Pratip.Reference.Geography;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Tests.Packs;

/// <summary>What packs hand on beside the figures: the stocks by their lines, and codes of which nobody was counted.</summary>
public sealed class PackContentTests
{
    private const string Stock = "stock.court-files";
    private static readonly ReportingWindow Year = SampleEdition.Year;
    private static readonly ReportingWindow YearBefore = SampleEdition.YearBefore;

    [Fact]
    public void Stocks_are_rows_of_the_plain_table_by_line_with_their_windows_hidden_marks_and_completeness()
    {
        var files = EditionPacks.Files(WithStocks(), PackKind.Csv);
        var rows = SampleEdition.Rows(SampleEdition.File(files, "data.csv")).Where(r => r["measure"] == Stock).ToList();
        Assert.Equal(WithStocks().StockCells.Count, rows.Count);
        Assert.Equal("35", Assert.Single(rows, r => r["by_flow"] == "opening" && r["window"] == "2024")["value"]);
        Assert.Equal(("", "hidden"), Told(Assert.Single(rows, r => r["by_flow"] == "out.non-suit" && r["window"] == "2024")));
        Assert.Equal(("", "not-reported"), Told(Assert.Single(rows, r => r["by_flow"] == "closing" && r["window"] == "2023")));
        Assert.Equal(["partial"], rows.Where(r => r["window"] == "2024").Select(r => r["completeness"]).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(rows, r => Assert.Equal("court-file", r["unit"]));
        Assert.Single(SampleEdition.Rows(SampleEdition.File(files, "measures.csv")), m => m["measure"] == Stock && m["definition_km"].Length > 0);
        Assert.Contains(SampleEdition.Rows(SampleEdition.File(files, "codes.csv")), c => (c["column"], c["code"], c["label_en"]) == ("by_flow", "out.verdict", "Went: verdict"));

        static (string, string) Told(IReadOnlyDictionary<string, string> row) => (row["value"], row["status"]);
    }

    [Fact]
    public void Stocks_are_observations_of_a_dimension_of_their_own_and_the_messages_stay_valid()
    {
        var content = WithStocks();
        var files = EditionPacks.Files(content, PackKind.Sdmx);
        using var structure = JsonDocument.Parse(SampleEdition.File(files, SdmxPack.Structure).Content);
        using var data = JsonDocument.Parse(SampleEdition.File(files, SdmxPack.Data).Content);
        Assert.Empty(SdmxRules.OfStructure(structure.RootElement));
        Assert.Empty(SdmxRules.OfData(data.RootElement));
        var rows = SampleEdition.Rows(SampleEdition.File(files, SdmxPack.Table));
        var known = new SdmxClient(structure.RootElement);
        Assert.Equal(known.Read(data.RootElement).OrderBy(o => o.Key, StringComparer.Ordinal), known.Read(rows).OrderBy(o => o.Key, StringComparer.Ordinal));
        Assert.Equal(content.AllCells.Count(), rows.Count);
        var opening = Assert.Single(rows, r => r["FLOW"] == "OPENING" && r["TIME_PERIOD"] == "2024");
        Assert.Equal(("STOCK_COURT-FILES", "35", "P", "COURT-FILE", "PARTIAL"), (opening["INDICATOR"], opening["OBS_VALUE"], opening["OBS_STATUS"], opening["UNIT_MEASURE"], opening["COMPLETENESS"]));
        Assert.Equal(("", "Q", "C"), Assert.Single(rows, r => r["FLOW"] == "OUT_NON-SUIT" && r["TIME_PERIOD"] == "2024") is var hidden ? (hidden["OBS_VALUE"], hidden["OBS_STATUS"], hidden["CONF_STATUS"]) : default);
    }

    [Theory]
    [InlineData(PackKind.Csv, "data.csv", "measure", "by_province", "value")]
    [InlineData(PackKind.Sdmx, "sdmx-data.csv", "INDICATOR", "PROVINCE", "OBS_VALUE")]
    public void Every_province_is_a_row_and_one_without_a_case_is_zero(PackKind kind, string file, string measure, string province, string value)
    {
        var rows = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(ByProvince(), kind), file))
            .Where(r => r[measure].StartsWith("victims", StringComparison.OrdinalIgnoreCase) && r[province] is not ("" or "_T") && r.Values.Contains("2024", StringComparer.Ordinal)).ToList();
        Assert.Equal(Gazetteer.Standard.Provinces.Count + 1, rows.Count);
        Assert.Equal("0", Assert.Single(rows, r => r[province] == "23")[value]);
        Assert.Equal("", Assert.Single(rows, r => r[province] == "12")[value]);
        Assert.Equal("7", Assert.Single(rows, r => r[province] == "01")[value]);
    }

    [Fact]
    public void The_questionnaire_lists_every_province()
    {
        var book = SampleEdition.File(EditionPacks.Files(ByProvince(), PackKind.Unodc), ".xlsx");
        Assert.All(Gazetteer.Standard.Provinces, p => Assert.Contains(PackBookReader.Rows(book, "10"), r => r.Any(c => c is string text && text.Contains(p.Name.En, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_year_of_which_nothing_was_reported_gets_no_zeros()
    {
        var rows = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(ByProvince(), PackKind.Csv), "data.csv"));
        Assert.Equal(["not-reported"], rows.Where(r => r["window"] == "2023" && r["by_province"].Length > 0).Select(r => r["status"]), StringComparer.Ordinal);
    }

    /// <summary>As the report prints them: what a window beside it has is a row in both; months are of their own window.</summary>
    [Fact]
    public void An_open_list_has_the_codes_of_every_window_and_no_months_of_another()
    {
        var content = SampleEdition.Of(Year, [YearBefore],
        [
            SampleEdition.Cell("removals", Year, "citizenship", "CN", 3),
            SampleEdition.Cell("removals", YearBefore, "citizenship", "VN", 4),
            SampleEdition.Cell("removals", YearBefore, "citizenship", "CN", 1),
            SampleEdition.Cell("removals", Year, "month", "2024-01", 3),
            SampleEdition.Cell("removals", YearBefore, "month", "2023-01", 5),
        ]);
        var rows = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(content, PackKind.Csv), "data.csv"));
        Assert.Equal("0", Assert.Single(rows, r => r["by_citizenship"] == "VN" && r["window"] == "2024")["value"]);
        Assert.Equal(content.Cells.Count + 1, rows.Count);
    }

    [Fact]
    public void A_stock_line_that_is_there_twice_is_refused()
    {
        var content = WithStocks();
        Assert.Throws<PackRefusedException>(() => EditionPacks.Files(content with { StockCells = [.. content.StockCells, content.StockCells[0]] }, PackKind.Csv));
    }

    private static EditionContent WithStocks()
    {
        EditionCell Line(ReportingWindow window, string line, long? value, EditionCellState? state = null) => SampleEdition.Cell(Stock, window, ProtectedStocks.By, line, value, state);
        return SampleEdition.Content with
        {
            Stocks = [StockCatalogue.Standard.Find(Stock)!],
            StockCells =
            [
                Line(YearBefore, "closing", null),
                Line(Year, "closing", 30),
                Line(Year, "in", 20),
                Line(Year, "opening", 35),
                Line(Year, "out", 25),
                Line(Year, "out.non-suit", null, EditionCellState.Hidden),
                Line(Year, "out.verdict", null, EditionCellState.Hidden),
                Line(Year, "undated", 0),
            ],
            Completeness = [.. SampleEdition.Content.Completeness, new(Stock, Year, new(CompletenessState.Partial, 28, 27, ["PC-11"], []))],
        };
    }

    private static EditionContent ByProvince() => SampleEdition.Of(Year, [YearBefore],
    [
        SampleEdition.Cell("victims.identified", Year, null, null, 12),
        SampleEdition.Cell("victims.identified", Year, "province", "01", 7),
        SampleEdition.Hidden("victims.identified", Year, "province", "12"),
        SampleEdition.Cell("victims.identified", Year, "province", "unknown", 0),
        SampleEdition.Cell("victims.identified", YearBefore, null, null, null),
        SampleEdition.Cell("victims.identified", YearBefore, "province", "unknown", null),
    ]);
}
