using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Scoping;
using Pratip.Registry.Tests.Access;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage.RowSecurity;

/// <summary>
/// A <see cref="ScopedWorld"/> on PostgreSQL with rows in every table that has a rule, those of tomorrow as well: what the world
/// itself leaves empty is filled from the catalogue of the database, each reference to a row that is there, past the guards.
/// </summary>
internal sealed class FilledWorld : IAsyncDisposable
{
    private const int RowsEach = 40;

    private FilledWorld(TestRegister test, ScopedWorld world)
    {
        Test = test;
        World = world;
    }

    public TestRegister Test { get; }

    public ScopedWorld World { get; }

    public Register Register => Test.Register;

    /// <summary>Users that tasks, drafts and cases are assigned to; of any agency, because an actor is what a test makes of them.</summary>
    public IReadOnlyList<User> Users { get; private set; } = [];

    public static async Task<FilledWorld> CreateAsync(int seed)
    {
        var test = await TestRegister.CreateAsync(Engine.Postgres);
        var world = await ScopedWorld.CreateAsync(test.Register, seed, cases: 30);
        await using var db = test.Register.CreateContext();
        await using var connection = new NpgsqlConnection(test.Location.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, "SET session_replication_role = replica");
        var chance = new Random(seed);
        await FillAsync(connection, "users", chance, world.Agencies);
        foreach (var table in ScopeFilters.Tables.Select(one => db.Model.FindEntityType(one.Row)!.GetTableName()!))
        {
            await FillAsync(connection, table, chance, world.Agencies);
        }

        return new FilledWorld(test, world) { Users = await db.Users.OrderBy(user => user.Id).Take(15).ToListAsync() };
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private static async Task FillAsync(NpgsqlConnection connection, string table, Random chance, IReadOnlyList<Agency> agencies)
    {
        if (await ScalarAsync<long>(connection, $"SELECT count(*) FROM {table}") > 5)
        {
            return;
        }

        var columns = new List<(string Name, string Type, bool Nullable)>();
        await using (var command = new NpgsqlCommand(
            "SELECT column_name, data_type, is_nullable = 'YES' FROM information_schema.columns WHERE table_name = @table AND table_schema = current_schema() ORDER BY ordinal_position", connection))
        {
            command.Parameters.AddWithValue("table", table);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                columns.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
            }
        }

        for (var row = 0; row < RowsEach; row++)
        {
            var values = new List<string>();
            foreach (var column in columns)
            {
                values.Add(await ValueAsync(connection, table, column.Name, column.Type, column.Nullable, row, chance, agencies));
            }

            await RunAsync(connection, $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) OVERRIDING SYSTEM VALUE VALUES ({string.Join(", ", values)}) ON CONFLICT DO NOTHING");
        }
    }

    private static async Task<string> ValueAsync(
        NpgsqlConnection connection, string table, string column, string type, bool nullable, int row, Random chance, IReadOnlyList<Agency> agencies)
    {
        if (column == "id" && table is "sealed_identities" or "sealed_remarks")
        {
            return await AnIdAsync(connection, (string[])["person_reports", "cases", "victims"], chance);
        }

        if (table == "removal_clearances" && column.EndsWith("agency_id", StringComparison.Ordinal))
        {
            // An override is another agency's: each draws from its half of them.
            var half = agencies.Count / 2;
            return $"'{agencies[column == "agency_id" ? chance.Next(half) : half + chance.Next(agencies.Count - half)].Id}'";
        }

        if ((column == "approved_by_user_id" && table is "exchange_agreements" or "suppression_exemptions") || column is "decided_by_user_id" or "released_by_user_id")
        {
            // Whoever approves is another than whoever asked.
            return "NULL";
        }

        if (column != "id" && type == "uuid" && await ReferenceAsync(connection, column, chance, agencies) is { } reference)
        {
            // Both halves of a subject are there, each now and then missing.
            return nullable && chance.Next(6) == 0 && column != "case_id" ? "NULL" : reference;
        }

        return (column, type) switch
        {
            ("gives_reach", _) => chance.Next(3) == 0 ? "false" : "true",
            ("notified_at", _) => chance.Next(2) == 0 ? "NULL" : "'2024-01-01T00:00:00Z'",
            ("status", _) when table == "users" => "'active'",
            ("role", _) when table == "edition_signatures" => row % 2 == 0 ? "'statistician'" : "'signatory'",
            ("is_voided", _) => chance.Next(5) == 0 ? "true" : "false",
            ("visibility", _) => chance.Next(2) == 0 ? "'case'" : "'agency'",
            ("answer", _) when table == "identity_clearances" => chance.Next(3) == 0 ? "'asked'" : "'cleared'",
            ("maker", _) => chance.Next(4) == 0 ? "'engine'" : "'officer'",
            ("answer", _) => chance.Next(2) == 0 ? "'asked'" : "'told'",
            ("position", _) => "NULL",
            _ when nullable => "NULL",
            (_, "uuid") => $"'{Guid.NewGuid()}'",
            (_, "text") => $"'{table}-{column}-{row}'",
            (_, "bytea") => "'\\x01'",
            (_, "boolean") => "false",
            (_, "ARRAY") => "'{}'",
            (_, "date") => "'2024-01-01'",
            (_, "timestamp with time zone") => "'2024-01-01T00:00:00Z'",
            _ => (row + 1).ToString(CultureInfo.InvariantCulture),
        };
    }

    private static async Task<string?> ReferenceAsync(NpgsqlConnection connection, string column, Random chance, IReadOnlyList<Agency> agencies) => column switch
    {
        _ when column.EndsWith("agency_id", StringComparison.Ordinal) => $"'{agencies[chance.Next(agencies.Count)].Id}'",
        _ when column.EndsWith("case_id", StringComparison.Ordinal) => await AnIdAsync(connection, ["cases"], chance),
        _ when column.EndsWith("report_id", StringComparison.Ordinal) => await AnIdAsync(connection, ["person_reports"], chance),
        "notice_id" => await AnIdAsync(connection, ["consular_notices"], chance),
        "list_id" => await AnIdAsync(connection, ["hand_over_lists"], chance),
        "complaint_id" => await AnIdAsync(connection, ["complaints"], chance),
        "operation_id" => await AnIdAsync(connection, ["joint_operations"], chance),
        "referral_id" => await AnIdAsync(connection, ["referrals"], chance),
        "suspect_id" => await AnIdAsync(connection, ["suspects"], chance),
        "victim_id" => await AnIdAsync(connection, ["victims"], chance),
        _ when column.EndsWith("user_id", StringComparison.Ordinal) => await AnIdAsync(connection, ["users"], chance),
        _ => null,
    };

    private static async Task<string> AnIdAsync(NpgsqlConnection connection, string[] tables, Random chance)
    {
        var table = tables[chance.Next(tables.Length)];
        return await ScalarAsync<Guid?>(connection, $"SELECT id FROM {table} ORDER BY id OFFSET {chance.Next(30)} LIMIT 1") is { } id ? $"'{id}'" : "NULL";
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
