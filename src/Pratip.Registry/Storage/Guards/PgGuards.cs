using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pratip.Registry.Storage.Guards;

/// <summary>
/// The rule "no row changes without its event, no event without its row" as PostgreSQL triggers: per statement where a
/// bulk load would pay for a call per row, per row only with a condition that the server evaluates itself. The meaning is
/// that of <see cref="SqliteGuards"/>.
/// </summary>
internal static class PgGuards
{
    public static void Install(MigrationBuilder migration, IReadOnlyList<string> tables, IReadOnlyList<TableReference> references)
    {
        migration.Sql(Functions);
        migration.Sql(ClosingFunction);
        migration.Sql(ReferenceFunction);
        migration.Sql(SearchPath);
        foreach (var table in tables)
        {
            migration.Sql(Rows(table));
        }

        foreach (var table in (string[])["processes", "events", "event_rows"])
        {
            migration.Sql(Refuse(table, "final", "UPDATE OR DELETE", GuardNames.LogIsFinal) + RefuseTruncate(table));
        }

        foreach (var reference in references)
        {
            migration.Sql(Reference(reference, "INSERT") + Reference(reference, "UPDATE"));
        }

        migration.Sql(Log);
        migration.Sql(ImportedRows);
        migration.Sql(Register);
    }

    /// <summary>For a later migration: guards the nouns it adds.</summary>
    /// <param name="target">The model that the migration leads to.</param>
    public static void InstallFor(MigrationBuilder migration, IModel target, IReadOnlyList<string> added)
    {
        foreach (var table in added)
        {
            migration.Sql(Rows(table));
        }

        foreach (var reference in RegisterTables.ReferencesOf(target, added))
        {
            migration.Sql(Reference(reference, "INSERT") + Reference(reference, "UPDATE"));
        }
    }

    private static string Rows(string table) => $"""
        {OpenEvent(table, "INSERT", "guard_rows")}
        {OpenEvent(table, "UPDATE", "guard_rows")}
        {RefuseRow(table, "new_event", "UPDATE", "NEW.event_id = OLD.event_id", GuardNames.NewEvent)}
        {RefuseRow(table, "next_version", "UPDATE", "NEW.id <> OLD.id OR NEW.version <> OLD.version + 1", GuardNames.NextVersion)}
        {Refuse(table, "delete", "DELETE", GuardNames.NoDelete)}
        {RefuseTruncate(table)}
        """;

    private const string RefuseClosed = $"""
          IF EXISTS (SELECT 1 FROM (SELECT DISTINCT event_id FROM fresh) AS f
                     WHERE NOT EXISTS (SELECT 1 FROM events AS e WHERE e.id = f.event_id)
                        OR EXISTS (SELECT 1 FROM event_positions AS p WHERE p.event_id = f.event_id)) THEN
            RAISE EXCEPTION '{GuardNames.OpenEvent}';
          END IF;
        """;

    // A foreign key asks, and locks, once a row: for a bulk load as dear as writing the rows themselves. What a row points to
    // in the log is never changed nor deleted, so asking once a statement is as good. The text is planned at each call: the
    // plan that suits one row does not suit a hundred thousand.
    private const string Functions = $"""
        CREATE OR REPLACE FUNCTION guard_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '%', TG_ARGV[0];
        END $$;

        CREATE OR REPLACE FUNCTION guard_open_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
        {RefuseClosed}
          RETURN NULL;
        END $$;

        CREATE OR REPLACE FUNCTION guard_rows() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          untold bigint;
        BEGIN
          EXECUTE 'SELECT count(*) FROM fresh AS f WHERE NOT EXISTS
              (SELECT 1 FROM event_rows AS told WHERE told.row_id = f.id AND told.noun = $1
                 AND told.version = f.version AND told.event_id = f.event_id)'
            INTO untold USING TG_TABLE_NAME::text;
          IF untold > 0 THEN
            RAISE EXCEPTION '{GuardNames.Untold}'
              USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = 'fk_' || TG_TABLE_NAME || '_event_rows';
          END IF;
        {RefuseClosed}
          IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM fresh WHERE version <> 1) THEN
            RAISE EXCEPTION '{GuardNames.FirstVersion}';
          END IF;
          RETURN NULL;
        END $$;
        """;

    // Closing holds the detail against the rows. A row under an open event was told of in its present version (guard_rows), is
    // there once, keeps its id, and no version is told twice: so the rows under the event are a part of the detail, and where
    // they are as many, they are all of it. Reading a table through to count them is dear for a few lines, looking up each line
    // is dear for many; a page read through costs about what one look-up does.
    private const string ClosingFunction = $"""
        CREATE OR REPLACE FUNCTION guard_closing() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          told_noun text;
          told_rows bigint;
          kept_rows bigint;
          total bigint := 0;
        BEGIN
          IF NEW.position IS NOT NULL THEN
            RAISE EXCEPTION '{GuardNames.Position}';
          END IF;
          FOR told_noun, told_rows IN SELECT noun, count(*) FROM event_rows WHERE event_id = NEW.event_id GROUP BY noun LOOP
            IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = to_regclass(quote_ident(told_noun)) AND tgname = told_noun || '_new_event') THEN
              RAISE EXCEPTION '{GuardNames.Detail}';
            END IF;
            IF told_rows > pg_relation_size(quote_ident(told_noun)::regclass) / current_setting('block_size')::int THEN
              EXECUTE format('SELECT count(*) FROM %I WHERE event_id = $1', told_noun) INTO kept_rows USING NEW.event_id;
            ELSE
              EXECUTE format('SELECT count(*) FROM event_rows AS told JOIN %I AS kept
                  ON kept.id = told.row_id AND kept.event_id = told.event_id AND kept.version = told.version
                WHERE told.event_id = $1 AND told.noun = $2', told_noun)
                INTO kept_rows USING NEW.event_id, told_noun;
            END IF;
            IF kept_rows <> told_rows THEN
              RAISE EXCEPTION '{GuardNames.Detail}';
            END IF;
            total := total + told_rows;
          END LOOP;
          IF (SELECT row_count FROM events WHERE id = NEW.event_id) IS DISTINCT FROM total THEN
            RAISE EXCEPTION '{GuardNames.Detail}';
          END IF;
          RETURN NEW;
        END $$;
        """;

