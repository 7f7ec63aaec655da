using Microsoft.Data.Sqlite;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Identities;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

/// <summary>What the demonstration promises: offices that report people again, and what linkage makes of it.</summary>
public sealed class OverlapTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-overlap-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Returns_that_report_victims_again_raise_the_count_until_they_are_linked_and_removals_stay_as_they_were()
    {
        await CopyAsync(Path.Combine((await DemonstrationRegister.OnAsync(Engine.Sqlite)).Folder, "pratip-data"));
        Assert.Equal(523, await TotalAsync("victims.registered", "2024"));
        var removals = await RunAsync("figure", "removals", "--window", "2024", "--json");
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, "demonstration-files", "overlap"), "*.xlsx").Order(StringComparer.Ordinal))
        {
            await RunAsync("import", file);
        }

        Assert.Equal(655, await TotalAsync("victims.registered", "2024"));
        await RunAsync("link", "--json");
        Assert.Equal((523, 290, 233), (await TotalAsync("victims.registered", "2024"), await TotalAsync("victims.registered", "2024-H1"), await TotalAsync("victims.registered", "2024-H2")));
        Assert.Equal(removals.Json.GetProperty("total").GetInt32(), await TotalAsync("removals", "2024"));
    }

    [Fact]
    public async Task The_data_office_finds_pairs_to_look_at_one_that_waits_for_a_second_opinion_and_a_dossier_with_a_suspect_of_both_offices()
    {
        await CopyAsync(Path.Combine((await DemonstrationRegister.OnAsync(Engine.Sqlite)).Folder, "pratip-data"));
        await using var register = await Register.OpenAsync(RegisterLocation.Folder(_folder), RegisterAccess.Write, TimeProvider.System, CancellationToken.None);
        await using var db = register.CreateContext();
        var id = db.Users.Single(user => user.SignInName == "second-data-officer").Id;
        var second = register.As((await ActorReader.ReadAsync(register, id, CancellationToken.None))!);
        var pairs = (await PairReviews.ListAsync(second, new PairsAbout(), null, CancellationToken.None)).Items;
        Assert.True(pairs.Count > 2, $"{pairs.Count} pairs");
        var waiting = 0;
        foreach (var pair in pairs)
        {
            var found = (await PairReviews.OpenAsync(second, pair.Id, null, CancellationToken.None))!;
            Assert.NotEmpty(found.Weighed);
            waiting += found.Awaits is null ? 0 : 1;
        }

        Assert.Equal(1, waiting);
        Assert.Equal(1, Assert.Single(await CaseProposals.ListAsync(second, CancellationToken.None)).Suspects);
    }

    private async Task<int> TotalAsync(string measure, string window) =>
        (await RunAsync("figure", measure, "--window", window, "--json")).Json.GetProperty("total").GetInt32();

    private async Task<Answer> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Program.RunAsync([.. args, "--data", _folder], output, error, CancellationToken.None);
        return new Answer(exitCode, output.ToString(), error.ToString()).Succeeded();
    }

    /// <summary>Other tests may write to the register meanwhile: the database gives a copy of one moment.</summary>
    private async Task CopyAsync(string from)
    {
        foreach (var folder in new[] { "keys", Path.Combine("demonstration-files", "overlap") })
        {
            Directory.CreateDirectory(Path.Combine(_folder, folder));
            foreach (var file in Directory.GetFiles(Path.Combine(from, folder)))
            {
                File.Copy(file, Path.Combine(_folder, folder, Path.GetFileName(file)));
            }
        }

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(from, "register.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @target";
        command.Parameters.AddWithValue("@target", Path.Combine(_folder, "register.db"));
        await command.ExecuteNonQueryAsync();
    }
}
