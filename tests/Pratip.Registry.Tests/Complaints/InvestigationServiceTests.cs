using Pratip.Registry.Complaints;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

public sealed class InvestigationServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_site_check_has_a_plan_a_task_who_was_there_and_one_result(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var plan = new PlanCheckOptions { ComplaintId = complaint.Id, On = "2026-03-05", Plan = "Both gates, with an interpreter" };
        await InvestigationService.PlanCheckAsync(world.Officer, plan, CancellationToken.None);
        Assert.Equal(world.Officer.Actor.AgencyId, await world.WaitsAtAsync(TaskKinds.ComplaintCheck));
        Assert.All(await world.Offices.TasksAsync(TaskKinds.ComplaintCheck), task => Assert.Equal(new DateTimeOffset(2026, 3, 5, 17, 0, 0, TimeSpan.Zero), task.DueAt));
        var check = new RecordCheckOptions { PlanId = plan.Id, On = "2026-03-02", Result = "contradicted", Present = "Two officers\nOne interpreter", Text = "The doors were open" };
        Assert.Equal("PlanId entry.out-of-reach", await world.Offices.RefusedAsync(() => InvestigationService.RecordCheckAsync(world.Elsewhere, check, CancellationToken.None)));
        await InvestigationService.RecordCheckAsync(world.Officer, check, CancellationToken.None);
        Assert.Empty(await world.Offices.TasksAsync(TaskKinds.ComplaintCheck));
        Assert.Equal("PlanId complaints.check-done", await world.Offices.RefusedAsync(() => InvestigationService.RecordCheckAsync(world.Officer, check with { Id = Guid.CreateVersion7() }, CancellationToken.None)));
        var texts = await ComplaintReader.OpenTextsAsync(world.Officer, complaint.Id, "case-work", CancellationToken.None);
        Assert.Equal("The doors were open\n\nTwo officers\nOne interpreter", texts[check.Id]);
        Assert.Equal("Men are kept behind a gate", texts[complaint.Id]);
    }

    /// <summary>A check was planned for, and made on, a day before anybody had complained.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_site_check_is_neither_planned_for_nor_made_on_a_day_before_the_complaint_came_in(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var plan = new PlanCheckOptions { ComplaintId = complaint.Id, On = "2026-03-01", Plan = "The gate" };
        Task<string> PlanAsync(string on) => world.Offices.RefusedAsync(() => InvestigationService.PlanCheckAsync(world.Officer, plan with { On = on }, CancellationToken.None));
        Assert.Equal("On complaints.before-received", await PlanAsync("2026-03-01"));
        Assert.Equal("On complaints.before-received", await PlanAsync("2026-02"));
        await InvestigationService.PlanCheckAsync(world.Officer, plan with { On = "2026-03" }, CancellationToken.None);
        var check = new RecordCheckOptions { PlanId = plan.Id, On = "2026-03-01", Result = "contradicted", Present = "An officer", Text = "The doors were open" };
        Assert.Equal("On complaints.before-received", await world.Offices.RefusedAsync(() => InvestigationService.RecordCheckAsync(world.Officer, check, CancellationToken.None)));
        await InvestigationService.RecordCheckAsync(world.Officer, check with { On = "2026-03-02" }, CancellationToken.None);
    }

    /// <summary>"We are still looking into it" made the complaint answered.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_interim_answer_is_read_by_the_reporter_and_leaves_the_complaint_where_it_is(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var options = new LodgeComplaintOptions { About = "place", Text = "Men are kept behind a gate" };
        await PublicComplaints.LodgeAsync(world.Register, options, CancellationToken.None);
        var complaint = await world.Offices.OneAsync<Complaint>(options.Id);
        await world.TellAsync(complaint, StepKind.InterimAnswer, "We are still looking into it");
        Assert.Equal(ComplaintState.Received, (await world.CurrentAsync(complaint)).State);
        var followed = await PublicComplaints.FollowAsync(world.Register, options.Code, CancellationToken.None);
        Assert.Equal((StepKind.InterimAnswer, "We are still looking into it"), (Assert.Single(followed!.Said).Kind, followed.Said[0].Text));
        await world.TellAsync(complaint, StepKind.Answer, "Three people left the place");
        Assert.Equal(ComplaintState.Answered, (await world.CurrentAsync(complaint)).State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_interview_of_the_own_office_is_not_read_by_whoever_else_reaches_the_complaint(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var own = new AddInterviewOptions { ComplaintId = complaint.Id, On = "2026-03-01", Visibility = "agency", Text = "What the cook said" };
        var shared = own with { Id = Guid.CreateVersion7(), Visibility = "case", Text = "What the guard said" };
        await InvestigationService.AddInterviewAsync(world.Officer, own, CancellationToken.None);
        await InvestigationService.AddInterviewAsync(world.Officer, shared, CancellationToken.None);
        var rapporteur = world.Offices.As("CCOS", "rapporteur");
        Assert.Equal([shared.Id], (await ComplaintReader.FindAsync(rapporteur, complaint.Id, CancellationToken.None))!.Steps.Select(step => step.Id));
        Assert.Equal(2, (await ComplaintReader.FindAsync(world.Second, complaint.Id, CancellationToken.None))!.Steps.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Evidence_is_sealed_and_every_hand_it_goes_through_is_on_record(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var id = await world.EvidenceAsync(complaint);
        var hand = new HandEvidenceOnOptions { EvidenceId = id, On = "2026-02-28", Text = "To the laboratory" };
        Assert.Equal("On entry.date-order", await world.Offices.RefusedAsync(() => EvidenceService.HandOnAsync(world.Officer, hand with { On = "2026-02-01" }, CancellationToken.None)));
        await EvidenceService.HandOnAsync(world.Officer, hand, CancellationToken.None);
        var file = await ComplaintReader.FindAsync(world.Officer, complaint.Id, CancellationToken.None);
        Assert.Equal([StepKind.EvidenceTaken, StepKind.EvidenceHandedOn], file!.Steps.Where(step => step.EvidenceId == id).Select(step => step.Kind), StringComparer.Ordinal);
        Assert.Equal("gate.png", (await EvidenceService.OpenAsync(world.Second, id, "case-work", CancellationToken.None))!.FileName);
        Assert.Null(await EvidenceService.OpenAsync(world.Elsewhere, id, "case-work", CancellationToken.None));
        var row = await world.Offices.OneAsync<ComplaintEvidence>(id);
        Assert.DoesNotContain("PNG", System.Text.Encoding.Latin1.GetString(row.Content), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_answer_that_names_somebody_is_refused_because_a_code_may_be_found(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync(name: "Sok Dara");
        Assert.Equal("Text complaints.holds-name", await world.Offices.RefusedAsync(() => world.TellAsync(complaint, StepKind.Answer, "Dear Mr Dara, thank you")));
        Assert.Equal("Text complaints.holds-name", await world.Offices.RefusedAsync(() => world.TellAsync(complaint, StepKind.Answer, "We called 012345678 and 85512345678")));
        await world.TellAsync(complaint, StepKind.Answer, "Thank you");
        Assert.Equal("answered", (await world.CurrentAsync(complaint)).State);
    }
}
