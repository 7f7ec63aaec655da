using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

/// <summary>A register backed up and put back by the program as it is started.</summary>
public sealed class BackupTests : IDisposable
{
    private const string Passphrase = "three lanterns by the river";
    private static readonly string[] By = ["--passphrase-file", "backup-passphrase"];

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-backup ខេត្ត ").FullName;

    public static TheoryData<Engine> Engines => TestRegister.All;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_register_is_backed_up_while_it_is_served_and_put_back(Engine engine)
    {
        var database = await CreateAsync(engine);
        using var serving = PratipProcess.Start(["serve", "--url", "http://127.0.0.1:0"], _folder, database);
        try
        {
            while (await serving.StandardOutput.ReadLineAsync() is { } printed && !printed.StartsWith("Serving", StringComparison.Ordinal))
            {
                Assert.False(serving.HasExited);
            }

            var told = (await RunAsync(database, ["backup", "--out", "one.backup", .. By])).Succeeded();
            Assert.StartsWith($"Wrote {Path.Combine(_folder, "one.backup")}\n", told.Output, StringComparison.Ordinal);
            Assert.Contains("Keep a copy of the folder", told.Output, StringComparison.Ordinal);
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
            await serving.WaitForExitAsync();
        }

        var holds = (await RunAsync(database, ["backup", "--check", "one.backup", "--json", .. By])).Succeeded().Json.GetProperty("holds");
        Assert.Equal(1, holds.GetProperty("tables").GetProperty("victims").GetInt64());

        var place = await PlaceAsync(engine);
        var restored = await RunAsync(place, ["restore", "one.backup", .. By, .. Into(engine)]);
        Assert.Equal(0, restored.ExitCode);
        Assert.Contains("Every table has as many rows as were backed up.", restored.Output, StringComparison.Ordinal);
        Assert.Contains($"Put the copy of the key {holds.GetProperty("key").GetString()} that you kept at {Path.Combine(_folder, "restored", "keys", "master.key")}", restored.Error, StringComparison.Ordinal);

        var figure = (await RunAsync(place, ["figure", "victims.registered", "--window", "2024", "--json", .. Into(engine)])).Succeeded();
        Assert.Equal(1, figure.Json.GetProperty("total").GetInt64());
        var again = await RunAsync(place, ["restore", "one.backup", .. By, .. Into(engine)]);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is there already. A register is restored only where nothing is", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_restore_that_is_killed_leaves_no_register_and_can_be_repeated(Engine engine)
    {
        var demonstration = await DemonstrationRegister.OnAsync(engine);
        await File.WriteAllTextAsync(Path.Combine(_folder, "backup-passphrase"), Passphrase);
        var file = Path.Combine(_folder, "large.backup");
        (await demonstration.AskAsync("backup", "--out", file, "--with-keys", "--passphrase-file", Path.Combine(_folder, "backup-passphrase"))).Succeeded();
        var place = await PlaceAsync(engine);
        string[] restore = ["restore", file, .. By, .. Into(engine)];
        string[] figure = ["figure", "victims.registered", "--window", "2024", "--json", .. Into(engine)];
        var total = (await demonstration.AskAsync("figure", "victims.registered", "--window", "2024", "--json")).Succeeded().Output;
        foreach (var stage in new[] { "Checking the archive", "Restoring", "Verifying" })
        {
            using var process = PratipProcess.Start(restore, _folder, place);
            var output = process.StandardOutput.ReadToEndAsync();
            while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith(stage, StringComparison.Ordinal))
            {
                Assert.False(line.StartsWith("pratip:", StringComparison.Ordinal), line);
            }

            process.Kill();
            await process.WaitForExitAsync();
            await output;
            var asked = await RunAsync(place, figure);
            if (asked.ExitCode == 0)
            {
                // It was quicker than the signal: then all of it is there.
                Assert.Equal(total, asked.Output);
                return;
            }

            Assert.Contains("There is no register at", asked.Error, StringComparison.Ordinal);
        }

        Assert.Contains("is in its place", (await RunAsync(place, restore)).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(total, (await RunAsync(place, figure)).Succeeded().Output);
        Assert.DoesNotContain(Directory.EnumerateDirectories(Path.Combine(_folder, "restored")), name => Path.GetFileName(name).StartsWith("restoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_Khmer_every_line_a_person_reads_is_Khmer()
    {
        var database = await CreateAsync(Engine.Sqlite);
        string[] inKhmer = ["--lang", "km", .. By];
        Answer[] answers =
        [
            (await RunAsync(database, ["backup", "--out", "one.backup", .. inKhmer])).Succeeded(),
            (await RunAsync(database, ["backup", "--out", "keys.backup", "--with-keys", .. inKhmer])).Succeeded(),
            (await RunAsync(database, ["backup", "--check", "one.backup", .. inKhmer])).Succeeded(),
            await RunAsync(database, ["restore", "one.backup", "--data", "restored", .. inKhmer]),
            await RunAsync(database, ["restore", "one.backup", "--data", "restored", .. inKhmer]),
            await RunAsync(database, ["restore", "none.backup", "--data", "elsewhere", .. inKhmer]),
            await RunAsync(database, ["backup", "--out", "one.backup", .. inKhmer]),
        ];
        Assert.Equal([0, 0, 0, 0, 1, 1, 1], answers.Select(answer => answer.ExitCode));
        var lines = answers.SelectMany(answer => (answer.Output + answer.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(line => !line.StartsWith("  ", StringComparison.Ordinal));
        var without = _folder.Replace('\\', '/');
        Assert.All(lines, line => Assert.True(line.Replace(without, "", StringComparison.Ordinal).Any(c => c is >= '\u1780' and <= '\u17FF'), line));
    }

    [Fact]
    public async Task A_wrong_passphrase_and_a_damaged_file_are_told_apart_and_leave_nothing()
    {
        var database = await CreateAsync(Engine.Sqlite);
        (await RunAsync([database, ("PRATIP_BACKUP_PASSPHRASE", Passphrase)], "backup", "--out", "one.backup")).Succeeded();
        (await RunAsync(database, ["backup", "--check", "one.backup", .. By])).Succeeded();
        var wrong = await RunAsync([("PRATIP_BACKUP_PASSPHRASE", "another long passphrase")], "restore", "one.backup", "--data", "restored");
        Assert.Equal(1, wrong.ExitCode);
        Assert.StartsWith("pratip: The passphrase is not the one that", wrong.Error, StringComparison.Ordinal);

        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder, "one.backup"));
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(_folder, "one.backup"), bytes);
        foreach (var args in new string[][] { ["restore", "one.backup", "--data", "restored", "--json", .. By], ["backup", "--check", "one.backup", "--json", .. By] })
        {
            var damaged = await RunAsync(database, args);
            Assert.Equal(1, damaged.ExitCode);
            Assert.Contains("is damaged", damaged.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(Path.Combine(_folder, "restored")));
    }

    [Fact]
    public async Task A_passphrase_that_is_missing_or_short_and_a_place_without_a_register_are_said()
    {
        var database = await CreateAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(_folder, "short"), "short\n");
        foreach (var (said, args) in new (string, string[])[]
        {
            ("The passphrase cannot be read", ["backup", "--out", "x", "--passphrase-file", "none"]),
            ("at least 16 characters", ["backup", "--out", "x", "--passphrase-file", "short"]),
            ("There is no register at", ["backup", "--out", "x", "--data", "nowhere", .. By]),
            ("There is no folder", ["backup", "--out", "none/x", .. By]),
        })
        {
            var answer = await RunAsync(database, args);
            Assert.Equal(1, answer.ExitCode);
            Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        }

        Assert.False(Path.Exists(Path.Combine(_folder, "nowhere")) || Path.Exists(Path.Combine(_folder, "x")));
    }

    /// <summary>One victim in a register, in the default place of the folder.</summary>
    private async Task<(string, string?)> CreateAsync(Engine engine)
    {
        (string, string?) database = ("PRATIP_DB", engine == Engine.Postgres ? (await TestRegister.EmptyLocationAsync(engine)).ConnectionString : null);
        await File.WriteAllTextAsync(Path.Combine(_folder, "backup-passphrase"), Passphrase + "\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "victims.csv"), "person_reference,name_latin,sex,citizenship,registered_on,status\nV1,SOK Dara,male,KH,2024-03-01,presumed\n");
        (await RunAsync(database, "import", "victims.csv", "--agency", "PC-12", "--period", "2024")).Succeeded();
        return database;
    }

    /// <summary>Where nothing is yet; the folder takes the keys of a database.</summary>
    private async Task<(string, string?)[]> PlaceAsync(Engine engine) => engine == Engine.Sqlite
        ? []
        : [("PRATIP_DB", (await TestRegister.EmptyLocationAsync(engine)).ConnectionString), ("PRATIP_KEYS", Path.Combine(_folder, "restored", "keys"))];

    /// <summary>The folder named on the command line holds all of an embedded register; with a database, only the environment names its keys.</summary>
    private static string[] Into(Engine engine) => engine == Engine.Sqlite ? ["--data", "restored"] : [];

    private Task<Answer> RunAsync((string, string?) database, params string[] args) => RunAsync([database], args);

    private Task<Answer> RunAsync((string, string?)[] environment, params string[] args) => PratipProcess.RunAsync(args, _folder, environment);
}
