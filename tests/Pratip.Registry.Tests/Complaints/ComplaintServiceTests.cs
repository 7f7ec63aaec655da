using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

public sealed class ComplaintServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    /// <summary>The data officer of the same office had the intake of a complaint on the desk, and could drop it.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_waits_about_a_complaint_waits_for_those_who_work_on_complaints_and_for_nobody_else_of_the_office(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        await InvestigationService.PlanCheckAsync(world.Officer, new() { ComplaintId = complaint.Id, On = "2026-03-05", Plan = "The gate" }, CancellationToken.None);
        foreach (var kind in (string[])[TaskKinds.ComplaintReceived, TaskKinds.ComplaintCheck])
        {
            foreach (var role in (string[])["data-officer", "rapporteur", "agency-supervisor"])
            {
                var other = await world.UserAsync("OCM", role);
                Assert.DoesNotContain((await TaskList.ReadAsync(other, new TaskFilter(), null, CancellationToken.None)).Items, task => task.Kind == kind);
                Assert.All(await world.Offices.TasksAsync(kind), task => Assert.Null(TaskList.FindAsync(other, task.Id, CancellationToken.None).GetAwaiter().GetResult()));
            }

            foreach (var officer in (ActorRegister[])[world.Officer, world.Second])
            {
                var own = Assert.Single((await TaskList.ReadAsync(officer, new TaskFilter(), null, CancellationToken.None)).Items, task => task.Kind == kind);
                var handOver = new HandOverTaskOptions(own.Id, own.Version, world.Second.Actor.UserId);
                Assert.Equal("UserId tasks.no-colleague", await world.Offices.RefusedAsync(() => TaskService.HandOverAsync(officer, handOver, CancellationToken.None)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_complaint_is_taken_in_looked_through_and_ends_with_what_was_done(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var options = world.Said(name: "Sok Dara");
        await ComplaintService.RegisterAsync(world.Officer, options, CancellationToken.None);
        await ComplaintService.RegisterAsync(world.Officer, options, CancellationToken.None);
        var complaint = await world.Offices.OneAsync<Complaint>(options.Id);
        Assert.Equal(("received", world.Officer.Actor.AgencyId), (complaint.State, complaint.AgencyId));
        Assert.Equal(world.Officer.Actor.AgencyId, await world.WaitsAtAsync(TaskKinds.ComplaintReceived));
        await ComplaintService.TriageAsync(world.Officer, new TriageOptions { Id = complaint.Id, BasedOn = 1, Priority = "urgent", IsDangerNow = true }, CancellationToken.None);
        Assert.Empty(await world.Offices.TasksAsync(TaskKinds.ComplaintReceived));
        var checking = await world.CurrentAsync(complaint);
        Assert.Equal(("checking", "urgent", true), (checking.State, checking.Priority, checking.IsDangerNow));
        Assert.Equal("NoActionReason entry.missing", await RefusedAsync(world, new RecordOutcomeOptions { Id = complaint.Id, BasedOn = 2, Outcome = "no-action", On = "2026-03-02" }));
        Assert.Equal("Outcome complaints.outcome-by-finding", await RefusedAsync(world, new RecordOutcomeOptions { Id = complaint.Id, BasedOn = 2, Outcome = "untrue", On = "2026-03-02" }));
        Assert.Equal("On complaints.before-received", await RefusedAsync(world, new RecordOutcomeOptions { Id = complaint.Id, BasedOn = 2, Outcome = "acted", On = "2026-03-01" }));
        await ComplaintService.RecordOutcomeAsync(
            world.Officer, new RecordOutcomeOptions { Id = complaint.Id, BasedOn = 2, Outcome = "no-action", NoActionReason = "place-not-found", On = "2026-03-02" }, CancellationToken.None);
        Assert.Equal(("no-action", "place-not-found"), ((await world.CurrentAsync(complaint)).Outcome, (await world.CurrentAsync(complaint)).NoActionReason));
        await ComplaintService.RecordOutcomeAsync(world.Officer, new RecordOutcomeOptions { Id = complaint.Id, BasedOn = 3, Outcome = "pending" }, CancellationToken.None);
        Assert.Null((await world.CurrentAsync(complaint)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_that_came_twice_is_linked_to_the_first_and_the_link_can_be_taken_back(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var (first, again) = (await world.ComplaintAsync(), await world.ComplaintAsync());
        Task Mark(Complaint one, int basedOn, string? other) =>
            ComplaintService.MarkDuplicateAsync(world.Officer, new MarkDuplicateOptions { Id = one.Id, BasedOn = basedOn, OtherReference = other }, CancellationToken.None);
        Assert.Equal("OtherReference complaints.duplicate-of-itself", await world.Offices.RefusedAsync(() => Mark(first, 1, first.Reference)));
        await Mark(again, 1, first.Reference);
        Assert.Equal(first.Id, (await world.CurrentAsync(again)).DuplicateOfId);
        Assert.Equal("OtherReference complaints.duplicate-of-itself", await world.Offices.RefusedAsync(() => Mark(first, 1, again.Reference)));
        Assert.Equal([again.Reference], (await ComplaintReader.FindAsync(world.Officer, first.Id, CancellationToken.None))!.Repeats, StringComparer.Ordinal);
        await Mark(again, 2, null);
        Assert.Null((await world.CurrentAsync(again)).DuplicateOfId);
    }

    /// <summary>The first of two could be hidden behind the second, and with it the days it had been open.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_later_of_two_repeats_the_earlier_and_never_the_other_way_round(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var first = await world.ComplaintAsync();
        world.Offices.Clock.Pass(TimeSpan.FromHours(1));
        var (second, third) = (await world.ComplaintAsync(), await world.ComplaintAsync());
        Task Mark(Complaint one, string other) =>
            ComplaintService.MarkDuplicateAsync(world.Officer, new MarkDuplicateOptions { Id = one.Id, BasedOn = 1, OtherReference = other }, CancellationToken.None);
        Assert.Equal("OtherReference complaints.duplicate-of-later", await world.Offices.RefusedAsync(() => Mark(first, second.Reference)));
        await Mark(second, first.Reference);
        await Mark(third, second.Reference);
        Assert.Equal(first.Id, (await world.CurrentAsync(third)).DuplicateOfId);
        Assert.Equal("OtherReference complaints.duplicate-of-itself", await world.Offices.RefusedAsync(() => Mark(first, third.Reference)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_complaint_is_handed_to_an_office_that_works_on_complaints_and_to_no_other(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var triage = new TriageOptions { Id = complaint.Id, BasedOn = 1, Priority = "high", AgencyId = world.Offices.Agencies["MOH"].Id };
        Assert.Equal("AgencyId complaints.no-officer", await world.Offices.RefusedAsync(() => ComplaintService.TriageAsync(world.Officer, triage, CancellationToken.None)));
        await ComplaintService.TriageAsync(world.Officer, triage with { AgencyId = world.Elsewhere.Actor.AgencyId }, CancellationToken.None);
        Assert.False(await ComplaintWorld.SeesAsync(world.Officer, complaint));
        Assert.True(await ComplaintWorld.SeesAsync(world.Elsewhere, complaint));
        Assert.Equal(world.Elsewhere.Actor.AgencyId, Assert.Single(await world.Offices.TasksAsync(TaskKinds.ComplaintReceived)).AgencyId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Links_lead_only_to_what_the_office_reaches_and_are_taken_back(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var link = new LinkComplaintOptions { ComplaintId = complaint.Id, CaseNumber = world.Offices.Case.Number };
        Assert.Equal("CaseNumber entry.out-of-reach", await world.Offices.RefusedAsync(() => ComplaintLinks.LinkAsync(world.Officer, link, CancellationToken.None)));
        Assert.Equal("CaseNumber complaints.one-link", await world.Offices.RefusedAsync(() => ComplaintLinks.LinkAsync(world.Officer, link with { CaseNumber = null }, CancellationToken.None)));
        var party = await world.Offices.OpenAsync("PC-12", "OCM");
        await ComplaintLinks.LinkAsync(world.Officer, link with { CaseNumber = party.Number }, CancellationToken.None);
        var made = Assert.Single((await ComplaintReader.FindAsync(world.Officer, complaint.Id, CancellationToken.None))!.Links);
        Assert.Equal(party.Id, made.CaseId);
        await ComplaintLinks.UnlinkAsync(world.Officer, new UnlinkComplaintOptions(made.Id, 1), CancellationToken.None);
        Assert.Empty((await ComplaintReader.FindAsync(world.Officer, complaint.Id, CancellationToken.None))!.Links);
        Assert.True((await world.CurrentAsync(made)).IsTakenBack);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_complained_is_a_record_of_its_own_read_by_few_and_each_reading_is_recorded(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync(name: "Sok Dara");
        var anonymous = await world.ComplaintAsync();
        var before = await ReadsAsync(world);
        Assert.Equal(new OpenedReporter("Sok Dara", "+855 12 345 678"), await ReporterService.OpenAsync(world.Officer, complaint.Id, "protection", CancellationToken.None));
        Assert.Equal(before + 1, await ReadsAsync(world));
        Assert.Null(await ReporterService.OpenAsync(world.Officer, anonymous.Id, "protection", CancellationToken.None));
        Assert.Null(await ReporterService.OpenAsync(world.Elsewhere, complaint.Id, "protection", CancellationToken.None));
        foreach (var role in RoleBook.Standard.Roles.Where(role => role.Code != "complaints-officer"))
        {
            await Assert.ThrowsAsync<AccessRefusedException>(() => ReporterService.OpenAsync(world.Offices.As("OCM", role.Code), complaint.Id, "protection", CancellationToken.None));
        }

        Assert.True((await ComplaintReader.FindAsync(world.Officer, complaint.Id, CancellationToken.None))!.HasReporter);
        Assert.False((await ComplaintReader.FindAsync(world.Officer, anonymous.Id, CancellationToken.None))!.HasReporter);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_office_hands_out_a_code_and_a_later_one_closes_the_earlier(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var first = await ComplaintService.IssueReceiptAsync(world.Officer, new IssueReceiptOptions(complaint.Id, 1), CancellationToken.None);
        Assert.NotNull(await PublicComplaints.FollowAsync(world.Register, first, CancellationToken.None));
        var second = await ComplaintService.IssueReceiptAsync(world.Officer, new IssueReceiptOptions(complaint.Id, 2), CancellationToken.None);
        Assert.Null(await PublicComplaints.FollowAsync(world.Register, first, CancellationToken.None));
        Assert.NotNull(await PublicComplaints.FollowAsync(world.Register, second, CancellationToken.None));
        var lodged = new LodgeComplaintOptions { About = "place", Text = "x" };
        await PublicComplaints.LodgeAsync(world.Register, lodged, CancellationToken.None);
        Assert.Equal("Id complaints.has-code", await world.Offices.RefusedAsync(() => ComplaintService.IssueReceiptAsync(world.Officer, new IssueReceiptOptions(lodged.Id, 1), CancellationToken.None)));
    }

    [Fact]
    public void No_verb_on_a_complaint_opens_a_case_or_enters_a_suspect()
    {
        var nouns = new[] { EventKind.ComplaintReceived, EventKind.ComplaintChanged, EventKind.ComplaintDecided }.SelectMany(kind => kind.Nouns).ToList();
        Assert.DoesNotContain("cases", nouns, StringComparer.Ordinal);
        Assert.DoesNotContain("suspects", nouns, StringComparer.Ordinal);
        Assert.All(
            [ProcessKind.ComplaintLodge, ProcessKind.ComplaintChange, ProcessKind.ComplaintDecide],
            kind => Assert.All(kind.Emits, emitted => Assert.StartsWith("complaint-", emitted.Code, StringComparison.Ordinal)));
    }

    private static Task<string> RefusedAsync(ComplaintWorld world, RecordOutcomeOptions options) =>
        world.Offices.RefusedAsync(() => ComplaintService.RecordOutcomeAsync(world.Officer, options, CancellationToken.None));

    private static async Task<long> ReadsAsync(ComplaintWorld world) => (await world.Register.Reads.VerifyAsync(CancellationToken.None)).Count;
}
