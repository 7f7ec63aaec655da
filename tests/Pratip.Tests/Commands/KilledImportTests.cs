using System.Text;
using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

/// <summary>The process is killed in the middle of an import, as a power cut would: the register has all of the file or nothing.</summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Victims = 2_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-killed-").FullName;

    public static TheoryData<Engine> Engines => TestRegister.All;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_killed_import_leaves_all_or_nothing_and_can_be_repeated(Engine engine)
    {
        (string, string?) database = ("PRATIP_DB", engine == Engine.Postgres ? (await TestRegister.EmptyLocationAsync(engine)).ConnectionString : null);
        await File.WriteAllTextAsync(Path.Combine(_folder, "first.csv"), Rows("F", 1));
        await File.WriteAllTextAsync(Path.Combine(_folder, "victims.csv"), Rows("V", Victims));
        (await PratipProcess.RunAsync(Import("first.csv"), _folder, database)).Succeeded();

        foreach (var (stage, delay) in new[] { ("writing", 0), ("writing", 150) })
        {
            await KillAsync(stage, delay, database);
            var held = await TotalAsync(database);
            Assert.True(held is 1 or Victims + 1, $"killed {delay} ms into {stage}, the register holds {held} of {Victims + 1} victims");
        }

        (await PratipProcess.RunAsync(Import("victims.csv"), _folder, database)).Succeeded();
        Assert.Equal(Victims + 1, await TotalAsync(database));
    }

    private async Task KillAsync(string stage, int delay, (string, string?) database)
    {
        using var process = PratipProcess.Start(Import("victims.csv"), _folder, database);
        var output = process.StandardOutput.ReadToEndAsync();
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync();
        }
        while (line is not null && !line.Contains($": {stage} ...", StringComparison.Ordinal));

        await Task.Delay(delay);
        process.Kill();
        await process.WaitForExitAsync();
        await output;
    }

    private async Task<long> TotalAsync((string, string?) database) =>
        (await PratipProcess.RunAsync(["figure", "victims.registered", "--window", "2024", "--json"], _folder, database)).Succeeded().Json.GetProperty("total").GetInt64();

    private static string[] Import(string file) => ["import", file, "--agency", "PC-12", "--period", "2024"];

    private static string Rows(string prefix, int count)
    {
        var rows = new StringBuilder("person_reference,name_latin,sex,citizenship,registered_on,status,remarks\n");
        for (var i = 0; i < count; i++)
        {
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}{i},Person {i},female,KH,2024-03-{(i % 28) + 1:00},presumed,remark {i}\n");
        }

        return rows.ToString();
    }
}
