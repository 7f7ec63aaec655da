using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Corrections;

/// <summary>Whoever merely reaches a row asks for its correction; the office that answers for it decides, as it does on its voiding.</summary>
public sealed class AnsweredCorrectionTests
{
    private static readonly WatchLimits Limits = new(CustodyWarningHours: 12, DecisionDays: 30, UnassignedDays: 3, DormantDays: 60, RequestDays: 7);

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_party_asks_and_the_office_that_leads_the_case_decides(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (suspect, worker) = (await SuspectAsync(world), await PartyAsync(world));
        var theirs = await world.AsAsync(await world.EmployAsync("rith", world.Other, "agency-supervisor"));
        var request = await AskAsync(world, worker, suspect);
        Assert.Equal((world.Other.Id, world.Home.Id), (request.AgencyId, request.AnsweringAgencyId!.Value));
        Assert.Equal(world.Home.Id, (await world.AllAsync<CaseTask>()).Single(task => task.TargetId == request.Id).AgencyId);
        Assert.Equal(["vuthy"], await world.NoticedAsync("correction-asked"), StringComparer.Ordinal);

        Assert.Empty((await CorrectionReader.ListAsync(theirs, CancellationToken.None)).Waiting);
        Assert.False((await CorrectionReader.OpenAsync(theirs, request.Id, "data-quality", CancellationToken.None))!.MayDecide);
        foreach (var decision in (CorrectionDecision[])[CorrectionDecision.Approve, CorrectionDecision.Overtaken])
        {
            Assert.Equal("Id: corrections.answered-elsewhere", await RefusalAsync(theirs, Of(request, decision)));
        }

        var supervisor = await world.AsAsync(world.Supervisor);
        Assert.Single((await CorrectionReader.ListAsync(supervisor, CancellationToken.None)).Waiting);
        Assert.True((await CorrectionReader.OpenAsync(supervisor, request.Id, "data-quality", CancellationToken.None))!.MayDecide);
        await CorrectionService.DecideAsync(supervisor, Of(request, CorrectionDecision.Approve), CancellationToken.None);
        Assert.Equal("transporter", (await world.AllAsync<Suspect>()).Single().Role);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_asked_takes_it_back_and_nobody_else_does(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (suspect, worker) = (await SuspectAsync(world), await PartyAsync(world));
        var request = await AskAsync(world, worker, suspect);
        var back = Of(request, CorrectionDecision.TakeBack) with { Reason = "it was right after all" };
        Assert.Equal("Id: entry.out-of-reach", await RefusalAsync(await world.AsAsync(world.Supervisor), back));
        Assert.True(Assert.Single((await CorrectionReader.ListAsync(worker, CancellationToken.None)).Asked).MayTakeBack);
        await CorrectionService.DecideAsync(worker, back, CancellationToken.None);
        await CorrectionService.DecideAsync(worker, back, CancellationToken.None);
        var now = Assert.Single(await world.AllAsync<CorrectionRequest>());
        Assert.Equal(("taken-back", null, "it was right after all"), (now.Status, now.DecidedBy, now.DecisionReason));
        Assert.Equal("done", (await world.AllAsync<CaseTask>()).Single(task => task.TargetId == request.Id).Status);
        Assert.False(Assert.Single((await CorrectionReader.ListAsync(worker, CancellationToken.None)).Asked).MayTakeBack);
        Assert.Equal("Id: corrections.decided", await RefusalAsync(await world.AsAsync(world.Supervisor), Of(request, CorrectionDecision.Approve)));
        Assert.Equal("recruiter", (await world.AllAsync<Suspect>()).Single().Role);
    }

    /// <summary>A report is its reporter's own account, in whosever case its person stands.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_report_is_answered_by_the_office_that_made_it_also_in_a_case_of_another(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var report = await world.ReportAsync(world.Other, 1, "Sok Dara");
        await Sample.AddAsync(world.Register, new Suspect { ReportId = report.Id, CaseId = world.Case.Id });
        var officer = await world.AsAsync(world.Officer);
        var options = Corrector.Of("sealed_identities", report.Id, 1, ("NameLatin", "Sok Darith"));
        var asked = (await Corrector.CorrectAsync(officer, options)).RequestId;
        var request = Assert.Single(await world.AllAsync<CorrectionRequest>());
        Assert.Equal((asked!.Value, world.Other.Id), (request.Id, request.AnsweringAgencyId!.Value));
        Assert.Equal("Id: corrections.answered-elsewhere", await RefusalAsync(await world.AsAsync(world.Supervisor), Of(request, CorrectionDecision.Approve)));
        var theirs = await world.AsAsync(await world.EmployAsync("rith", world.Other, "agency-supervisor"));
        Assert.Equal(request.Id, Assert.Single((await CorrectionReader.ListAsync(theirs, CancellationToken.None)).Waiting).Id);
        await CorrectionService.DecideAsync(theirs, Of(request, CorrectionDecision.Approve), CancellationToken.None);
        Assert.Equal("approved", Assert.Single(await world.AllAsync<CorrectionRequest>()).Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_nobody_decides_is_raised_with_the_office_that_answers(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        byte[] bytes = [1];
        await world.EmployAsync("rith", world.Other, "agency-supervisor");
        await world.RecordAsync(ProcessKind.CorrectionAsk, EventKind.CorrectionAsked, new RowChanges().Add(new CorrectionRequest
        {
            TargetNoun = "person_reports",
            TargetId = (await world.ReportAsync(world.Other, 1, "Sok Dara")).Id,
            AgencyId = world.Home.Id,
            AnsweringAgencyId = world.Other.Id,
            BasedOnVersion = 1,
            WrappedKey = bytes,
            Changes = bytes,
            Reason = "wrong year",
            AskedBy = "dara",
            AskedAt = world.Clock.GetUtcNow(),
        }));
        world.Clock.Pass(TimeSpan.FromDays(8));
        await new DeadlineWatch(world.Register, Limits).RunAsync(CancellationToken.None);
        Assert.Equal(["rith"], await world.NoticedAsync(TaskKinds.Correction), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_one_field_one_correction_waits_at_a_time_and_others_are_told_of_it(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, colleague) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Colleague));
        var first = Corrector.Of("cases", world.Case.Id, 1, ("ActedOn", "2024-03-18"));
        await Corrector.CorrectAsync(officer, first);
        var second = Corrector.Of("cases", world.Case.Id, 1, ("ActedOn", "2024-03-19"), ("OwnReference", "C-9"));
        Assert.Equal("ActedOn: corrections.waits-already", await Corrector.RefusalAsync(colleague, second));
        Assert.Equal(first.Id, Assert.Single(await CorrectionReader.OpenOfAsync(colleague, "cases", world.Case.Id, CancellationToken.None)).Id);

        // Another field is another matter, and what is sent again is the same.
        Assert.NotNull((await Corrector.CorrectAsync(colleague, Corrector.Of("cases", world.Case.Id, 1, ("OwnReference", "C-9")))).RequestId);
        Assert.Equal(first.Id, (await Corrector.CorrectAsync(officer, first)).RequestId);

        // Decided is out of the way.
        await Corrector.ApproveAsync(await world.AsAsync(world.Supervisor), first, 1);
        Assert.NotNull((await Corrector.CorrectAsync(colleague, Corrector.Of("cases", world.Case.Id, 2, ("ActedOn", "2024-03-19")))).RequestId);
    }

    private static async Task<Suspect> SuspectAsync(DeskWorld world)
    {
        var suspect = new Suspect { ReportId = (await world.ReportAsync(world.Home, 1, "Sok Dara")).Id, CaseId = world.Case.Id, Role = "recruiter" };
        await Sample.AddAsync(world.Register, suspect);
        return suspect;
    }

    /// <summary>Somebody of an office that takes part in the case.</summary>
    private static async Task<ActorRegister> PartyAsync(DeskWorld world)
    {
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(
            new CaseParty { CaseId = world.Case.Id, AgencyId = world.Other.Id, Role = "prosecution", Since = "2026-03-01" }));
        return await world.AsAsync(await world.EmployAsync("chea", world.Other, "case-worker"));
    }

    private static DecideCorrectionOptions Of(CorrectionRequest request, CorrectionDecision decision) =>
        new() { Id = request.Id, BasedOn = request.Version, Decision = decision, TargetVersion = 1 };

    private static async Task<CorrectionRequest> AskAsync(DeskWorld world, ActorRegister register, Suspect suspect)
    {
        var asked = (await Corrector.CorrectAsync(register, Corrector.Of("suspects", suspect.Id, 1, ("Role", "transporter")))).RequestId;
        return (await world.AllAsync<CorrectionRequest>()).Single(request => request.Id == asked);
    }

    private static Task<string> RefusalAsync(ActorRegister register, DecideCorrectionOptions options) =>
        Refusals.OfAsync(() => CorrectionService.DecideAsync(register, options, CancellationToken.None));
}
