using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Notes;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Voiding;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Voiding;

public sealed class VoidingServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_is_voided_when_a_second_person_approves(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var request = await AskAsync(world, officer, "cases", world.Case.Id);
        Assert.Equal(("dara", world.Home.Id, world.Case.Id), (request.AskedBy, request.AgencyId!.Value, request.CaseId!.Value));
        Assert.False((await world.AllAsync<Case>())[0].IsVoided);
        Assert.Equal(["vuthy"], await world.NoticedAsync("void-asked"), StringComparer.Ordinal);
        Assert.Equal("open", Assert.Single(await world.AllAsync<CaseTask>()).Status);

        // Asked or decided again with another reason nobody is left to think that it was taken.
        Assert.Equal("Reason: entry.sent-already", await Refusals.OfAsync(() => VoidingService.AskAsync(
            officer, new AskVoidOptions { Id = request.Id, Noun = "cases", TargetId = world.Case.Id, Reason = "another" }, CancellationToken.None)));
        await VoidingService.DecideAsync(supervisor, Approval(request), CancellationToken.None);
        await VoidingService.DecideAsync(supervisor, Approval(request), CancellationToken.None);
        Assert.Equal("Reason: entry.sent-already-empty", await DecisionRefusalAsync(supervisor, Approval(request) with { Reason = "seen" }));
        Assert.True((await world.AllAsync<Case>())[0].IsVoided);
        Assert.Equal("done", Assert.Single(await world.AllAsync<CaseTask>()).Status);
        await using var db = world.Register.CreateContext();
        Assert.Equal("is_voided", (await EventReader.HistoryAsync(db, "cases", world.Case.Id, CancellationToken.None))[^1].Changed);
        var processes = await db.Processes.Where(process => process.Kind.StartsWith("row.")).OrderBy(process => process.Id).Select(process => new { process.Kind, process.Actor, process.Reason }).ToListAsync();
        Assert.Equal(["row.ask-void by dara: entered twice", "row.approve-void by vuthy: entered twice"], processes.Select(process => $"{process.Kind} by {process.Actor}: {process.Reason}"), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_entered_on_pages_alone_is_voided_like_the_rest(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        var suspect = new Suspect { ReportId = report.Id, CaseId = world.Case.Id };
        var custody = new Custody { SuspectId = suspect.Id, ArrivedAt = world.Clock.GetUtcNow() };
        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(suspect).Add(custody));
        var note = new AddNoteOptions { ReportId = report.Id, Visibility = NoteVisibility.Case, Text = "of somebody else" };
        await NoteService.AddAsync(officer, note, CancellationToken.None);
        foreach (var (noun, id) in new[] { ("custodies", custody.Id), ("notes", note.Id), ("sealed_identities", report.Id) })
        {
            var request = await AskAsync(world, officer, noun, id);
            Assert.Equal(world.Case.Id, request.CaseId);
            await VoidingService.DecideAsync(supervisor, Approval(request), CancellationToken.None);
        }

        Assert.True(Assert.Single(await world.AllAsync<Custody>()).IsVoided);
        Assert.Empty(await NoteService.OpenAsync(officer, [note.Id], "case-work", CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_person_who_asked_cannot_approve_and_can_take_it_back(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var own = await AskAsync(world, supervisor, "cases", world.Case.Id);
        Assert.Equal("Id: voiding.same-person", await DecisionRefusalAsync(supervisor, Approval(own)));
        Assert.Equal("Id: entry.out-of-reach", await DecisionRefusalAsync(officer, Approval(own)));
        Assert.Equal("Id: entry.out-of-reach", await DecisionRefusalAsync(officer, Refusal(own)));
        await VoidingService.DecideAsync(supervisor, Refusal(own), CancellationToken.None);

        var asked = await AskAsync(world, officer, "cases", world.Case.Id);
        await VoidingService.DecideAsync(officer, Refusal(asked), CancellationToken.None);
        Assert.Equal([("vuthy", null), ("dara", (string?)null)], (await world.AllAsync<VoidRequest>()).Select(request => (request.RefusedBy!, request.ApprovedBy)));
        Assert.False((await world.AllAsync<Case>())[0].IsVoided);
        Assert.All(await world.AllAsync<CaseTask>(), task => Assert.Equal("done", task.Status));

        // The database holds it too.
        var last = (await world.AllAsync<VoidRequest>())[^1];
        var forged = last.Copy<VoidRequest>();
        forged.ApprovedBy = last.AskedBy;
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.RecordAsync(
            ProcessKind.RowApproveVoid, EventKind.VoidApproved, new RowChanges().Update(last, forged)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_request_is_refused_with_a_reason_and_can_be_made_anew(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var first = await AskAsync(world, officer, "cases", world.Case.Id);
        Assert.Equal("TargetId: voiding.already-asked", await RefusalAsync(officer, Options("cases", world.Case.Id)));
        Assert.Equal("Reason: entry.missing", await DecisionRefusalAsync(supervisor, Refusal(first) with { Reason = " " }));
        await VoidingService.DecideAsync(supervisor, Refusal(first), CancellationToken.None);
        Assert.Equal("Id: voiding.decided", await DecisionRefusalAsync(supervisor, Approval(first)));
        var second = await AskAsync(world, officer, "cases", world.Case.Id);
        await VoidingService.DecideAsync(supervisor, Approval(second), CancellationToken.None);
        Assert.Equal("TargetId: entry.out-of-reach", await RefusalAsync(officer, Options("cases", world.Case.Id)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_out_of_reach_is_neither_asked_for_nor_approved(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, stranger) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Stranger));
        Assert.Equal("TargetId: entry.out-of-reach", await RefusalAsync(stranger, Options("cases", world.Case.Id)));
        Assert.Equal("TargetId: entry.out-of-reach", await RefusalAsync(officer, Options("victims", Guid.NewGuid())));
        Assert.Equal("Noun: voiding.not-voidable", await RefusalAsync(officer, Options("agencies", world.Home.Id)));
        Assert.Equal("Reason: voiding.reason-missing", await RefusalAsync(officer, Options("cases", world.Case.Id) with { Reason = " " }));
        var request = await AskAsync(world, officer, "cases", world.Case.Id);
        Assert.Equal("Id: entry.out-of-reach", await RefusalAsync(await world.AsAsync(world.Colleague), Options("cases", world.Case.Id) with { Id = request.Id }));
        var elsewhere = await world.AsAsync(await world.EmployAsync("rith", world.Other, "agency-supervisor"));
        Assert.Equal("Id: entry.out-of-reach", await DecisionRefusalAsync(elsewhere, Approval(request)));
        Assert.Null(await VoidRequests.FindAsync(elsewhere, request.Id, CancellationToken.None));
        Assert.Null(await VoidRequests.VoidableAsync(stranger, "cases", world.Case.Id, CancellationToken.None));
        Assert.Equal(world.Case.Id, (await VoidRequests.VoidableAsync(officer, "cases", world.Case.Id, CancellationToken.None))!.CaseId);
        await Assert.ThrowsAsync<AccessRefusedException>(async () => await VoidingService.AskAsync(
            await world.AsAsync(await world.EmployAsync("chan", world.Home, "statistician")), Options("cases", world.Case.Id), CancellationToken.None));

        // Kept away from the case meanwhile: the request is no longer there for them.
        await world.RecuseAsync(world.Home, world.Justice);
        Assert.Equal("Id: entry.out-of-reach", await DecisionRefusalAsync(await world.AsAsync(world.Supervisor), Approval(request)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_lists_say_what_waits_for_whom_and_what_hangs_on_the_row(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        await Sample.AddAsync(world.Register, new Suspect { ReportId = report.Id, CaseId = world.Case.Id }, new Suspect { ReportId = report.Id, CaseId = world.Case.Id, IsVoided = true });
        await Sample.AddAsync(world.Register, new BodyCaseNumber { CaseId = world.Case.Id, Body = "court", Number = "77/2024" });
        var request = await AskAsync(world, officer, "cases", world.Case.Id);
        var waiting = Assert.Single((await VoidRequests.ListAsync(supervisor, CancellationToken.None)).Waiting);
        Assert.Equal((request.Id, world.Case.Number, true, true), (waiting.Request.Id, waiting.CaseNumber, waiting.MayApprove, waiting.MayRefuse));
        var asked = Assert.Single((await VoidRequests.ListAsync(officer, CancellationToken.None)).Asked);
        Assert.Equal((false, true), (asked.MayApprove, asked.MayRefuse));
        Assert.Equal([new Hanging("body_case_numbers", 1), new Hanging("case_assignments", 1), new Hanging("suspects", 1)], await VoidRequests.HangingAsync(supervisor, "cases", world.Case.Id, CancellationToken.None));
        Assert.Empty(await VoidRequests.HangingAsync(await world.AsAsync(world.Stranger), "cases", world.Case.Id, CancellationToken.None));
        await VoidingService.DecideAsync(supervisor, Approval(request), CancellationToken.None);
        Assert.Empty((await VoidRequests.ListAsync(supervisor, CancellationToken.None)).Waiting);
    }

    [Fact]
    public async Task A_voided_row_gives_its_reference_free()
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Sqlite);
        var request = await AskAsync(world, await world.AsAsync(world.Officer), "cases", world.Case.Id);
        await VoidingService.DecideAsync(await world.AsAsync(world.Supervisor), Approval(request), CancellationToken.None);
        var right = Sample.Case(world.Home.Id);
        right.Number = "KH-2024-000002";
        Assert.NotEqual(0, await Sample.AddAsync(world.Register, right));
    }

    private static AskVoidOptions Options(string noun, Guid id) => new() { Noun = noun, TargetId = id, Reason = "entered twice" };

    private static DecideVoidOptions Approval(VoidRequest request) => new() { Id = request.Id, BasedOn = request.Version, IsApproved = true };

    private static DecideVoidOptions Refusal(VoidRequest request) => new() { Id = request.Id, BasedOn = request.Version, IsApproved = false, Reason = "it is right" };

    private static async Task<VoidRequest> AskAsync(DeskWorld world, ActorRegister register, string noun, Guid id)
    {
        var request = await VoidingService.AskAsync(register, Options(noun, id), CancellationToken.None);
        return (await world.AllAsync<VoidRequest>()).Single(one => one.Id == request);
    }

    private static Task<string> RefusalAsync(ActorRegister register, AskVoidOptions options) => Refusals.OfAsync(() => VoidingService.AskAsync(register, options, CancellationToken.None));

    private static Task<string> DecisionRefusalAsync(ActorRegister register, DecideVoidOptions options) =>
        Refusals.OfAsync(() => VoidingService.DecideAsync(register, options, CancellationToken.None));
}
