using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage.Scoping;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// Everything that row security puts into the database, made from the scope rules and the model: a new table comes under it by
/// having a rule. It is put there whole each time; nothing of an earlier version stays, nor any policy that somebody made by hand.
/// </summary>
internal static class RowSecurityScript
{
    private const string Roles = RowSecurityNames.Reader + ", " + RowSecurityNames.Writer;

    private static readonly Lazy<string> Made = new(Make);

    public static string Text => Made.Value;

    /// <summary>The tables that must be under row security: all of the model.</summary>
    public static IReadOnlyList<string> TablesOf(IModel model) =>
        [.. model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && !Homes.Tables.ContainsKey(entity.ClrType)).Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal)];

    private static string Make()
    {
        using var translator = RuleSql.Translator();
        var model = translator.Model;
        var script = new StringBuilder(Clear());
        script.AppendLine(RowSecurityFunctions.Key).AppendLine(RowSecurityFunctions.Functions);
        foreach (var (home, table) in Homes.Tables)
        {
            var columns = model.FindEntityType(home)!.GetProperties().Select(property => property.GetColumnName());
            script.AppendLine($"CREATE VIEW {RowSecurityNames.Prefix}{table} AS SELECT {string.Join(", ", columns)} FROM {table};")
                .AppendLine($"GRANT SELECT ON {RowSecurityNames.Prefix}{table} TO {Roles};");
        }

        foreach (var table in TablesOf(model))
        {
            script.AppendLine($"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;").AppendLine($"GRANT SELECT ON {table} TO {Roles};");
        }

        foreach (var type in ScopeFilters.OpenToAll)
        {
            script.AppendLine(Policy(RowSecurityNames.ReadPolicy, model.FindEntityType(type)!.GetTableName()!, "SELECT", Roles, "USING (true)"));
        }

        foreach (var table in ScopeFilters.Tables)
        {
            Policies(script, model.FindEntityType(table.Row)!.GetTableName()!, table, RuleSql.Of(translator, table));
        }

        Log(script);
        return script.AppendLine(RowSecurityFunctions.Rights).ToString();
    }

    private static string Clear() => $"""
        DO $do$
        DECLARE
          one record;
        BEGIN
          FOR one IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = current_schema() LOOP
            EXECUTE format('DROP POLICY %I ON %I', one.policyname, one.tablename);
          END LOOP;
          FOR one IN SELECT viewname FROM pg_views WHERE schemaname = current_schema() AND viewname LIKE 'scope\_%' LOOP
            EXECUTE format('DROP VIEW %I', one.viewname);
          END LOOP;
          FOR one IN SELECT oid::regprocedure AS signature FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'scope\_%' LOOP
            EXECUTE format('DROP FUNCTION %s', one.signature);
          END LOOP;
          EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM PUBLIC, {Roles}', current_schema());
          EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM PUBLIC, {Roles}', current_schema());
          EXECUTE format('GRANT USAGE ON SCHEMA %I TO {Roles}', current_schema());
        END $do$;

        """;

    private static void Policies(StringBuilder script, string table, ScopedTable rule, string condition)
    {
        var isRow = typeof(RegisterRow).IsAssignableFrom(rule.Row);
        var seen = isRow ? $"NOT {table}.is_voided AND ({condition})" : condition;
        script.AppendLine(Policy(RowSecurityNames.ReadPolicy, table, "SELECT", Roles, $"USING ({seen})"));
        if (!isRow)
        {
            return;
        }

        // The user's section where the row is not held against the reach of its noun: everybody who may write has that one.
        var anyone = RuleSql.Asked(RowSecurityNames.UserSection, SectionPart.MayEnter, "boolean");
        var within = $"{RuleSql.Asked(rule.Scope, SectionPart.MayEnter, "boolean")} AND ({condition})";
        var entered = rule.Entry is RowEntry.ForAnybody or RowEntry.ByAnybody ? anyone : within;
        var (changed, becomes) = rule.Entry switch
        {
            RowEntry.WithinReach => (within, within),
            RowEntry.ByAnybody => (anyone, anyone),
            _ => (within, anyone),
        };
        var written = rule.Entry == RowEntry.ByAnybody ? anyone : $"{table}.event_id = (SELECT scope_open_event())";
        script.AppendLine($"GRANT INSERT, UPDATE ON {table} TO {RowSecurityNames.Writer};")
            .AppendLine(Policy(RowSecurityNames.WrittenPolicy, table, "SELECT", RowSecurityNames.Writer, $"USING ({written})"))
            .AppendLine(Policy(RowSecurityNames.EnterPolicy, table, "INSERT", RowSecurityNames.Writer, $"WITH CHECK ({entered})"))
            .AppendLine(Policy(RowSecurityNames.ChangePolicy, table, "UPDATE", RowSecurityNames.Writer,
                $"USING (NOT {table}.is_voided AND {changed}) WITH CHECK ({becomes})"));
    }

    /// <summary>A process names its user truly, and an event belongs to such a process. The rest of the log is the guards' affair.</summary>
    private static void Log(StringBuilder script)
    {
        var name = RuleSql.Asked(RowSecurityNames.UserSection, SectionPart.SignInName, "text");
        var mayEnter = RuleSql.Asked(RowSecurityNames.UserSection, SectionPart.MayEnter, "boolean");
        var checks = new (string Table, string Check)[]
        {
            ("processes", $"{mayEnter} AND processes.actor = {name}"),
            ("events", $"{mayEnter} AND scope_is_process_of(events.process_id, {name})"),
            ("event_rows", mayEnter),
            ("event_positions", mayEnter),
        };
        foreach (var (table, check) in checks)
        {
            script.AppendLine($"GRANT INSERT ON {table} TO {RowSecurityNames.Writer};")
                .AppendLine(Policy(RowSecurityNames.EnterPolicy, table, "INSERT", RowSecurityNames.Writer, $"WITH CHECK ({check})"));
        }

        script.AppendLine($"""
            DO $do$
            BEGIN
              EXECUTE format('GRANT SELECT ON SEQUENCE %s TO {RowSecurityNames.Writer}', pg_get_serial_sequence('events', 'id'));
            END $do$;
            """);
    }

    private static string Policy(string name, string table, string verb, string roles, string condition) =>
        $"CREATE POLICY {name} ON {table} FOR {verb} TO {roles} {condition};";
}
