using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Access.Accounts;

public sealed class AccountReaderTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_console_lists_every_account_with_its_state_and_no_secret(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var dara = await world.EmployAsync("dara", "AHTJP", "case-worker", "auditor");
        await world.EnrolAsync(dara.UserId);
        var waiting = await world.InviteAsync("waiting", "PC-12");
        for (var i = 0; i < 5; i++)
        {
            await world.SignInAsync("dara", "a wrong password");
        }

        var list = await AccountReader.ListAsync(world.Register, Ct);
        Assert.Equal("dara, waiting", string.Join(", ", list.Select(one => one.SignInName)));
        Assert.Equal("active AHTJP auditor,case-worker True True", $"{list[0].Status} {list[0].AgencyCode} {string.Join(',', list[0].Roles.Select(one => one.Role))} {list[0].HasPassword} {list[0].HasTotp}");
        Assert.Equal(world.Clock.GetUtcNow().AddMinutes(15), list[0].LockedUntil);
        Assert.Equal(waiting.ExpiresAt, list[1].InvitedUntil);
        Assert.False(list[1].HasPassword);
        Assert.Null(list[1].SignedInAt);
        world.Clock.Pass(TimeSpan.FromDays(8));
        list = await AccountReader.ListAsync(world.Register, Ct);
        Assert.Null(list[0].LockedUntil);
        Assert.Null(list[1].InvitedUntil);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_supervisor_sees_the_accounts_of_the_own_agency_and_an_officer_none(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var chief = (await world.ActorAsync(await world.EmployAsync("chief", "AHTJP", "agency-supervisor")))!;
        var officer = (await world.ActorAsync(await world.EmployAsync("officer", "AHTJP", "case-worker")))!;
        await world.EmployAsync("stranger", "GDI");
        var seen = await AccountReader.ListAsync(world.Register.As(chief), Ct);
        Assert.Equal("chief, officer", string.Join(", ", seen.Select(one => one.SignInName)));
        await Assert.ThrowsAsync<AccessRefusedException>(() => AccountReader.ListAsync(world.Register.As(officer), Ct));
    }

    [Fact]
    public async Task An_account_is_found_by_its_name_however_it_is_capitalised()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var dara = await world.InviteAsync("dara");
        Assert.Equal(dara.UserId, await AccountReader.FindIdAsync(world.Register, " Dara ", Ct));
        Assert.Null(await AccountReader.FindIdAsync(world.Register, "nobody", Ct));
        Assert.Null(await AccountReader.FindIdAsync(world.Register, "not a name", Ct));
    }
}
