using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class StatusServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_changed_status_stands_in_the_officer_s_queue_and_is_told_to_officer_and_supervisor(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var colleague = await world.AsAsync(world.Colleague);
        await StatusService.ChangeAsync(colleague, Options(world.Case, "before-court", 1), CancellationToken.None);
        await using var db = world.Register.CreateContext();
        var one = db.Cases.Single(row => row.Id == world.Case.Id);
        var task = Assert.Single(db.CaseTasks);
        Assert.Equal(("before-court", one.EventId), (one.Status, task.EventId));
        Assert.Equal((StatusNotices.Kind, world.Officer.Id, one.Id), (task.Kind, task.UserId, task.TargetId));
        Assert.Equal(["dara", "vuthy"], await world.NoticedAsync(StatusNotices.Kind), StringComparer.Ordinal);
        await StatusService.ChangeAsync(colleague, Options(world.Case, "closed", 2), CancellationToken.None);
        Assert.Single(await world.AllAsync<CaseTask>());
        Assert.Equal(4, (await world.NoticedAsync(StatusNotices.Kind)).Count());
        Assert.Contains(db.Processes, process => process.Reason == "because it is so" && process.Actor == "bopha");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_officer_changes_is_told_to_the_supervisor_alone(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await StatusService.ChangeAsync(await world.AsAsync(world.Officer), Options(world.Case, "follow-up", 1), CancellationToken.None);
        Assert.Null(Assert.Single(await world.AllAsync<CaseTask>()).UserId);
        Assert.Equal(["vuthy"], await world.NoticedAsync(StatusNotices.Kind), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_in_which_somebody_is_held_cannot_be_closed_and_a_closed_one_waits_no_more(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var report = Sample.Report(world.Home.Id, 9);
        var suspect = new Suspect { ReportId = report.Id, CaseId = world.Case.Id };
        var custody = new Custody { SuspectId = suspect.Id, ArrivedAt = world.Clock.GetUtcNow() };
        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(report).Add(suspect).Add(custody));
        await world.RaiseAsync(new CaseTask { Kind = TaskKinds.Dormant, CaseId = world.Case.Id, AgencyId = world.Home.Id });
        var officer = await world.AsAsync(world.Officer);
        var held = await Assert.ThrowsAsync<EntryRefusedException>(() => StatusService.ChangeAsync(officer, Options(world.Case, "closed", 1), CancellationToken.None));
        Assert.Equal((nameof(ChangeCaseStatusOptions.Status), "cases.still-held"), (held.Problems[0].Field, held.Reason.Key));
        var ended = custody.Copy<Custody>();
        ended.EndedAt = world.Clock.GetUtcNow();
        await world.RecordAsync(ProcessKind.SuspectChange, EventKind.SuspectChanged, new RowChanges().Update(custody, ended));
        await StatusService.ChangeAsync(officer, Options(world.Case, "closed", 1), CancellationToken.None);
        Assert.Equal(CaseTaskStatus.Done, (await world.AllAsync<CaseTask>()).Single(task => task.Kind == TaskKinds.Dormant).Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_cannot_be_is_refused_beside_the_field(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        await RefusedAsync(Options(world.Case, "open", 1), nameof(ChangeCaseStatusOptions.Status), "cases.status-same");
        await RefusedAsync(Options(world.Case, "joined", 1), nameof(ChangeCaseStatusOptions.Status), "entry.code");
        await RefusedAsync(Options(world.Case, null, 1), nameof(ChangeCaseStatusOptions.Status), "entry.missing");
        await RefusedAsync(Options(world.Case, "closed", 1) with { Reason = "" }, nameof(ChangeCaseStatusOptions.Reason), "entry.missing");
        await RefusedAsync(Options(await world.OpenAsync(world.Other, 8), "closed", 1), nameof(ChangeCaseStatusOptions.Id), "entry.out-of-reach");
        await Assert.ThrowsAsync<StaleVersionException>(() => StatusService.ChangeAsync(officer, Options(world.Case, "closed", 5), CancellationToken.None));
        await Assert.ThrowsAsync<AccessRefusedException>(async () => await StatusService.ChangeAsync(
            await world.AsAsync(await world.EmployAsync("reader", world.Home, "statistician")), Options(world.Case, "closed", 1), CancellationToken.None));

        async Task RefusedAsync(ChangeCaseStatusOptions options, string field, string key)
        {
            var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => StatusService.ChangeAsync(officer, options, CancellationToken.None));
            Assert.Equal((field, key), (refused.Problems[0].Field, refused.Reason.Key));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_is_held_against_the_definition_by_a_named_reviewer_and_the_answer_can_be_taken_back(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        await StatusService.ReviewPalermoAsync(officer, new ReviewPalermoOptions { Id = world.Case.Id, BasedOn = 1, CountsAsPalermo = true }, CancellationToken.None);
        Assert.Equal((true, "dara"), await PalermoAsync());
        await StatusService.ReviewPalermoAsync(officer, new ReviewPalermoOptions { Id = world.Case.Id, BasedOn = 2 }, CancellationToken.None);
        Assert.Equal((null, null), await PalermoAsync());

        async Task<(bool?, string?)> PalermoAsync()
        {
            var one = (await world.AllAsync<Case>()).Single(row => row.Id == world.Case.Id);
            return (one.CountsAsPalermo, one.PalermoReviewer);
        }
    }

    private static ChangeCaseStatusOptions Options(Case one, string? status, int basedOn) => new() { Id = one.Id, BasedOn = basedOn, Status = status, Reason = "because it is so" };
}
