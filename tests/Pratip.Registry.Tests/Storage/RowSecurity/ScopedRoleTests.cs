using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.RowSecurity;
using Pratip.Registry.Storage.Scoping;
using Pratip.Registry.Tests.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage.RowSecurity;

/// <summary>What somebody can do who holds nothing but the roles that users' work runs as, with any statement they like.</summary>
public sealed class ScopedRoleTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Without_a_scope_there_is_nothing_in_any_table()
    {
        await using var world = await FilledWorld.CreateAsync(seed: 3);
        await using var login = await ScopedLoginOf.CreateAsync(world.Test);
        await using var db = world.Register.CreateContext();
        foreach (var role in (string[])[RowSecurityNames.Reader, RowSecurityNames.Writer])
        {
            foreach (var table in ScopeFilters.Tables.Select(one => one.Row).Concat(ScopeFilters.ClosedToAll).Select(row => db.Model.FindEntityType(row)!.GetTableName()!))
            {
                Assert.Equal(0L, await login.AskAsync($"SELECT count(*) FROM {table}", role));
            }
        }
    }

    [Theory]
    [InlineData("SET ROLE pratip")]
    [InlineData("SET SESSION AUTHORIZATION pratip")]
    [InlineData("ALTER TABLE cases DISABLE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE cases DISABLE TRIGGER ALL")]
    [InlineData("DROP POLICY scope_read ON cases")]
    [InlineData("CREATE POLICY mine ON cases FOR SELECT USING (true)")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("DELETE FROM cases")]
    [InlineData("TRUNCATE cases")]
    [InlineData("COPY cases FROM STDIN")]
    [InlineData("UPDATE events SET kind = kind")]
    [InlineData("UPDATE credentials SET security_stamp = ''")]
    [InlineData("INSERT INTO case_number_counters VALUES (2030, 1)")]
    [InlineData("SELECT * FROM scope_key")]
    [InlineData("SELECT * FROM reads")]
    [InlineData("UPDATE scope_key SET inner_pad = '', outer_pad = ''")]
    [InlineData("CREATE OR REPLACE FUNCTION scope_part(noun text, part int) RETURNS text LANGUAGE sql AS $$ SELECT 't' $$")]
    [InlineData("CREATE OR REPLACE VIEW scope_cases AS SELECT id, lead_agency_id, province_code FROM cases")]
    public async Task The_role_cannot(string statement)
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        await using var login = await ScopedLoginOf.CreateAsync(test);
        foreach (var role in (string[])[RowSecurityNames.Reader, RowSecurityNames.Writer])
        {
            // Named after whoever owns the tables here.
            var refused = await Assert.ThrowsAsync<PostgresException>(() => login.RunAsync(statement.Replace("ROLE pratip", $"ROLE {login.Owner}", StringComparison.Ordinal)
                .Replace("AUTHORIZATION pratip", $"AUTHORIZATION {login.Owner}", StringComparison.Ordinal), role));
            Assert.True(refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.FeatureNotSupported, refused.Message);
        }
    }

    [Fact]
    public async Task The_reading_role_writes_nothing_at_all()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        await using var login = await ScopedLoginOf.CreateAsync(test);
        await using var db = test.Register.CreateContext();
        foreach (var table in RowSecurityScript.TablesOf(db.Model))
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => login.RunAsync($"INSERT INTO {table} DEFAULT VALUES", RowSecurityNames.Reader));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task What_is_set_without_the_programs_signature_reaches_nothing()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        await using var login = await ScopedLoginOf.CreateAsync(world.Test);
        var everything = new Reach { All = true };
        var signer = new SectionSigner(new byte[64], TimeProvider.System, TimeSpan.Zero);
        await RefusedAsync(login, "Cases", signer.Section("Cases", everything, mayEnter: true));
        await RefusedAsync(login, "Cases", "\u001f9999999999\u001ft\u001ft\u001f{}\u001f{}\u001f{}\u001f{}\u001f{}");

        // What was signed for one noun, for less, or long ago, does not serve.
        var key = await login.KeyAsync();
        var right = new SectionSigner(key, TimeProvider.System, TimeSpan.Zero);
        await RefusedAsync(login, "Cases", right.Section("Returns", everything, mayEnter: false));
        await RefusedAsync(login, "Cases", right.Section("Cases", new Reach(), mayEnter: false).Replace("\u001ff\u001f{}", "\u001ft\u001f{}", StringComparison.Ordinal));
        await RefusedAsync(login, "Cases", new SectionSigner(key, TimeProvider.System, TimeSpan.FromHours(-2)).Section("Cases", everything, mayEnter: false));
        Assert.NotEqual(0L, await login.AskAsync("SELECT count(*) FROM cases", RowSecurityNames.Reader, ("Cases", right.Section("Cases", everything, mayEnter: false))));
    }

    [Fact]
    public async Task What_was_signed_for_looking_does_not_serve_for_writing()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        await using var login = await ScopedLoginOf.CreateAsync(world.Test);
        var section = new SectionSigner(await login.KeyAsync(), TimeProvider.System, TimeSpan.Zero).Section("Cases", new Reach { All = true }, mayEnter: false);
        Assert.NotEqual(0L, await login.AskAsync("SELECT count(*) FROM cases", RowSecurityNames.Writer, ("Cases", section)));
        Assert.Equal(0L, await login.AskAsync("WITH changed AS (UPDATE cases SET status = 'closed' RETURNING 1) SELECT count(*) FROM changed", RowSecurityNames.Writer, ("Cases", section)));
    }

    [Fact]
    public async Task An_event_of_somebody_else_opens_none_of_its_rows()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        await using var login = await ScopedLoginOf.CreateAsync(world.Test);
        await using var db = world.Register.CreateContext();
        var ofCase = (await db.Cases.SingleAsync(one => one.Id == world.Case.Id)).EventId.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(0L, await login.AskAsync("SELECT count(*) FROM cases", RowSecurityNames.Writer, ("event", ofCase)));
    }

    [Fact]
    public async Task The_next_use_of_a_pooled_connection_knows_nothing_of_the_user_before()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        await using var register = await OnOneConnectionAsync(world);
        await using (var scoped = register.As(world.ActorOf(world.Lead, "provincial-officer")).CreateContext())
        {
            Assert.NotEqual(0, await scoped.Cases.CountAsync());
        }

        await register.As(world.ActorOf(world.Lead, "provincial-officer")).ChangeAsync(ProcessKind.CaseChange, "looks only", change => change.Db.Cases.ToListAsync(), Ct);
        await using var connection = await register.Engine.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT concat(current_user = session_user, '|', current_setting('pratip.Cases', true), '|', current_setting('pratip.User', true), '|', current_setting('pratip.event', true))";
        Assert.Equal("t|||", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task One_text_sent_by_the_program_and_by_two_users_in_turn_is_answered_to_each_as_theirs()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        await using var register = await OnOneConnectionAsync(world);
        await using var own = register.CreateContext();
        var all = await RawSql.CountAsync(own, "cases");
        await using var lead = register.As(world.ActorOf(world.Lead, "provincial-officer")).CreateContext();
        await using var stranger = register.As(world.ActorOf(world.Stranger, "case-worker")).CreateContext();
        var (ofLead, ofStranger) = (await lead.Cases.LongCountAsync(), await stranger.Cases.LongCountAsync());
        Assert.NotEqual(ofLead, ofStranger);

        // Often enough for the server to keep a plan of the text, whoever has sent it.
        for (var turn = 0; turn < 12; turn++)
        {
            Assert.Equal((all, ofLead, ofStranger), (await RawSql.CountAsync(own, "cases"), await RawSql.CountAsync(lead, "cases"), await RawSql.CountAsync(stranger, "cases")));
        }
    }

    [Fact]
    public async Task The_reach_is_asked_once_a_query_and_not_once_a_row()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        await using var login = await ScopedLoginOf.CreateAsync(test);
        await using var db = test.Register.CreateContext();
        foreach (var table in ScopeFilters.Tables.Select(one => db.Model.FindEntityType(one.Row)!.GetTableName()!))
        {
            var plan = ((string)(await login.AskAsync($"EXPLAIN (FORMAT JSON) SELECT count(*) FROM {table}", RowSecurityNames.Reader))!).Split('\n');
            Assert.Contains(plan, line => line.Contains("InitPlan", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, line => line.Contains("Filter\"", StringComparison.Ordinal) && line.Contains("scope_part(", StringComparison.Ordinal));
        }
    }

    private static Task<Register> OnOneConnectionAsync(DossierWorld world) => Register.OpenAsync(
        RegisterLocation.Postgres(world.Test.Location.ConnectionString + ";Maximum Pool Size=1", world.Test.Location.KeysFolder), RegisterAccess.Write, TimeProvider.System, Ct);

    private static async Task RefusedAsync(ScopedLoginOf login, string noun, string section)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => login.AskAsync("SELECT count(*) FROM cases", RowSecurityNames.Reader, (noun, section)));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.StartsWith("scope: ", refused.MessageText, StringComparison.Ordinal);
    }
}
