using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Consent;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Removals;

public sealed class RemovalServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_removal_without_clearance_is_taken_says_so_and_is_answered_for(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var held = await world.HeldAsync();
        var removal = await world.OneAsync<Removal>(await world.RemoveAsync(held));
        Assert.Equal((RemovalClearanceKind.WithoutScreening, null), (removal.Clearance, removal.ClearanceId));
        var incident = Assert.Single(await world.Desk.AllAsync<RemovalIncident>());
        Assert.Equal((removal.Id, world.Desk.Agency("CNCC").Id, "open"), (incident.RemovalId, incident.OversightAgencyId, incident.Finding));
        Assert.Equal(["no-clearance", "no-screening"], incident.Obstacles);
        Assert.Equal(world.Desk.Agency("CNCC").Id, Assert.Single(await world.Desk.AllAsync<CaseTask>(), task => task.Kind == "removal-incident").AgencyId);
        var detention = Assert.Single(await world.Desk.AllAsync<Detention>());
        Assert.Equal((world.Today, "removed"), (detention.Until, detention.Disposition));
    }

    [Fact]
    public void Nobody_is_removed_to_the_country_that_removes()
    {
        var options = new ExecuteRemovalOptions { ReportId = Guid.Empty, On = "2026-03-01", FileNumber = "7", DestinationCountry = "KH" };
        var problem = Assert.Single(options.Problems(new DateOnly(2026, 3, 2)));
        Assert.Equal((nameof(options.DestinationCountry), "removals.own-country"), (problem.Field, problem.What.Key));
        Assert.Empty((options with { DestinationCountry = "VN" }).Problems(new DateOnly(2026, 3, 2)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_clearance_serves_one_removal(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var held = await world.HeldAsync();
        await world.ScreenAsync(held);
        var clearance = await world.ClearAsync(held);
        var first = await world.OneAsync<Removal>(await world.RemoveAsync(held));
        Assert.Equal((RemovalClearanceKind.Cleared, clearance), (first.Clearance, first.ClearanceId));
        Assert.Equal(ClearanceStatus.Used, (await world.OneAsync<RemovalClearance>(clearance)).Status);
        Assert.Equal("On removals.recorded-already", await GateWorld.RefusedAsync(() => world.RemoveAsync(held)));

        world.Desk.Clock.Pass(TimeSpan.FromDays(30));
        var second = await world.OneAsync<Removal>(await world.RemoveAsync(held));
        Assert.Equal(RemovalClearanceKind.WithoutScreening, second.Clearance);
        Assert.Equal(first.RemovalFileId, second.RemovalFileId);
        Assert.Equal(["no-clearance", "no-screening"], Assert.Single(await world.Desk.AllAsync<RemovalIncident>()).Obstacles);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_comes_up_after_a_clearance_takes_it_away_unless_it_was_overridden(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var (risked, overridden) = (await world.HeldAsync(), await world.HeldAsync());
        await world.ScreenAsync(risked);
        await world.ClearAsync(risked);
        await world.RaiseRiskAsync(risked);
        Assert.Equal(RemovalClearanceKind.WithoutScreening, (await world.OneAsync<Removal>(await world.RemoveAsync(risked))).Clearance);

        await world.ScreenAsync(overridden, Registry.Screening.ScreeningDecision.PresumedVictim);
        await world.AnswerAsync(await world.AskAsync(overridden));
        Assert.Equal(RemovalClearanceKind.Override, (await world.OneAsync<Removal>(await world.RemoveAsync(overridden))).Clearance);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_clearance_of_today_serves_no_removal_of_yesterday(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var held = await world.HeldAsync();
        await world.ScreenAsync(held);
        await world.ClearAsync(held);
        Assert.Equal(RemovalClearanceKind.WithoutScreening, (await world.OneAsync<Removal>(await world.RemoveAsync(held, "2026-03-01"))).Clearance);
    }

    [Theory]
    [InlineData(Engine.Sqlite, null, "screening-not-recorded")]
    [InlineData(Engine.Sqlite, "2026-03-02", "screening-not-recorded")]
    [InlineData(Engine.Postgres, "2026-03-01", "removed-without-screening")]
    [InlineData(Engine.Postgres, "2026-03-02", "screening-not-recorded")]
    public async Task Before_the_first_day_of_the_agency_a_screening_was_not_recorded(Engine engine, string? goLive, string clearance)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync(goLive);
        var held = await world.HeldAsync();
        Assert.Equal(clearance, (await world.OneAsync<Removal>(await world.RemoveAsync(held, "2026-03-01"))).Clearance);
        Assert.Equal(clearance == "removed-without-screening" ? 1 : 0, (await world.Desk.AllAsync<RemovalIncident>()).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_came_past_the_gate_is_held_against_it_afterwards(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var removal = await world.RemoveAsync(held);
        await world.GoLiveAsync();
        Assert.Equal(1, await RemovalSweep.RunAsync(world.Register, CancellationToken.None));
        Assert.Equal(RemovalClearanceKind.WithoutScreening, (await world.OneAsync<Removal>(removal)).Clearance);
        Assert.Single(await world.Desk.AllAsync<RemovalIncident>());
        Assert.Equal(0, await RemovalSweep.RunAsync(world.Register, CancellationToken.None));
    }

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Postgres, true)]
    [InlineData(Engine.Sqlite, false)]
    public async Task A_removal_whose_day_is_corrected_to_before_its_clearance_was_not_cleared_and_is_answered_for_once(Engine engine, bool isLive)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync(isLive ? "2026-01-01" : null);
        var (held, other) = (await world.HeldAsync(), await world.HeldAsync());
        foreach (var person in (PersonReport[])[held, other])
        {
            await world.ScreenAsync(person);
            await world.ClearAsync(person);
        }

        var removal = await world.RemoveAsync(held);
        var kept = await world.RemoveAsync(other);
        Assert.Equal(RemovalClearanceKind.Cleared, (await world.OneAsync<Removal>(removal)).Clearance);
        Assert.Equal(0, await RemovalSweep.RunAsync(world.Register, CancellationToken.None));
        await CorrectAsync("2026-02-28");
        Assert.Equal(1, await RemovalSweep.RunAsync(world.Register, CancellationToken.None));
        var judged = await world.OneAsync<Removal>(removal);
        Assert.Equal((isLive ? RemovalClearanceKind.WithoutScreening : RemovalClearanceKind.NotRecorded, null), (judged.Clearance, judged.ClearanceId));
        Assert.Equal(RemovalClearanceKind.Cleared, (await world.OneAsync<Removal>(kept)).Clearance);
        Assert.Equal(isLive ? [removal] : [], (await world.Desk.AllAsync<RemovalIncident>()).Select(one => one.RemovalId));
        Assert.Equal(0, await RemovalSweep.RunAsync(world.Register, CancellationToken.None));
        await CorrectAsync("2026-02-27");
        Assert.Equal(0, await RemovalSweep.RunAsync(world.Register, CancellationToken.None));
        Assert.Equal(isLive ? 1 : 0, (await world.Desk.AllAsync<RemovalIncident>()).Count);

        async Task CorrectAsync(string on)
        {
            var before = await world.OneAsync<Removal>(removal);
            var after = before.Copy<Removal>();
            after.On = on;
            await world.Desk.RecordAsync(ProcessKind.CorrectionDecide, EventKind.CorrectionDecided, new RowChanges().Update(before, after));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_removal_that_is_entered_late_ends_no_detention_that_began_after_it(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var removing = world.Removing(held, "2026-02-10");
        await RemovalService.ExecuteAsync(world.Officer, removing, CancellationToken.None);
        Assert.Null(Assert.Single(await world.Desk.AllAsync<Detention>()).Until);
        await RemovalService.ExecuteAsync(world.Officer, removing, CancellationToken.None);
        Assert.Equal("On entry.sent-already, FileNumber entry.sent-already", await GateWorld.RefusedAsync(() => RemovalService.ExecuteAsync(
            world.Officer, removing with { On = "2026-02-11", FileNumber = "RF-2" }, CancellationToken.None)));
        await world.RemoveAsync(held);
        Assert.Equal(world.Today, Assert.Single(await world.Desk.AllAsync<Detention>()).Until);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_later_no_takes_away_what_an_assisted_return_rests_on(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var consent = new PersonConsent { ReportId = held.Id, Purpose = AssistedReturnService.ReturnPurpose, On = "2026-02-25", IsGiven = true, Form = "spoken", SpokenLanguage = "zh" };
        var refusal = new PersonConsent { ReportId = held.Id, Purpose = AssistedReturnService.ReturnPurpose, On = "2026-02-27", IsGiven = false, Form = "spoken", SpokenLanguage = "zh" };
        await world.Desk.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add([consent, refusal]));
        Assert.Empty(await AssistedReturnService.ConsentsAsync(world.Officer, held.Id, CancellationToken.None));
        Assert.Equal("ConsentId removals.return-consent", await GateWorld.RefusedAsync(() => AssistedReturnService.AssistAsync(
            world.Officer, new AssistReturnOptions { ReportId = held.Id, ConsentId = consent.Id, On = world.Today }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_first_day_is_set_by_whoever_keeps_all_accounts_and_by_no_agency_for_itself(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var options = new SetGoLiveOptions { Id = world.Immigration.Id, BasedOn = 1, GoLiveOn = "2026-01-01" };
        await Assert.ThrowsAsync<AccessRefusedException>(() => AgencyService.SetGoLiveAsync(world.Officer, options, CancellationToken.None));
        Assert.Equal("GoLiveOn agencies.whole-day", await GateWorld.RefusedAsync(() => AgencyService.SetGoLiveAsync(world.Administrator, options with { GoLiveOn = "2026" }, CancellationToken.None)));
        await world.GoLiveAsync();
        await Assert.ThrowsAsync<StaleVersionException>(() => AgencyService.SetGoLiveAsync(world.Administrator, options, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_incident_is_followed_by_the_agency_that_answers_for_it(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        await world.RemoveAsync(await world.HeldAsync());
        var incident = Assert.Single(await world.Desk.AllAsync<RemovalIncident>());
        var options = new FollowIncidentOptions { Id = incident.Id, BasedOn = 1, Finding = "not-screened", FoundOn = world.Today };
        await Assert.ThrowsAsync<AccessRefusedException>(() => IncidentService.FollowAsync(world.Officer, options, CancellationToken.None));
        Assert.Equal("FoundOn entry.date-order", await GateWorld.RefusedAsync(() => IncidentService.FollowAsync(world.Rapporteur, options with { FoundOn = "2026-03-01" }, CancellationToken.None)));
        await IncidentService.FollowAsync(world.Rapporteur, options, CancellationToken.None);
        Assert.Equal("not-screened", (await world.OneAsync<RemovalIncident>(incident.Id)).Finding);
        Assert.Equal(CaseTaskStatus.Done, Assert.Single(await world.Desk.AllAsync<CaseTask>(), task => task.Kind == "removal-incident").Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_presumed_victim_may_go_home_by_their_own_wish_but_not_into_an_open_risk(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        await world.ScreenAsync(held, Registry.Screening.ScreeningDecision.PresumedVictim);
        var consent = new PersonConsent { ReportId = held.Id, Purpose = AssistedReturnService.ReturnPurpose, On = "2026-02-25", IsGiven = true, Form = "spoken", SpokenLanguage = "zh" };
        var sharing = new PersonConsent { ReportId = held.Id, Purpose = "sharing", On = "2026-02-25", IsGiven = true, Form = "spoken", SpokenLanguage = "zh" };
        await world.Desk.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add([consent, sharing]));
        var options = new AssistReturnOptions { ReportId = held.Id, ConsentId = consent.Id, On = world.Today, DestinationCountry = "CN", TicketPayer = "embassy" };
        Task AssistAsync(AssistReturnOptions one) => AssistedReturnService.AssistAsync(world.Officer, one, CancellationToken.None);

        var risk = await world.RaiseRiskAsync(held);
        Assert.Equal("On removals.return-risk", await GateWorld.RefusedAsync(() => AssistAsync(options)));
        Assert.Equal("Decision screening.risk-own-arrest", await GateWorld.RefusedAsync(() => world.DecideRiskAsync(risk, by: world.Officer)));
        await world.DecideRiskAsync(risk);
        Assert.Equal("ConsentId removals.return-consent", await GateWorld.RefusedAsync(() => AssistAsync(options with { ConsentId = sharing.Id })));
        Assert.Equal(consent.Id, Assert.Single(await AssistedReturnService.ConsentsAsync(world.Officer, held.Id, CancellationToken.None)).Id);
        await AssistAsync(options);
        await AssistAsync(options);
        Assert.Equal("On entry.sent-already, TicketPayer entry.sent-already", await GateWorld.RefusedAsync(() => AssistAsync(options with { On = "2026-03-01", TicketPayer = "ngo" })));
        Assert.Single(await world.Desk.AllAsync<AssistedReturn>());
        var file = (await PersonFile.ReadAsync(world.Officer, held.Id, CancellationToken.None))!;
        Assert.Equal(world.Today, Assert.Single(file.Timeline, entry => entry.Kind == TimelineKind.WentHome).On!.ToString());
        Assert.Equal("voluntarily-returned", Assert.Single(await world.Desk.AllAsync<Detention>()).Disposition);
        Assert.Empty(await world.Desk.AllAsync<RemovalIncident>());
        Assert.Equal("On removals.recorded-already", await GateWorld.RefusedAsync(() => AssistAsync(options with { Id = RowId.Next() })));
    }
}
