using System.Text;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Notes;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;
using Pratip.Registry.Voiding;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Tasks;

public sealed class DeadlineWatchTests
{
    private static readonly WatchLimits Limits = new(CustodyWarningHours: 12, DecisionDays: 30, UnassignedDays: 3, DormantDays: 60, RequestDays: 7);

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_custody_that_ends_soon_is_raised_once_told_again_when_it_is_over_and_closed_when_it_has_ended(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var custody = await HoldAsync(world);
        Assert.Equal(0, (await RunAsync(world)).Raised);
        world.Clock.Pass(TimeSpan.FromHours(37));
        Assert.Equal(1, (await RunAsync(world)).Raised);
        Assert.Equal(new WatchResult(0, 0, 0, 0), await RunAsync(world));
        var task = Assert.Single(await world.AllAsync<CaseTask>());
        Assert.Equal((TaskKinds.Custody, custody.Id, custody.ArrivedAt.AddHours(48), world.Home.Id), (task.Kind, task.TargetId!.Value, task.DueAt!.Value, task.AgencyId));
        Assert.Equal(["dara"], await world.NoticedAsync(TaskKinds.Custody), StringComparer.Ordinal);
        world.Clock.Pass(TimeSpan.FromHours(12));
        Assert.Equal(1, (await RunAsync(world)).Reminded);
        Assert.Equal(["dara", "vuthy"], await world.NoticedAsync(TaskKinds.Custody), StringComparer.Ordinal);
        Assert.Equal(new WatchResult(0, 0, 0, 0), await RunAsync(world));
        await EndAsync(world, custody);
        Assert.Equal(1, (await RunAsync(world)).Closed);
        Assert.Equal(CaseTaskStatus.Done, Assert.Single(await world.AllAsync<CaseTask>()).Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_task_raised_with_the_arrest_is_told_when_its_end_is_near_and_follows_an_extension(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var custody = await HoldAsync(world);
        await world.RecordAsync(ProcessKind.TaskChange, EventKind.TaskChanged, new RowChanges().Add(new CaseTask
        {
            Kind = TaskKinds.Custody,
            CaseId = world.Case.Id,
            AgencyId = world.Home.Id,
            TargetNoun = "custodies",
            TargetId = custody.Id,
            DueAt = custody.ArrivedAt.AddHours(48),
        }));
        world.Clock.Pass(TimeSpan.FromHours(37));
        Assert.Equal(new WatchResult(0, 0, 0, 1), await RunAsync(world));
        var extended = custody.Copy<Custody>();
        extended.ExtendedUntil = custody.ArrivedAt.AddHours(72);
        await world.RecordAsync(ProcessKind.SuspectChange, EventKind.SuspectChanged, new RowChanges().Update(custody, extended));
        await RunAsync(world);
        Assert.Equal(custody.ArrivedAt.AddHours(72), Assert.Single(await world.AllAsync<CaseTask>()).DueAt);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_task_ticked_off_while_somebody_is_still_held_comes_back_and_a_dropped_one_does_not(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await HoldAsync(world);
        world.Clock.Pass(TimeSpan.FromHours(37));
        await RunAsync(world);
        var officer = await world.AsAsync(world.Officer);
        var task = Assert.Single(await world.AllAsync<CaseTask>());
        await TaskService.FinishAsync(officer, new FinishTaskOptions(task.Id, 1), CancellationToken.None);
        Assert.Equal(1, (await RunAsync(world)).Raised);
        var again = (await world.AllAsync<CaseTask>()).Single(one => one.Status == CaseTaskStatus.Open);
        await TaskService.DropAsync(officer, new DropTaskOptions { Id = again.Id, BasedOn = 1, Reason = "handed to another unit" }, CancellationToken.None);
        Assert.Equal(0, (await RunAsync(world)).Raised);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_presumed_victim_without_a_decision_waits_with_social_affairs_of_the_case_or_with_who_leads_it(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var social = world.Agency("MOSVY");
        await world.EmployAsync("sopheap", social, "social-worker");
        var other = await world.OpenAsync(world.Home, 2, world.Officer);
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(
            new CaseParty { CaseId = world.Case.Id, AgencyId = social.Id, Role = "social-affairs", Since = "2026-03-01" }));
        var first = await PresumeAsync(world, 1, world.Case.Id, "2026-02-20");
        var second = await PresumeAsync(world, 2, other.Id, "2026-02-20");
        await PresumeAsync(world, 3, other.Id, "2026-02-20", "identified");
        Assert.Equal(0, (await RunAsync(world)).Raised);
        world.Clock.Pass(TimeSpan.FromDays(31));
        await RunAsync(world);
        var tasks = (await world.AllAsync<CaseTask>()).Where(task => task.Kind == TaskKinds.Decision).ToDictionary(task => task.TargetId!.Value, task => task.AgencyId);
        Assert.Equal(2, tasks.Count);
        Assert.Equal((social.Id, world.Home.Id), (tasks[first.Id], tasks[second.Id]));
        Assert.Equal(["dara", "sopheap"], await world.NoticedAsync(TaskKinds.Decision), StringComparer.Ordinal);
        var decided = first.Copy<Victim>();
        decided.Status = "identified";
        await world.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Update(first, decided));
        Assert.Equal(1, (await RunAsync(world)).Closed);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_without_an_officer_is_raised_for_the_supervisors_of_an_office_at_work_in_one_notice(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.OpenAsync(world.Home, 2);
        var taken = await world.OpenAsync(world.Home, 3);
        await world.OpenAsync(world.Agency("PC-03"), 4);
        world.Clock.Pass(TimeSpan.FromDays(4));
        Assert.Equal(2, (await RunAsync(world)).Raised);
        Assert.Equal(["vuthy"], await world.NoticedAsync(TaskKinds.Unassigned), StringComparer.Ordinal);
        Assert.Equal(new WatchResult(0, 0, 0, 0), await RunAsync(world));
        await AssignmentService.AssignAsync(await world.AsAsync(world.Colleague), new AssignCaseOptions { CaseId = taken.Id, UserId = world.Colleague.Id }, CancellationToken.None);
        Assert.Equal(1, (await world.AllAsync<CaseTask>()).Count(task => task.Status == CaseTaskStatus.Open));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_in_which_nothing_was_entered_for_long_is_dormant_until_somebody_enters_something(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var alive = await world.OpenAsync(world.Home, 2, world.Officer);
        var closed = await world.OpenAsync(world.Home, 3, world.Officer);
        var after = closed.Copy<Case>();
        after.Status = "closed";
        await world.RecordAsync(ProcessKind.CaseChange, EventKind.CaseChanged, new RowChanges().Update(closed, after));
        world.Clock.Pass(TimeSpan.FromDays(61));
        await NoteAsync(world, alive.Id);
        Assert.Equal(1, (await RunAsync(world)).Raised);
        var task = Assert.Single(await world.AllAsync<CaseTask>());
        Assert.Equal((TaskKinds.Dormant, world.Case.Id), (task.Kind, task.CaseId!.Value));
        Assert.Equal(0, (await RunAsync(world)).Raised);
        await NoteAsync(world, world.Case.Id);
        Assert.Equal(1, (await RunAsync(world)).Closed);
        world.Clock.Pass(TimeSpan.FromDays(61));
        Assert.Equal(2, (await RunAsync(world)).Raised);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Requests_that_nobody_decides_are_raised_for_who_may_decide(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        byte[] bytes = [1];
        await world.RecordAsync(ProcessKind.CorrectionAsk, EventKind.CorrectionAsked, new RowChanges().Add(new CorrectionRequest
        {
            TargetNoun = "cases",
            TargetId = world.Case.Id,
            CaseId = world.Case.Id,
            AgencyId = world.Home.Id,
            BasedOnVersion = 1,
            WrappedKey = bytes,
            Changes = bytes,
            Reason = "wrong day",
            AskedBy = "dara",
            AskedAt = world.Clock.GetUtcNow(),
        }));
        await world.RecordAsync(ProcessKind.RowAskVoid, EventKind.VoidRequested, new RowChanges()
            .Add(new VoidRequest { TargetNoun = "cases", TargetId = world.Case.Id, AskedBy = "dara", Reason = "twice", AgencyId = world.Home.Id })
            .Add(new VoidRequest { TargetNoun = "cases", TargetId = world.Case.Id, AskedBy = "root", Reason = "from the console" }));
        world.Clock.Pass(TimeSpan.FromDays(8));
        Assert.Equal(2, (await RunAsync(world)).Raised);
        Assert.Equal(["vuthy"], await world.NoticedAsync(TaskKinds.Correction), StringComparer.Ordinal);
        Assert.Equal(["vuthy"], await world.NoticedAsync(TaskKinds.Voiding), StringComparer.Ordinal);
        Assert.Equal(new WatchResult(0, 0, 0, 0), await RunAsync(world));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_colleague_left_behind_goes_back_to_the_office(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.RaiseAsync(new CaseTask { Kind = "other", AgencyId = world.Home.Id, UserId = world.Colleague.Id });
        var left = world.Colleague.Copy<User>();
        left.Status = UserStatus.Deactivated;
        await world.RecordAsync(ProcessKind.UserDeactivate, EventKind.UserStatusChanged, new RowChanges().Update(world.Colleague, left));
        Assert.Equal(1, (await RunAsync(world)).Released);
        Assert.Null(Assert.Single(await world.AllAsync<CaseTask>()).UserId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_waits_in_a_case_its_office_is_kept_away_from_waits_at_the_oversight_agency(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await HoldAsync(world);
        await world.RecuseAsync(world.Home, world.Justice);
        world.Clock.Pass(TimeSpan.FromHours(40));
        await RunAsync(world);
        Assert.Equal(world.Justice.Id, Assert.Single(await world.AllAsync<CaseTask>()).AgencyId);
        Assert.Empty(await world.NoticedAsync(TaskKinds.Custody));
    }

    [Theory]
    [InlineData("""{"custodyWarningHours":0,"decisionDays":30,"unassignedDays":3,"dormantDays":60,"requestDays":7}""")]
    [InlineData("""{"custodyWarningHours":12}""")]
    [InlineData("""{"custodyWarningHours":12,"decisionDays":30,"unassignedDays":3,"dormantDays":60,"requestDays":7,"more":1}""")]
    [InlineData("no json")]
    public void Limits_that_cannot_be_are_refused_with_the_name_of_the_file(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.StartsWith("own.json", Assert.Throws<InvalidDataException>(() => WatchLimits.Read(stream, "own.json")).Message, StringComparison.Ordinal);
        Assert.True(WatchLimits.Standard.CustodyWarningHours > 0);
    }

    private static Task<WatchResult> RunAsync(DeskWorld world) => new DeadlineWatch(world.Register, Limits).RunAsync(CancellationToken.None);

    private static async Task<Custody> HoldAsync(DeskWorld world)
    {
        var report = Sample.Report(world.Home.Id, 90);
        var suspect = new Suspect { ReportId = report.Id, CaseId = world.Case.Id };
        var custody = new Custody { SuspectId = suspect.Id, ArrivedAt = world.Clock.GetUtcNow() };
        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(report).Add(suspect).Add(custody));
        return custody;
    }

    private static Task<long> EndAsync(DeskWorld world, Custody custody)
    {
        var after = custody.Copy<Custody>();
        after.EndedAt = world.Clock.GetUtcNow();
        after.End = "released";
        return world.RecordAsync(ProcessKind.SuspectChange, EventKind.SuspectChanged, new RowChanges().Update(custody, after));
    }

    private static async Task<Victim> PresumeAsync(DeskWorld world, int number, Guid caseId, string on, string status = "presumed")
    {
        var report = Sample.Report(world.Home.Id, number);
        var victim = new Victim { ReportId = report.Id, CaseId = caseId, RegisteredOn = on, Status = status };
        await world.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(report).Add(victim));
        return victim;
    }

    private static Task<long> NoteAsync(DeskWorld world, Guid caseId) => world.RecordAsync(ProcessKind.NoteAdd, EventKind.NoteAdded, new RowChanges().Add(new Note
    {
        CaseId = caseId,
        AgencyId = world.Home.Id,
        UserId = world.Officer.Id,
        At = world.Clock.GetUtcNow(),
        Visibility = NoteVisibility.Case,
        WrappedKey = [1],
        Text = [1],
    }));
}
