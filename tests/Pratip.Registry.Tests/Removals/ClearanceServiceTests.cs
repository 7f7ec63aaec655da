using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Removals;

public sealed class ClearanceServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_cleared_without_a_screening_that_came_to_a_conclusion(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        Assert.Equal("no-screening", await ObstaclesAsync(world, () => world.ClearAsync(held)));
        await world.ScreenAsync(held, ScreeningDecision.NotFinished);
        Assert.Equal("screening-open", await ObstaclesAsync(world, () => world.ClearAsync(held)));
        await world.ScreenAsync(held, kind: ScreeningKind.Again);
        var clearance = await world.OneAsync<RemovalClearance>(await world.ClearAsync(held));
        Assert.Equal((ClearanceStatus.Cleared, 0, null), (clearance.Status, clearance.Obstacles.Count, clearance.OverriddenBy));
        Assert.NotNull(clearance.ScreeningId);
        Assert.Equal("Reason removals.cleared-already", await GateWorld.RefusedAsync(() => world.ClearAsync(held)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_presumption_and_an_open_risk_stand_in_the_way_whoever_knows_of_them(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        await world.ScreenAsync(held, ScreeningDecision.PresumedVictim);
        var risk = await world.RaiseRiskAsync(held);
        Assert.Equal("presumed-victim protection-risk", await ObstaclesAsync(world, () => world.ClearAsync(held)));

        await world.DecideRiskAsync(risk, "no-return");
        Assert.Equal("presumed-victim protection-risk", await ObstaclesAsync(world, () => world.ClearAsync(held)));
        await world.DecideRiskAsync(risk);
        var file = Assert.Single(await world.Desk.AllAsync<Victim>());
        await DecisionService.DecideAsync(
            world.Officer, new DecideStatusOptions { VictimId = file.Id, BasedOn = file.Version, Status = "not-confirmed", On = world.Today, Body = "social-affairs", Reason = "looked again" }, CancellationToken.None);
        await world.ClearAsync(held);
    }

    /// <summary>A risk that was decided again does not bring back a clearance that knew nothing of it.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_clearance_that_a_risk_has_taken_away_does_not_come_back_when_the_risk_is_decided(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        await world.ScreenAsync(held);
        await world.ClearAsync(held);
        await world.DecideRiskAsync(await world.RaiseRiskAsync(held));
        var facts = await GateReader.ReadAsync(world.Register, held.PersonId, CancellationToken.None);
        Assert.Empty(ClearanceRules.Obstacles(facts));
        Assert.Null(ClearanceRules.Standing(facts));
        var lapsed = (await PersonGate.ReadAsync(world.Officer, [held.Id], CancellationToken.None)).Lapsed;
        Assert.Equal("removals.lapse.risk", Assert.Single(lapsed[Assert.Single(facts.Clearances).Id]).Key);
        await world.ClearAsync(held);
        Assert.Equal(lapsed.Keys, (await PersonGate.ReadAsync(world.Officer, [held.Id], CancellationToken.None)).Lapsed.Keys);
        Assert.NotNull(ClearanceRules.Standing(await GateReader.ReadAsync(world.Register, held.PersonId, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_interview_from_before_the_person_was_met_clears_nobody(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        await world.ScreenAsync(held);
        var facts = await GateReader.ReadAsync(world.Register, held.PersonId, CancellationToken.None);
        Assert.Empty(ClearanceRules.Obstacles(facts));
        var interview = Assert.Single(facts.Screenings);
        Assert.Equal([Obstacle.NoScreening], ClearanceRules.Obstacles(facts with { Met = [Kernel.PhnomPenhTime.DateOf(interview.EndedAt).AddDays(1)] }));
        Assert.Empty(ClearanceRules.Obstacles(facts with { Met = [Kernel.PhnomPenhTime.DateOf(interview.EndedAt)] }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_another_agency_reported_of_the_same_person_counts(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        await world.ScreenAsync(held);
        var other = Sample.Report(world.Desk.Shelter.Id, 900);
        (other.PersonId, other.BirthYear) = (held.PersonId, held.BirthYear);
        await Sample.AddAsync(world.Register, other);
        await Sample.AddAsync(world.Register, Sample.Victim(other));
        Assert.Equal("presumed-victim", await ObstaclesAsync(world, () => world.ClearAsync(held)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_override_is_the_word_of_a_person_of_another_agency_and_waits_in_its_queue(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        Assert.Equal("ToAgencyId removals.own-agency", await GateWorld.RefusedAsync(() => world.AskAsync(held, world.Immigration)));
        var asked = await world.AskAsync(held);
        Assert.Equal("Reason removals.asked-already", await GateWorld.RefusedAsync(() => world.AskAsync(held)));
        var task = Assert.Single(await world.Desk.AllAsync<CaseTask>(), one => one.Kind == "clearance-override");
        Assert.Equal((world.Desk.Home.Id, CaseTaskStatus.Open), (task.AgencyId, task.Status));

        // Neither the asker's own, nor another agency than the one asked, nor somebody there who does not decide.
        Assert.Equal("Id entry.out-of-reach", await GateWorld.RefusedAsync(() => world.AnswerAsync(asked, by: world.Officer)));
        Assert.Equal("Id entry.out-of-reach", await GateWorld.RefusedAsync(() => world.AnswerAsync(asked, by: world.Rapporteur)));
        var officer = await world.Desk.AsAsync(world.Desk.Officer);
        await Assert.ThrowsAsync<AccessRefusedException>(() => world.AnswerAsync(asked, by: officer));

        await world.AnswerAsync(asked);
        var given = await world.OneAsync<RemovalClearance>(asked);
        Assert.Equal((ClearanceStatus.Cleared, world.Supervisor.Actor.UserId, "no-screening"), (given.Status, given.OverriddenBy, Assert.Single(given.Obstacles)));
        Assert.Equal("a court order\n\nseen", world.Register.Vault.Open(given.WrappedKey, given.Id, "reason", given.Reason));
        Assert.Equal(CaseTaskStatus.Done, (await world.OneAsync<CaseTask>(task.Id)).Status);
        Assert.Equal("IsGranted removals.override-over", await GateWorld.RefusedAsync(() => world.AnswerAsync(asked)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_watches_over_may_be_asked_and_may_refuse(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var asked = await world.AskAsync(held, world.Desk.Agency("CNCC"));
        await world.AnswerAsync(asked, false, world.Rapporteur);
        Assert.Equal(ClearanceStatus.Refused, (await world.OneAsync<RemovalClearance>(asked)).Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_an_office_with_somebody_who_may_decide_is_offered_and_asked(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();

        // Immigration is the asker's own, and whoever screens at social affairs decides on no removal.
        Assert.Equal(["CNCC", world.Desk.Home.Code], await OfferedAsync(), StringComparer.Ordinal);
        Assert.Equal("ToAgencyId removals.nobody-answers", await GateWorld.RefusedAsync(() => world.AskAsync(held, world.Social)));
        await world.Desk.EmployAsync("decider", world.Social, "agency-supervisor");
        Assert.Equal(["CNCC", "MOSVY", world.Desk.Home.Code], await OfferedAsync(), StringComparer.Ordinal);
        await world.AskAsync(held, world.Social);

        async Task<IEnumerable<string>> OfferedAsync() => (await OverrideOffices.ReadAsync(world.Officer, CancellationToken.None)).Select(agency => agency.Code).Intersect(["CNCC", "GDI", "MOSVY", world.Desk.Home.Code], StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_has_come_up_since_an_override_was_asked_for_is_not_decided_unseen(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var asked = await world.AskAsync(held);
        await world.ScreenAsync(held, ScreeningDecision.PresumedVictim);
        Assert.Equal("IsGranted removals.obstacle-new", await GateWorld.RefusedAsync(() => world.AnswerAsync(asked)));
        await ClearanceService.WithdrawAsync(world.Officer, new WithdrawClearanceOptions { Id = asked, BasedOn = 1, Reason = "asked again" }, CancellationToken.None);
        Assert.Equal(ClearanceStatus.Withdrawn, (await world.OneAsync<RemovalClearance>(asked)).Status);
        await world.AnswerAsync(await world.AskAsync(held));
    }

    /// <summary>Sent twice it is done once; sent again with another reason nobody is left to think that it was taken.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_clearance_or_a_risk_sent_again_with_another_reason_says_so(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var asking = new AskOverrideOptions { ReportId = held.Id, ToAgencyId = world.Desk.Home.Id, Reason = "a court order" };
        Task AskAsync(AskOverrideOptions one) => ClearanceService.AskOverrideAsync(world.Officer, one, CancellationToken.None);
        await AskAsync(asking);
        Assert.Equal("Reason entry.sent-already, ToAgencyId entry.sent-already", await GateWorld.RefusedAsync(() => AskAsync(asking with { ToAgencyId = world.Social.Id, Reason = "another" })));
        await world.AnswerAsync(asking.Id, isGranted: false);
        await AskAsync(asking);
        Assert.Single(await world.Desk.AllAsync<RemovalClearance>());

        var risk = new RaiseRiskOptions { ReportId = held.Id, Kind = "asylum", On = world.Today, Reason = "he asked" };
        Task RaiseAsync(RaiseRiskOptions one) => RiskService.RaiseAsync(world.SocialWorker, one, CancellationToken.None);
        await RaiseAsync(risk);
        await RaiseAsync(risk);
        Assert.Equal("Kind entry.sent-already, Reason entry.sent-already", await GateWorld.RefusedAsync(() => RaiseAsync(risk with { Kind = "own-state", Reason = "he fears" })));
    }

    /// <summary>A risk is decided; nobody lets a removal go past it, and no clearance that was given with it stands.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task No_override_goes_past_a_risk_of_return(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var held = await world.HeldAsync();
        var asked = await world.AskAsync(held);
        var risk = await world.RaiseRiskAsync(held);
        Assert.Equal("IsGranted removals.risk-first", await GateWorld.RefusedAsync(() => world.AnswerAsync(asked)));
        await world.DecideRiskAsync(risk, "no-return");
        Assert.Equal("IsGranted removals.risk-first", await GateWorld.RefusedAsync(() => world.AnswerAsync(asked)));
        await world.AnswerAsync(asked, isGranted: false);
        Assert.Equal("Reason removals.risk-first", await GateWorld.RefusedAsync(() => world.AskAsync(held)));

        var facts = await GateReader.ReadAsync(world.Register, held.PersonId, CancellationToken.None);
        var before = facts.Clearances[0];
        (before.Status, before.Obstacles) = (ClearanceStatus.Cleared, [Obstacle.NoScreening, Obstacle.ProtectionRisk]);
        Assert.Null(ClearanceRules.Standing(facts with { Clearances = [before] }));
        Assert.Equal(RemovalClearanceKind.WithoutScreening, (await world.OneAsync<Removal>(await world.RemoveAsync(held))).Clearance);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_nothing_stands_in_the_way_nothing_is_overridden(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        await world.ScreenAsync(held);
        Assert.Equal("Reason removals.nothing-in-the-way", await GateWorld.RefusedAsync(() => world.AskAsync(held)));
        Assert.Equal("ReportId entry.out-of-reach", await GateWorld.RefusedAsync(
            () => ClearanceService.ClearAsync(world.Supervisor, new ClearRemovalOptions { ReportId = held.Id, Reason = "not ours" }, CancellationToken.None)));
    }

    private static async Task<string> ObstaclesAsync(GateWorld world, Func<Task> work)
    {
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(work);
        Assert.DoesNotContain(await world.Desk.AllAsync<RemovalClearance>(), one => one.Status == ClearanceStatus.Cleared);
        Assert.All(refused.Problems, problem => Assert.Equal("removals.obstacle", problem.What.Key));
        var list = Pratip.Reference.CodeLists.CodeListCatalogue.Standard.Get("clearance-obstacle");
        return string.Join(' ', refused.Problems.Select(problem => list.Entries.Single(entry => Equals(entry.Label, problem.What.Args[0])).Code));
    }
}
