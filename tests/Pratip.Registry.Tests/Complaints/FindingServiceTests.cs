using Pratip.Registry.Access;
using Pratip.Registry.Complaints;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

public sealed class FindingServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_finding_stands_when_a_second_person_has_approved_it(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var proposed = await world.ProposedAsync(complaint, FindingKind.Unsupported);
        Assert.Single(await world.Offices.TasksAsync(TaskKinds.ComplaintSecond));
        Assert.Equal("Finding complaints.finding-waits", await world.Offices.RefusedAsync(() => FindingService.ProposeAsync(
            world.Second, ComplaintWorld.Finding(complaint, FindingKind.Partly), CancellationToken.None)));
        var decide = new DecideFindingOptions { Id = proposed.Id, BasedOn = 1, IsApproved = true };
        Assert.Equal("Id complaints.own-finding", await world.Offices.RefusedAsync(() => FindingService.DecideAsync(world.Officer, decide, CancellationToken.None)));
        Assert.Equal("Id entry.out-of-reach", await world.Offices.RefusedAsync(() => FindingService.DecideAsync(world.Elsewhere, decide, CancellationToken.None)));
        Assert.Null((await world.CurrentAsync(complaint)).Outcome);
        await FindingService.DecideAsync(world.Second, decide, CancellationToken.None);
        Assert.Equal((FindingState.InForce, world.Second.Actor.UserId), ((await world.CurrentAsync(proposed)).State, (await world.CurrentAsync(proposed)).DecidedByUserId!.Value));
        Assert.Equal(("unsupported", "2026-03-02"), ((await world.CurrentAsync(complaint)).Outcome, (await world.CurrentAsync(complaint)).OutcomeOn));
        Assert.Empty(await world.Offices.TasksAsync(TaskKinds.ComplaintSecond));
        Assert.Equal("Id complaints.finding-decided", await world.Offices.RefusedAsync(() => FindingService.DecideAsync(
            world.Offices.As("CCOS", "rapporteur"), decide with { BasedOn = 2 }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Untrue_needs_evidence_on_file_and_a_reply_offered_first(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var (complaint, other) = (await world.ComplaintAsync("PC-12"), await world.ComplaintAsync());
        Task<string> RefusedAsync(params Guid[] evidence) => world.Offices.RefusedAsync(() => FindingService.ProposeAsync(
            world.Officer, ComplaintWorld.Finding(complaint, FindingKind.Untrue, evidence), CancellationToken.None));
        Assert.Equal("Evidence complaints.untrue-needs-evidence", await RefusedAsync());
        Assert.Equal("Evidence entry.out-of-reach", await RefusedAsync(await world.EvidenceAsync(other)));
        var evidence = await world.EvidenceAsync(complaint);
        Assert.Equal("Finding complaints.untrue-needs-reply", await RefusedAsync(evidence));
        await world.TellAsync(complaint, StepKind.ReplyOfferedReporter);
        Assert.Equal("Finding complaints.untrue-needs-reply", await RefusedAsync(evidence));
        await world.TellAsync(complaint, StepKind.ReplyOfferedAccused);
        world.Offices.Clock.Pass(TimeSpan.FromDays(ComplaintBook.Standard.DaysToReply));
        var found = await world.FoundAsync(complaint, FindingKind.Untrue, evidence);
        Assert.Equal((FindingState.InForce, "untrue"), (found.State, (await world.CurrentAsync(complaint)).Outcome));
        Assert.Empty(await world.Offices.AllAsync<Registry.Charges.Suspect>());
    }

    /// <summary>"Untrue" came into force against a check on file that had confirmed what was said, and nobody was told.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_finding_against_a_check_that_confirmed_it_says_why_the_check_does_not_stand(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var finding = ComplaintWorld.Finding(complaint, FindingKind.Unsupported);
        Task<string> RefusedAsync(ProposeFindingOptions options) => world.Offices.RefusedAsync(() => FindingService.ProposeAsync(world.Officer, options, CancellationToken.None));
        Assert.Equal("AgainstChecks complaints.no-check-confirmed", await RefusedAsync(finding with { AgainstChecks = "x" }));
        await CheckAsync(world, complaint, "confirmed");
        Assert.Equal("AgainstChecks complaints.check-confirmed", await RefusedAsync(finding));
        Assert.Equal("AgainstChecks complaints.no-check-confirmed", await RefusedAsync(finding with { Finding = FindingKind.Partly, AgainstChecks = "x" }));
        await FindingService.ProposeAsync(world.Officer, finding with { AgainstChecks = "It was another house" }, CancellationToken.None);
        var texts = await ComplaintReader.OpenTextsAsync(world.Second, complaint.Id, "case-work", CancellationToken.None);
        Assert.Contains("It was another house", texts.Values, StringComparer.Ordinal);
        world.Offices.Clock.Pass(TimeSpan.FromMinutes(1));
        await CheckAsync(world, complaint, "partly-confirmed");
        var decide = new DecideFindingOptions { Id = finding.Id, BasedOn = 1, IsApproved = true };
        Assert.Equal("IsApproved complaints.check-confirmed-since", await world.Offices.RefusedAsync(() => FindingService.DecideAsync(world.Second, decide, CancellationToken.None)));
        await FindingService.DecideAsync(world.Second, decide with { IsApproved = false }, CancellationToken.None);
        var again = finding with { Id = Guid.CreateVersion7(), AgainstChecks = "Both were another house" };
        await FindingService.ProposeAsync(world.Officer, again, CancellationToken.None);
        await FindingService.DecideAsync(world.Second, decide with { Id = again.Id }, CancellationToken.None);
        Assert.Equal("unsupported", (await world.CurrentAsync(complaint)).Outcome);
    }

    [Theory]
    [InlineData("contradicted")]
    [InlineData("nothing-found")]
    public async Task A_check_that_confirmed_nothing_needs_no_answer(string result)
    {
        await using var world = await ComplaintWorld.CreateAsync(Engine.Sqlite);
        var complaint = await world.ComplaintAsync();
        await CheckAsync(world, complaint, result);
        Assert.Equal(FindingState.InForce, (await world.FoundAsync(complaint, FindingKind.Unsupported)).State);
    }

    /// <summary>A reply was offered and the finding made in the same minute.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Untrue_waits_for_the_replies_or_for_the_days_there_are_for_them(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync("PC-12");
        var evidence = await world.EvidenceAsync(complaint);
        Task ProposeAsync() => FindingService.ProposeAsync(world.Officer, ComplaintWorld.Finding(complaint, FindingKind.Untrue, evidence), CancellationToken.None);
        Task ReplyAsync(string kind) =>
            InvestigationService.RecordReplyAsync(world.Officer, new RecordReplyOptions { ComplaintId = complaint.Id, Kind = kind, On = "2026-03-02", Text = "It was not so" }, CancellationToken.None);
        Assert.Equal("Kind complaints.no-offer", await world.Offices.RefusedAsync(() => ReplyAsync(StepKind.ReplyReceivedReporter)));
        Assert.Equal("Kind entry.code", await world.Offices.RefusedAsync(() => ReplyAsync(StepKind.Answer)));
        await world.TellAsync(complaint, StepKind.ReplyOfferedReporter);
        await world.TellAsync(complaint, StepKind.ReplyOfferedAccused);
        Assert.Equal("Finding complaints.untrue-needs-days", await world.Offices.RefusedAsync(ProposeAsync));
        world.Offices.Clock.Pass(TimeSpan.FromDays(ComplaintBook.Standard.DaysToReply - 1));
        Assert.Equal("Finding complaints.untrue-needs-days", await world.Offices.RefusedAsync(ProposeAsync));
        await ReplyAsync(StepKind.ReplyReceivedReporter);
        Assert.Equal("Finding complaints.untrue-needs-days", await world.Offices.RefusedAsync(ProposeAsync));
        await ReplyAsync(StepKind.ReplyReceivedAccused);
        await ProposeAsync();
    }

    /// <summary>What comes by the receipt code after the offer is the reply.</summary>
    [Fact]
    public async Task A_reporter_who_adds_something_by_the_code_after_the_offer_has_replied()
    {
        await using var world = await ComplaintWorld.CreateAsync(Engine.Sqlite);
        var options = new LodgeComplaintOptions { About = "place", Text = "Men are kept behind a gate" };
        await PublicComplaints.LodgeAsync(world.Register, options, CancellationToken.None);
        var complaint = await world.Offices.OneAsync<Complaint>(options.Id);
        var evidence = await world.EvidenceAsync(complaint);
        await world.TellAsync(complaint, StepKind.ReplyOfferedReporter);
        await PublicComplaints.AddAsync(world.Register, new AddInformationOptions { Code = options.Code, Text = "I saw it myself" }, CancellationToken.None);
        await world.ProposedAsync(complaint, FindingKind.Untrue, evidence);
    }

    /// <summary>The reporter's thanks by the code were taken for the reply, and an accused of no public body was offered one and not waited for.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_accused_who_was_offered_a_reply_is_waited_for_whatever_the_reporter_adds(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var options = new LodgeComplaintOptions { About = "place", Text = "The owner of the hotel keeps their passports" };
        await PublicComplaints.LodgeAsync(world.Register, options, CancellationToken.None);
        var complaint = await world.Offices.OneAsync<Complaint>(options.Id);
        var evidence = await world.EvidenceAsync(complaint);
        await world.TellAsync(complaint, StepKind.ReplyOfferedReporter);
        await world.TellAsync(complaint, StepKind.ReplyOfferedAccused);
        await PublicComplaints.AddAsync(world.Register, new AddInformationOptions { Code = options.Code, Text = "Thank you." }, CancellationToken.None);
        Task<string> RefusedAsync() => world.Offices.RefusedAsync(() => FindingService.ProposeAsync(
            world.Officer, ComplaintWorld.Finding(complaint, FindingKind.Untrue, evidence), CancellationToken.None));
        Assert.Equal("Finding complaints.untrue-needs-days", await RefusedAsync());
        world.Offices.Clock.Pass(TimeSpan.FromDays(ComplaintBook.Standard.DaysToReply - 1));
        Assert.Equal("Finding complaints.untrue-needs-days", await RefusedAsync());
        world.Offices.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(FindingState.InForce, (await world.FoundAsync(complaint, FindingKind.Untrue, evidence)).State);
    }

    /// <summary>An offer that was made after the finding was proposed keeps it from coming into force until it is answered.</summary>
    [Fact]
    public async Task Untrue_is_not_approved_while_an_accused_may_still_reply()
    {
        await using var world = await ComplaintWorld.CreateAsync(Engine.Sqlite);
        var complaint = await world.ComplaintAsync();
        var evidence = await world.EvidenceAsync(complaint);
        await world.TellAsync(complaint, StepKind.ReplyOfferedReporter);
        world.Offices.Clock.Pass(TimeSpan.FromDays(ComplaintBook.Standard.DaysToReply));
        var proposed = await world.ProposedAsync(complaint, FindingKind.Untrue, evidence);
        await world.TellAsync(complaint, StepKind.ReplyOfferedAccused);
        var decide = new DecideFindingOptions { Id = proposed.Id, BasedOn = 1, IsApproved = true };
        Assert.Equal("Finding complaints.untrue-needs-days", await world.Offices.RefusedAsync(() => FindingService.DecideAsync(world.Second, decide, CancellationToken.None)));
        await InvestigationService.RecordReplyAsync(
            world.Officer, new RecordReplyOptions { ComplaintId = complaint.Id, Kind = StepKind.ReplyReceivedAccused, On = "2026-03-09", Text = "I was away" }, CancellationToken.None);
        await FindingService.DecideAsync(world.Second, decide, CancellationToken.None);
        Assert.Equal("untrue", (await world.CurrentAsync(complaint)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Unsupported_needs_neither_and_nobody_of_the_accused_body_finds_anything(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync("PC-12");
        Assert.Equal("ComplaintId entry.out-of-reach", await world.Offices.RefusedAsync(() => FindingService.ProposeAsync(
            world.Committee, ComplaintWorld.Finding(complaint, FindingKind.Unsupported), CancellationToken.None)));
        var proposed = await world.ProposedAsync(complaint, FindingKind.Unsupported);
        Assert.Equal("Id entry.out-of-reach", await world.Offices.RefusedAsync(() => FindingService.DecideAsync(
            world.CommitteeRapporteur, new DecideFindingOptions { Id = proposed.Id, BasedOn = 1, IsApproved = true }, CancellationToken.None)));
        await FindingService.DecideAsync(await world.UserAsync("CCOS", "rapporteur"), new DecideFindingOptions { Id = proposed.Id, BasedOn = 1, IsApproved = true }, CancellationToken.None);
        Assert.Equal("unsupported", (await world.CurrentAsync(complaint)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_finding_that_is_reversed_stays_on_record_and_opens_the_complaint_again(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var first = await world.FoundAsync(complaint, FindingKind.Unsupported);
        var second = await world.FoundAsync(complaint, FindingKind.Substantiated);
        Assert.Equal((FindingState.Replaced, FindingState.InForce), ((await world.CurrentAsync(first)).State, (await world.CurrentAsync(second)).State));
        Assert.Null((await world.CurrentAsync(complaint)).Outcome);
        var third = await world.ProposedAsync(complaint, FindingKind.NotVerifiable);
        await FindingService.DecideAsync(world.Second, new DecideFindingOptions { Id = third.Id, BasedOn = 1, IsApproved = false }, CancellationToken.None);
        Assert.Equal((FindingState.Refused, FindingState.InForce), ((await world.CurrentAsync(third)).State, (await world.CurrentAsync(second)).State));
        Assert.Equal(3, (await ComplaintReader.FindAsync(world.Officer, complaint.Id, CancellationToken.None))!.Findings.Count);
    }

    private static async Task CheckAsync(ComplaintWorld world, Complaint complaint, string result)
    {
        var plan = new PlanCheckOptions { ComplaintId = complaint.Id, On = "2026-03-02", Plan = "The gate" };
        await InvestigationService.PlanCheckAsync(world.Officer, plan, CancellationToken.None);
        await InvestigationService.RecordCheckAsync(
            world.Officer, new RecordCheckOptions { PlanId = plan.Id, On = "2026-03-02", Result = result, Present = "An interpreter", Text = "A gate" }, CancellationToken.None);
    }

    [Fact]
    public async Task Whoever_may_not_decide_is_refused_before_anything_is_looked_at()
    {
        await using var world = await ComplaintWorld.CreateAsync(Engine.Sqlite);
        await Assert.ThrowsAsync<AccessRefusedException>(() => FindingService.DecideAsync(
            world.Offices.As("OCM", "data-officer"), new DecideFindingOptions { Id = Guid.CreateVersion7(), BasedOn = 1, IsApproved = true }, CancellationToken.None));
    }
}
