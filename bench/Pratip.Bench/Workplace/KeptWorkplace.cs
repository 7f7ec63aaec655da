using System.Globalization;
using Npgsql;
using Pratip.Kernel;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Bench.Workplace;

/// <summary>The made register in a folder that stays, and the server it lies on. Made on first use, then found again.</summary>
internal sealed class KeptWorkplace : IAsyncDisposable
{
    /// <summary>Goes up with every change to what is made.</summary>
    private const int Edition = 1;

    private const string Database = "pratip_load";

    private readonly PrivatePostgres? _server;

    private KeptWorkplace(PrivatePostgres? server, RegisterLocation location)
    {
        _server = server;
        Location = location;
    }

    public RegisterLocation Location { get; }

    /// <summary>Processor time of the server so far, where it runs on this machine over the kept folder; else null.</summary>
    public double? ServerSeconds => Load.ServerSeconds(Location.IsEmbedded ? null : new NpgsqlConnectionStringBuilder(Location.ConnectionString).Host);

    public static async Task<KeptWorkplace> OpenAsync(LoadOptions options, CancellationToken ct)
    {
        var mark = Path.Combine(options.Folder, "made.txt");
        var wanted = string.Create(CultureInfo.InvariantCulture, $"{Edition} {LoadOptions.Seed} {options.Persons}");
        var isMade = File.Exists(mark) && File.ReadAllText(mark) == wanted;
        if (!isMade)
        {
            Forget(options.Folder);
            Forget(ServerFolder(options));
        }

        Directory.CreateDirectory(options.Folder);
        var workplace = options.Sqlite ? new KeptWorkplace(null, RegisterLocation.Folder(Path.Combine(options.Folder, "register"))) : await OnServerAsync(options, isMade, ct);
        try
        {
            await using var register = await Register.CreateAsync(workplace.Location, RegisterPurpose.Test, TimeProvider.System, ct);
            if (!isMade)
            {
                await MadeRegister.MakeAsync(register, options.Persons, ct);
                await workplace.SettleAsync(ct);
                await File.WriteAllTextAsync(mark, wanted, ct);
            }

            return workplace;
        }
        catch
        {
            await workplace.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task<KeptWorkplace> OnServerAsync(LoadOptions options, bool isMade, CancellationToken ct)
    {
        if (options.Server is not null)
        {
            return new KeptWorkplace(null, At(options, options.Server));
        }

        var programs = PrivatePostgres.FindPrograms() ?? throw new InvalidOperationException("No PostgreSQL programs were found; run with --sqlite.");
        var server = await PrivatePostgres.StartAsync(programs, durable: true, ct, ServerFolder(options));
        try
        {
            if (!isMade)
            {
                await ExecuteAsync(server.ConnectionString, $"CREATE DATABASE {Database}", ct);
            }

            return new KeptWorkplace(server, At(options, server.ConnectionString));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static RegisterLocation At(LoadOptions options, string server)
    {
        var parts = new NpgsqlConnectionStringBuilder(server) { Database = Database };
        parts.Remove("Include Error Detail");
        return RegisterLocation.Postgres(parts.ToString(), Path.Combine(options.Folder, "keys"));
    }

    /// <summary>What a database of that age has long behind it: statistics, and pages known to be visible to all.</summary>
    public Task SettleAsync() => SettleAsync(CancellationToken.None);

    private Task SettleAsync(CancellationToken ct) => Location.IsEmbedded ? Task.CompletedTask : ExecuteAsync(Location.ConnectionString!, "VACUUM (ANALYZE, FREEZE)", ct);

    private static async Task ExecuteAsync(string server, string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Beside the folder, because the server belongs to another account where the program runs as root.</summary>
    private static string ServerFolder(LoadOptions options) => options.Folder + "-server";

    private static void Forget(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
