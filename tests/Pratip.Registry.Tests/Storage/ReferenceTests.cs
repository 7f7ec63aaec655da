using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Imports;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Guards;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage;

/// <summary>
/// No row refers to one that is not there: a foreign key on SQLite, on PostgreSQL a guard in its place that says the same,
/// under the same name and state, whichever way the row comes in.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly Guid Nobody = Guid.Parse("0195a000-0000-7000-8000-000000000000");

    private static readonly Dictionary<string, Func<Kept, RowChanges>> Orphans = new(StringComparer.Ordinal)
    {
        ["fk_person_reports_agency_id"] = _ => new RowChanges().Add(Sample.Report(Nobody, 9)),
        ["fk_cases_lead_agency_id"] = _ => new RowChanges().Add(Sample.Case(Nobody, 9)),
        ["fk_victims_report_id"] = _ => new RowChanges().Add(Sample.Victim(Sample.Report(Nobody))),
        ["fk_victims_case_id"] = kept => new RowChanges().Add(Of(kept.Report, Nobody)),
        ["fk_suspects_case_id"] = kept => new RowChanges().Add(new Suspect { ReportId = kept.Report.Id, CaseId = Nobody }),
        ["fk_charges_suspect_id"] = _ => new RowChanges().Add(new Charge { SuspectId = Nobody, ArticleCode = "2008:10" }),
        ["fk_body_case_numbers_case_id"] = _ => new RowChanges().Add(new BodyCaseNumber { CaseId = Nobody, Body = "court", Number = "9" }),
        ["fk_sealed_identities_id"] = _ => new RowChanges().Add(new SealedIdentity { Id = Nobody, WrappedKey = [1] }),
        ["fk_imported_rows_agency_id"] = kept => new RowChanges().Add(Sample.Victim(kept.Report)).Track(
            [new ImportedRow { AgencyId = Nobody, Sheet = "victims", RowKey = "1", TargetId = Nobody, TargetVersion = 1, ContentHash = [1] }], []),
    };

    public static TheoryData<Engine> Engines => TestRegister.All;

    public static TheoryData<Engine, string> Named
    {
        get
        {
            var data = new TheoryData<Engine, string>();
            foreach (var name in Orphans.Keys)
            {
                data.Add(Engine.Sqlite, name);
                data.Add(Engine.Postgres, name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Named))]
    public async Task A_load_with_an_orphan_is_refused_whole(Engine engine, string reference)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var kept = await KeepAsync(test.Register);
        AssertOrphan(reference, await Assert.ThrowsAnyAsync<DbException>(() => RecordAsync(test.Register, Orphans[reference](kept))));
        Assert.Equal(1, await CountAsync(test.Register, "person_reports"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_orphan_among_many_rows_is_found(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var kept = await KeepAsync(test.Register);
        var rows = Enumerable.Range(0, 3_000).Select(i => Of(kept.Report, i == 2_345 ? Nobody : i % 2 == 0 ? kept.Case.Id : null));
        AssertOrphan("fk_victims_case_id", await Assert.ThrowsAnyAsync<DbException>(() => RecordAsync(test.Register, new RowChanges().Add(rows))));
        Assert.Equal(1, await CountAsync(test.Register, "victims"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_change_of_the_reference_to_one_that_is_not_there_is_refused(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var kept = await KeepAsync(test.Register);
        var after = kept.Victim.Copy<Victim>();
        after.CaseId = Nobody;
        AssertOrphan("fk_victims_case_id", await Assert.ThrowsAnyAsync<DbException>(
            () => RecordAsync(test.Register, new RowChanges().Update(kept.Victim, after))));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reference_may_be_taken_away_or_lead_to_a_row_of_the_same_change(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var kept = await KeepAsync(test.Register);
        var without = kept.Victim.Copy<Victim>();
        without.CaseId = null;
        await RecordAsync(test.Register, new RowChanges().Update(kept.Victim, without));
        var report = Sample.Report(kept.Report.AgencyId, 5);
        await RecordAsync(test.Register, new RowChanges().Add(Sample.Victim(report)).Add(report));
        Assert.Equal(2, await CountAsync(test.Register, "victims"));
    }

    /// <summary>Everything else is in order: the event is open and tells of the row.</summary>
    [Theory]
    [InlineData("body_case_numbers", 1, "WITH one AS (SELECT '{0}'::uuid AS id) INSERT INTO body_case_numbers (id, case_id, body, number, event_id, version, is_voided) SELECT id, id, 'court', '1', 900000, 1, false FROM one")]
    [InlineData("body_case_numbers", 1, "INSERT INTO body_case_numbers (id, case_id, body, number, event_id, version, is_voided) VALUES ('{0}', '{0}', 'court', '1', 900000, 1, false)")]
    [InlineData("body_case_numbers", 1, "INSERT INTO imported_rows (id, event_id, agency_id, sheet, row_key, target_id, target_version, content_hash) VALUES ('{0}', 900000, '{0}', 's', 'k', '{0}', 1, '')")]
    [InlineData("victims", 2, "UPDATE victims SET report_id = '{0}', version = 2, event_id = 900000")]
    [InlineData("victims", 2, "UPDATE victims SET case_id = '{0}', version = 2, event_id = 900000")]
    [InlineData("cases", 2, "UPDATE cases SET lead_agency_id = '{0}', version = 2, event_id = 900000")]
    [InlineData("victims", 2, "INSERT INTO victims SELECT * FROM victims ON CONFLICT (id) DO UPDATE SET report_id = '{0}', version = 2, event_id = 900000")]
    [InlineData("victims", 2, "MERGE INTO victims USING (SELECT 1) AS one ON true WHEN MATCHED THEN UPDATE SET report_id = '{0}', version = 2, event_id = 900000")]
    public async Task PostgreSQL_refuses_an_orphan_in_the_words_of_a_foreign_key_however_it_comes(string noun, int version, string sql)
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        await KeepAsync(test.Register);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(test.Register, Told(noun, version) + Text(sql)));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
        Assert.Contains(GuardNames.Orphan, refused.Message, StringComparison.Ordinal);
        Assert.Contains(Nobody.ToString(), refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_refuses_an_orphan_in_a_copy()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        await using var connection = (NpgsqlConnection)await test.Register.Engine.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(Told("body_case_numbers", 1), connection, transaction);
        await command.ExecuteNonQueryAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await using var copy = await connection.BeginTextImportAsync("COPY body_case_numbers (id, case_id, body, number, event_id, version, is_voided) FROM STDIN");
            await copy.WriteAsync($"{Nobody}\t{Nobody}\tcourt\t1\t900000\t1\tf\n");
        });
        Assert.Equal("fk_body_case_numbers_case_id", refused.ConstraintName);
    }

    /// <summary>The other half of the key: what is referred to does not go away, so a look is enough.</summary>
    [Theory]
    [InlineData("DELETE FROM person_reports", GuardNames.NoDelete)]
    [InlineData("TRUNCATE person_reports", GuardNames.NoDelete)]
    [InlineData("UPDATE person_reports SET id = '{0}', version = version + 1, event_id = event_id + 1", GuardNames.NextVersion)]
    [InlineData("INSERT INTO person_reports SELECT * FROM person_reports ON CONFLICT (id) DO UPDATE SET id = '{0}', version = 2, event_id = person_reports.event_id + 1", GuardNames.NextVersion)]
    [InlineData("MERGE INTO person_reports USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE", GuardNames.NoDelete)]
    public async Task PostgreSQL_keeps_what_rows_refer_to(string sql, string guard)
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        await KeepAsync(test.Register);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(test.Register, Text(sql)));
        Assert.Contains(guard, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_another_change_has_yet_to_commit_is_not_there_for_PostgreSQL()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        var kept = await KeepAsync(test.Register);
        var report = Sample.Report(kept.Report.AgencyId, 7);
        await test.Register.ChangeAsync(
            Sample.Import,
            async change =>
            {
                await change.RecordAsync(EventKind.FileImported, new RowChanges().Add(report));
                AssertOrphan("fk_victims_report_id", await Assert.ThrowsAnyAsync<DbException>(
                    () => RecordAsync(test.Register, new RowChanges().Add(Sample.Victim(report)))));
            }, CancellationToken.None);
        await RecordAsync(test.Register, new RowChanges().Add(Sample.Victim(report)));
        Assert.Equal(2, await CountAsync(test.Register, "victims"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Changes_at_the_same_time_leave_no_orphan_in_PostgreSQL(bool isKept)
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        var kept = await KeepAsync(test.Register);
        var reports = Enumerable.Range(100, 40).Select(number => Sample.Report(kept.Report.AgencyId, number)).ToList();
        var parents = reports.Select(report => AttemptAsync(() => RecordAsync(test.Register, new RowChanges().Add(report), isKept)));
        var children = reports.Select(report => AttemptAsync(() => RecordAsync(test.Register, new RowChanges().Add(Sample.Victim(report)))));
        await Task.WhenAll(parents.Zip(children).SelectMany(pair => (Task[])[pair.First, pair.Second]));
        Assert.Equal(isKept ? 41 : 1, await CountAsync(test.Register, "person_reports"));
        Assert.Equal(0, await CountAsync(test.Register, "victims AS v WHERE NOT EXISTS (SELECT 1 FROM person_reports AS r WHERE r.id = v.report_id)"));
    }

    [Fact]
    public async Task A_row_taken_back_to_a_savepoint_is_not_there_for_PostgreSQL()
    {
        await using var register = await AttackedRegister.CreateAsync(Engine.Postgres);
        var id = register.Id(Nobody);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => register.RunAsync(
            register.Open() + register.Tell(Nobody, "suspects")
            + "SAVEPOINT before;"
            + register.Tell(Nobody, "cases")
            + $"INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object('id', {id}, 'number', 'x', 'own_reference', 'x', 'event_id', 900000))).* FROM cases AS c;"
            + "ROLLBACK TO SAVEPOINT before;"
            + $"INSERT INTO body_case_numbers (id, case_id, body, number, event_id, version, is_voided) VALUES ({id}, {id}, 'court', '1', 900000, 1, false);"));
        Assert.Equal("fk_body_case_numbers_case_id", refused.ConstraintName);
    }

    [Fact]
    public async Task Every_reference_of_the_model_is_guarded_in_PostgreSQL_and_a_foreign_key_in_SQLite()
    {
        await using var postgres = await TestRegister.CreateAsync(Engine.Postgres);
        await using var sqlite = await TestRegister.CreateAsync(Engine.Sqlite);
        await using var db = postgres.Register.CreateContext();
        var expected = (from table in db.Model.GetEntityTypes()
                        from reference in RegisterTables.ReferencesOf(table)
                        select $"{table.GetTableName()}.{reference.Column} {reference.Other.GetTableName()}").Order(StringComparer.Ordinal).ToList();
        Assert.True(expected.Count >= 24);
        var triggers = await ReadAsync(postgres.Register, """
            SELECT c.relname || ' ' || encode(t.tgargs, 'escape') || ' ' || t.tgtype FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
            WHERE t.tgfoid = 'guard_reference'::regproc AND t.tgenabled = 'O' AND t.tgnewtable = 'fresh'
            """);

        // After the statement: inserts are bit 4, updates bit 16.
        foreach (var bits in (string[])[" 4", " 16"])
        {
            Assert.Equal(expected, triggers.Where(one => one.EndsWith(bits, StringComparison.Ordinal))
                .Select(one => one[..^bits.Length].Split((string[])[" ", "\\000"], StringSplitOptions.RemoveEmptyEntries))
                .Select(parts => $"{parts[0]}.{parts[1]} {parts[2]}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        }

        Assert.Equal(expected, (await ReadAsync(sqlite.Register, """
            SELECT m.name || '.' || k."from" || ' ' || k."table" FROM sqlite_master AS m JOIN pragma_foreign_key_list(m.name) AS k
            WHERE m.type = 'table' AND k."table" NOT IN ('event_rows', 'event_positions', 'processes')
            """)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static Victim Of(PersonReport report, Guid? caseId)
    {
        var one = Sample.Victim(report);
        one.CaseId = caseId;
        return one;
    }

    /// <summary>An open event that tells of the one row of a noun, or of a new one.</summary>
    private static string Told(string noun, int version) => Text($$"""
        INSERT INTO processes (id, kind, actor, at, reason, channel) VALUES ('{0}', 'file.import', 'attacker', '2024-01-01', '', 'sql');
        INSERT INTO events (id, process_id, kind, at, row_count) OVERRIDING SYSTEM VALUE VALUES (900000, '{0}', 'file-imported', '2024-01-01', 1);
        INSERT INTO event_rows (event_id, row_id, noun, version, changed, after)
          SELECT 900000, {{(version == 1 ? "'{0}'::uuid" : $"(SELECT id FROM {noun})")}}, '{{noun}}', {{version}}, '', '{}';

        """);

    private static string Text(string sql) => sql.Replace("{0}", Nobody.ToString(), StringComparison.Ordinal);

    /// <summary>SQLite does not name the key.</summary>
    private static void AssertOrphan(string reference, DbException refused)
    {
        if (refused is PostgresException postgres)
        {
            Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, postgres.SqlState);
            Assert.Equal(reference, postgres.ConstraintName);
            Assert.Contains("is not present in table", postgres.Detail, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains("FOREIGN KEY constraint failed", refused.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<Kept> KeepAsync(Register register)
    {
        var agency = await Sample.AgencyIdAsync(register);
        var one = Sample.Case(agency);
        var report = Sample.Report(agency);
        var victim = Of(report, one.Id);
        await RecordAsync(register, new RowChanges().Add(one).Add(report).Add(victim));
        return new(one, report, victim);
    }

    private static Task<long> RecordAsync(Register register, RowChanges rows, bool isKept = true) => register.ChangeAsync(
        Sample.Import,
        async change =>
        {
            await change.RecordAsync(EventKind.FileImported, rows);
            if (!isKept)
            {
                throw new OperationCanceledException();
            }
        }, CancellationToken.None);

    private static async Task AttemptAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception refused) when (refused is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } or OperationCanceledException)
        {
            // Either way is right, as long as no orphan is left.
        }
    }

    private static async Task ExecuteAsync(Register register, string sql)
    {
        await using var connection = await register.Engine.OpenAsync(CancellationToken.None);
        await AttackedRegister.RunAsync(connection, sql);
    }

    private static async Task<int> CountAsync(Register register, string from) =>
        int.Parse(Assert.Single(await ReadAsync(register, $"SELECT CAST(count(*) AS text) FROM {from}")), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> ReadAsync(Register register, string sql)
    {
        await using var connection = await register.Engine.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    private sealed record Kept(Case Case, PersonReport Report, Victim Victim);
}
