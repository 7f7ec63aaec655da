using System.Text.Json;
using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

/// <summary>The checks before publication on the command line, over the published figures.</summary>
public sealed class ReportChecksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-checks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_134_suspects_and_134_minors_of_2024_stop_and_nothing_is_added_up_wrong()
    {
        var register = await DemonstrationRegister.OnAsync(Engine.Sqlite);
        var answer = (await register.AskAsync("report", "--window", "2024-H1", "--compare", "year-before", "--checks", "--out", _folder, "--json")).Succeeded();
        using var json = JsonDocument.Parse(answer.Output);

        Assert.Equal("2023-H1", json.RootElement.GetProperty("compare").GetString());
        var found = json.RootElement.GetProperty("checks").EnumerateArray().ToDictionary(f => f.GetProperty("key").GetString()!, StringComparer.Ordinal);
        Assert.True(found["same-number:suspects.to-court|victims.registered/majority/minor@2024-H1"].GetProperty("stopsRelease").GetBoolean());
        Assert.Equal("agrees", found["parts-and-total"].GetProperty("verdict").GetString());
        Assert.DoesNotContain(found.Values, f => f.GetProperty("verdict").GetString() == "error");
    }

    [Fact]
    public async Task A_window_by_its_name_and_the_one_before_it_are_printed_with_what_is_found()
    {
        var register = await DemonstrationRegister.OnAsync(Engine.Sqlite);
        var answer = (await register.AskAsync("report", "--window", "2024-Q3", "--compare", "previous", "--checks", "--out", _folder)).Succeeded();
        Assert.Contains("third quarter of 2024", answer.Output, StringComparison.Ordinal);
        Assert.Contains("second quarter of 2024", answer.Output, StringComparison.Ordinal);
        Assert.Contains("stock-balance", answer.Output, StringComparison.Ordinal);
    }
}
