using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Tests.Access.Accounts;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Access.Accounts.AccountWorld;

namespace Pratip.Registry.Tests.Access.SignIn;

public sealed class SignInServiceTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_right_name_and_password_sign_in_and_it_is_logged(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        world.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(user, await world.SignedInAsync(" DARA "));
        Assert.Equal(world.Clock.GetUtcNow(), (await world.CredentialAsync(user.UserId)).SignedInAt);
        Assert.Equal("user.sign-in/signed-in by dara", await world.LogAsync(1));
    }

    [Theory]
    [InlineData("dara", "a wrong password")]
    [InlineData("dara", "")]
    [InlineData("dara", "THREE LANTERNS BY THE RIVER")]
    [InlineData("nobody", Password)]
    [InlineData("", Password)]
    [InlineData("not a name", Password)]
    [InlineData("invited", Password)]
    [InlineData("gone", Password)]
    public async Task Whatever_is_wrong_the_answer_is_the_same(string name, string password)
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        await world.EmployAsync("dara", "AHTJP");
        await world.InviteAsync("invited");
        var gone = await world.EmployAsync("gone", "AHTJP");
        await AccountService.DeactivateAsync(world.Register, new AccountOptions(AccountWorld.Console, gone.UserId), Ct);
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            var result = await world.SignInAsync(name, password);
            Assert.Equal(attempt < 5 ? (SignInResult)SignInResult.Refused.Instance : new SignInResult.LockedUntil(world.Clock.GetUtcNow().AddMinutes(15)), result);
        }
    }

    [Fact]
    public async Task A_password_longer_than_any_is_refused_without_being_hashed()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        await world.EmployAsync("dara", "AHTJP");
        Assert.IsType<SignInResult.Refused>(await world.SignInAsync("dara", new string('a', 1_000_000)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Five_failures_lock_the_account_and_each_lock_is_longer(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        await world.EmployAsync("dara", "AHTJP");
        foreach (var minutes in new[] { 15, 30, 60 })
        {
            for (var attempt = 1; attempt <= 4; attempt++)
            {
                Assert.IsType<SignInResult.Refused>(await world.SignInAsync("dara", "a wrong password"));
            }

            var until = world.Clock.GetUtcNow().AddMinutes(minutes);
            Assert.Equal(new SignInResult.LockedUntil(until), await world.SignInAsync("dara", "a wrong password"));

            // Locked for the right password as well, to the last moment, and asking does not make it longer.
            world.Clock.Pass(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(new SignInResult.LockedUntil(until), await world.SignInAsync("dara"));
            world.Clock.Pass(TimeSpan.FromSeconds(1));
        }

        Assert.IsType<SignInResult.Ok>(await world.SignInAsync("dara"));

        // Forgiven: the next lock is a short one again.
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            Assert.IsType<SignInResult.Refused>(await world.SignInAsync("dara", "a wrong password"));
        }

        Assert.Equal(new SignInResult.LockedUntil(world.Clock.GetUtcNow().AddMinutes(15)), await world.SignInAsync("dara", "a wrong password"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Guesses_sent_at_once_are_all_counted(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.SignInAsync("dara", "a wrong password")));
        Assert.All(results, result => Assert.IsType<SignInResult.Refused>(result));
        Assert.Equal(4, (await world.CredentialAsync(user.UserId)).FailedCount);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.SignInAsync("dara", "a wrong password")));

        // What came after the one that locked was not looked at.
        Assert.Equal(5, (await world.CredentialAsync(user.UserId)).FailedCount);
        Assert.IsType<SignInResult.LockedUntil>(await world.SignInAsync("dara"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_failure_is_an_event_that_names_the_account(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        await world.EmployAsync("dara", "AHTJP");
        await world.SignInAsync("dara", "a wrong password");
        await world.SignInAsync("nobody", "a wrong password");
        Assert.Equal("user.sign-in/sign-in-failed by dara", await world.LogAsync(1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_password_hashed_in_an_older_way_is_hashed_anew_when_its_owner_signs_in(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var old = await new PasswordHasher(argon2: false).HashAsync(Password, Ct);
        await world.PutPasswordHashAsync(user.UserId, old);
        await world.SignInAsync("dara", "a wrong password");
        Assert.Equal(old, (await world.CredentialAsync(user.UserId)).PasswordHash);
        await world.SignedInAsync("dara");
        var anew = (await world.CredentialAsync(user.UserId)).PasswordHash!;
        Assert.Equal(Sodium.IsThere, anew != old);
        Assert.False(PasswordHasher.Standard.IsOutdated(anew));
        Assert.Equal(user, await world.SignedInAsync("dara"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_changed_password_ends_every_other_session(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var changed = Assert.IsType<SignInResult.Ok>(await ChangeAsync(world, user, Password, "four boats on the lake"));
        Assert.Null(await world.ActorAsync(user));
        Assert.NotNull(await world.ActorAsync(changed));
        Assert.IsType<SignInResult.Refused>(await world.SignInAsync("dara"));
        await world.SignedInAsync("dara", "four boats on the lake");
        Assert.Equal("user.change-password/password-changed by dara", (await world.LogAsync(3)).Split(", ")[0]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_finds_a_session_open_guesses_the_password_no_more_often_than_anybody(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            Assert.IsType<SignInResult.Refused>(await ChangeAsync(world, user, "a wrong password", "four boats on the lake"));
        }

        Assert.IsType<SignInResult.LockedUntil>(await ChangeAsync(world, user, "a wrong password", "four boats on the lake"));
        Assert.IsType<SignInResult.LockedUntil>(await ChangeAsync(world, user, Password, "four boats on the lake"));
        Assert.IsType<SignInResult.LockedUntil>(await world.SignInAsync("dara"));
    }

    [Fact]
    public async Task A_new_password_must_be_acceptable_and_the_user_active()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        Assert.Equal("password.too-short", await RefusalAsync(() => ChangeAsync(world, user, Password, "short")));
        Assert.Equal("password.too-long", await RefusalAsync(() => ChangeAsync(world, user, Password, new string('a', 129))));
        Assert.IsType<SignInResult.Refused>(await ChangeAsync(world, user with { UserId = Guid.NewGuid() }, Password, "four boats on the lake"));
    }

    [Fact]
    public async Task One_password_typed_on_two_keyboards_is_one_password()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var code = (await world.InviteAsync("dara")).Code;
        await world.AcceptAsync(code, "caf\u00E9 by the river");
        await world.SignedInAsync("dara", "cafe\u0301 by the river");
    }

    private static Task<SignInResult> ChangeAsync(AccountWorld world, SignInResult.Ok user, string current, string next) =>
        SignInService.ChangePasswordAsync(world.Register, new ChangePasswordOptions(user.UserId, current, next), Ct);
}
