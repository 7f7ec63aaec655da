using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Tests.Access.Accounts;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Access.Accounts.AccountWorld;

namespace Pratip.Registry.Tests.Access.SignIn;

public sealed class PasskeyServiceTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_passkey_signs_in_without_a_second_factor_and_keeps_what_the_authenticator_says(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        await world.EnrolAsync(user.UserId);
        await AddAsync(world, user.UserId, "key-1");
        var session = Assert.IsType<SignInResult.Ok>(await SignInAsync(world, "key-1", signCount: 8));
        Assert.False(session.NeedsSecondFactor);
        Assert.NotNull(await world.ActorAsync(session));
        var kept = await PasskeyService.FindAsync(world.Register, "key-1", Ct);
        Assert.Equal((8, "09", "telephone"), (kept!.SignCount, Convert.ToHexString(kept.Data), kept.Name));
        Assert.Equal("user.sign-in/signed-in by dara", await world.LogAsync(1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_removed_passkey_opens_nothing_and_its_id_is_not_registered_again(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var id = await AddAsync(world, user.UserId, "key-1");
        Assert.Equal("passkey.there", await RefusalAsync(() => AddAsync(world, user.UserId, "key-1")));
        await PasskeyService.RemoveAsync(world.Register, new RemovePasskeyOptions(user.UserId, id), Ct);
        Assert.Null(await PasskeyService.FindAsync(world.Register, "key-1", Ct));
        Assert.IsType<SignInResult.Refused>(await SignInAsync(world, "key-1"));
        Assert.Equal("passkey.not-there", await RefusalAsync(() => PasskeyService.RemoveAsync(world.Register, new RemovePasskeyOptions(user.UserId, id), Ct)));
        Assert.Equal("passkey.there", await RefusalAsync(() => AddAsync(world, user.UserId, "key-1")));
    }

    [Fact]
    public async Task Nobody_removes_the_passkey_of_another()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var dara = await world.EmployAsync("dara", "AHTJP");
        var bopha = await world.EmployAsync("bopha", "AHTJP");
        var id = await AddAsync(world, dara.UserId, "key-1");
        Assert.Equal("passkey.not-there", await RefusalAsync(() => PasskeyService.RemoveAsync(world.Register, new RemovePasskeyOptions(bopha.UserId, id), Ct)));
        Assert.Equal(id, Assert.Single(await PasskeyService.ListAsync(world.Register, dara.UserId, Ct)).Id);
        Assert.Empty(await PasskeyService.ListAsync(world.Register, bopha.UserId, Ct));
    }

    [Fact]
    public async Task The_passkey_of_a_person_who_left_opens_nothing()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        await AddAsync(world, user.UserId, "key-1");
        await AccountService.DeactivateAsync(world.Register, new AccountOptions(AccountWorld.Console, user.UserId), Ct);
        Assert.IsType<SignInResult.Refused>(await SignInAsync(world, "key-1"));
        Assert.IsType<SignInResult.Refused>(await SignInAsync(world, "unknown"));
        Assert.Equal("accounts.no-user", await RefusalAsync(() => AddAsync(world, user.UserId, "key-2")));
    }

    [Fact]
    public async Task A_passkey_has_a_name_and_an_account_ten_at_most()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        Assert.Equal("passkey.name", await RefusalAsync(() => AddAsync(world, user.UserId, "key", " ")));
        Assert.Equal("passkey.name", await RefusalAsync(() => AddAsync(world, user.UserId, "key", "a\u0007b")));
        Assert.Equal("passkey.name", await RefusalAsync(() => AddAsync(world, user.UserId, "key", new string('a', 101))));
        for (var number = 1; number <= PasskeyService.Limit; number++)
        {
            await AddAsync(world, user.UserId, $"key-{number}");
        }

        Assert.Equal("passkey.too-many", await RefusalAsync(() => AddAsync(world, user.UserId, "key-11")));
    }

    [Fact]
    public async Task A_lock_after_wrong_passwords_does_not_shut_out_the_passkey()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        await AddAsync(world, user.UserId, "key-1");
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await world.SignInAsync("dara", "a wrong password");
        }

        Assert.IsType<SignInResult.LockedUntil>(await world.SignInAsync("dara"));
        Assert.IsType<SignInResult.Ok>(await SignInAsync(world, "key-1"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Removing_a_passkey_ends_every_session_but_the_one_at_hand(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var id = await AddAsync(world, user.UserId, "key-1");
        var elsewhere = Assert.IsType<SignInResult.Ok>(await SignInAsync(world, "key-1"));
        var stamp = await PasskeyService.RemoveAsync(world.Register, new RemovePasskeyOptions(user.UserId, id), Ct);
        Assert.Null(await world.ActorAsync(elsewhere));
        Assert.NotNull(await world.ActorAsync(elsewhere with { Stamp = stamp }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_answer_that_was_verified_against_an_older_state_counts_no_more(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        await AddAsync(world, user.UserId, "key-1");
        var both = await Task.WhenAll(SignInAsync(world, "key-1"), SignInAsync(world, "key-1"));
        Assert.Single(both.OfType<SignInResult.Ok>());
        Assert.Single(both.OfType<SignInResult.Refused>());
        Assert.IsType<SignInResult.Ok>(await SignInAsync(world, "key-1", version: 2));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Answers_a_passkey_did_not_give_are_failures_of_its_account_and_of_nobody_else(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        await AddAsync(world, user.UserId, "key-1");
        await world.EmployAsync("bopha", "AHTJP");
        await SignInService.RefusePasskeyAsync(world.Register, "unknown", "page", Ct);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await SignInService.RefusePasskeyAsync(world.Register, "key-1", "page", Ct);
            Assert.Equal("user.sign-in/sign-in-failed by dara", await world.LogAsync(1));
        }

        Assert.IsType<SignInResult.LockedUntil>(await world.SignInAsync("dara"));
        Assert.IsType<SignInResult.Ok>(await world.SignInAsync("bopha"));
        Assert.IsType<SignInResult.Ok>(await SignInAsync(world, "key-1"));
        Assert.IsType<SignInResult.Ok>(await world.SignInAsync("dara"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_passkey_is_renamed_by_its_owner_only_and_works_on(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var dara = await world.EmployAsync("dara", "AHTJP");
        var bopha = await world.EmployAsync("bopha", "AHTJP");
        var id = await AddAsync(world, dara.UserId, "key-1");
        await PasskeyService.RenameAsync(world.Register, new RenamePasskeyOptions(dara.UserId, id, "  ទូរស័ព្ទ "), Ct);
        Assert.Equal("ទូរស័ព្ទ", Assert.Single(await PasskeyService.ListAsync(world.Register, dara.UserId, Ct)).Name);
        Assert.Equal("user.change-passkeys/passkeys-changed by dara", await world.LogAsync(1));
        Assert.Equal("passkey.not-there", await RefusalAsync(() => PasskeyService.RenameAsync(world.Register, new RenamePasskeyOptions(bopha.UserId, id, "mine"), Ct)));
        Assert.Equal("passkey.name", await RefusalAsync(() => PasskeyService.RenameAsync(world.Register, new RenamePasskeyOptions(dara.UserId, id, ""), Ct)));
        Assert.IsType<SignInResult.Ok>(await SignInAsync(world, "key-1", version: 2));
    }

    private static Task<Guid> AddAsync(AccountWorld world, Guid userId, string credentialId, string name = "telephone") =>
        PasskeyService.AddAsync(world.Register, new AddPasskeyOptions(userId, credentialId, [1, 2, 3], name, 7), Ct);

    private static Task<SignInResult> SignInAsync(AccountWorld world, string credentialId, long signCount = 8, int version = 1) =>
        SignInService.SignInAsync(world.Register, new PasskeySignInOptions(credentialId, version, [9], signCount), Ct);
}
