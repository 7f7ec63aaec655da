using Microsoft.EntityFrameworkCore.Migrations;

namespace Pratip.Registry.Storage.Guards;

/// <summary>
/// The rule "what was said and what was found stay" as triggers, the same on both engines: the text of a statement, a check with its claims
/// and what a person decided of a claim never change; a report speaks of one check for ever, and once it is out it stays out.
/// </summary>
internal static class StatementGuards
{
    private const string Said =
        "NEW.text IS DISTINCT FROM OLD.text OR NEW.text_hash IS DISTINCT FROM OLD.text_hash OR NEW.made_on IS DISTINCT FROM OLD.made_on"
        + " OR NEW.registered_by_user_id IS DISTINCT FROM OLD.registered_by_user_id OR NEW.registered_at IS DISTINCT FROM OLD.registered_at";

    private const string Promised =
        "NEW.check_id IS DISTINCT FROM OLD.check_id OR NEW.statement_id IS DISTINCT FROM OLD.statement_id OR NEW.code IS DISTINCT FROM OLD.code"
        + " OR NEW.checked_by_user_id IS DISTINCT FROM OLD.checked_by_user_id OR NEW.asked_by_user_id IS DISTINCT FROM OLD.asked_by_user_id"
        + " OR OLD.released_at IS NOT NULL";

    private static readonly string[] Final = ["statement_checks", "statement_claims", "claim_decisions", "statement_replies", "statement_corrections"];

    public static void InstallSqlite(MigrationBuilder migration)
    {
        Sqlite(migration, "statements_final", "BEFORE UPDATE ON statements", Said);
        Sqlite(migration, "statement_reports_final", "BEFORE UPDATE ON statement_reports", Promised);
        foreach (var table in Final)
        {
            Sqlite(migration, $"{table}_final", $"BEFORE UPDATE ON {table}", "1");
        }
    }

    public static void InstallPg(MigrationBuilder migration)
    {
        Pg(migration, "statements_final", "BEFORE UPDATE ON statements", Said);
        Pg(migration, "statement_reports_final", "BEFORE UPDATE ON statement_reports", Promised);
        foreach (var table in Final)
        {
            Pg(migration, $"{table}_final", $"BEFORE UPDATE ON {table}", "true");
        }
    }

    private static void Sqlite(MigrationBuilder migration, string name, string on, string when) =>
        migration.Sql($"DROP TRIGGER IF EXISTS {name};\nCREATE TRIGGER {name} {on} BEGIN\n  SELECT RAISE(ABORT, '{GuardNames.StatementIsFinal}') WHERE {when};\nEND;\n");

    private static void Pg(MigrationBuilder migration, string name, string on, string when) =>
        migration.Sql($"CREATE TRIGGER {name} {on} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION guard_refuse('{GuardNames.StatementIsFinal}');");
}
