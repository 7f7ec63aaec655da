using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class AssignmentServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_supervisor_gives_a_case_to_another_officer_who_is_told_and_takes_over_what_waits(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id, UserId = world.Officer.Id });
        var supervisor = await world.AsAsync(world.Supervisor);
        var options = new AssignCaseOptions { CaseId = world.Case.Id, UserId = world.Colleague.Id, Since = "2026-03-02" };
        await AssignmentService.AssignAsync(supervisor, options, CancellationToken.None);
        await AssignmentService.AssignAsync(supervisor, options, CancellationToken.None);
        var held = await world.AllAsync<CaseAssignment>();
        Assert.Equal([(world.Officer.Id, "2026-03-02"), (world.Colleague.Id, null)], held.OrderBy(one => one.EventId).ThenBy(one => one.Until is null).Select(one => (one.UserId, one.Until)));
        var tasks = await world.AllAsync<CaseTask>();
        Assert.All(tasks, task => Assert.Equal(world.Colleague.Id, task.UserId));
        Assert.Equal(["bopha"], await world.NoticedAsync(TaskKinds.Assigned), StringComparer.Ordinal);
        Assert.Equal(held.Max(one => one.EventId), tasks.Single(task => task.Kind == TaskKinds.Assigned).EventId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_officer_may_take_a_case_that_nobody_has_and_no_other(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var free = await world.OpenAsync(world.Home, 2);
        await world.RaiseAsync(new CaseTask { Kind = TaskKinds.Unassigned, CaseId = free.Id, AgencyId = world.Home.Id });
        var colleague = await world.AsAsync(world.Colleague);
        await AssignmentService.AssignAsync(colleague, new AssignCaseOptions { CaseId = free.Id, UserId = world.Colleague.Id }, CancellationToken.None);
        Assert.Equal(CaseTaskStatus.Done, Assert.Single(await world.AllAsync<CaseTask>()).Status);
        Assert.Empty(await world.NoticedAsync(TaskKinds.Assigned));
        await Assert.ThrowsAsync<AccessRefusedException>(() => AssignmentService.AssignAsync(colleague, new AssignCaseOptions { CaseId = world.Case.Id, UserId = world.Colleague.Id }, CancellationToken.None));
        var nobody = await world.OpenAsync(world.Home, 3);
        await Assert.ThrowsAsync<AccessRefusedException>(() => AssignmentService.AssignAsync(colleague, new AssignCaseOptions { CaseId = nobody.Id, UserId = world.Officer.Id }, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_released_officer_leaves_the_case_to_the_office_and_its_supervisors(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.EmployAsync("second", world.Home, "agency-supervisor");
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id, UserId = world.Officer.Id });
        var held = Assert.Single(await world.AllAsync<CaseAssignment>());
        var supervisor = await world.AsAsync(world.Supervisor);
        var early = await Assert.ThrowsAsync<EntryRefusedException>(() => AssignmentService.ReleaseAsync(supervisor, new ReleaseCaseOptions { Id = held.Id, BasedOn = 1, Until = "2026-02-01" }, CancellationToken.None));
        Assert.Equal((nameof(ReleaseCaseOptions.Until), "entry.date-order"), (early.Problems[0].Field, early.Reason.Key));
        await AssignmentService.ReleaseAsync(supervisor, new ReleaseCaseOptions { Id = held.Id, BasedOn = 1 }, CancellationToken.None);
        Assert.Equal("2026-03-02", Assert.Single(await world.AllAsync<CaseAssignment>()).Until);
        Assert.All(await world.AllAsync<CaseTask>(), task => Assert.Null(task.UserId));
        Assert.Equal(["second"], await world.NoticedAsync(TaskKinds.Unassigned), StringComparer.Ordinal);
        var again = await Assert.ThrowsAsync<EntryRefusedException>(() => AssignmentService.ReleaseAsync(supervisor, new ReleaseCaseOptions { Id = held.Id, BasedOn = 2 }, CancellationToken.None));
        Assert.Equal("cases.released-already", again.Reason.Key);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Other_offices_users_cases_and_old_versions_are_refused(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var supervisor = await world.AsAsync(world.Supervisor);
        await RefusedAsync(world.Case.Id, world.Stranger.Id, nameof(AssignCaseOptions.UserId), "tasks.no-colleague");
        await RefusedAsync(world.Case.Id, Guid.NewGuid(), nameof(AssignCaseOptions.UserId), "tasks.no-colleague");
        await RefusedAsync(world.Case.Id, null, nameof(AssignCaseOptions.UserId), "entry.missing");
        await RefusedAsync(world.Case.Id, world.Officer.Id, nameof(AssignCaseOptions.UserId), "cases.assigned-already");
        var far = await world.OpenAsync(world.Other, 7);
        await RefusedAsync(far.Id, world.Officer.Id, nameof(AssignCaseOptions.CaseId), "entry.out-of-reach");
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(new CaseParty { CaseId = far.Id, AgencyId = world.Home.Id, Role = "assisting", Since = "2026-03-01" }));
        await RefusedAsync(far.Id, world.Officer.Id, nameof(AssignCaseOptions.CaseId), "cases.not-lead");
        var held = Assert.Single(await world.AllAsync<CaseAssignment>());
        await Assert.ThrowsAsync<StaleVersionException>(() => AssignmentService.ReleaseAsync(supervisor, new ReleaseCaseOptions { Id = held.Id, BasedOn = 9 }, CancellationToken.None));

        async Task RefusedAsync(Guid caseId, Guid? userId, string field, string key)
        {
            var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => AssignmentService.AssignAsync(supervisor, new AssignCaseOptions { CaseId = caseId, UserId = userId }, CancellationToken.None));
            Assert.Equal((field, key), (refused.Problems[0].Field, refused.Reason.Key));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_oversight_agency_assigns_its_own_officer_where_the_lead_is_kept_away(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var inspector = await world.EmployAsync("inspector", world.Justice, "case-worker", "agency-supervisor");
        await world.RecuseAsync(world.Home, world.Justice);
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(new CaseParty { CaseId = world.Case.Id, AgencyId = world.Justice.Id, Role = "oversight", Since = "2026-03-01" }));
        await AssignmentService.AssignAsync(await world.AsAsync(inspector), new AssignCaseOptions { CaseId = world.Case.Id, UserId = inspector.Id }, CancellationToken.None);
        Assert.Contains(await world.AllAsync<CaseAssignment>(), held => held.UserId == inspector.Id && held.Until is null);
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(async () => await AssignmentService.AssignAsync(
            await world.AsAsync(world.Supervisor), new AssignCaseOptions { CaseId = world.Case.Id, UserId = world.Colleague.Id }, CancellationToken.None));
        Assert.Equal("entry.out-of-reach", refused.Reason.Key);
    }
}
