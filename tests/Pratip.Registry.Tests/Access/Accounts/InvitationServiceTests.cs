using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Access.Accounts.AccountWorld;

namespace Pratip.Registry.Tests.Access.Accounts;

public sealed class InvitationServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_takes_up_an_invitation_signs_in_with_the_roles_it_gave(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var invitation = await world.InviteAsync("Sok.Dara", "PC-12", by: null, "provincial-officer");
        Assert.Equal("sok.dara", invitation.SignInName);
        Assert.Equal(world.Clock.GetUtcNow().AddDays(7), invitation.ExpiresAt);
        var session = await world.AcceptAsync(invitation.Code);
        var actor = await world.ActorAsync(session);
        Assert.Equal("provincial-officer", Assert.Single(actor!.Roles).Code);
        Assert.Equal("12", Assert.Single(actor.To(AccessVerb.View, AccessNoun.Cases).Provinces));
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.False((await world.SignedInAsync("sok.dara")).NeedsSecondFactor);
        Assert.Equal(
            "user.invite/user-invited by operator, user.accept-invitation/invitation-accepted by sok.dara, user.sign-in/signed-in by sok.dara",
            await world.LogAsync(3));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_code_works_once(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var invitation = await world.InviteAsync("dara");
        await world.AcceptAsync(invitation.Code);
        Assert.Equal("invitation.invalid", await RefusalAsync(() => world.AcceptAsync(invitation.Code, "another long password")));
        await world.SignedInAsync("dara");
    }

    [Fact]
    public async Task A_code_taken_up_by_many_at_once_works_for_one()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Postgres);
        var code = (await world.InviteAsync("dara")).Code;
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            try
            {
                await world.AcceptAsync(code, $"a long password {number}");
                return 1;
            }
            catch (Registry.Storage.RegisterException)
            {
                return 0;
            }
        }));
        Assert.Equal(1, tries.Sum());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_code_holds_for_seven_days(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var first = await world.InviteAsync("dara");
        var second = await world.InviteAsync("bopha");
        world.Clock.Pass(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await world.AcceptAsync(first.Code);
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("invitation.invalid", await RefusalAsync(() => world.AcceptAsync(second.Code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000-00000-00000-00000")]
    [InlineData("'; DROP TABLE users; --")]
    [InlineData("សូម")]
    public async Task A_forged_code_opens_nothing(string code)
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        await world.InviteAsync("dara");
        Assert.Equal("invitation.invalid", await RefusalAsync(() => world.AcceptAsync(code)));
    }

    [Fact]
    public async Task A_code_is_taken_as_people_type_it()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var code = (await world.InviteAsync("dara")).Code;
        await world.AcceptAsync($"  {code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')} ");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_renewed_invitation_takes_the_place_of_the_earlier_one(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var first = await world.InviteAsync("dara");
        var second = await InvitationService.RenewAsync(world.Register, new AccountOptions(AccountWorld.Console, first.UserId), CancellationToken.None);
        Assert.Equal("invitation.invalid", await RefusalAsync(() => world.AcceptAsync(first.Code)));
        Assert.Equal(first.UserId, (await world.AcceptAsync(second.Code)).UserId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_forgotten_password_is_replaced_by_a_new_invitation_and_ends_the_sessions(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var before = await world.EmployAsync("dara", "AHTJP", "case-worker");
        var renewed = await InvitationService.RenewAsync(world.Register, new AccountOptions(AccountWorld.Console, before.UserId), CancellationToken.None);

        // Until it is taken up, what the person has goes on.
        Assert.NotNull(await world.ActorAsync(before));
        await world.AcceptAsync(renewed.Code, "quite another password");
        Assert.Null(await world.ActorAsync(before));
        Assert.IsType<SignInResult.Refused>(await world.SignInAsync("dara"));
        await world.SignedInAsync("dara", "quite another password");
    }

    [Fact]
    public async Task A_new_invitation_does_not_go_past_the_second_factor()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        var (code, _) = await world.EnrolAsync(user.UserId);
        var renewed = await InvitationService.RenewAsync(world.Register, new AccountOptions(AccountWorld.Console, user.UserId), CancellationToken.None);
        var accepted = await world.AcceptAsync(renewed.Code);
        Assert.True(accepted.NeedsSecondFactor);
        Assert.IsType<SignInResult.Ok>(await world.VerifyAsync(accepted, code()));
    }

    [Fact]
    public async Task A_deactivated_person_is_neither_invited_again_nor_let_in_by_an_old_code()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var invitation = await world.InviteAsync("dara");
        var options = new AccountOptions(AccountWorld.Console, invitation.UserId);
        await AccountService.DeactivateAsync(world.Register, options, CancellationToken.None);
        Assert.Equal("invitation.invalid", await RefusalAsync(() => world.AcceptAsync(invitation.Code)));
        Assert.Equal("accounts.deactivated", await RefusalAsync(() => InvitationService.RenewAsync(world.Register, options, CancellationToken.None)));
        await AccountService.ReactivateAsync(world.Register, options, CancellationToken.None);
        Assert.Equal("invitation.invalid", await RefusalAsync(() => world.AcceptAsync(invitation.Code)));
        await world.AcceptAsync((await InvitationService.RenewAsync(world.Register, options, CancellationToken.None)).Code);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_name_is_given_to_one_person_for_good(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var invitation = await world.InviteAsync("dara");
        await AccountService.DeactivateAsync(world.Register, new AccountOptions(AccountWorld.Console, invitation.UserId), CancellationToken.None);
        Assert.Equal("accounts.name-taken", await RefusalAsync(() => world.InviteAsync("DARA")));
    }

    [Fact]
    public async Task Two_who_invite_under_one_name_at_once_make_one_account_and_one_clear_refusal()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Postgres);
        var keys = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await world.InviteAsync("dara");
                return "";
            }
            catch (Registry.Storage.RegisterException problem)
            {
                return problem.Reason.Key;
            }
        }));
        Assert.Equal("|accounts.name-taken|accounts.name-taken|accounts.name-taken", string.Join('|', keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task What_cannot_be_an_account_is_refused_in_words_and_leaves_nothing()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        Assert.Equal("accounts.name-form", await RefusalAsync(() => world.InviteAsync("sok dara")));
        Assert.Equal("accounts.no-agency", await RefusalAsync(() => world.InviteAsync("dara", "NOWHERE")));
        Assert.Equal("accounts.no-role", await RefusalAsync(() => world.InviteAsync("dara", "AHTJP", by: null, "king")));
        Assert.Equal("accounts.role-held", await RefusalAsync(() => world.InviteAsync("dara", "AHTJP", by: null, "auditor", "auditor")));
        Assert.Equal("accounts.display-name", await RefusalAsync(() => Invite(new InviteOptions(AccountWorld.Console, "dara", " ", "AHTJP", []))));
        Assert.Equal("accounts.display-name", await RefusalAsync(() => Invite(new InviteOptions(AccountWorld.Console, "dara", "a\nb", "AHTJP", []))));
        Assert.Equal("accounts.display-name", await RefusalAsync(() => Invite(new InviteOptions(AccountWorld.Console, "dara", new string('a', 201), "AHTJP", []))));
        Assert.Equal("accounts.language", await RefusalAsync(() => Invite(new InviteOptions(AccountWorld.Console, "dara", "Dara", "AHTJP", []) { Language = "fr" })));
        Assert.Equal("accounts.no-province", await RefusalAsync(() => Invite(new InviteOptions(AccountWorld.Console, "dara", "Dara", "AHTJP", [new RoleRequest("provincial-officer", "99")]))));
        await using var db = world.Register.CreateContext();
        Assert.Empty(await db.Users.ToListAsync());

        Task Invite(InviteOptions options) => InvitationService.InviteAsync(world.Register, options, CancellationToken.None);
    }

    [Theory]
    [InlineData("short", "password.too-short")]
    [InlineData("password1234", "password.common")]
    [InlineData("dara", "password.too-short")]
    public async Task A_password_that_is_not_acceptable_leaves_the_code_for_another_try(string password, string reason)
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var code = (await world.InviteAsync("dara")).Code;
        Assert.Equal(reason, await RefusalAsync(() => world.AcceptAsync(code, password)));
        await world.AcceptAsync(code);
    }
}
