using System.Text;
using System.Text.Json;
using Pratip.Exchange.Imports;
using Pratip.Kernel;

namespace Pratip.Web.Tests.Figures;

/// <summary>Of thirty people brought home three are men, from two countries: who works with figures sees them, others a sign.</summary>
public class SmallCellTests(RunningSite site) : IClassFixture<RunningSite>, IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "/figures/repatriations?window=2024&by=sex", "/figures/repatriations.json?window=2024&by=sex", "/reports?window=2024&compare=2023",
        "/reports/file?window=2024&compare=2023&format=csv&language=en", "/reports/file?window=2024&compare=2023&format=json&language=en",
        "/reports/file?window=2024&compare=2023&format=html&language=en",
    ];

    public async ValueTask InitializeAsync()
    {
        var rows = new StringBuilder("file_reference,person_reference,sex,from_country,on\n");
        for (var i = 0; i < 30; i++)
        {
            rows.Append("F-1,P-").Append(i).Append(',').Append(i < 3 ? "male" : "female").Append(',').Append(i % 2 == 0 ? "TH" : "VN").Append(",2024-05-06\n");
        }

        var path = Path.Combine(Path.GetTempPath(), $"repatriations-{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(path, rows.ToString());
        try
        {
            var receipt = await Importer.ImportAsync(
                site.Register, path, new ImportOptions { Actor = "tester", AgencyCode = "MFAIC", Period = ReportingWindow.OfYear(2024), Sheet = "repatriations" }, progress: null, CancellationToken.None);
            Assert.DoesNotContain(receipt.Problems, problem => problem.Row > 0 && problem.Code == "missing");
        }
        finally
        {
            File.Delete(path);
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("statistician")]
    [InlineData("data-officer")]
    public async Task Who_works_with_figures_sees_small_cells(string role)
    {
        using var client = await site.EmployAndSignInAsync("sees." + role, "OCM", role);
        using var figure = JsonDocument.Parse(await client.GetStringAsync("/figures/repatriations.json?window=2024&by=sex"));
        Assert.Equal(3, Row(figure, "male").GetProperty("value").GetInt64());
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("signatory")]
    [InlineData("agency-supervisor")]
    public async Task Others_see_the_total_and_a_sign_on_every_page_and_in_every_file(string role)
    {
        using var client = await site.EmployAndSignInAsync("signs." + role, "OCM", role);
        using var figure = JsonDocument.Parse(await client.GetStringAsync(Pages[1]));
        Assert.Equal(30, figure.RootElement.GetProperty("total").GetInt64());
        Assert.Equal(JsonValueKind.Null, Row(figure, "male").GetProperty("value").ValueKind);
        Assert.True(Row(figure, "male").GetProperty("hidden").GetBoolean());
        Assert.True(Row(figure, "female").GetProperty("hidden").GetBoolean());
        foreach (var page in Pages.Where(page => !page.Contains("csv", StringComparison.Ordinal) && !page.Contains("json", StringComparison.Ordinal)))
        {
            Assert.Contains("(c)", await client.GetStringAsync(page), StringComparison.Ordinal);
        }

        var csv = await client.GetStringAsync(Pages[3]);
        Assert.Contains(csv.Split('\n'), line => line.Contains(",repatriations,sex,male,", StringComparison.Ordinal) && line.Contains(",hidden,", StringComparison.Ordinal));
    }

    private static JsonElement Row(JsonDocument figure, string key) =>
        figure.RootElement.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("key").GetString() == key);
}
