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

/// <summary>Users are served only while the policies are in force, exactly as the program makes them.</summary>
public sealed class InForceTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Every_table_of_the_model_is_under_row_security_and_every_rule_has_its_policies()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        await using var db = test.Register.CreateContext();
        var secured = await db.Database.SqlQueryRaw<string>("SELECT relname::text AS \"Value\" FROM pg_class WHERE relrowsecurity").ToListAsync();
        Assert.Equal(db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal), secured.Order(StringComparer.Ordinal));
        var policies = await db.Database.SqlQueryRaw<string>("SELECT tablename || ' ' || policyname AS \"Value\" FROM pg_policies").ToListAsync();
        foreach (var rule in ScopeFilters.Tables)
        {
            var table = db.Model.FindEntityType(rule.Row)!.GetTableName();
            string[] expected = typeof(RegisterRow).IsAssignableFrom(rule.Row)
                ? [RowSecurityNames.ReadPolicy, RowSecurityNames.WrittenPolicy, RowSecurityNames.EnterPolicy, RowSecurityNames.ChangePolicy]
                : [RowSecurityNames.ReadPolicy];
            Assert.All(expected, policy => Assert.Contains($"{table} {policy}", policies, StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("DROP POLICY scope_read ON cases")]
    [InlineData("ALTER POLICY scope_read ON cases USING (true)")]
    [InlineData("ALTER TABLE victims DISABLE ROW LEVEL SECURITY")]
    [InlineData("CREATE POLICY convenient ON notes FOR SELECT USING (true)")]
    [InlineData("GRANT SELECT ON scope_key TO pratip_reader")]
    [InlineData("CREATE OR REPLACE VIEW scope_cases AS SELECT id, lead_agency_id, '12'::text AS province_code FROM cases")]
    [InlineData("ALTER FUNCTION guard_rows() SECURITY INVOKER")]
    [InlineData("CREATE OR REPLACE FUNCTION scope_open_event() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'")]
    [InlineData("DELETE FROM scope_key")]
    public async Task What_was_changed_by_hand_stops_the_service_until_the_owner_opens_it_again(string byHand)
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        test.Register.RequireScopes();
        await ScopedLoginOf.OwnerAsync(test, byHand);
        await test.ReopenAsync(RegisterAccess.Read);
        Assert.Contains("scope.not-in-force", Assert.Throws<RegisterException>(test.Register.RequireScopes).Reason.ToString(), StringComparison.Ordinal);
        Assert.Throws<RegisterException>(() => Someone(test).CreateContext());
        await test.ReopenAsync();
        test.Register.RequireScopes();
        await test.ReopenAsync(RegisterAccess.Read);
        await using var db = Someone(test).CreateContext();
        Assert.Equal(0, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task An_account_that_may_not_make_the_roles_is_told_what_the_servers_administrator_must_run()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        var owner = $"pratip_test_{Guid.NewGuid():N}";
        await ScopedLoginOf.OwnerAsync(test, $"CREATE ROLE {owner} LOGIN PASSWORD 'of a test'");
        var empty = await TestRegister.EmptyLocationAsync(Engine.Postgres);
        var database = new NpgsqlConnectionStringBuilder(empty.ConnectionString) { Username = owner, Password = "of a test", Pooling = false };
        await ScopedLoginOf.OwnerAsync(test, $"ALTER DATABASE {database.Database} OWNER TO {owner}");
        var location = RegisterLocation.Postgres(database.ToString(), empty.KeysFolder);
        try
        {
            // The program's own jobs need no scope.
            await using (var register = await Register.CreateAsync(location, Kernel.RegisterPurpose.Test, TimeProvider.System, Ct))
            {
                var refused = Assert.Throws<RegisterException>(register.RequireScopes);
                Assert.Contains($"GRANT {RowSecurityNames.Reader} TO {owner};", refused.Message, StringComparison.Ordinal);
            }

            await ScopedLoginOf.OwnerAsync(test, $"GRANT {RowSecurityNames.Reader} TO {owner}; GRANT {RowSecurityNames.Writer} TO {owner};");
            await using var served = await Register.OpenAsync(location, RegisterAccess.Write, TimeProvider.System, Ct);
            served.RequireScopes();
        }
        finally
        {
            await ScopedLoginOf.OwnerAsync(test, $"DROP DATABASE {database.Database} WITH (FORCE)");
            await ScopedLoginOf.OwnerAsync(test, $"DROP ROLE {owner}");
        }
    }

    [Fact]
    public async Task Users_work_goes_through_the_sign_in_that_owns_nothing_where_there_is_one()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        await using var login = await ScopedLoginOf.CreateAsync(world.Test);
        var location = RegisterLocation.Postgres(world.Test.Location.ConnectionString!, world.Test.Location.KeysFolder, login.ConnectionString);
        await using var register = await Register.OpenAsync(location, RegisterAccess.Write, TimeProvider.System, Ct);
        var officer = register.As(world.ActorOf(world.Lead, "provincial-officer"));
        await using (var db = officer.CreateContext())
        {
            Assert.NotEqual(0, await db.Cases.CountAsync());
            Assert.Equal(login.Name, Assert.Single(await db.Database.SqlQueryRaw<string>("SELECT session_user::text AS \"Value\"").ToListAsync()));
        }

        await officer.ChangeAsync(ProcessKind.CaseOpen, "a test", change => change.RecordAsync(EventKind.CaseOpened, new RowChanges().Add(Sample.Case(world.Lead.Id, 900))), Ct);
        await using var all = register.CreateContext();
        Assert.Equal(1, await all.Cases.CountAsync(one => one.OwnReference == "C-900"));
    }

    [Fact]
    public async Task A_sign_in_that_could_become_the_owner_or_lacks_the_roles_is_refused()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        await using var outsider = await ScopedLoginOf.CreateAsync(test, isMember: false);
        Assert.Contains("scope.login-not-member", await RefusalAsync(test, outsider.ConnectionString), StringComparison.Ordinal);
        await using var strong = await ScopedLoginOf.CreateAsync(test);
        await ScopedLoginOf.OwnerAsync(test, $"GRANT {strong.Owner} TO {strong.Name}");
        Assert.Contains("scope.login-too-strong", await RefusalAsync(test, strong.ConnectionString), StringComparison.Ordinal);
        Assert.Contains("scope.login-too-strong", await RefusalAsync(test, test.Location.ConnectionString!), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(TestRegister test, string scoped)
    {
        await using var register = await Register.OpenAsync(
            RegisterLocation.Postgres(test.Location.ConnectionString!, test.Location.KeysFolder, scoped), RegisterAccess.Write, TimeProvider.System, Ct);
        return Assert.Throws<RegisterException>(register.RequireScopes).Reason.ToString();
    }

    private static ActorRegister Someone(TestRegister test)
    {
        var user = new User { AgencyId = Guid.CreateVersion7(), SignInName = "sokha", DisplayName = "Sokha" };
        return test.Register.As(Actor.Of(user, [new RoleGrant { UserId = user.Id, Role = "data-officer", GrantedBy = "tester" }], null, RoleBook.Standard));
    }
}
