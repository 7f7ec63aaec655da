using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;
using Pratip.Registry.Voiding;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Victims;

public sealed class DecisionServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_decision_is_the_status_and_ends_the_waiting_in_one_event(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        var options = Decision(victim, "identified");

        // The party decides; what waits at the lead agency, out of its sight, is done as well.
        await DecisionService.DecideAsync(world.SocialWorker, options, CancellationToken.None);
        Assert.Equal("case_tasks case_tasks victim_decisions victims", await world.LastEventAsync());
        Assert.Equal(world.Lead.Id, Assert.Single(await world.TasksAsync("status-changed")).AgencyId);
        var after = await world.OneAsync<Victim>(victim.Id);
        Assert.Equal(("identified", "2026-02-20", "social-affairs"), (after.Status, after.StatusDecidedOn, after.IdentifyingBody));
        Assert.Empty(await world.TasksAsync("status-decision"));

        var events = await world.EventCountAsync();
        await DecisionService.DecideAsync(world.SocialWorker, options, CancellationToken.None);
        Assert.Equal(events, await world.EventCountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_decided_is_reopened_before_it_is_decided_otherwise(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        await DecideAsync(world, Decision(victim, "identified"));
        victim = await world.OneAsync<Victim>(victim.Id);
        Assert.Equal("Status victims.decision.reopen-first", await RefusedAsync(world, Decision(victim, "not-confirmed")));
        Assert.Equal("Body victims.decision.same", await RefusedAsync(world, Decision(victim, "identified")));
        Assert.Equal("Status victims.decision.flagged", await RefusedAsync(world, Decision(victim, "flagged")));
        Assert.Equal("On entry.date-order", await RefusedAsync(world, Decision(victim, "pending") with { On = "2026-01" }));
        await DecideAsync(world, Decision(victim, "pending"));
        Assert.Equal("case_tasks victim_decisions victims", await world.LastEventAsync());
        Assert.Single(await world.TasksAsync("status-decision"));
        victim = await world.OneAsync<Victim>(victim.Id);
        await DecideAsync(world, Decision(victim, "not-confirmed"));
        Assert.Empty(await world.TasksAsync("status-decision"));
        Assert.Equal("not-confirmed", (await world.OneAsync<Victim>(victim.Id)).Status);
        Assert.Equal(["identified", "pending", "not-confirmed"], (await world.AllAsync<VictimDecision>()).Select(decision => decision.Status), StringComparer.Ordinal);
        Assert.Equal("not-confirmed", VictimStatus.InForce(await world.AllAsync<VictimDecision>())!.Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_decision_that_is_voided_decides_nothing_and_the_one_before_it_stands_again(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        await DecideAsync(world, Decision(victim, "identified"));
        var first = Assert.Single(await world.AllAsync<VictimDecision>());
        await DecideAsync(world, Decision(await world.OneAsync<Victim>(victim.Id), "pending"));
        var second = (await world.AllAsync<VictimDecision>()).Single(decision => decision.Id != first.Id);

        await VoidAsync(world, second.Id);
        var after = await world.OneAsync<Victim>(victim.Id);
        Assert.Equal(("identified", "2026-02-20", "social-affairs"), (after.Status, after.StatusDecidedOn, after.IdentifyingBody));
        Assert.Empty(await world.TasksAsync("status-decision"));

        await VoidAsync(world, first.Id);
        after = await world.OneAsync<Victim>(victim.Id);
        Assert.Equal(("presumed", null, null), (after.Status, after.StatusDecidedOn, after.IdentifyingBody));
        Assert.Single(await world.TasksAsync("status-decision"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_decides_on_a_file_before_it_was_registered(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        Assert.Equal("On victims.decision.before-registered", await RefusedAsync(world, Decision(victim, "identified") with { On = "2026-02-09" }));
        Assert.Equal("On victims.decision.before-registered", await RefusedAsync(world, Decision(victim, "identified") with { On = "2025" }));

        // The month of the registration may hold a later day, and the same day is not before.
        await DecideAsync(world, Decision(victim, "pending") with { On = "2026-02" });
        await DecideAsync(world, Decision(await world.OneAsync<Victim>(victim.Id), "identified") with { On = "2026-02-10" });
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task No_correction_moves_a_registration_past_a_decision(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        await DecideAsync(world, Decision(victim, "identified"));
        victim = await world.OneAsync<Victim>(victim.Id);
        Assert.Equal("RegisteredOn: corrections.after-decision", await Refusals.OfAsync(() => CorrectAsync("2026-02-21")));
        Assert.Equal("RegisteredOn: corrections.after-decision", await Refusals.OfAsync(() => CorrectAsync("2026-03")));

        // The day of the decision, and the month that may hold an earlier day, are not after it.
        var asked = (await CorrectAsync("2026-02-20")).RequestId!.Value;
        await CorrectionService.DecideAsync(world.Officer, new DecideCorrectionOptions { Id = asked, BasedOn = 1, Decision = CorrectionDecision.TakeBack }, CancellationToken.None);
        Assert.NotNull((await CorrectAsync("2026-02")).RequestId);

        Task<CorrectionOutcome> CorrectAsync(string registeredOn) => CorrectionService.CorrectAsync(world.Officer, new CorrectOptions
        {
            Noun = "victims",
            TargetId = victim.Id,
            BasedOn = victim.Version,
            Values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["RegisteredOn"] = [registeredOn] },
            Reason = "read from the wrong line",
        }, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_no_day_of_registration_is_known_it_is_the_day_the_register_first_heard(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var report = await world.ReportAsync("PC-12");
        var victim = new Victim { ReportId = report.Id, CaseId = world.Case.Id, RegisteredOn = "", Status = "presumed" };
        await world.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(victim));
        victim = await world.OneAsync<Victim>(victim.Id);
        var heard = DateOnly.FromDateTime(world.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        Assert.Equal("On victims.decision.before-registered", await RefusedAsync(world, Decision(victim, "identified") with { On = heard.AddDays(-1).ToString("O") }));
        await DecideAsync(world, Decision(victim, "identified") with { On = heard.ToString("O") });
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Another_body_may_confirm_and_while_it_is_open_nothing_is_closed(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        await DecideAsync(world, Decision(victim, "pending"));
        Assert.Single(await world.TasksAsync("status-decision"));
        await DecideAsync(world, Decision(await world.OneAsync<Victim>(victim.Id), "identified"));
        await DecideAsync(world, Decision(await world.OneAsync<Victim>(victim.Id), "identified") with { Body = "prosecutor-or-court" });
        Assert.Equal("prosecutor-or-court", (await world.OneAsync<Victim>(victim.Id)).IdentifyingBody);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_decides_on_what_was_changed_meanwhile_is_told(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        await DecideAsync(world, Decision(victim, "identified"));
        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => DecideAsync(world, Decision(victim, "not-confirmed")));
        Assert.Equal(("victims", victim.Id), (stale.Noun, Assert.Single(stale.Rows)));
        Assert.Single(await world.AllAsync<VictimDecision>());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_reason_is_sealed_in_the_table_and_in_the_log(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        var options = Decision(victim, "identified") with { Reason = "She told us of the house in Street 51." };
        await DecideAsync(world, options);
        await using var db = world.Register.CreateContext();
        var history = Assert.Single(await EventReader.HistoryAsync(db, "victim_decisions", options.Id, CancellationToken.None));
        Assert.DoesNotContain("Street", history.After, StringComparison.Ordinal);
        Assert.DoesNotContain("wrapped", history.After, StringComparison.Ordinal);
        var row = await world.OneAsync<VictimDecision>(options.Id);
        Assert.Equal(options.Reason, world.Register.Vault.Open(row.WrappedKey, row.Id, "reason", row.Reason));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_victim_out_of_reach_is_as_one_that_is_not_there(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        foreach (var register in (ActorRegister[])[world.Outsider, world.Organisation])
        {
            Assert.Equal("VictimId entry.out-of-reach", await world.RefusedAsync(() => DecisionService.DecideAsync(register, Decision(victim, "identified"), CancellationToken.None)));
        }

        Assert.Equal("VictimId entry.out-of-reach", await RefusedAsync(world, Decision(victim, "identified") with { VictimId = Guid.CreateVersion7() }));
        await Assert.ThrowsAsync<AccessRefusedException>(() => DecisionService.DecideAsync(world.As("PC-12", "data-officer"), Decision(victim, "identified"), CancellationToken.None));
    }

    [Theory]
    [InlineData("flagged", "presumed", true)]
    [InlineData("flagged", "identified", true)]
    [InlineData("presumed", "presumed", false)]
    [InlineData("presumed", "declined", true)]
    [InlineData("pending", "presumed", true)]
    [InlineData("pending", "pending", false)]
    [InlineData("identified", "presumed", true)]
    [InlineData("identified", "declined", false)]
    [InlineData("declined", "pending", true)]
    [InlineData("declined", "identified", false)]
    [InlineData("not-considered", "not-confirmed", false)]
    [InlineData("not-confirmed", "not-confirmed", true)]
    [InlineData("presumed", "flagged", false)]
    [InlineData("presumed", null, false)]
    public void One_status_may_follow_another_or_not(string status, string? next, bool may) => Assert.Equal(may, VictimStatus.MayFollow(status, next));

    [Fact]
    public void A_decision_has_a_body_a_day_and_a_reason_but_who_declines_owes_none()
    {
        var today = new DateOnly(2026, 3, 2);
        var empty = new DecideStatusOptions { VictimId = Guid.Empty, BasedOn = 1 };
        Assert.Equal("Status entry.missing, On entry.missing, Body entry.missing, Reason entry.missing", VictimWorld.Said(empty.Problems(today)));
        Assert.Equal("Status entry.code, On entry.date, Body entry.code, Reason entry.too-long", VictimWorld.Said(
            (empty with { Status = "victim", On = "yesterday", Body = "me", Reason = new string('x', 10_001) }).Problems(today)));
        Assert.Empty((empty with { Status = "declined", On = "2026-03", Body = "ngo" }).Problems(today));
    }

    private static DecideStatusOptions Decision(Victim victim, string status) => new()
    {
        VictimId = victim.Id,
        BasedOn = victim.Version,
        Status = status,
        On = "2026-02-20",
        Body = "social-affairs",
        Reason = "indicators and her account",
    };

    private static Task DecideAsync(VictimWorld world, DecideStatusOptions options) => DecisionService.DecideAsync(world.Officer, options, CancellationToken.None);

    private static Task<string> RefusedAsync(VictimWorld world, DecideStatusOptions options) => world.RefusedAsync(() => DecideAsync(world, options));

    private static async Task VoidAsync(VictimWorld world, Guid decisionId)
    {
        var (asker, decider) = (world.As("PC-12", "provincial-officer"), Other(world));
        var request = await VoidingService.AskAsync(asker, new AskVoidOptions { Noun = "victim_decisions", TargetId = decisionId, Reason = "of somebody else" }, CancellationToken.None);
        var version = (await world.OneAsync<VoidRequest>(request)).Version;
        await VoidingService.DecideAsync(decider, new DecideVoidOptions { Id = request, BasedOn = version, IsApproved = true }, CancellationToken.None);
    }

    private static ActorRegister Other(VictimWorld world)
    {
        var user = new User { AgencyId = world.Lead.Id, SignInName = "second", DisplayName = "Second", Status = UserStatus.Active };
        return world.Register.As(Actor.Of(user, [new RoleGrant { UserId = user.Id, Role = "agency-supervisor", GrantedBy = "tester" }], "12", RoleBook.Standard));
    }
}
