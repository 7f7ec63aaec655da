using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

/// <summary>The same files imported into SQLite and PostgreSQL give the same report, byte for byte.</summary>
public sealed class TwoDatabasesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-two-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2024", "2023")]
    [InlineData("2025-H1", "2024-H1")]
    [InlineData("2024-04-01..2025-03-31", "2023-04-01..2024-03-31")]
    public async Task Both_databases_write_the_same_report_to_the_same_byte(string window, string compare)
    {
        var folders = new List<string>();
        foreach (var engine in new[] { Engine.Sqlite, Engine.Postgres })
        {
            var register = await DemonstrationRegister.OnAsync(engine);
            folders.Add(Path.Combine(_folder, engine.ToString()));
            (await register.AskAsync("report", "--window", window, "--compare", compare, "--out", folders[^1], "--json")).Succeeded();
        }

        var files = Directory.GetFiles(folders[0]).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(8, files.Count);
        Assert.Equal(files, Directory.GetFiles(folders[1]).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var file in files)
        {
            var (one, other) = (await File.ReadAllBytesAsync(Path.Combine(folders[0], file)), await File.ReadAllBytesAsync(Path.Combine(folders[1], file)));
            Assert.True(one.AsSpan().SequenceEqual(other), $"{file} differs between the databases");
        }
    }
}
