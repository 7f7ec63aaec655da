using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pratip.Registry.Storage.Guards;

/// <summary>
/// The rule "no row changes without its event, no event without its row" as SQLite triggers. An event takes detail and
/// rows only while it is open; a deferred foreign key lets nothing be committed that is not closed; closing compares the
/// detail with the rows. A migration that adds a noun installs them again with the new list.
/// </summary>
internal static class SqliteGuards
{
    public static void Install(MigrationBuilder migration, IReadOnlyList<string> tables)
    {
        foreach (var table in tables)
        {
            migration.Sql(Rows(table));
        }

        migration.Sql(Log());
        migration.Sql(Closing(tables));
        migration.Sql(ImportedRows());
        migration.Sql(Register());
    }

    /// <summary>For a later migration: guards the nouns it adds, and lets closing compare all of them.</summary>
    /// <param name="target">The model that the migration leads to.</param>
    public static void InstallFor(MigrationBuilder migration, IModel target, IReadOnlyList<string> added)
    {
        foreach (var table in added)
        {
            migration.Sql(Rows(table));
        }

        migration.Sql(Closing(RegisterTables.NamesOf(target)));
    }

    private static string Rows(string table) =>
        Trigger($"{table}_insert", $"BEFORE INSERT ON {table}",
            // Before anything else, because INSERT OR REPLACE would delete the row in the way.
            Refuse(GuardNames.RowExists, $"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"),
            Refuse(GuardNames.FirstVersion, "NEW.version <> 1"),
            Refuse(GuardNames.OpenEvent, NotOpen))
        + Trigger($"{table}_update", $"BEFORE UPDATE ON {table}",
            Refuse(GuardNames.NewEvent, "NEW.event_id = OLD.event_id"),
            Refuse(GuardNames.NextVersion, "NEW.id <> OLD.id OR NEW.version <> OLD.version + 1"),
            Refuse(GuardNames.OpenEvent, NotOpen))
        + Trigger($"{table}_delete", $"BEFORE DELETE ON {table}", Refuse(GuardNames.NoDelete));

    private static string Log()
    {
        var sql = new StringBuilder();
        foreach (var table in (string[])["processes", "events", "event_rows"])
        {
            sql.Append(Trigger($"{table}_update", $"BEFORE UPDATE ON {table}", Refuse(GuardNames.LogIsFinal)));
            sql.Append(Trigger($"{table}_delete", $"BEFORE DELETE ON {table}", Refuse(GuardNames.LogIsFinal)));
        }

        // Foreign keys are a matter of the connection in SQLite; one that has them off cannot open an event.
        sql.Append(Trigger("events_insert", "BEFORE INSERT ON events",
            Refuse(GuardNames.Pragmas, "(SELECT foreign_keys FROM pragma_foreign_keys) = 0 OR (SELECT recursive_triggers FROM pragma_recursive_triggers) = 0"),
            Refuse(GuardNames.LogIsFinal, "EXISTS (SELECT 1 FROM events WHERE id = NEW.id)"),
            Refuse(GuardNames.Detail, "NEW.row_count < 1")));
        sql.Append(Trigger("event_rows_insert", "BEFORE INSERT ON event_rows",
            Refuse(GuardNames.OpenEvent, NotOpen),
            Refuse(GuardNames.LogIsFinal, "EXISTS (SELECT 1 FROM event_rows WHERE event_id = NEW.event_id AND noun = NEW.noun AND row_id = NEW.row_id)")));
        return sql.ToString();
    }

    private static string Closing(IReadOnlyList<string> tables)
    {
        var checks = new List<string>
        {
            Refuse(GuardNames.Position, "NEW.position IS NOT NULL"),
            Refuse(GuardNames.Detail, "(SELECT row_count FROM events WHERE id = NEW.event_id) IS NOT (SELECT count(*) FROM event_rows WHERE event_id = NEW.event_id)"),
            Refuse(GuardNames.Detail, $"EXISTS (SELECT 1 FROM event_rows WHERE event_id = NEW.event_id AND noun NOT IN ({string.Join(", ", tables.Select(table => $"'{table}'"))}))"),
        };
        checks.AddRange(tables.Select(table => Refuse(GuardNames.Detail, $"""
            EXISTS (SELECT 1 FROM event_rows AS told WHERE told.event_id = NEW.event_id AND told.noun = '{table}'
              AND NOT EXISTS (SELECT 1 FROM {table} AS kept WHERE kept.id = told.row_id AND kept.event_id = told.event_id AND kept.version = told.version))
            """)));
        return Trigger("event_positions_insert", "BEFORE INSERT ON event_positions", [.. checks])
            + Trigger("event_positions_update", "BEFORE UPDATE ON event_positions",
                Refuse(GuardNames.Position, "OLD.position IS NOT NULL OR NEW.position IS NULL OR NEW.event_id <> OLD.event_id"))
            + Trigger("event_positions_delete", "BEFORE DELETE ON event_positions", Refuse(GuardNames.LogIsFinal));
    }

    private static string ImportedRows() =>
        Trigger("imported_rows_insert", "BEFORE INSERT ON imported_rows",
            Refuse(GuardNames.RowExists, "EXISTS (SELECT 1 FROM imported_rows WHERE id = NEW.id)"),
            Refuse(GuardNames.OpenEvent, NotOpen))
        + Trigger("imported_rows_update", "BEFORE UPDATE ON imported_rows",
            Refuse(GuardNames.NewEvent, "NEW.event_id = OLD.event_id"),
            Refuse(GuardNames.OpenEvent, NotOpen))
        + Trigger("imported_rows_delete", "BEFORE DELETE ON imported_rows", Refuse(GuardNames.NoDelete));

    private static string Register() =>
        Trigger("registers_final", "BEFORE UPDATE ON registers", Refuse(GuardNames.RegisterIsFinal))
        + Trigger("registers_one", "BEFORE INSERT ON registers", Refuse(GuardNames.RegisterIsFinal, "EXISTS (SELECT 1 FROM registers)"))
        + Trigger("case_number_counters_update", "BEFORE UPDATE ON case_number_counters",
            Refuse(GuardNames.Counter, "NEW.year <> OLD.year OR NEW.last_issued <= OLD.last_issued"))
        + Trigger("case_number_counters_delete", "BEFORE DELETE ON case_number_counters", Refuse(GuardNames.Counter));

    private const string NotOpen =
        "NOT EXISTS (SELECT 1 FROM events WHERE id = NEW.event_id) OR EXISTS (SELECT 1 FROM event_positions WHERE event_id = NEW.event_id)";

    private static string Refuse(string name, string? when = null) =>
        $"  SELECT RAISE(ABORT, '{name}'){(when is null ? "" : $" WHERE {when}")};\n";

    private static string Trigger(string name, string on, params ReadOnlySpan<string> body) =>
        $"DROP TRIGGER IF EXISTS {name};\nCREATE TRIGGER {name} {on} BEGIN\n{string.Concat(body)}END;\n";
}
