using Npgsql;

namespace Pratip.Registry.Backups;

/// <summary>A table as it is copied out of PostgreSQL and into it.</summary>
internal static class PgTable
{
    /// <summary>The table and its columns by name, without those that the server computes.</summary>
    public static async Task<string> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attname) FROM pg_attribute
            WHERE attrelid = to_regclass(quote_ident($1)) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            """, connection);
        command.Parameters.AddWithValue(table);
        return $"{Catalogue.Quoted(table)} ({(string)(await command.ExecuteScalarAsync(ct))!})";
    }
}
