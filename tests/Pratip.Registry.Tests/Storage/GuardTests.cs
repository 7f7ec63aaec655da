using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pratip.Registry.Storage.Guards;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage;

/// <summary>
/// Whoever writes past the program is refused by the database. Each attack is named; what each engine says stands beside it.
/// SQLite does not name the foreign key that fails.
/// </summary>
public sealed class GuardTests(AttackedRegisters registers) : IClassFixture<AttackedRegisters>
{
    private const string ForeignKey = "FOREIGN KEY constraint failed";

    private static readonly Guid Row = Guid.CreateVersion7();

    private static readonly Guid[] Others = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    private static readonly Dictionary<string, Attack> Attacks = new(StringComparer.Ordinal)
    {
        ["change a row without an event"] = new(r => r.Update("status = 'closed'"), GuardNames.NewEvent),
        ["change a row and raise only its version"] = new(r => r.Update("status = 'closed', version = 2"), GuardNames.NewEvent),
        ["change a row under an event that does not exist"] =
            new(r => r.Update("status = 'closed', version = 2, event_id = 77777"), GuardNames.OpenEvent, "fk_cases_event_rows"),
        ["change a row under an event of another time"] =
            new(r => r.Update("status = 'closed', version = 2, event_id = 1"), GuardNames.OpenEvent, "fk_cases_event_rows"),
        ["add detail to an event of another time"] = new(r => r.Tell(Row, eventId: r.EventId), GuardNames.OpenEvent),
        ["add detail to an event that does not exist"] = new(r => r.Tell(Row, eventId: 77777), GuardNames.OpenEvent),
        ["change a row under an own event and keep its version"] =
            new(r => r.Open() + r.Tell(r.CaseId, "cases", 2) + r.Update("status = 'closed', event_id = 900000") + r.Close(), GuardNames.NextVersion),
        ["change a row's id"] =
            new(r => r.Open() + r.Tell(Row, "cases", 2) + r.Update($"id = {r.Id(Row)}, version = 2, event_id = 900000") + r.Close(), GuardNames.NextVersion),
        ["tell a version of a row twice"] =
            new(r => r.Open() + r.Tell(r.CaseId, "cases") + r.Close(), "event_rows.row_id, event_rows.noun, event_rows.version", "ux_event_rows_row_id_noun_version"),
        ["change a row and tell of another"] =
            new(r => r.Open() + r.Tell(Row, "cases", 2) + r.Update("status = 'closed', version = 2, event_id = 900000") + r.Close(), ForeignKey, "fk_cases_event_rows"),
        ["add a row without an event"] = new(r => r.Insert(Row, eventId: 77777), GuardNames.OpenEvent, "fk_sealed_remarks_event_rows"),
        ["add a row to an event of another time"] = new(r => r.Insert(Row, eventId: r.EventId), GuardNames.OpenEvent, "fk_sealed_remarks_event_rows"),
        ["add a row and do not tell of it"] = new(r => r.Open() + r.Insert(Row) + r.Close(), ForeignKey, "fk_sealed_remarks_event_rows"),
        ["add a row and tell of one with its id in another table"] =
            new(r => r.Open() + r.Tell(Row, "cases") + r.Insert(Row) + r.Close(), ForeignKey, "fk_sealed_remarks_event_rows"),
        ["add a row at a later version"] = new(r => r.Open() + r.Tell(Row, version: 5) + r.Insert(Row, version: 5) + r.Close(), GuardNames.FirstVersion),
        ["add a row after its event is closed"] =
            new(r => r.Open() + r.Tell(Row) + r.Insert(Row) + r.Close() + r.Insert(r.CaseId), GuardNames.OpenEvent, "fk_sealed_remarks_event_rows"),
        ["tell of a row twice in one event"] =
            new(r => r.Open(2) + r.Tell(Row) + r.Tell(Row, version: 2) + r.Insert(Row) + r.Close(), GuardNames.LogIsFinal, GuardNames.Detail),
        ["tell of a row twice in one event and bring it from version to version"] =
            new(r => r.Open(2) + r.Tell(r.CaseId, "cases", 2) + r.Update("status = 'closed', version = 2, event_id = 900000")
                + r.Tell(r.CaseId, "cases", 3) + r.Update("status = 'open', version = 3, event_id = 900000") + r.Close(), GuardNames.LogIsFinal, GuardNames.NewEvent),
        ["tell of a row that is not there"] = new(r => r.Open() + r.Tell(Row) + r.Close(), GuardNames.Detail),
        ["tell of a version the row does not have"] =
            new(r => r.Open() + r.Tell(Row, version: 2) + r.Insert(Row) + r.Close(), GuardNames.Detail, "fk_sealed_remarks_event_rows"),
        ["tell of a row and change it to another version"] =
            new(r => r.Open() + r.Tell(r.CaseId, "cases", 3) + r.Update("status = 'closed', version = 2, event_id = 900000") + r.Close(),
                GuardNames.Detail, "fk_cases_event_rows"),
        ["tell of many rows and write all but one"] =
            new(r => r.Open(4) + r.Tell(Row) + Others.Aggregate("", (sql, id) => sql + r.Tell(id) + r.Insert(id)) + r.Close(), GuardNames.Detail),
        ["tell of many rows and write one too many"] =
            new(r => r.Open(3) + Others.Aggregate("", (sql, id) => sql + r.Tell(id) + r.Insert(id)) + r.Insert(Row) + r.Close(),
                ForeignKey, "fk_sealed_remarks_event_rows"),
        ["tell of many rows and write one untold in place of one told"] =
            new(r => r.Open(4) + r.Tell(r.CaseId) + Others.Aggregate("", (sql, id) => sql + r.Tell(id) + r.Insert(id)) + r.Insert(Row) + r.Close(),
                ForeignKey, "fk_sealed_remarks_event_rows"),
        ["tell of many rows and write one in another version"] =
            new(r => r.Open(4) + r.Tell(Row, version: 2) + Others.Aggregate("", (sql, id) => sql + r.Tell(id) + r.Insert(id)) + r.Insert(Row) + r.Close(),
                GuardNames.Detail, "fk_sealed_remarks_event_rows"),
        ["tell of two tables and write one row too few in the second"] =
            new(r => r.Open(4) + r.Tell(r.CaseId, "cases", 2) + Others.Aggregate("", (sql, id) => sql + r.Tell(id) + r.Insert(id)) + r.Close(), GuardNames.Detail),
        ["tell of more rows than counted"] =
            new(r => r.Open(2) + Others.Aggregate("", (sql, id) => sql + r.Tell(id) + r.Insert(id)) + r.Close(), GuardNames.Detail),
        ["take a row back before closing and leave its detail"] =
            new(r => r.Open() + r.Tell(Row) + "SAVEPOINT one;" + r.Insert(Row) + "ROLLBACK TO SAVEPOINT one;" + r.Close(), GuardNames.Detail),
        ["take one of many rows back before closing and leave its detail"] =
            new(r => r.Open(4) + r.Tell(Row) + Others.Aggregate("", (sql, id) => sql + r.Tell(id) + r.Insert(id))
                + "SAVEPOINT one;" + r.Insert(Row) + "ROLLBACK TO SAVEPOINT one;" + r.Close(), GuardNames.Detail),
        ["take the detail back and leave the row"] =
            new(r => r.Open() + "SAVEPOINT one;" + r.Tell(Row) + "ROLLBACK TO SAVEPOINT one;" + r.Insert(Row) + r.Close(), ForeignKey, "fk_sealed_remarks_event_rows"),
        ["tell of two rows and write one of them twice, the second time in vain"] =
            new(r => r.Open(2) + r.Tell(Row) + r.Tell(r.CaseId) + r.Insert(Row) + r.Insert(Row).Replace(";", " ON CONFLICT (id) DO NOTHING;", StringComparison.Ordinal)
                + r.Close(), GuardNames.RowExists, GuardNames.Detail),
        ["write a row and write over it in its own event"] =
            new(r => r.Open() + r.Tell(Row) + r.Insert(Row)
                + r.Insert(Row).Replace(";", " ON CONFLICT (id) DO UPDATE SET version = sealed_remarks.version + 1;", StringComparison.Ordinal) + r.Close(),
                GuardNames.RowExists, GuardNames.NewEvent),
        ["tell of a table that is no noun"] = new(r => r.Open() + r.Tell(Row, "processes") + r.Close(), GuardNames.Detail),
        ["tell of fewer rows than counted"] = new(r => r.Open(2) + r.Tell(Row) + r.Insert(Row) + r.Close(), GuardNames.Detail),
        ["commit an event without a row"] = new(r => r.Open(0) + r.Close(), GuardNames.Detail, "ck_events_row_count"),
        ["commit an event that is not closed"] = new(r => r.Open() + r.Tell(Row) + r.Insert(Row), ForeignKey, "fk_events_closed"),
        ["delete a row"] = new(r => $"DELETE FROM cases WHERE id = {r.Id(r.CaseId)};", GuardNames.NoDelete),
        ["change a process"] = new(_ => "UPDATE processes SET actor = 'nobody';", GuardNames.LogIsFinal),
        ["delete a process"] = new(_ => "DELETE FROM processes;", GuardNames.LogIsFinal),
        ["change an event"] = new(_ => "UPDATE events SET kind = 'void-approved';", GuardNames.LogIsFinal),
        ["delete an event"] = new(_ => "DELETE FROM events;", GuardNames.LogIsFinal),
        ["change the detail of an event"] = new(_ => "UPDATE event_rows SET after = '{}';", GuardNames.LogIsFinal),
        ["delete the detail of an event"] = new(_ => "DELETE FROM event_rows;", GuardNames.LogIsFinal),
        ["give an event another position"] = new(r => $"UPDATE event_positions SET position = 99 WHERE event_id = {r.EventId};", GuardNames.Position),
        ["take an event's position away"] = new(r => $"UPDATE event_positions SET position = NULL WHERE event_id = {r.EventId};", GuardNames.Position),
        ["delete a position"] = new(_ => "DELETE FROM event_positions;", GuardNames.LogIsFinal),
        ["close an event with a position of its own choice"] =
            new(r => r.Open() + r.Tell(Row) + r.Insert(Row) + "INSERT INTO event_positions (event_id, position) VALUES (900000, 5000);", GuardNames.Position),
        ["close an event that does not exist"] = new(_ => "INSERT INTO event_positions (event_id) VALUES (77777);", GuardNames.Detail),
        ["change the register's purpose"] =
            new(_ => "UPDATE registers SET purpose = 'production', version = version + 1, event_id = event_id + 1;", GuardNames.RegisterIsFinal),
        ["track a line of a file without an event"] = new(r => r.Track(77777), GuardNames.OpenEvent),
        ["track a line of a file under an event of another time"] = new(r => r.Track(r.EventId), GuardNames.OpenEvent),
        ["change a tracked line without an event"] = new(_ => "UPDATE imported_rows SET row_key = 'C-9';", GuardNames.NewEvent),
        ["delete a tracked line"] = new(_ => "DELETE FROM imported_rows;", GuardNames.NoDelete),
        ["issue a case number a second time"] = new(_ => "UPDATE case_number_counters SET last_issued = 1;", GuardNames.Counter),
        ["delete a counter"] = new(_ => "DELETE FROM case_number_counters;", GuardNames.Counter),
    };

