using Pratip.Registry.Complaints;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

public sealed class UrgentComplaintTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    /// <summary>That somebody was in danger stood in the complaint, and nobody knew who had not opened it.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_complaint_in_which_somebody_is_in_danger_now_comes_first_and_is_due_at_once(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var urgent = await LodgeAsync(world, true);
        var other = await LodgeAsync(world, false);
        var unknown = await LodgeAsync(world, null);
        Assert.Equal([urgent.Id, unknown.Id, other.Id], await ListedAsync(world));
        Assert.Equal(urgent.Reference, Assert.Single(await ComplaintReader.UrgentAsync(world.Officer, CancellationToken.None)).Reference);
        Assert.Empty(await ComplaintReader.UrgentAsync(world.Committee, CancellationToken.None));
        var tasks = (await world.Offices.TasksAsync(TaskKinds.ComplaintReceived)).ToLookup(task => task.TargetId);
        Assert.All(tasks[urgent.Id], task => Assert.Equal(urgent.ReceivedAt, task.DueAt));
        Assert.All(tasks[other.Id].Concat(tasks[unknown.Id]), task => Assert.Null(task.DueAt));
        Assert.NotEmpty(tasks[urgent.Id]);
        await ComplaintService.TriageAsync(world.Officer, new TriageOptions { Id = urgent.Id, BasedOn = 1, Priority = "high", IsDangerNow = false }, CancellationToken.None);
        Assert.Equal([unknown.Id, other.Id, urgent.Id], await ListedAsync(world));
        Assert.Empty(await ComplaintReader.UrgentAsync(world.Officer, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_pages_of_the_list_show_every_complaint_once_with_the_urgent_first(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        List<Guid> urgent = [(await LodgeAsync(world, true)).Id];
        for (var number = 0; number < ComplaintReader.PageSize; number++)
        {
            await LodgeAsync(world, null);
        }

        urgent.Insert(0, (await LodgeAsync(world, true)).Id);
        var first = await ComplaintReader.ListAsync(world.Officer, new ComplaintFilter(), null, CancellationToken.None);
        Assert.Equal(urgent, first.Items.Take(2).Select(one => one.Complaint.Id));
        var second = await ComplaintReader.ListAsync(world.Officer, new ComplaintFilter(), first.Next, CancellationToken.None);
        Assert.Equal((ComplaintReader.PageSize, 2), (first.Items.Count, second.Items.Count));
        Assert.Distinct(first.Items.Concat(second.Items).Select(one => one.Complaint.Id));
    }

    private static async Task<List<Guid>> ListedAsync(ComplaintWorld world) =>
        [.. (await ComplaintReader.ListAsync(world.Officer, new ComplaintFilter(), null, CancellationToken.None)).Items.Select(one => one.Complaint.Id)];

    private static async Task<Complaint> LodgeAsync(ComplaintWorld world, bool? isDangerNow)
    {
        var options = new LodgeComplaintOptions { About = "place", Text = "Men are kept behind a gate", IsDangerNow = isDangerNow };
        await PublicComplaints.LodgeAsync(world.Register, options, CancellationToken.None);
        return await world.Offices.OneAsync<Complaint>(options.Id);
    }
}
