using Npgsql;
using Pratip.Reference.Wording;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// The two roles, which belong to the whole server. Whoever owns the register makes them where that is allowed; several may
/// try at once.
/// </summary>
internal static class RowSecurityRoles
{
    private static readonly string[] Names = [RowSecurityNames.Reader, RowSecurityNames.Writer];

    /// <summary>What is to be run for each role to be as it must be; what the program may try itself, and what it leaves to whoever did it otherwise.</summary>
    private const string Look = """
        SELECT CASE WHEN one.oid IS NULL THEN format('CREATE ROLE %I NOLOGIN;', wanted.name) END,
          CASE WHEN one.oid IS NULL OR NOT pg_has_role(one.oid, 'MEMBER') THEN format('GRANT %I TO %I;', wanted.name, current_user) END,
          CASE WHEN one.rolsuper OR one.rolbypassrls OR one.rolcreaterole OR one.rolcreatedb OR one.rolcanlogin
            THEN format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOLOGIN;', wanted.name) END,
          (SELECT string_agg(format('REVOKE %s FROM %I;', held.roleid::regrole, wanted.name), ' ') FROM pg_auth_members AS held WHERE held.member = one.oid),
          current_user::text
        FROM unnest(@names) AS wanted (name) LEFT JOIN pg_roles AS one ON one.rolname = wanted.name
        """;

    /// <summary>What is missing, in words for whoever keeps the server; null if nothing.</summary>
    public static async Task<Message?> RequireAsync(NpgsqlConnection connection, bool make, CancellationToken ct)
    {
        var missing = await MissingAsync(connection, ct);
        for (var tries = 0; make && missing.Own.Count > 0 && tries < 3; tries++)
        {
            await TryAsync(connection, missing.Own, ct);
            missing = await MissingAsync(connection, ct);
        }

        return missing.Own.Count + missing.Others.Count == 0
            ? null
            : new Message("scope.roles-missing", string.Join(' ', missing.Own.Concat(missing.Others)), missing.Account);
    }

    private static async Task<(List<string> Own, List<string> Others, string Account)> MissingAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Look, connection);
        command.Parameters.AddWithValue("names", Names);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (own, others, account) = (new List<string>(), new List<string>(), "");
        while (await reader.ReadAsync(ct))
        {
            own.AddRange(Given(reader, 0).Concat(Given(reader, 1)));
            others.AddRange(Given(reader, 2).Concat(Given(reader, 3)));
            account = reader.GetString(4);
        }

        return (own, others, account);
    }

    private static string[] Given(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? [] : [reader.GetString(column)];

    private static async Task TryAsync(NpgsqlConnection connection, List<string> statements, CancellationToken ct)
    {
        foreach (var sql in statements)
        {
            try
            {
                await using var command = new NpgsqlCommand(sql, connection);
                await command.ExecuteNonQueryAsync(ct);
            }
            catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.DuplicateObject
                or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.InternalError)
            {
                // Not allowed, or somebody else is at the same: whether it is there now is what counts.
            }
        }
    }
}
