using Pratip.Registry.Encounters;
using Pratip.Registry.Operations;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Encounters;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Operations;

public sealed class OperationServiceTests
{
    private static readonly PlanOperationOptions Plan = new() { OwnReference = "J-1", PlannedOn = "2026-02-20", ProvinceCode = "12", Plan = "Two gates, at dawn" };

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_plan_tasks_for_several_agencies_and_what_came_of_each(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var social = world.Offices.SocialWorker;
        await OperationService.PlanAsync(world.Immigration, Plan, CancellationToken.None);
        await OperationService.PlanAsync(world.Immigration, Plan, CancellationToken.None);
        Assert.Equal("OwnReference operations.reference-taken", await world.Offices.RefusedAsync(() => OperationService.PlanAsync(world.Immigration, Plan with { Id = Guid.CreateVersion7() }, CancellationToken.None)));
        Assert.Equal("PlannedOn entry.sent-already, Plan entry.sent-already", await world.Offices.RefusedAsync(() => OperationService.PlanAsync(
            world.Immigration, Plan with { PlannedOn = "2031", Plan = "One gate" }, CancellationToken.None)));
        Assert.Null(await OperationReader.FindAsync(social, Plan.Id, CancellationToken.None));
        var part = new AddPartOptions { OperationId = Plan.Id, AgencyId = world.Offices.Social.Id, Task = "screening" };
        await OperationService.AddPartAsync(world.Immigration, part, CancellationToken.None);
        Assert.Equal("Task entry.sent-already", await world.Offices.RefusedAsync(() => OperationService.AddPartAsync(world.Immigration, part with { Task = "shelter" }, CancellationToken.None)));
        Assert.Equal("Task operations.part-twice", await world.Offices.RefusedAsync(() => OperationService.AddPartAsync(world.Immigration, part with { Id = Guid.CreateVersion7() }, CancellationToken.None)));
        Assert.Equal((world.Offices.Social.Id, part.Id), Assert.Single((await world.Offices.TasksAsync(TaskKinds.OperationPart)).Select(task => (task.AgencyId, task.TargetId!.Value))));

        // An agency with a task sees the operation and its plan, says what came of it, and changes nothing else.
        Assert.Equal("Two gates, at dawn", await OperationService.OpenPlanAsync(social, Plan.Id, "case-work", CancellationToken.None));
        Assert.Equal("OperationId entry.out-of-reach", await world.Offices.RefusedAsync(() => OperationService.AddPartAsync(social, part with { Id = Guid.CreateVersion7(), Task = "shelter" }, CancellationToken.None)));
        Assert.Equal("Id entry.out-of-reach", await world.Offices.RefusedAsync(() => OperationService.ChangeAsync(social, new ChangeOperationOptions { Id = Plan.Id, BasedOn = 1, Status = "called-off" }, CancellationToken.None)));
        await OperationService.RecordResultAsync(social, new RecordResultOptions { Id = part.Id, BasedOn = 1, Result = "done", ResultOn = "2026-02-21" }, CancellationToken.None);
        Assert.Empty(await world.Offices.TasksAsync(TaskKinds.OperationPart));
        Assert.Null(await OperationService.OpenPlanAsync(world.Offices.Outsider, Plan.Id, "case-work", CancellationToken.None));
        Assert.Equal(new { Parts = 1, Open = 0 }, (await OperationReader.ListAsync(social, null, CancellationToken.None)).Items.Select(one => new { one.Parts, one.Open }).Single());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_operation_counts_the_people_of_all_its_encounters(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await OperationService.PlanAsync(world.Immigration, Plan, CancellationToken.None);
        await OperationService.ChangeAsync(world.Immigration, new ChangeOperationOptions { Id = Plan.Id, BasedOn = 1, Status = "carried-out" }, CancellationToken.None);
        await world.EnterAsync(4, at: await world.OpenAsync("J-1/a", operationId: Plan.Id));
        await world.EnterAsync(3, notHeld: 1, at: await world.OpenAsync("J-1/b", operationId: Plan.Id));
        await world.EndAsync((await world.HeldAsync())[0], "to-court");
        var total = (await OperationReader.FindAsync(world.Immigration, Plan.Id, CancellationToken.None))!.Total!;
        Assert.Equal((7, 1, 6, 1, 5, true), (total.Met, total.NotHeld, total.Held.In, total.Held.Of("to-court"), total.Held.Closing, total.Held.IsBalanced));
        Assert.Equal("OperationId entry.out-of-reach", await world.Offices.RefusedAsync(() => EncounterService.OpenAsync(
            world.Offices.Officer, new OpenEncounterOptions { OwnReference = "X", On = "2026", OperationId = Plan.Id }, CancellationToken.None)));
    }
}
