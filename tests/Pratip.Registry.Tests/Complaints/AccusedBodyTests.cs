using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Complaints;
using Pratip.Registry.People;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

/// <summary>A complaint about an official goes past the official's own chain.</summary>
public sealed class AccusedBodyTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_accused_body_and_those_above_it_never_see_it_whatever_their_role(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync("PC-12", "Sok Dara");
        Assert.True(await ComplaintWorld.SeesAsync(world.Officer, complaint));
        Assert.True(await ComplaintWorld.SeesAsync(world.Offices.As("CCOS", "rapporteur"), complaint));
        Assert.False(await ComplaintWorld.SeesAsync(world.Committee, complaint));
        Assert.False(await ComplaintWorld.SeesAsync(world.CommitteeRapporteur, complaint));
        Assert.False(await ComplaintWorld.SeesAsync(world.Above, complaint));
        Assert.Null(await ReporterService.OpenAsync(world.Committee, complaint.Id, "protection", CancellationToken.None));
        Assert.Equal("AgencyId complaints.accused-office", await world.Offices.RefusedAsync(() => ComplaintService.TriageAsync(
            world.Officer, new TriageOptions { Id = complaint.Id, BasedOn = 1, Priority = "high", AgencyId = world.Offices.Agencies["MOI"].Id }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_accused_body_that_takes_it_in_itself_hands_it_over_in_the_same_moment(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var options = world.Said("PC-12");
        await ComplaintService.RegisterAsync(world.Committee, options, CancellationToken.None);
        var complaint = await world.Offices.OneAsync<Complaint>(options.Id);
        Assert.False(await ComplaintWorld.SeesAsync(world.Committee, complaint));
        Assert.Equal(world.Officer.Actor.AgencyId, complaint.AgencyId);
        Assert.Equal(world.Officer.Actor.AgencyId, await world.WaitsAtAsync(TaskKinds.ComplaintReceived));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_body_that_turns_out_to_be_accused_loses_the_complaint_and_its_tasks(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var options = world.Said();
        await ComplaintService.RegisterAsync(world.Committee, options, CancellationToken.None);
        var complaint = await world.Offices.OneAsync<Complaint>(options.Id);
        Assert.True(await ComplaintWorld.SeesAsync(world.Committee, complaint));
        await InvestigationService.PlanCheckAsync(world.Committee, new() { ComplaintId = complaint.Id, On = "2026-03-05", Plan = "The gate" }, CancellationToken.None);
        Assert.Equal(world.Committee.Actor.AgencyId, await world.WaitsAtAsync(TaskKinds.ComplaintCheck));
        await ComplaintLinks.AccuseAsync(world.Committee, new AccuseBodyOptions { ComplaintId = complaint.Id, AgencyId = world.Offices.Lead.Id }, CancellationToken.None);
        var after = await world.CurrentAsync(complaint);
        Assert.Empty(await world.Offices.TasksAsync(TaskKinds.ComplaintCheck));
        Assert.False(await ComplaintWorld.SeesAsync(world.Committee, after));
        Assert.True(await ComplaintWorld.SeesAsync(world.Officer, after));
        Assert.Equal(world.Officer.Actor.AgencyId, await world.WaitsAtAsync(TaskKinds.ComplaintReceived));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_suspect_who_complained_about_it_is_told_to_the_office_of_the_complaint(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync("PC-12", "Sok Dara");
        var shared = await world.Offices.OpenAsync("PC-12", "OCM");
        await ComplaintLinks.LinkAsync(world.Officer, new LinkComplaintOptions { ComplaintId = complaint.Id, CaseNumber = shared.Number }, CancellationToken.None);
        await SuspectAsync(world, shared.Id, "Chan Vuthy");
        Assert.Empty(await world.Offices.TasksAsync(TaskKinds.ReporterSuspected));
        await SuspectAsync(world, shared.Id, "DARA  Sok");
        Assert.Equal(world.Officer.Actor.AgencyId, await world.WaitsAtAsync(TaskKinds.ReporterSuspected));
        Assert.All(await world.Offices.TasksAsync(TaskKinds.ReporterSuspected), task => Assert.Equal(complaint.Id, task.TargetId));
    }

    /// <summary>Whoever chose a wrong body could not take it back: leaving it empty was refused.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_body_that_was_named_by_mistake_is_taken_back_with_a_reason_or_another_takes_its_place(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync("PC-12");
        Task AccuseAsync(ActorRegister who, AccuseBodyOptions options) => ComplaintLinks.AccuseAsync(who, options, CancellationToken.None);
        var mistake = new AccuseBodyOptions { ComplaintId = complaint.Id, Reason = "The gate is in another province" };
        Assert.Equal("Reason complaints.accused-or-reason", await world.Offices.RefusedAsync(() => AccuseAsync(world.Officer, mistake with { Reason = " " })));
        Assert.Equal("ComplaintId entry.out-of-reach", await world.Offices.RefusedAsync(() => AccuseAsync(world.Committee, mistake)));
        var moved = mistake with { Id = Guid.CreateVersion7(), AgencyId = world.Offices.Agencies["MOSVY"].Id };
        await AccuseAsync(world.Officer, moved);
        await AccuseAsync(world.Officer, moved);
        Assert.True(await ComplaintWorld.SeesAsync(world.CommitteeRapporteur, complaint));
        Assert.False(await ComplaintWorld.SeesAsync(world.Offices.As("MOSVY", "rapporteur"), complaint));
        await AccuseAsync(world.Officer, mistake);
        Assert.True(await ComplaintWorld.SeesAsync(world.Offices.As("MOSVY", "rapporteur"), complaint));
        var file = await ComplaintReader.FindAsync(world.Officer, complaint.Id, CancellationToken.None);
        Assert.Empty(file!.KeptAway);
        Assert.Equal([StepKind.AccusationTakenBack, StepKind.AccusationTakenBack], file.Steps.Select(step => step.Kind), StringComparer.Ordinal);
        Assert.Equal(mistake.Reason, (await ComplaintReader.OpenTextsAsync(world.Officer, complaint.Id, "case-work", CancellationToken.None))[mistake.Id]);
        Assert.Equal("Reason complaints.nobody-accused", await world.Offices.RefusedAsync(() => AccuseAsync(world.Officer, mistake with { Id = Guid.CreateVersion7() })));
        await AccuseAsync(world.Officer, new AccuseBodyOptions { ComplaintId = complaint.Id, AgencyId = world.Offices.Lead.Id });
        Assert.False(await ComplaintWorld.SeesAsync(world.CommitteeRapporteur, complaint));
    }

    private static Task SuspectAsync(ComplaintWorld world, Guid caseId, string name) => SuspectService.AddAsync(
        world.Offices.Officer, new AddSuspectOptions { CaseId = caseId, Person = new PersonEntry { NameLatin = name, Sex = "male" } }, CancellationToken.None);
}
