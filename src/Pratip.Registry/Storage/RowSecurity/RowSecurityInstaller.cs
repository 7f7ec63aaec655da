using Npgsql;
using Pratip.Registry.Storage.Engines;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>Puts the script into a database, whole or not at all; one at a time, and no later one needlessly.</summary>
internal static class RowSecurityInstaller
{
    public static async Task InstallAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync($"SELECT pg_advisory_xact_lock({PgLocks.RowSecurity})");
        var state = await RowSecurityState.ReadAsync(connection, ct);
        if (!state.IsInForce)
        {
            await ExecuteAsync(RowSecurityScript.Text);
            await ExecuteAsync(RowSecurityState.Mark);
        }

        if (state.Key is null)
        {
            var (inner, outer) = SectionKey.NewPads();
            await using var command = new NpgsqlCommand("INSERT INTO scope_key (inner_pad, outer_pad) VALUES ($1, $2)", connection, transaction);
            command.Parameters.Add(new NpgsqlParameter { Value = inner });
            command.Parameters.Add(new NpgsqlParameter { Value = outer });
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