    // What a foreign key between two nouns says, asked once a statement. It is as strong as the key, without the key's locks,
    // because of what the other guards refuse: a row is never deleted, nor is its id changed. So a row that was there when the
    // statement looked is there for good, whoever commits first; one that another transaction has yet to commit is not there.
    private const string ReferenceFunction = $"""
        CREATE OR REPLACE FUNCTION guard_reference() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          orphans bigint;
          example text;
        BEGIN
          EXECUTE format('SELECT count(*), min(one.id::text) FROM (SELECT DISTINCT %I AS id FROM fresh) AS one
              WHERE one.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %I AS other WHERE other.id = one.id)', TG_ARGV[0], TG_ARGV[1])
            INTO orphans, example;
          IF orphans > 0 THEN
            RAISE EXCEPTION '{GuardNames.Orphan}'
              USING ERRCODE = 'foreign_key_violation', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, COLUMN = TG_ARGV[0],
                CONSTRAINT = 'fk_' || TG_TABLE_NAME || '_' || TG_ARGV[0],
                DETAIL = format('Key (%s)=(%s) is not present in table "%s"; %s such in all.', TG_ARGV[0], example, TG_ARGV[1], orphans);
          END IF;
          RETURN NULL;
        END $$;
        """;

    // Else somebody's temporary table of the same name would be found before the register's own, and answer for it.
    private const string SearchPath = """
        DO $$
        DECLARE
          guard text;
        BEGIN
          FOREACH guard IN ARRAY ARRAY['guard_refuse', 'guard_open_event', 'guard_rows', 'guard_closing', 'guard_reference'] LOOP
            EXECUTE format('ALTER FUNCTION %I() SET search_path = %I, pg_temp', guard, current_schema());
          END LOOP;
        END $$;
        """;

    private static readonly string Log = $"""
        ALTER TABLE events ADD CONSTRAINT fk_events_closed FOREIGN KEY (id) REFERENCES event_positions (event_id)
          DEFERRABLE INITIALLY DEFERRED;
        ALTER TABLE events ADD CONSTRAINT ck_events_row_count CHECK (row_count >= 1);
        {OpenEvent("event_rows", "INSERT", "guard_open_event")}
        CREATE TRIGGER event_positions_insert BEFORE INSERT ON event_positions
          FOR EACH ROW EXECUTE FUNCTION guard_closing();
        {RefuseRow("event_positions", "update", "UPDATE", "OLD.position IS NOT NULL OR NEW.position IS NULL OR NEW.event_id <> OLD.event_id", GuardNames.Position)}
        {Refuse("event_positions", "delete", "DELETE", GuardNames.LogIsFinal)}
        {RefuseTruncate("event_positions")}
        """;

    private static readonly string ImportedRows = $"""
        {OpenEvent("imported_rows", "INSERT", "guard_open_event")}
        {OpenEvent("imported_rows", "UPDATE", "guard_open_event")}
        {RefuseRow("imported_rows", "new_event", "UPDATE", "NEW.event_id = OLD.event_id", GuardNames.NewEvent)}
        {Refuse("imported_rows", "delete", "DELETE", GuardNames.NoDelete)}
        {RefuseTruncate("imported_rows")}
        """;

    private static readonly string Register = $"""
        {Refuse("registers", "final", "UPDATE", GuardNames.RegisterIsFinal)}
        CREATE UNIQUE INDEX ux_registers_one ON registers ((true));
        {RefuseRow("case_number_counters", "rises", "UPDATE", "NEW.year <> OLD.year OR NEW.last_issued <= OLD.last_issued", GuardNames.Counter)}
        {Refuse("case_number_counters", "delete", "DELETE", GuardNames.Counter)}
        {RefuseTruncate("case_number_counters")}
        """;

    private static string OpenEvent(string table, string verb, string function) => $"""
        CREATE OR REPLACE TRIGGER {table}_open_event_{(verb == "INSERT" ? "insert" : "update")} AFTER {verb} ON {table}
          REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION {function}();
        """;

    private static string Reference(TableReference reference, string verb) => $"""
        CREATE OR REPLACE TRIGGER {reference.Table}_{reference.Column}_{(verb == "INSERT" ? "insert" : "update")} AFTER {verb} ON {reference.Table}
          REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION guard_reference('{reference.Column}', '{reference.Other}');

        """;

    private static string RefuseRow(string table, string name, string verb, string when, string message) => $"""
        CREATE OR REPLACE TRIGGER {table}_{name} BEFORE {verb} ON {table}
          FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION guard_refuse('{message}');
        """;

    private static string Refuse(string table, string name, string verb, string message) => $"""
        CREATE OR REPLACE TRIGGER {table}_{name} BEFORE {verb} ON {table}
          FOR EACH STATEMENT EXECUTE FUNCTION guard_refuse('{message}');

        """;

    private static string RefuseTruncate(string table) => $"""
        CREATE OR REPLACE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table}
          FOR EACH STATEMENT EXECUTE FUNCTION guard_refuse('{GuardNames.NoDelete}');
        """;
}
