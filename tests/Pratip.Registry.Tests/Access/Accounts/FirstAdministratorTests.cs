using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Access.Accounts.AccountWorld;

namespace Pratip.Registry.Tests.Access.Accounts;

public sealed class FirstAdministratorTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_register_without_users_gives_a_code_until_it_has_been_taken_up(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var first = await FirstAdministrator.PrepareAsync(world.Register, CancellationToken.None);
        var again = await FirstAdministrator.PrepareAsync(world.Register, CancellationToken.None);
        Assert.Equal("administrator", again!.SignInName);
        Assert.Equal("invitation.invalid", await RefusalAsync(() => world.AcceptAsync(first!.Code)));
        var actor = await world.ActorAsync(await world.AcceptAsync(again.Code));
        Assert.True(actor!.To(AccessVerb.Enter, AccessNoun.Accounts).All);
        Assert.False(actor.May(AccessVerb.View, AccessNoun.Cases));
        Assert.Null(await FirstAdministrator.PrepareAsync(world.Register, CancellationToken.None));
    }

    [Fact]
    public async Task A_register_with_users_gives_none()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        await world.InviteAsync("dara");
        Assert.Null(await FirstAdministrator.PrepareAsync(world.Register, CancellationToken.None));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_make_one_administrator()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Postgres);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FirstAdministrator.PrepareAsync(world.Register, CancellationToken.None)));
        Assert.Single(await AccountReader.ListAsync(world.Register, CancellationToken.None));
    }
}
