using Npgsql;
using Pratip.Reference.Wording;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// The sign-in to the database that users' work goes through, where the operator gives one. It is worth something only if it
/// cannot become the owner of the tables.
/// </summary>
internal static class ScopedLogin
{
    private const string Look = $"""
        SELECT one.rolsuper OR one.rolbypassrls OR one.rolcreaterole
            OR EXISTS (SELECT 1 FROM pg_class AS kept WHERE kept.relnamespace = to_regnamespace(@schema) AND kept.relname = 'cases' AND pg_has_role(kept.relowner, 'MEMBER')),
          pg_has_role('{RowSecurityNames.Reader}', 'MEMBER') AND pg_has_role('{RowSecurityNames.Writer}', 'MEMBER')
        FROM pg_roles AS one WHERE one.rolname = current_user
        """;

    public static async Task<Message?> ProblemAsync(NpgsqlDataSource source, string schema, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(Look, connection);
        command.Parameters.AddWithValue("schema", schema);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetBoolean(0) ? new Message("scope.login-too-strong", connection.UserName ?? "")
            : !reader.GetBoolean(1) ? new Message("scope.login-not-member", connection.UserName ?? "", RowSecurityNames.Reader, RowSecurityNames.Writer)
            : null;
    }
}
