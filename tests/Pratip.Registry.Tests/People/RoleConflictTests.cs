using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Children;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Charges;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.People;

public sealed class RoleConflictTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_suspect_who_is_a_presumed_victim_in_reach_raises_a_task_for_whoever_enters(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var report = Sample.Report(world.Lead.Id);
        await AddVictimAsync(world, report, world.Case.Id);
        var id = await AddSuspectAsync(world, report.OwnReference);
        var task = Assert.Single(world.Tasks(RoleConflict.TaskKind));
        Assert.Equal((world.Lead.Id, world.Case.Id, "suspects", id), (task.AgencyId, task.CaseId, task.TargetNoun, task.TargetId));
        Assert.Contains("case_tasks", world.LastEvent(), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_the_victim_is_out_of_reach_only_the_holder_is_told_and_once(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var shelter = world.Agencies["NGO-SHELTER"];
        var own = Sample.Report(world.Lead.Id);
        var theirs = Sample.Report(shelter.Id);
        theirs.PersonId = own.PersonId;
        var victim = await AddVictimAsync(world, theirs, null);
        await Sample.AddAsync(world.Register, own);
        await AddSuspectAsync(world, own.OwnReference);
        await AddSuspectAsync(world, own.OwnReference, (await world.OpenAsync(2)).Id);
        var task = Assert.Single(world.Tasks(RoleConflict.TaskKind));
        Assert.Equal((shelter.Id, null, "victims", victim.Id), (task.AgencyId, task.CaseId, task.TargetNoun, task.TargetId));
        await using var db = world.Officer.CreateContext();
        Assert.Empty(db.CaseTasks.Where(one => one.Kind == RoleConflict.TaskKind));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_victim_who_is_a_suspect_raises_the_task_with_the_agency_that_enters_the_victim(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var shelter = world.As(world.Agencies["NGO-SHELTER"], "ngo");
        await world.AddSuspectAsync();
        await using var db = world.Register.CreateContext();
        var person = db.PersonReports.Single().PersonId;
        await RaiseAsync(shelter, Sample.Report(world.Agencies["NGO-SHELTER"].Id, 9));
        Assert.Empty(world.Tasks(RoleConflict.TaskKind));
        var theirs = Sample.Report(world.Agencies["NGO-SHELTER"].Id);
        theirs.PersonId = person;
        await RaiseAsync(shelter, theirs);
        Assert.Equal(shelter.Actor.AgencyId, Assert.Single(world.Tasks(RoleConflict.TaskKind)).AgencyId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_guardian_who_becomes_a_suspect_is_told_to_the_agency_of_the_child(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var shelter = world.Agencies["NGO-SHELTER"];
        var adult = Sample.Report(world.Lead.Id);
        var child = Sample.Report(shelter.Id, 2);
        await Sample.AddAsync(world.Register, adult);
        await AddVictimAsync(world, child, world.Case.Id);
        var guardian = Of(child, adult, null);
        await world.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add(guardian).Add(Of(child, adult, "2025-01-01")));
        await AddSuspectAsync(world, adult.OwnReference);
        var task = Assert.Single(world.Tasks(GuardianConflict.TaskKind));
        Assert.Equal((shelter.Id, world.Case.Id, "guardians", guardian.Id), (task.AgencyId, task.CaseId, task.TargetNoun, task.TargetId));
        await AddSuspectAsync(world, adult.OwnReference, (await world.OpenAsync(2)).Id);
        Assert.Null(world.Tasks(GuardianConflict.TaskKind)[^1].CaseId);
    }

    private static Guardian Of(PersonReport child, PersonReport adult, string? until) => new()
    {
        ReportId = child.Id,
        GuardianReportId = adult.Id,
        Relation = "parent",
        WrappedKey = [1],
        Since = "2024-01-01",
        Until = until,
    };

    private static async Task<Victim> AddVictimAsync(SuspectWorld world, PersonReport report, Guid? caseId)
    {
        var victim = Sample.Victim(report);
        victim.CaseId = caseId;
        await world.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(report).Add(victim));
        return victim;
    }

    private static Task<Guid> AddSuspectAsync(SuspectWorld world, string reference, Guid? caseId = null) => world.AddSuspectAsync(
        new AddSuspectOptions { CaseId = caseId ?? world.Case.Id, Person = new PersonEntry { ExistingReference = reference } });

    private static Task<long> RaiseAsync(ActorRegister actor, PersonReport report) => actor.ChangeAsync(ProcessKind.VictimAdd, "a test", async change =>
    {
        var victim = Sample.Victim(report);
        var rows = new RowChanges().Add(report).Add(victim);
        await RoleConflict.RaiseOfVictimAsync(actor, change, rows, report, victim, CancellationToken.None);
        await change.RecordAsync(EventKind.VictimChanged, rows);
    }, CancellationToken.None);
}
