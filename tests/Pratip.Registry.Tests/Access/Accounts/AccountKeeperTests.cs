using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Access.Accounts.AccountWorld;

namespace Pratip.Registry.Tests.Access.Accounts;

/// <summary>How far somebody who keeps accounts reaches.</summary>
public sealed class AccountKeeperTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    /// <summary>Each verb, by name, as a keeper would do it to a user.</summary>
    public static TheoryData<string> Verbs => [.. ByName.Keys];

    private static readonly Dictionary<string, Func<Register, AccountKeeper, Guid, Task>> ByName = new(StringComparer.Ordinal)
    {
        ["renew"] = (register, by, user) => InvitationService.RenewAsync(register, new AccountOptions(by, user), Ct),
        ["grant"] = (register, by, user) => AccountService.GrantRoleAsync(register, new GrantRoleOptions(by, user, new RoleRequest("case-worker")), Ct),
        ["revoke"] = (register, by, user) => AccountService.RevokeRoleAsync(register, new RevokeRoleOptions(by, user, "social-worker"), Ct),
        ["deactivate"] = (register, by, user) => AccountService.DeactivateAsync(register, new AccountOptions(by, user), Ct),
        ["reactivate"] = (register, by, user) => AccountService.ReactivateAsync(register, new AccountOptions(by, user), Ct),
        ["end sessions"] = (register, by, user) => AccountService.EndSessionsAsync(register, new AccountOptions(by, user), Ct),
        ["reset"] = (register, by, user) => AccountService.ResetSecondFactorAsync(register, new AccountOptions(by, user), Ct),
        ["link"] = (register, by, user) => AccountService.LinkExternalSubjectAsync(register, new LinkExternalSubjectOptions(by, user, "x"), Ct),
    };

    /// <summary>What would let a keeper act as a user who has more rights.</summary>
    private static readonly string[] Giving = ["renew", "grant", "reactivate", "reset", "link"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_supervisor_reaches_no_account_of_another_agency(string verb)
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var supervisor = await world.KeeperAsync("chief", "AHTJP", "agency-supervisor");
        var stranger = await world.EmployAsync("stranger", "GDI", "immigration-officer");
        Assert.Equal("accounts.no-user", await RefusalAsync(() => ByName[verb](world.Register, supervisor, stranger.UserId)));

        // The same answer as for an account that is not there at all.
        Assert.Equal("accounts.no-user", await RefusalAsync(() => ByName[verb](world.Register, supervisor, Guid.NewGuid())));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Whoever_keeps_no_accounts_is_refused_before_anything_is_looked_up(string verb)
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var officer = await world.KeeperAsync("officer", "AHTJP", "case-worker");
        await Assert.ThrowsAsync<AccessRefusedException>(() => ByName[verb](world.Register, officer, officer.UserId!.Value));
        var protection = await world.KeeperAsync("dpo", "OCM", "data-protection-officer");
        await Assert.ThrowsAsync<AccessRefusedException>(() => ByName[verb](world.Register, protection, officer.UserId!.Value));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_supervisor_takes_from_somebody_with_more_rights_but_never_acts_as_them(string verb)
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var supervisor = await world.KeeperAsync("chief", "MOSVY", "agency-supervisor");
        var worker = await world.EmployAsync("worker", "MOSVY", "social-worker");
        if (Giving.Contains(verb, StringComparer.Ordinal))
        {
            Assert.Equal("accounts.beyond-reach", await RefusalAsync(() => ByName[verb](world.Register, supervisor, worker.UserId)));
        }
        else
        {
            await ByName[verb](world.Register, supervisor, worker.UserId);
        }
    }

    [Theory]
    [InlineData("renew")]
    [InlineData("grant")]
    [InlineData("reactivate")]
    [InlineData("reset")]
    [InlineData("link")]
    public async Task Nobody_raises_or_reopens_their_own_account(string verb)
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var administrator = await world.KeeperAsync("admin", "OCM", "administrator");
        Assert.Equal("accounts.own-account", await RefusalAsync(() => ByName[verb](world.Register, administrator, administrator.UserId!.Value)));
    }

    [Theory]
    [InlineData("revoke")]
    [InlineData("deactivate")]
    [InlineData("end sessions")]
    public async Task A_supervisor_does_not_put_out_an_administrator_of_the_same_agency(string verb)
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var supervisor = await world.KeeperAsync("chief", "OCM", "agency-supervisor");
        var administrator = await world.EmployAsync("admin", "OCM", "administrator", "social-worker");
        await world.EmployAsync("admin2", "OCM", "administrator");
        Assert.Equal("accounts.beyond-reach", await RefusalAsync(() => ByName[verb](world.Register, supervisor, administrator.UserId)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_supervisor_invites_into_the_own_agency_and_gives_only_what_the_supervisor_has(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var supervisor = await world.KeeperAsync("chief", "PC-12", "agency-supervisor");
        foreach (var role in new[] { "provincial-officer", "case-worker", "agency-supervisor" })
        {
            await world.InviteAsync($"new.{role}", "PC-12", supervisor, role);
        }

        Assert.Equal("accounts.no-agency", await RefusalAsync(() => world.InviteAsync("elsewhere", "PC-07", supervisor, "provincial-officer")));
        foreach (var role in new[] { "administrator", "auditor", "social-worker", "data-officer", "immigration-officer" })
        {
            Assert.Equal("accounts.beyond-reach", await RefusalAsync(() => world.InviteAsync("too.much", "PC-12", supervisor, role)));
        }
    }

    [Fact]
    public async Task A_supervisor_gives_no_territory_but_the_own()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var supervisor = await world.KeeperAsync("chief", "PC-12", "agency-supervisor");
        Assert.Equal("accounts.beyond-reach", await RefusalAsync(() => Invite("07")));
        await Invite("12");

        Task Invite(string province) => InvitationService.InviteAsync(
            world.Register, new InviteOptions(supervisor, "dara", "Dara", "PC-12", [new RoleRequest("provincial-officer", province)]), Ct);
    }

    [Fact]
    public async Task An_administrator_gives_every_role_in_every_agency()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var administrator = await world.KeeperAsync("admin", "OCM", "administrator");
        foreach (var role in RoleBook.Standard.Roles)
        {
            await world.InviteAsync($"a.{role.Code}", "MOJ", administrator, role.Code);
        }
    }
}
