using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>What of row security is in a database, and whether that is what this program put there.</summary>
internal sealed record RowSecurityState(string Schema, bool IsInForce, byte[]? Key, DateTimeOffset Now)
{
    /// <summary>Everything that decides who reaches what, as one digest: whoever changes a policy, a view, a function or a right by hand changes it.</summary>
    private const string Digest = """
        (SELECT md5(string_agg(line, E'\n' ORDER BY line COLLATE "C")) FROM (
          SELECT concat_ws('|', 'policy', tablename, policyname, permissive, roles::text, cmd, qual, with_check) AS line
            FROM pg_policies WHERE schemaname = current_schema()
          UNION ALL SELECT concat_ws('|', 'table', relname, relkind, relrowsecurity, relforcerowsecurity, relacl::text)
            FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'S')
          UNION ALL SELECT concat_ws('|', 'view', viewname, definition) FROM pg_views WHERE schemaname = current_schema()
          UNION ALL SELECT concat_ws('|', 'function', proname, md5(prosrc), prosecdef, proconfig::text, proacl::text)
            FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND (proname LIKE 'scope\_%' OR proname LIKE 'guard\_%')) AS lines)
        """;

    private const string MarkedFunction = "scope_part(text, int)";

    /// <summary>The program that the policies were made by. They are made again by another build, whose rules may be others.</summary>
    private static readonly string Build = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(
        new[] { typeof(RowSecurityState), typeof(RelationalQueryableExtensions), typeof(NpgsqlDbContextOptionsBuilderExtensions) }
            .Select(type => type.Module.ModuleVersionId.ToString("N"))))));

    public static string Mark { get; } = $"""
        DO $do$
        BEGIN
          EXECUTE format('COMMENT ON FUNCTION {MarkedFunction} IS %L', '{Build} ' || {Digest});
        END $do$;
        """;

    public static async Task<RowSecurityState> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT current_schema(), coalesce(obj_description(to_regprocedure('{MarkedFunction}'), 'pg_proc') = '{Build} ' || {Digest}, false), to_regclass('scope_key') IS NOT NULL, now()", connection);
        string schema;
        bool isInForce, hasKey;
        DateTimeOffset now;
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            await reader.ReadAsync(ct);
            (schema, isInForce, hasKey, now) = (reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2), reader.GetFieldValue<DateTimeOffset>(3));
        }

        return new RowSecurityState(schema, isInForce, hasKey ? await ReadKeyAsync(connection, ct) : null, now);
    }

    private static async Task<byte[]?> ReadKeyAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT inner_pad FROM scope_key", connection);
        return await command.ExecuteScalarAsync(ct) is byte[] pad ? SectionKey.OfInnerPad(pad) : null;
    }
}

/// <summary>The key of the signatures as the database keeps it.</summary>
internal static class SectionKey
{
    private const byte Inner = 0x36;
    private const byte Outer = 0x5c;

    /// <summary>As long as a block of SHA-256, so that it is neither filled up nor shortened.</summary>
    private const int Length = 64;

    public static byte[] OfInnerPad(byte[] pad) => Masked(pad, Inner);

    public static (byte[] Inner, byte[] Outer) NewPads()
    {
        var key = RandomNumberGenerator.GetBytes(Length);
        return (Masked(key, Inner), Masked(key, Outer));
    }

    private static byte[] Masked(byte[] key, byte mask) => [.. key.Select(one => (byte)(one ^ mask))];
}
