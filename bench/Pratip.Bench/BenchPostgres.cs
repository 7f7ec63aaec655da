using Npgsql;
using Pratip.Testing.Databases;

namespace Pratip.Bench;

/// <summary>A new database on the server that PRATIP_TEST_POSTGRES names, else on a private one that writes to the disk as a real one does.</summary>
internal sealed class BenchPostgres : IAsyncDisposable
{
    private readonly PrivatePostgres? _server;

    private BenchPostgres(PrivatePostgres? server, string connectionString)
    {
        _server = server;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Null for a server that is not ours to look into.</summary>
    public double? Seconds => Load.ServerSeconds(_server is null ? null : new NpgsqlConnectionStringBuilder(ConnectionString).Host);

    /// <summary>Null where there is no server and no programs to start one.</summary>
    public static async Task<BenchPostgres?> OpenAsync()
    {
        if (Environment.GetEnvironmentVariable("PRATIP_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return new(null, await NewDatabaseAsync(given));
        }

        if (PrivatePostgres.FindPrograms() is not { } programs)
        {
            return null;
        }

        var server = await PrivatePostgres.StartAsync(programs, durable: true, CancellationToken.None);
        return new(server, await NewDatabaseAsync(server.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task<string> NewDatabaseAsync(string server)
    {
        var name = $"pratip_bench_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
