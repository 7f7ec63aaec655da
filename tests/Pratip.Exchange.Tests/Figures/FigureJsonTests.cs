using System.Text.Json;
using Pratip.Exchange.Figures;
using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Tests.Figures;

public sealed class FigureJsonTests
{
    [Fact]
    public void Months_are_listed_and_one_nobody_reported_is_null()
    {
        using var json = JsonDocument.Parse(FigureJson.Write(Cases("yes", "month"), RegisterPurpose.Test));
        var rows = json.RootElement.GetProperty("rows").EnumerateArray()
            .ToDictionary(r => r.GetProperty("key").GetString()!, r => r.GetProperty("value").Clone(), StringComparer.Ordinal);

        Assert.Equal(13, rows.Count);
        Assert.Equal(1, rows["2024-03"].GetInt64());
        Assert.Equal(0, rows["2024-02"].GetInt64());
        Assert.Equal(JsonValueKind.Null, rows["2024-07"].ValueKind);
    }

    [Theory]
    [InlineData("no", 1)]
    [InlineData("yes", 0)]
    public void The_footnotes_are_those_of_the_rows_counted(string verified, int count)
    {
        using var json = JsonDocument.Parse(FigureJson.Write(Cases(verified, null), RegisterPurpose.Test));
        var footnotes = json.RootElement.GetProperty("footnotes");

        Assert.Equal(count, footnotes.GetArrayLength());
        Assert.All(footnotes.EnumerateArray(), f => Assert.Contains("unofficial translation", f.GetProperty("text").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Only_a_course_over_months_is_drawn()
    {
        var words = new ReportWords(new ReportStyle(Language.Khmer));

        Assert.Null(FigureChart.Draw(Cases("yes", "group"), words));
        Assert.Contains("chart-months", FigureChart.Draw(Cases("yes", "month"), words), StringComparison.Ordinal);
        Assert.Equal(FigureChart.Draw(Cases("yes", "month"), words), FigureChart.Draw(Cases("yes", "month"), words), StringComparer.Ordinal);
    }

    private static Figure Cases(string verified, string? by)
    {
        var tables = FactSchema.Standard.Tables.Select(schema => schema.NewTable()).ToList();
        var cases = tables.Single(t => t.Id == "cases");
        cases.AddRow();
        cases.Dates("acted-on").Set(new DateOnly(2024, 3, 1));
        cases.Codes("group").Set("trafficking");
        cases.Codes("verified").Set(verified);
        var snapshot = new FactSnapshot(
            tables.Select(t => t.Build()).ToDictionary(t => t.Id, StringComparer.Ordinal),
            [new("NP", "cases", ReportingWindow.OfSemester(2024, 1), ReturnState.Submitted)],
            [],
            [],
            new(2025, 1, 1));
        return FigureComputer.Compute(snapshot, MeasureCatalogue.Standard.Get("cases.headline"), ReportingWindow.OfYear(2024), by);
    }
}
