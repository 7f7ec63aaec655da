using Npgsql;
using Pratip.Kernel;
using Pratip.Registry.Storage;
using Xunit;

namespace Pratip.Testing.Databases;

/// <summary>
/// A register of its own for one test, on either engine: a copy of one that was created once, which is cheap (a file copy,
/// or a database made from a template).
/// </summary>
public sealed class TestRegister : IAsyncDisposable
{
    /// <summary>Everything a test process leaves on the disk lies here and goes with it.</summary>
    private static readonly string Root = CreateRoot();

    private static readonly Lazy<Task<string>> SqliteTemplate = new(CreateSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(CreatePostgresTemplateAsync);

    private readonly string _folder;

    private TestRegister(Engine engine, string folder, RegisterLocation location, Register register)
    {
        Engine = engine;
        _folder = folder;
        Location = location;
        Register = register;
    }

    /// <summary>Both engines, as the data of a theory.</summary>
    public static TheoryData<Engine> All => [Engine.Sqlite, Engine.Postgres];

    public Engine Engine { get; }

    public RegisterLocation Location { get; }

    /// <summary>Open for writing, with the template agencies in it.</summary>
    public Register Register { get; private set; }

    /// <summary>A folder of the test, deleted with it.</summary>
    public string Folder => _folder;

    public static async Task<TestRegister> CreateAsync(Engine engine, TimeProvider? clock = null)
    {
        if (engine == Engine.Postgres)
        {
            await TestServer.RequireAsync();
        }

        var folder = NewFolder();
        var location = await CopyAsync(engine, folder);
        return new TestRegister(engine, folder, location, await Register.OpenAsync(location, RegisterAccess.Write, clock ?? TimeProvider.System, CancellationToken.None));
    }

    /// <summary>A place where no register is yet.</summary>
    public static async Task<RegisterLocation> EmptyLocationAsync(Engine engine)
    {
        var folder = NewFolder();
        return engine == Engine.Sqlite
            ? RegisterLocation.Folder(folder)
            : RegisterLocation.Postgres(await CreateDatabaseAsync("template0"), Path.Combine(folder, "keys"));
    }

    public async Task ReopenAsync(RegisterAccess access = RegisterAccess.Write)
    {
        await Register.DisposeAsync();
        Register = await Register.OpenAsync(Location, access, TimeProvider.System, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Register.DisposeAsync();
        if (Engine == Engine.Postgres)
        {
            var database = new NpgsqlConnectionStringBuilder(Location.ConnectionString).Database;
            await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<RegisterLocation> CopyAsync(Engine engine, string folder)
    {
        if (engine == Engine.Sqlite)
        {
            CopyFolder(await SqliteTemplate.Value, folder);
            return RegisterLocation.Folder(folder);
        }

        var template = await PostgresTemplate.Value;
        CopyFolder(Path.Combine(Root, template, "keys"), Path.Combine(folder, "keys"));
        return RegisterLocation.Postgres(await CreateDatabaseAsync(template), Path.Combine(folder, "keys"));
    }

    private static async Task<string> CreateSqliteTemplateAsync()
    {
        var folder = NewFolder();
        await CreateAndCloseAsync(RegisterLocation.Folder(folder));
        return folder;
    }

    /// <summary>The name of the template database, and of the folder of its keys.</summary>
    private static async Task<string> CreatePostgresTemplateAsync()
    {
        var connection = await CreateDatabaseAsync("template0");
        var database = new NpgsqlConnectionStringBuilder(connection).Database!;
        var folder = Path.Combine(Root, database);
        await CreateAndCloseAsync(RegisterLocation.Postgres(connection, Path.Combine(folder, "keys")));
        return database;
    }

    private static async Task CreateAndCloseAsync(RegisterLocation location)
    {
        await using var register = await Register.CreateAsync(location, RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
    }

    private static async Task<string> CreateDatabaseAsync(string template)
    {
        var server = await TestServer.RequireAsync();
        var name = $"pratip_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await TestServer.RequireAsync());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string NewFolder() => Directory.CreateDirectory(Path.Combine(Root, Guid.NewGuid().ToString("N"))).FullName;

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string CreateRoot()
    {
        var root = Directory.CreateTempSubdirectory("pratip-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        return root;
    }
}
