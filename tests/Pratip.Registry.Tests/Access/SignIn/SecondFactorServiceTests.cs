using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Tests.Access.Accounts;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Access.Accounts.AccountWorld;

namespace Pratip.Registry.Tests.Access.SignIn;

public sealed class SecondFactorServiceTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task With_one_time_codes_the_password_is_half_the_way(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var (code, confirmed) = await world.EnrolAsync(user.UserId);
        Assert.Null(await world.ActorAsync(user));
        var first = await world.SignedInAsync("dara");
        Assert.True(first.NeedsSecondFactor);
        Assert.Equal(confirmed.Stamp, first.Stamp);
        var second = Assert.IsType<SignInResult.Ok>(await world.VerifyAsync(first, code()));
        Assert.False(second.NeedsSecondFactor);
        Assert.NotNull(await world.ActorAsync(second));
        Assert.Equal((true, 10), await SecondFactorService.StateAsync(world.Register, user.UserId, Ct));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_code_that_was_taken_is_not_taken_again(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var (code, _) = await world.EnrolAsync(user.UserId);
        var first = await world.SignedInAsync("dara");
        var seen = code();
        Assert.IsType<SignInResult.Ok>(await world.VerifyAsync(first, seen));
        Assert.IsType<SignInResult.Refused>(await world.VerifyAsync(first, seen));

        // Still within the drift a clock may have, and still used.
        world.Clock.Pass(TimeSpan.FromSeconds(30));
        Assert.IsType<SignInResult.Refused>(await world.VerifyAsync(first, seen));
        Assert.IsType<SignInResult.Ok>(await world.VerifyAsync(first, code()));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_code_sent_many_times_at_once_is_taken_once(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var (code, _) = await world.EnrolAsync(user.UserId);
        var first = await world.SignedInAsync("dara");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.VerifyAsync(first, code())));
        Assert.Single(results.OfType<SignInResult.Ok>());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Knowing_the_password_opens_no_endless_guesses_at_the_code(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var (code, _) = await world.EnrolAsync(user.UserId);
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            // The right password in between forgives nothing.
            Assert.IsType<SignInResult.Refused>(await world.VerifyAsync(await world.SignedInAsync("dara"), "no code"));
        }

        var first = await world.SignedInAsync("dara");
        Assert.IsType<SignInResult.LockedUntil>(await world.VerifyAsync(first, "no code"));
        Assert.IsType<SignInResult.LockedUntil>(await world.VerifyAsync(first, code()));
        world.Clock.Pass(TimeSpan.FromMinutes(15));
        Assert.IsType<SignInResult.Ok>(await world.VerifyAsync(first, code()));
        Assert.Equal(0, (await world.CredentialAsync(user.UserId)).FailedCount);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_recovery_code_works_once(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var (_, confirmed) = await world.EnrolAsync(user.UserId);
        Assert.Equal(10, confirmed.RecoveryCodes.Distinct(StringComparer.Ordinal).Count());
        var first = await world.SignedInAsync("dara");
        Assert.IsType<SignInResult.Ok>(await world.VerifyAsync(first, confirmed.RecoveryCodes[3].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)));
        Assert.IsType<SignInResult.Refused>(await world.VerifyAsync(first, confirmed.RecoveryCodes[3]));
        Assert.IsType<SignInResult.Ok>(await world.VerifyAsync(first, confirmed.RecoveryCodes[4]));
        Assert.Equal((true, 8), await SecondFactorService.StateAsync(world.Register, user.UserId, Ct));
    }

    [Fact]
    public async Task A_recovery_code_of_somebody_else_opens_nothing()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var dara = await world.EmployAsync("dara", "AHTJP");
        var bopha = await world.EmployAsync("bopha", "AHTJP");
        var (_, codesOfDara) = await world.EnrolAsync(dara.UserId);
        await world.EnrolAsync(bopha.UserId);
        Assert.IsType<SignInResult.Refused>(await world.VerifyAsync(await world.SignedInAsync("bopha"), codesOfDara.RecoveryCodes[0]));
    }

    [Fact]
    public async Task The_second_step_needs_the_first_one_to_hold_still()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        var (code, _) = await world.EnrolAsync(user.UserId);
        var first = await world.SignedInAsync("dara");
        Assert.IsType<SignInResult.Refused>(await world.VerifyAsync(first with { Stamp = "forged" }, code()));
        Assert.IsType<SignInResult.Refused>(await world.VerifyAsync(first with { UserId = Guid.NewGuid() }, code()));
        await AccountService.EndSessionsAsync(world.Register, new AccountOptions(AccountWorld.Console, user.UserId), Ct);
        Assert.IsType<SignInResult.Refused>(await world.VerifyAsync(first, code()));
        Assert.IsType<SignInResult.Ok>(await world.VerifyAsync(await world.SignedInAsync("dara"), code()));
    }

    [Fact]
    public async Task Whoever_has_no_one_time_codes_passes_by_none()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        await SecondFactorService.BeginTotpAsync(world.Register, user.UserId, Ct);
        Assert.False((await world.SignedInAsync("dara")).NeedsSecondFactor);
        Assert.IsType<SignInResult.Refused>(await world.VerifyAsync(user, "000000"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_key_counts_for_nothing_until_its_code_came_back(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        Assert.Equal("totp.not-begun", await RefusalAsync(() => ConfirmAsync("000000")));
        var earlier = await SecondFactorService.BeginTotpAsync(world.Register, user.UserId, Ct);
        var later = await SecondFactorService.BeginTotpAsync(world.Register, user.UserId, Ct);
        Assert.Null(await ConfirmAsync(CodeOf(earlier)));
        Assert.NotNull(await ConfirmAsync(CodeOf(later)));
        Assert.Equal("totp.there", await RefusalAsync(() => SecondFactorService.BeginTotpAsync(world.Register, user.UserId, Ct)));
        Assert.Equal("totp.there", await RefusalAsync(() => ConfirmAsync(CodeOf(later))));

        string CodeOf(TotpEnrolment enrolment) => Totp.CodeAt(Base32.Read(enrolment.Key), Totp.StepAt(world.Clock.GetUtcNow()));
        Task<TotpConfirmation?> ConfirmAsync(string code) => SecondFactorService.ConfirmTotpAsync(world.Register, new TotpCodeOptions(user.UserId, code), Ct);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_time_codes_are_taken_away_by_a_code(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP");
        var (code, _) = await world.EnrolAsync(user.UserId);
        Assert.IsType<SignInResult.Refused>(await RemoveAsync("000000"));
        var removed = Assert.IsType<SignInResult.Ok>(await RemoveAsync(code()));
        Assert.NotNull(await world.ActorAsync(removed));
        Assert.False((await world.SignedInAsync("dara")).NeedsSecondFactor);
        Assert.Null((await world.CredentialAsync(user.UserId)).SealedTotpKey);
        await world.EnrolAsync(user.UserId);

        Task<SignInResult> RemoveAsync(string typed) => SecondFactorService.RemoveTotpAsync(world.Register, new TotpCodeOptions(user.UserId, typed), Ct);
    }

    [Fact]
    public async Task The_address_for_the_authenticator_names_the_office_and_the_user()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("sok.dara", "AHTJP");
        var enrolment = await SecondFactorService.BeginTotpAsync(world.Register, user.UserId, Ct);
        Assert.Equal($"otpauth://totp/Pratip:sok.dara?secret={enrolment.Key}&issuer=Pratip&algorithm=SHA1&digits=6&period=30", enrolment.Address.ToString());
        Assert.Equal("accounts.no-user", await RefusalAsync(() => SecondFactorService.BeginTotpAsync(world.Register, Guid.NewGuid(), Ct)));
    }
}
