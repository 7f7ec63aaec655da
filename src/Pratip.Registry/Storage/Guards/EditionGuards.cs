using Microsoft.EntityFrameworkCore.Migrations;

namespace Pratip.Registry.Storage.Guards;

/// <summary>
/// The rule "a signed edition is never changed" as triggers, the same on both engines: what an edition was counted from never
/// changes, what it says is written once, its state only goes forward, and decisions and texts end with the first signature.
/// </summary>
internal static class EditionGuards
{
    private const string Frozen =
        "NEW.is_voided <> OLD.is_voided OR NEW.name IS DISTINCT FROM OLD.name OR NEW.\"from\" IS DISTINCT FROM OLD.\"from\" OR NEW.\"to\" IS DISTINCT FROM OLD.\"to\""
        + " OR NEW.comparisons IS DISTINCT FROM OLD.comparisons OR NEW.vintage IS DISTINCT FROM OLD.vintage OR NEW.number IS DISTINCT FROM OLD.number"
        + " OR NEW.as_of IS DISTINCT FROM OLD.as_of OR NEW.fact_rows IS DISTINCT FROM OLD.fact_rows OR NEW.wrapped_key IS DISTINCT FROM OLD.wrapped_key"
        + " OR NEW.sealed_facts IS DISTINCT FROM OLD.sealed_facts OR NEW.sealed_figures IS DISTINCT FROM OLD.sealed_figures"
        + " OR NEW.created_by_user_id IS DISTINCT FROM OLD.created_by_user_id OR NEW.created_at IS DISTINCT FROM OLD.created_at";

    private const string Said =
        "OLD.state <> 'draft' AND (NEW.content IS DISTINCT FROM OLD.content OR NEW.content_hash IS DISTINCT FROM OLD.content_hash)";

    private const string Backward =
        "NOT ((OLD.state = 'draft' AND NEW.state IN ('sealed', 'withdrawn')) OR (OLD.state = 'sealed' AND NEW.state IN ('signed', 'withdrawn'))"
        + " OR (OLD.state = 'signed' AND NEW.state = 'released'))";

    private const string NotNew = "NEW.state <> 'draft' OR NEW.content IS NOT NULL OR NEW.content_hash IS NOT NULL OR NEW.released_at IS NOT NULL";

    private static readonly string[] EndWithTheDraft = ["edition_decisions", "edition_texts"];

    public static void InstallSqlite(MigrationBuilder migration)
    {
        Sqlite(migration, "editions_final", "BEFORE UPDATE ON editions", $"{Frozen} OR ({Said}) OR {Backward}");
        Sqlite(migration, "editions_new", "BEFORE INSERT ON editions", NotNew);
        Sqlite(migration, "edition_signatures_final", "BEFORE UPDATE ON edition_signatures", "1");
        foreach (var table in EndWithTheDraft)
        {
            foreach (var verb in (string[])["INSERT", "UPDATE"])
            {
                Sqlite(
                    migration, $"{table}_draft_{verb.ToLowerInvariant()}", $"BEFORE {verb} ON {table}",
                    "NOT EXISTS (SELECT 1 FROM editions WHERE id = NEW.edition_id AND state = 'draft')");
            }
        }
    }

    public static void InstallPg(MigrationBuilder migration)
    {
        migration.Sql($"""
            CREATE OR REPLACE FUNCTION guard_edition_draft() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NOT EXISTS (SELECT 1 FROM editions WHERE id = NEW.edition_id AND state = 'draft') THEN
                RAISE EXCEPTION '{GuardNames.EditionIsFinal}';
              END IF;
              RETURN NEW;
            END $$;
            DO $$ BEGIN EXECUTE format('ALTER FUNCTION guard_edition_draft() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema()); END $$;
            """);
        Pg(migration, "editions_final", "BEFORE UPDATE ON editions", $"{Frozen} OR ({Said}) OR {Backward}");
        Pg(migration, "editions_new", "BEFORE INSERT ON editions", NotNew);
        Pg(migration, "edition_signatures_final", "BEFORE UPDATE ON edition_signatures", "true");
        foreach (var table in EndWithTheDraft)
        {
            migration.Sql($"CREATE TRIGGER {table}_draft BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION guard_edition_draft();");
        }
    }

    private static void Sqlite(MigrationBuilder migration, string name, string on, string when) =>
        migration.Sql($"DROP TRIGGER IF EXISTS {name};\nCREATE TRIGGER {name} {on} BEGIN\n  SELECT RAISE(ABORT, '{GuardNames.EditionIsFinal}') WHERE {when};\nEND;\n");

    private static void Pg(MigrationBuilder migration, string name, string on, string when) =>
        migration.Sql($"CREATE TRIGGER {name} {on} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION guard_refuse('{GuardNames.EditionIsFinal}');");
}
