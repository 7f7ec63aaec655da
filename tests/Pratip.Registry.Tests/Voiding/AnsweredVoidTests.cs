using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Victims;
using Pratip.Registry.Voiding;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Voiding;

/// <summary>Whoever merely reaches a row asks; the office that answers for it decides; and nobody who is held leaves every list at a stroke.</summary>
public sealed class AnsweredVoidTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_party_asks_and_the_office_that_leads_the_case_decides(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var suspect = await SuspectAsync(world);
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(
            new CaseParty { CaseId = world.Case.Id, AgencyId = world.Other.Id, Role = "prosecution", Since = "2026-03-01" }));
        var (worker, theirs) = (await AsAsync(world, "chea", world.Other, "case-worker"), await AsAsync(world, "rith", world.Other, "agency-supervisor"));
        var request = await AskAsync(world, worker, "suspects", suspect.Id);
        Assert.Equal((world.Other.Id, world.Home.Id), (request.AgencyId!.Value, request.AnsweringAgencyId!.Value));
        Assert.Equal(world.Home.Id, (await world.AllAsync<CaseTask>()).Single(task => task.TargetId == request.Id).AgencyId);
        Assert.Equal(["vuthy"], await world.NoticedAsync("void-asked"), StringComparer.Ordinal);

        Assert.Equal("Id: voiding.answered-elsewhere", await DecisionRefusalAsync(theirs, Approval(request)));
        Assert.Empty((await VoidRequests.ListAsync(theirs, CancellationToken.None)).Waiting);
        Assert.False((await VoidRequests.FindAsync(theirs, request.Id, CancellationToken.None))!.MayApprove);
        Assert.True(Assert.Single((await VoidRequests.ListAsync(worker, CancellationToken.None)).Asked).MayRefuse);

        var supervisor = await world.AsAsync(world.Supervisor);
        Assert.True(Assert.Single((await VoidRequests.ListAsync(supervisor, CancellationToken.None)).Waiting).MayApprove);
        await VoidingService.DecideAsync(supervisor, Approval(request), CancellationToken.None);
        Assert.True((await world.AllAsync<Suspect>()).Single().IsVoided);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_asked_another_office_takes_it_back(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var suspect = await SuspectAsync(world);
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(
            new CaseParty { CaseId = world.Case.Id, AgencyId = world.Other.Id, Role = "prosecution", Since = "2026-03-01" }));
        var worker = await AsAsync(world, "chea", world.Other, "case-worker");
        var request = await AskAsync(world, worker, "suspects", suspect.Id);
        await VoidingService.DecideAsync(worker, Approval(request) with { IsApproved = false, Reason = "it was right after all" }, CancellationToken.None);
        Assert.Equal("chea", (await world.AllAsync<VoidRequest>()).Single().RefusedBy);
        Assert.False((await world.AllAsync<Suspect>()).Single().IsVoided);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_screening_is_answered_by_the_office_that_screened(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        var interview = Interview(world, report.Id, world.Shelter.Id);
        await world.RecordAsync(ProcessKind.ScreeningRecord, EventKind.ScreeningRecorded, new RowChanges().Add(interview));
        await using var db = world.Register.CreateContext();
        Assert.Equal(world.Shelter.Id, await RowAnswer.AgencyAsync(db, interview, null, world.Home.Id, CancellationToken.None));
        Assert.Equal(world.Home.Id, await RowAnswer.AgencyAsync(db, report, null, world.Shelter.Id, CancellationToken.None));
        var need = new VictimNeed { VictimId = await VictimAsync(world, report), Kind = "shelter", On = "2026-03" };
        Assert.Equal(world.Home.Id, await RowAnswer.AgencyAsync(db, need, null, world.Shelter.Id, CancellationToken.None));
        Assert.Equal("TargetId: voiding.person-held", await RefusalAsync(await world.AsAsync(world.Officer), "person_reports", report.Id));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_in_custody_is_voided_before_the_custody_ends(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var suspect = await SuspectAsync(world);
        var begun = new BeginCustodyOptions { SuspectId = suspect.Id, ArrivedAt = world.Clock.GetUtcNow() };
        await CustodyService.BeginAsync(officer, begun, CancellationToken.None);
        Assert.Equal("TargetId: voiding.in-custody", await RefusalAsync(officer, "suspects", suspect.Id));
        Assert.Equal("TargetId: voiding.in-custody", await RefusalAsync(officer, "cases", world.Case.Id));
        Assert.Equal("TargetId: voiding.person-held", await RefusalAsync(officer, "person_reports", suspect.ReportId));

        // A custody that never was is voided for itself, and its task ends with it.
        var request = await AskAsync(world, officer, "custodies", begun.Id);
        await VoidingService.DecideAsync(await world.AsAsync(world.Supervisor), Approval(request), CancellationToken.None);
        Assert.Equal("done", (await world.AllAsync<CaseTask>()).Single(task => task.Kind == CustodyService.TaskKind).Status);
        var now = await AskAsync(world, officer, "suspects", suspect.Id);
        await CustodyService.BeginAsync(officer, begun with { Id = RowId.Next(), ArrivedAt = world.Clock.GetUtcNow() }, CancellationToken.None);
        Assert.Equal("Id: voiding.in-custody", await DecisionRefusalAsync(await world.AsAsync(world.Supervisor), Approval(now)));
        Assert.False((await world.AllAsync<Suspect>()).Single().IsVoided);
    }

    private static async Task<Suspect> SuspectAsync(DeskWorld world)
    {
        var suspect = new Suspect { ReportId = (await world.ReportAsync(world.Home, 1, "Sok Dara")).Id, CaseId = world.Case.Id };
        await Sample.AddAsync(world.Register, suspect);
        return suspect;
    }

    private static async Task<Guid> VictimAsync(DeskWorld world, PersonReport report)
    {
        var victim = new Victim { ReportId = report.Id, RegisteredOn = "2026-03-01", Status = VictimStatus.Presumed };
        await Sample.AddAsync(world.Register, victim);
        return victim.Id;
    }

    private static ScreeningInterview Interview(DeskWorld world, Guid reportId, Guid agencyId) => new()
    {
        ReportId = reportId,
        AgencyId = agencyId,
        ScreenerId = world.Officer.Id,
        Kind = "first",
        IndicatorSet = "child-labour",
        IndicatorSetVersion = "1",
        SpokenLanguage = "km",
        Interpreter = "none-needed",
        StartedAt = world.Clock.GetUtcNow().AddHours(-2),
        EndedAt = world.Clock.GetUtcNow().AddHours(-1),
        Advice = "none",
        Decision = "no-indication-now",
        WrappedKey = [],
        Reason = [],
    };

    private static async Task<ActorRegister> AsAsync(DeskWorld world, string name, Pratip.Registry.Agencies.Agency agency, string role) => await world.AsAsync(await world.EmployAsync(name, agency, role));

    private static DecideVoidOptions Approval(VoidRequest request) => new() { Id = request.Id, BasedOn = request.Version, IsApproved = true };

    private static async Task<VoidRequest> AskAsync(DeskWorld world, ActorRegister register, string noun, Guid id)
    {
        var request = await VoidingService.AskAsync(register, Options(noun, id), CancellationToken.None);
        return (await world.AllAsync<VoidRequest>()).Single(one => one.Id == request);
    }

    private static AskVoidOptions Options(string noun, Guid id) => new() { Noun = noun, TargetId = id, Reason = "entered twice" };

    private static Task<string> RefusalAsync(ActorRegister register, string noun, Guid id) => Refusals.OfAsync(() => VoidingService.AskAsync(register, Options(noun, id), CancellationToken.None));

    private static Task<string> DecisionRefusalAsync(ActorRegister register, DecideVoidOptions options) => Refusals.OfAsync(() => VoidingService.DecideAsync(register, options, CancellationToken.None));
}