    public static TheoryData<Engine, string> Named
    {
        get
        {
            var data = new TheoryData<Engine, string>();
            foreach (var name in Attacks.Keys)
            {
                data.Add(Engine.Sqlite, name);
                data.Add(Engine.Postgres, name);
            }

            return data;
        }
    }

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Named))]
    public async Task An_attack_on_the_register_is_refused(Engine engine, string attack)
    {
        var register = await registers.OfAsync(engine);
        var (sql, sqlite, postgres) = Attacks[attack];
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => register.RunAsync(sql(register)));
        var expected = engine == Engine.Sqlite ? sqlite : postgres ?? sqlite;
        var said = refused is PostgresException { ConstraintName: { } constraint } ? constraint + refused.Message : refused.Message;
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_who_keeps_the_rules_gets_through(Engine engine)
    {
        await using var register = await AttackedRegister.CreateAsync(engine);
        await register.RunAsync(register.Open() + register.Tell(Row) + register.Insert(Row) + register.Close());
        Assert.Equal(1, await register.Register.Sealer.SealAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_who_keeps_the_rules_with_many_rows_of_two_tables_gets_through(Engine engine)
    {
        await using var register = await AttackedRegister.CreateAsync(engine);
        await register.RunAsync(register.Open(5) + register.Tell(register.CaseId, "cases", 2)
            + "SAVEPOINT one;" + register.Tell(Row) + register.Insert(Row) + "ROLLBACK TO SAVEPOINT one;" + register.Tell(Row) + register.Insert(Row)
            + string.Concat(Others.Select(id => register.Tell(id) + register.Insert(id)))
            + register.Update("status = 'closed', version = 2, event_id = 900000") + register.Close());
        Assert.Equal(1, await register.Register.Sealer.SealAsync(CancellationToken.None));
    }

    [Fact]
    public async Task PostgreSQL_refuses_a_row_merged_in_a_version_that_was_not_told()
    {
        var register = await registers.OfAsync(Engine.Postgres);
        var merge = $"""
            MERGE INTO cases USING (SELECT {register.Id(register.CaseId)} AS id) AS given ON cases.id = given.id
              WHEN MATCHED THEN UPDATE SET status = 'closed', version = 2, event_id = 900000;
            """;
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => register.RunAsync(register.Open() + register.Tell(register.CaseId, "cases", 3) + merge + register.Close()));
        Assert.Equal("fk_cases_event_rows", refused.ConstraintName);
    }

    [Fact]
    public async Task PostgreSQL_lets_nobody_else_write_under_an_event_that_is_still_open()
    {
        var register = await registers.OfAsync(Engine.Postgres);
        await using var connection = await register.Register.Engine.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = register.Open(2) + register.Tell(Row) + register.Tell(Others[0]) + register.Insert(Row);
        await command.ExecuteNonQueryAsync();
        var other = await Assert.ThrowsAsync<PostgresException>(() => register.RunAsync(register.Insert(Others[0])));
        Assert.Equal("fk_sealed_remarks_event_rows", other.ConstraintName);
        command.CommandText = register.Close();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains(GuardNames.Detail, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_is_not_answered_by_a_temporary_table_of_the_same_name()
    {
        var register = await registers.OfAsync(Engine.Postgres);
        var shadows = $"""
            CREATE TEMPORARY TABLE event_rows ON COMMIT DROP AS SELECT 900000::bigint AS event_id, {register.Id(Row)} AS row_id, 'sealed_remarks' AS noun, 1 AS version;
            CREATE TEMPORARY TABLE events ON COMMIT DROP AS SELECT 900000::bigint AS id, 1 AS row_count;
            CREATE TEMPORARY TABLE event_positions (event_id bigint) ON COMMIT DROP;
            """;
        var refused = await Assert.ThrowsAsync<PostgresException>(() => register.RunAsync(shadows + register.Insert(Row)));
        Assert.Equal("fk_sealed_remarks_event_rows", refused.ConstraintName);
    }

    [Fact]
    public async Task PostgreSQL_finds_no_parent_in_a_temporary_table_of_the_same_name()
    {
        var register = await registers.OfAsync(Engine.Postgres);
        var number = $"""
            CREATE TEMPORARY TABLE cases ON COMMIT DROP AS SELECT {register.Id(Others[0])} AS id;
            INSERT INTO body_case_numbers (id, case_id, body, number, event_id, version, is_voided)
              VALUES ({register.Id(Row)}, {register.Id(Others[0])}, 'police', 'P-1', 900000, 1, false);
            """;
        var refused = await Assert.ThrowsAsync<PostgresException>(() => register.RunAsync(register.Open() + register.Tell(Row, "body_case_numbers") + number));
        Assert.Equal("fk_body_case_numbers_case_id", refused.ConstraintName);
    }

    [Theory]
    [InlineData("REPLACE")]
    [InlineData("INSERT OR REPLACE")]
    public async Task SQLite_does_not_replace_a_row(string verb)
    {
        await using var register = await AttackedRegister.CreateAsync(Engine.Sqlite);
        await register.RunAsync(register.Open() + register.Tell(Row) + register.Insert(Row) + register.Close());
        var again = register.Open().Replace("900000", "900001", StringComparison.Ordinal).Replace("'attacker'", "'again'", StringComparison.Ordinal)
            + register.Tell(Row, version: 2, eventId: 900_001) + register.Insert(Row, eventId: 900_001, verb: verb);
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => register.RunAsync(again));
        Assert.Contains(GuardNames.RowExists, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PRAGMA foreign_keys = OFF")]
    [InlineData("PRAGMA recursive_triggers = OFF")]
    public async Task SQLite_opens_no_event_on_a_connection_without_the_guards_pragmas(string pragma)
    {
        var register = await registers.OfAsync(Engine.Sqlite);
        await using var connection = new SqliteConnection($"Data Source={register.DatabaseFile};Pooling=False;Foreign Keys=True");
        await connection.OpenAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"PRAGMA recursive_triggers = ON; {pragma}";
            await command.ExecuteNonQueryAsync();
        }

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => AttackedRegister.RunAsync(connection, register.Open()));
        Assert.Contains(GuardNames.Pragmas, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases")]
    [InlineData("event_rows")]
    [InlineData("event_positions")]
    [InlineData("imported_rows")]
    public async Task PostgreSQL_does_not_truncate(string table)
    {
        var register = await registers.OfAsync(Engine.Postgres);
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => register.RunAsync($"TRUNCATE {table} CASCADE;"));
        Assert.Contains("guard: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_refuses_a_bulk_load_without_an_event()
    {
        var register = await registers.OfAsync(Engine.Postgres);
        await using var connection = (NpgsqlConnection)await register.Register.Engine.OpenAsync(CancellationToken.None);
        var refused = await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await using var copy = await connection.BeginTextImportAsync("COPY sealed_remarks (id, wrapped_key, text, event_id, version, is_voided) FROM STDIN");
            await copy.WriteAsync($"{Row}\t\\\\x00\t\\\\x00\t{register.EventId}\t1\tf\n");
        });
        Assert.Equal("fk_sealed_remarks_event_rows", refused.ConstraintName);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task No_table_of_rows_is_without_its_guards(Engine engine)
    {
        var register = await registers.OfAsync(engine);
        await using var db = register.Register.CreateContext();
        var triggers = await db.Database.SqlQueryRaw<string>(engine == Engine.Sqlite
            ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'"
            : "SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'").ToListAsync();
        string[] guards = engine == Engine.Sqlite
            ? ["insert", "update", "delete"]
            : ["open_event_insert", "open_event_update", "new_event", "next_version", "delete", "truncate"];
        var missing = from table in RegisterTables.Of(db.Model)
                      from guard in guards
                      let name = $"{table.GetTableName()}_{guard}"
                      where !triggers.Contains(name, StringComparer.Ordinal)
                      select name;
        Assert.Empty(missing);
    }

    /// <summary>What to run, and what SQLite and PostgreSQL say; the same if only one is given.</summary>
    private sealed record Attack(Func<AttackedRegister, string> Sql, string Sqlite, string? Postgres = null);
}
