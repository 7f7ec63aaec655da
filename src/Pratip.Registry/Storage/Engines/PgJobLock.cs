using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Pratip.Registry.Storage.Engines;

/// <summary>
/// An advisory lock on a connection of its own, in a transaction that does nothing else: it goes with the node that holds it,
/// however that ends, and no pooler between the two can leave it behind.
/// </summary>
internal sealed class PgJobLock : IAsyncDisposable
{
    /// <summary>The first half of the lock's name, which tells jobs from whatever else the database locks by two numbers; the second is the job's.</summary>
    private const int Jobs = 0x5052_4154;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private PgJobLock(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<IAsyncDisposable?> TryTakeAsync(NpgsqlDataSource source, string job, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        var held = new PgJobLock(connection, await connection.BeginTransactionAsync(ct));
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(@jobs, @job)", connection, held._transaction);
            command.Parameters.AddWithValue("jobs", Jobs);
            command.Parameters.AddWithValue("job", BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(job))));
            if ((bool)(await command.ExecuteScalarAsync(ct))!)
            {
                return held;
            }
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }

        await held.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
