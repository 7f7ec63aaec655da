using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Pratip.Registry.Backups;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Storage;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Backups;

/// <summary>Archives of tests, and what stands in a database row by row.</summary>
internal static class TestBackup
{
    public const string Text = "three lanterns by the river";

    public static BackupPassphrase Passphrase { get; } = BackupPassphrase.Of(Text);

    public static BackupManifest Manifest { get; } = new()
    {
        Engine = BackupManifest.Sqlite,
        RegisterId = Guid.CreateVersion7(),
        Purpose = "test",
        At = new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero),
        MasterKeyId = "0123456789abcdef",
        HoldsKey = false,
        Migrations = ["20260101000000_Initial"],
        Tables = [],
        Sequences = [],
        Parts = [],
    };

    public static async Task<string> WriteAsync(RegisterLocation location, bool withKeys = false)
    {
        var file = NewFile();
        await BackupService.WriteAsync(location, new BackupOptions(file, Passphrase) { WithKeys = withKeys }, new TestClock(), CancellationToken.None);
        return file;
    }

    public static Task<RestoreReport> RestoreAsync(string file, RegisterLocation location, Action<string>? progress = null) => RestoreService.RestoreAsync(
        location, new RestoreOptions(file, Passphrase) { Progress = stage => progress?.Invoke(stage.Key) }, TimeProvider.System, CancellationToken.None);

    /// <summary>A place for a restored register, with the other one's key in it.</summary>
    public static async Task<RegisterLocation> PlaceWithKeyAsync(TestRegister test)
    {
        var location = await TestRegister.EmptyLocationAsync(test.Engine);
        Directory.CreateDirectory(location.KeysFolder);
        File.Copy(Path.Combine(test.Location.KeysFolder, "master.key"), Path.Combine(location.KeysFolder, "master.key"));
        return location;
    }

    /// <summary>An archive as its maker would write it who has something else in mind.</summary>
    public static async Task<string> ForgeAsync(BackupManifest manifest, params (string Name, byte[] Content)[] parts)
    {
        var path = NewFile();
        await using var file = File.Create(path);
        using var archive = ArchiveWriter.Begin(file, Passphrase);
        foreach (var (name, content) in parts)
        {
            await archive.AddAsync(name, null, async part => await part.WriteAsync(content));
        }

        await archive.FinishAsync(manifest with { Parts = [.. archive.Parts] });
        return path;
    }

    /// <summary>A header with its own sum right, so that only its fields speak against it.</summary>
    public static byte[] Beginning(ArchiveHeader header)
    {
        using var file = new MemoryStream();
        file.Write("PRATIPBK"u8);
        file.Write([0, 1, (byte)header.Derivation, 0]);
        foreach (var number in new[] { header.Passes, header.Kibibytes, header.ChunkSize })
        {
            file.Write([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
        }

        file.Write(header.Salt);
        file.Write(new byte[32]);
        file.Write(System.Security.Cryptography.SHA256.HashData(file.ToArray()));
        return file.ToArray();
    }

    /// <summary>Every table of the register and of the log of reads, each row as a line, the lines in order.</summary>
    public static async Task<SortedDictionary<string, List<string>>> RowsAsync(RegisterLocation location)
    {
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var catalogue = location.IsEmbedded ? Catalogue.Sqlite : Catalogue.Postgres;
        foreach (var connection in Connections(location))
        {
            await using (connection)
            {
                await connection.OpenAsync();
                foreach (var table in await catalogue.TablesAsync(connection, CancellationToken.None))
                {
                    tables.Add(table, await RowsAsync(connection, table));
                }
            }
        }

        return tables;
    }

    /// <summary>Everything in a folder but what SQLite makes and takes away as connections come and go.</summary>
    public static List<string> Files(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path))
            .Where(name => !name.EndsWith("-shm", StringComparison.Ordinal) && !name.EndsWith("-wal", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    public static async Task ExecuteAsync(RegisterLocation location, string sql)
    {
        await using var connection = Connections(location)[0];
        await connection.OpenAsync();
        await Catalogue.ExecuteAsync(connection, sql, CancellationToken.None);
    }

    public static async Task<long> NumberAsync(RegisterLocation location, string sql)
    {
        await using var connection = Connections(location)[0];
        await connection.OpenAsync();
        return await Catalogue.NumberAsync(connection, sql, CancellationToken.None);
    }

    public static string NewFile() => Path.Combine(Root, Guid.NewGuid().ToString("N") + ".backup");

    private static string Root { get; } = CreateRoot();

    private static DbConnection[] Connections(RegisterLocation location) => location.IsEmbedded
        ? [Sqlite(location.DatabaseFile), Sqlite(location.ReadsFile)]
        : [new NpgsqlConnection(location.ConnectionString)];

    private static SqliteConnection Sqlite(string file) => new($"Data Source={file};Pooling=false;Foreign Keys=false");

    private static async Task<List<string>> RowsAsync(DbConnection connection, string table)
    {
        var lines = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            lines.Add(string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(number => $"{rows.GetName(number)}={Shown(rows.GetValue(number))}")));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Shown(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        string[] list => string.Join(',', list),
        DateTime moment => moment.ToString("O"),
        _ => value.ToString()!,
    };

    private static string CreateRoot()
    {
        var root = Directory.CreateTempSubdirectory("pratip-backups-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        return root;
    }
}
