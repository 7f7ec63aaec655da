using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Access.Accounts.AccountWorld;

namespace Pratip.Registry.Tests.Access.Accounts;

public sealed class AccountServiceTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_role_is_given_and_taken_back_and_each_ends_the_sessions(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP", "case-worker");
        await AccountService.GrantRoleAsync(world.Register, new GrantRoleOptions(AccountWorld.Console, user.UserId, new RoleRequest("auditor")), Ct);
        Assert.Null(await world.ActorAsync(user));
        var both = await world.SignedInAsync("dara");
        Assert.True((await world.ActorAsync(both))!.May(AccessVerb.View, AccessNoun.Log));
        await AccountService.RevokeRoleAsync(world.Register, new RevokeRoleOptions(AccountWorld.Console, user.UserId, "case-worker"), Ct);
        Assert.Null(await world.ActorAsync(both));
        var left = await world.ActorAsync(await world.SignedInAsync("dara"));
        Assert.Equal("auditor", Assert.Single(left!.Roles).Code);
        Assert.Equal("accounts.role-not-held", await RefusalAsync(
            () => AccountService.RevokeRoleAsync(world.Register, new RevokeRoleOptions(AccountWorld.Console, user.UserId, "case-worker"), Ct)));
        Assert.Equal("accounts.role-held", await RefusalAsync(
            () => AccountService.GrantRoleAsync(world.Register, new GrantRoleOptions(AccountWorld.Console, user.UserId, new RoleRequest("auditor")), Ct)));

        // Taken back is not forbidden for good.
        await AccountService.GrantRoleAsync(world.Register, new GrantRoleOptions(AccountWorld.Console, user.UserId, new RoleRequest("case-worker")), Ct);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_has_left_has_no_session_and_no_way_in_until_they_are_back(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP", "case-worker");
        var options = new AccountOptions(AccountWorld.Console, user.UserId, "moved to another ministry");
        await AccountService.DeactivateAsync(world.Register, options, Ct);
        Assert.Null(await world.ActorAsync(user));
        Assert.IsType<SignInResult.Refused>(await world.SignInAsync("dara"));
        Assert.Equal("accounts.deactivated", await RefusalAsync(() => AccountService.DeactivateAsync(world.Register, options, Ct)));
        await AccountService.ReactivateAsync(world.Register, options, Ct);
        Assert.Null(await world.ActorAsync(user));
        var back = await world.ActorAsync(await world.SignedInAsync("dara"));
        Assert.Equal("case-worker", Assert.Single(back!.Roles).Code);
        Assert.Equal("accounts.not-deactivated", await RefusalAsync(() => AccountService.ReactivateAsync(world.Register, options, Ct)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Sessions_are_ended_from_outside(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        Assert.NotNull(await world.ActorAsync(user));
        await AccountService.EndSessionsAsync(world.Register, new AccountOptions(AccountWorld.Console, user.UserId), Ct);
        Assert.Null(await world.ActorAsync(user));
        Assert.NotNull(await world.ActorAsync(await world.SignedInAsync("dara")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_last_administrator_stays(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var first = await world.EmployAsync("first", "OCM", "administrator");
        var waiting = await world.InviteAsync("waiting", "OCM", by: null, "administrator");
        var off = new AccountOptions(AccountWorld.Console, first.UserId);
        var revoke = new RevokeRoleOptions(AccountWorld.Console, first.UserId, "administrator");

        // Somebody who may never come is no administrator yet.
        Assert.Equal("accounts.last-administrator", await RefusalAsync(() => AccountService.DeactivateAsync(world.Register, off, Ct)));
        Assert.Equal("accounts.last-administrator", await RefusalAsync(() => AccountService.RevokeRoleAsync(world.Register, revoke, Ct)));
        await world.AcceptAsync(waiting.Code);
        await AccountService.DeactivateAsync(world.Register, off, Ct);
        Assert.Equal("accounts.last-administrator", await RefusalAsync(
            () => AccountService.DeactivateAsync(world.Register, new AccountOptions(AccountWorld.Console, waiting.UserId), Ct)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Administrators_who_put_each_other_out_at_once_leave_one(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var one = await world.KeeperAsync("one", "OCM", "administrator");
        var two = await world.KeeperAsync("two", "OCM", "administrator");
        var outcomes = await Task.WhenAll(OutAsync(one, two), OutAsync(two, one));
        Assert.Equal("|accounts.last-administrator", string.Join('|', outcomes.Order(StringComparer.Ordinal)));

        async Task<string> OutAsync(AccountKeeper by, AccountKeeper whom)
        {
            try
            {
                await AccountService.DeactivateAsync(world.Register, new AccountOptions(by, whom.UserId!.Value), Ct);
                return "";
            }
            catch (Registry.Storage.RegisterException problem)
            {
                return problem.Reason.Key;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_lost_telephone_is_reset_by_somebody_else(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var keeper = await world.KeeperAsync("admin", "OCM", "administrator");
        var user = await world.EmployAsync("dara", "AHTJP");
        var (_, confirmed) = await world.EnrolAsync(user.UserId);
        await PasskeyService.AddAsync(world.Register, new AddPasskeyOptions(user.UserId, "a-key", [1, 2, 3], "telephone", 0), Ct);
        await AccountService.ResetSecondFactorAsync(world.Register, new AccountOptions(keeper, user.UserId), Ct);
        Assert.Null(await world.ActorAsync(new SignInResult.Ok(user.UserId, confirmed.Stamp, NeedsSecondFactor: false)));
        Assert.Empty(await PasskeyService.ListAsync(world.Register, user.UserId, Ct));
        Assert.False((await world.SignedInAsync("dara")).NeedsSecondFactor);
        Assert.Equal("accounts.own-account", await RefusalAsync(
            () => AccountService.ResetSecondFactorAsync(world.Register, new AccountOptions(keeper, keeper.UserId!.Value), Ct)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_subject_of_the_identity_provider_belongs_to_one_account_and_signs_it_in(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var dara = await world.EmployAsync("dara", "AHTJP");
        var bopha = await world.EmployAsync("bopha", "AHTJP");
        await AccountService.LinkExternalSubjectAsync(world.Register, new LinkExternalSubjectOptions(AccountWorld.Console, dara.UserId, "https://id.example|42"), Ct);
        Assert.Equal(dara.UserId, (await AccountService.FindByExternalSubjectAsync(world.Register, "https://id.example|42", Ct))!.Id);
        Assert.Equal("accounts.subject-taken", await RefusalAsync(
            () => AccountService.LinkExternalSubjectAsync(world.Register, new LinkExternalSubjectOptions(AccountWorld.Console, bopha.UserId, "https://id.example|42"), Ct)));
        var options = new ExternalSignInOptions("https://id.example|42");
        var session = Assert.IsType<SignInResult.Ok>(await SignInService.SignInAsync(world.Register, options, Ct));
        Assert.NotNull(await world.ActorAsync(session));
        Assert.IsType<SignInResult.Refused>(await SignInService.SignInAsync(world.Register, new ExternalSignInOptions("https://id.example|43"), Ct));
        await AccountService.DeactivateAsync(world.Register, new AccountOptions(AccountWorld.Console, dara.UserId), Ct);
        Assert.IsType<SignInResult.Refused>(await SignInService.SignInAsync(world.Register, options, Ct));
    }

    [Fact]
    public async Task The_reason_given_stands_in_the_log()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        await AccountService.DeactivateAsync(world.Register, new AccountOptions(AccountWorld.Console, user.UserId, " moved to another ministry "), Ct);
        Assert.Contains("operator moved to another ministry command", await world.WholeLogAsync(), StringComparison.Ordinal);
    }
}
