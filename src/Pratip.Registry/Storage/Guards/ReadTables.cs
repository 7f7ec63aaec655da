namespace Pratip.Registry.Storage.Guards;

/// <summary>
/// The tables of the log of reads, alike on both engines, and the triggers that let nothing but new entries into them. They
/// are no nouns of the register: looking changes nothing, so it is no event.
/// </summary>
internal static class ReadTables
{
    public static readonly string[] Names = ["reads", "read_ids"];

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS reads (
          position bigint NOT NULL PRIMARY KEY,
          at text NOT NULL,
          user_id text NOT NULL,
          agency_id text NOT NULL,
          kind text NOT NULL,
          purpose text NOT NULL,
          detail text NULL,
          previous_hash {0} NOT NULL,
          hash {0} NOT NULL);
        CREATE TABLE IF NOT EXISTS read_ids (
          row_id text NOT NULL,
          position bigint NOT NULL REFERENCES reads (position),
          PRIMARY KEY (row_id, position));
        CREATE INDEX IF NOT EXISTS ix_read_ids_position ON read_ids (position);

        """;

    /// <summary>For the page of the log, latest first, of all and of one reader or kind. On PostgreSQL a migration of their own brings them.</summary>
    public const string Indexes = """
        CREATE INDEX IF NOT EXISTS ix_reads_at ON reads (at, position);
        CREATE INDEX IF NOT EXISTS ix_reads_user_id_at ON reads (user_id, at, position);
        CREATE INDEX IF NOT EXISTS ix_reads_kind_at ON reads (kind, at, position);

        """;

    public static string Sqlite { get; } = Tables.Replace("{0}", "blob", StringComparison.Ordinal) + Indexes + string.Concat(Names.Select(table => $"""
        CREATE TRIGGER IF NOT EXISTS {table}_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{GuardNames.LogIsFinal}'); END;
        CREATE TRIGGER IF NOT EXISTS {table}_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{GuardNames.LogIsFinal}'); END;

        """));

    /// <summary>For a migration that comes after the guards' own functions.</summary>
    public static string Pg { get; } = Tables.Replace("{0}", "bytea", StringComparison.Ordinal) + string.Concat(Names.Select(table => $"""
        CREATE OR REPLACE TRIGGER {table}_final BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
          FOR EACH STATEMENT EXECUTE FUNCTION guard_refuse('{GuardNames.LogIsFinal}');

        """));
}
