using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Access.Accounts;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Access;

public sealed class ActorCacheTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_session_holds_as_long_as_its_stamp(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("dara", "AHTJP", "case-worker");
        Assert.Equal("dara", (await world.ActorAsync(user))!.SignInName);
        Assert.Null(await world.ActorAsync(user with { Stamp = "" }));
        Assert.Null(await world.ActorAsync(user with { Stamp = "forged" }));
        Assert.Null(await world.ActorAsync(user with { UserId = Guid.NewGuid() }));
        Assert.NotNull(await world.ActorAsync(user));
    }

    [Fact]
    public async Task Requests_close_together_ask_the_database_once()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        var first = await world.ActorAsync(user);
        Assert.Same(first, await world.ActorAsync(user));
        world.Clock.Pass(ActorCache.Remembered);
        Assert.NotSame(first, await world.ActorAsync(user));
    }

    [Fact]
    public async Task A_change_of_something_else_forgets_nobody()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Sqlite);
        var user = await world.EmployAsync("dara", "AHTJP");
        var first = await world.ActorAsync(user);
        await Sample.AddAsync(world.Register, Sample.Case(await Sample.AgencyIdAsync(world.Register)));
        Assert.Same(first, await world.ActorAsync(user));
    }

    [Fact]
    public async Task A_session_ended_by_another_node_is_over_within_seconds()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Postgres);
        var user = await world.EmployAsync("dara", "AHTJP");
        await using var other = await Register.OpenAsync(world.Register.Location, RegisterAccess.Write, world.Clock, Ct);
        Assert.NotNull(await world.ActorAsync(user));
        Assert.NotNull(await other.Actors.FindAsync(user.UserId, user.Stamp, Ct));
        await AccountService.EndSessionsAsync(world.Register, new AccountOptions(AccountWorld.Console, user.UserId), Ct);
        Assert.Null(await world.ActorAsync(user));
        world.Clock.Pass(TimeSpan.FromSeconds(5));
        Assert.Null(await other.Actors.FindAsync(user.UserId, user.Stamp, Ct));
    }

    [Fact]
    public async Task A_session_begun_on_another_node_is_known_here_after_seconds_at_most()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Postgres);
        var user = await world.EmployAsync("dara", "AHTJP");
        await using var other = await Register.OpenAsync(world.Register.Location, RegisterAccess.Write, world.Clock, Ct);
        Assert.NotNull(await other.Actors.FindAsync(user.UserId, user.Stamp, Ct));
        var changed = (SignInResult.Ok)await SignInService.ChangePasswordAsync(
            world.Register, new ChangePasswordOptions(user.UserId, AccountWorld.Password, "four boats on the lake"), Ct);

        // The stamp is newer than what is remembered, so it is worth asking.
        Assert.NotNull(await other.Actors.FindAsync(user.UserId, changed.Stamp, Ct));
        Assert.Null(await other.Actors.FindAsync(user.UserId, user.Stamp, Ct));
    }

    [Fact]
    public async Task What_many_requests_read_while_accounts_change_never_outlives_the_change()
    {
        await using var world = await AccountWorld.CreateAsync(Engine.Postgres);
        var user = await world.EmployAsync("dara", "AHTJP");
        for (var round = 0; round < 5; round++)
        {
            var session = await world.SignedInAsync("dara");
            using var stop = new CancellationTokenSource();
            var readers = Enumerable.Range(0, 4).Select(async _ =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await world.ActorAsync(session);
                    await Task.Yield();
                }
            }).ToList();
            await AccountService.EndSessionsAsync(world.Register, new AccountOptions(AccountWorld.Console, user.UserId), Ct);
            Assert.Null(await world.ActorAsync(session));
            await stop.CancelAsync();
            await Task.WhenAll(readers);
            Assert.Null(await world.ActorAsync(session));
        }
    }
}
