using System.Data.Common;
using System.Globalization;

namespace Pratip.Registry.Backups;

/// <summary>Tables as the database itself lists them: what is restored may have an older form than the model.</summary>
internal abstract class Catalogue
{
    public const string History = "__EFMigrationsHistory";

    public static Catalogue Sqlite { get; } = new OfSqlite();

    public static Catalogue Postgres { get; } = new OfPostgres();

    /// <summary>All tables but the list of migrations.</summary>
    public Task<List<string>> TablesAsync(DbConnection connection, CancellationToken ct) => ListAsync(connection, Tables, ct);

    /// <summary>The tables whose rows must have their event.</summary>
    public Task<List<string>> NounsAsync(DbConnection connection, CancellationToken ct) => ListAsync(connection, Nouns, ct);

    public static Task<List<string>> MigrationsAsync(DbConnection connection, CancellationToken ct) =>
        ListAsync(connection, $"SELECT \"MigrationId\" FROM \"{History}\" ORDER BY \"MigrationId\"", ct);

    public static async Task<long> CountAsync(DbConnection connection, string table, CancellationToken ct) =>
        await NumberAsync(connection, $"SELECT count(*) FROM {Quoted(table)}", ct);

    public static async Task<long> NumberAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = Command(connection, sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    public static async Task<List<string>> ListAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        var list = new List<string>();
        await using var command = Command(connection, sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            list.Add(rows.GetString(0));
        }

        return list;
    }

    public static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    protected abstract string Tables { get; }

    protected abstract string Nouns { get; }

    /// <summary>Counting through a large table takes what it takes.</summary>
    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }

    private sealed class OfSqlite : Catalogue
    {
        protected override string Tables =>
            $"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY name";

        protected override string Nouns =>
            "SELECT t.name FROM sqlite_master AS t WHERE t.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name = 'is_voided') ORDER BY t.name";
    }

    private sealed class OfPostgres : Catalogue
    {
        // What row security keeps for itself is made anew in each database, with a secret of its own, and belongs into no backup.
        protected override string Tables => $"""
            SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
              AND relname <> '{History}' AND relname NOT LIKE 'scope\_%'
              AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = pg_class.oid AND d.deptype = 'e')
            ORDER BY relname
            """;

        protected override string Nouns => """
            SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
              AND EXISTS (SELECT 1 FROM pg_attribute AS c WHERE c.attrelid = pg_class.oid AND c.attname = 'is_voided')
            ORDER BY relname
            """;
    }
}
