using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Tasks;

/// <summary>Two programs over one register.</summary>
public sealed class OneNodeAtATimeTests
{
    [Fact]
    public async Task A_job_that_one_node_is_at_is_left_to_it_and_another_job_is_not()
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Postgres);
        await using var other = await OtherNodeAsync(world);
        var ran = 0;
        Assert.True(await world.Register.RunAloneAsync("watch", async () =>
        {
            Assert.False(await other.RunAloneAsync("watch", Count, CancellationToken.None));
            Assert.True(await other.RunAloneAsync("mail", Count, CancellationToken.None));
        }, CancellationToken.None));
        Assert.Equal(1, ran);
        Assert.True(await other.RunAloneAsync("watch", Count, CancellationToken.None));
        Assert.Equal(2, ran);

        Task Count()
        {
            ran++;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_round_that_fails_gives_the_job_back()
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Postgres);
        await using var other = await OtherNodeAsync(world);
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Register.RunAloneAsync("watch", () => throw new InvalidOperationException("a round that fails"), CancellationToken.None));
        Assert.True(await other.RunAloneAsync("watch", () => Task.CompletedTask, CancellationToken.None));
    }

    [Fact]
    public async Task Nodes_that_look_at_the_deadlines_at_the_same_moment_raise_each_task_and_notice_once()
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Postgres);
        await using var other = await OtherNodeAsync(world);
        var report = Sample.Report(world.Home.Id, 90);
        var suspect = new Suspect { ReportId = report.Id, CaseId = world.Case.Id };
        var custody = new Custody { SuspectId = suspect.Id, ArrivedAt = world.Clock.GetUtcNow() };
        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(report).Add(suspect).Add(custody));
        world.Clock.Pass(TimeSpan.FromHours(37));
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(node => Task.Run(() => WatchAsync(node % 2 == 0 ? world.Register : other))));
        }

        Assert.Single(await world.AllAsync<CaseTask>(), task => task.Kind == TaskKinds.Custody);
        Assert.Single(await world.NoticedAsync(TaskKinds.Custody));
    }

    [Fact]
    public async Task An_embedded_register_has_one_node_because_a_second_is_not_let_in()
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Sqlite);
        Assert.True(await world.Register.RunAloneAsync("watch", () => Task.CompletedTask, CancellationToken.None));
        await Assert.ThrowsAsync<RegisterException>(() => OtherNodeAsync(world));
    }

    private static Task<Register> OtherNodeAsync(DeskWorld world) => Register.OpenAsync(world.Test.Location, RegisterAccess.Write, world.Clock, CancellationToken.None);

    private static Task<bool> WatchAsync(Register register) =>
        register.RunAloneAsync("watch", () => new DeadlineWatch(register, WatchLimits.Standard).RunAsync(CancellationToken.None), CancellationToken.None);
}
