using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Encounters;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Removals;
using Pratip.Registry.Tests.Victims;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Screening;

public sealed class ScreeningServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_interview_is_kept_with_who_when_what_was_found_and_what_the_rules_make_of_it(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var options = world.Screening(held.Id, ScreeningDecision.PresumedVictim, found: ["E01", "E04", "K01", "K03"]) with { NotAsked = ["V13"] };
        Assert.Equal("strong-concern", options.AdviceSeen);
        await ScreeningService.RecordAsync(world.SocialWorker, options, CancellationToken.None);
        var row = await world.OneAsync<ScreeningInterview>(options.Id);
        Assert.Equal((world.Social.Id, world.Screener.Id, "adult-labour", "2026.1"), (row.AgencyId, row.ScreenerId, row.IndicatorSet, row.IndicatorSetVersion));
        Assert.Equal(("strong-concern", TimeSpan.FromMinutes(25)), (row.Advice, row.EndedAt - row.StartedAt));
        Assert.Contains("coercion:two-strong", row.AdviceReasons, StringComparer.Ordinal);
        Assert.Equal("his account", world.Register.Vault.Open(row.WrappedKey, row.Id, "reason", row.Reason));

        var file = Assert.Single(await world.Desk.AllAsync<Victim>());
        Assert.Equal((held.Id, "presumed"), (file.ReportId, file.Status));
        Assert.Single(await world.Desk.AllAsync<CaseTask>(), task => task.Kind == "status-decision" && task.TargetId == file.Id);

        // Sent twice, at once or one after the other, it is one interview.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ScreeningService.RecordAsync(world.SocialWorker, options, CancellationToken.None))));
        Assert.Single(await world.Desk.AllAsync<ScreeningInterview>());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_met_or_holds_a_person_does_not_screen_them(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        Assert.Equal("Kind screening.own-arrest", await GateWorld.RefusedAsync(() => ScreeningService.RecordAsync(world.Officer, world.Screening(held.Id), CancellationToken.None)));

        var met = await world.HeldAsync();
        var encounter = new Encounter { AgencyId = world.Social.Id, OwnReference = "RAID-1", On = "2026-02-20" };
        await world.Desk.RecordAsync(ProcessKind.EncounterChange, EventKind.EncounterChanged, new RowChanges().Add(encounter)
            .Add(new EncounteredPerson { EncounterId = encounter.Id, ReportId = met.Id, Number = "1" }));
        Assert.Equal("Kind screening.own-arrest", await GateWorld.RefusedAsync(() => world.ScreenAsync(met)));
        Assert.Empty(await world.Desk.AllAsync<ScreeningInterview>());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_child_and_whoever_may_be_one_is_screened_as_a_child(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var (child, uncertain) = (await world.HeldAsync(birthYear: 2012), await world.HeldAsync(birthYear: null));
        Assert.Equal("IndicatorSet screening.adult-set", await GateWorld.RefusedAsync(() => world.ScreenAsync(child)));
        Assert.Equal("IndicatorSet screening.adult-set-uncertain", await GateWorld.RefusedAsync(() => world.ScreenAsync(uncertain)));
        Assert.Equal("IndicatorSet screening.adult-set", VictimWorld.Said(await ScreeningStart.ProblemsAsync(
            world.SocialWorker, new RecordScreeningOptions { ReportId = child.Id, IndicatorSet = "adult-sexual" }, CancellationToken.None)));
        await ScreeningService.RecordAsync(world.SocialWorker, world.Screening(uncertain.Id) with { IndicatorSet = "child-labour" }, CancellationToken.None);
        await world.ClearAsync(uncertain);

        // Another report of the same person may say what this one leaves open, or contradict it.
        Assert.Equal("IndicatorSet screening.adult-set-uncertain", await GateWorld.RefusedAsync(async () => await world.ScreenAsync(await world.HeldAsync(child.PersonId))));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_interview_as_an_adult_stops_counting_once_the_person_is_known_to_be_a_child(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var held = await world.HeldAsync();
        await world.ScreenAsync(held);
        await world.ClearAsync(held);
        var before = await world.OneAsync<PersonReport>(held.Id);
        var after = before.Copy<PersonReport>();
        after.BirthYear = 2010;
        await world.Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Update(before, after));
        var facts = await GateReader.ReadAsync(world.Register, held.PersonId, CancellationToken.None);
        Assert.Equal([Obstacle.ScreeningUnfit], ClearanceRules.Obstacles(facts));
        Assert.Null(ClearanceRules.Standing(facts));
        Assert.Equal("Reason removals.obstacle", await GateWorld.RefusedAsync(() => world.ClearAsync(held)));
        Assert.Equal(RemovalClearanceKind.WithoutScreening, (await world.OneAsync<Removal>(await world.RemoveAsync(held))).Clearance);
        Assert.Equal(["no-clearance", "screening-unfit"], Assert.Single(await world.Desk.AllAsync<RemovalIncident>()).Obstacles);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_interview_from_before_the_person_was_first_met_is_refused_and_hangs_on_no_later_encounter(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var early = new DateTimeOffset(2026, 2, 19, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal("StartedAt screening.before-met", await GateWorld.RefusedAsync(() => ScreeningService.RecordAsync(
            world.SocialWorker, world.Screening(held.Id) with { StartedAt = early, EndedAt = early.AddHours(1) }, CancellationToken.None)));
        var encounter = new Encounter { AgencyId = world.Immigration.Id, OwnReference = "RAID-2", On = world.Today };
        await world.Desk.RecordAsync(ProcessKind.EncounterChange, EventKind.EncounterChanged, new RowChanges().Add(encounter)
            .Add(new EncounteredPerson { EncounterId = encounter.Id, ReportId = held.Id, Number = "1" }));
        Assert.Null((await world.OneAsync<ScreeningInterview>(await world.ScreenAsync(held))).EncounterId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_screens_somebody_out_of_reach_or_two_people_at_once(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var (first, second) = (await world.HeldAsync(), await world.HeldAsync());
        var options = world.Screening(first.Id);
        Assert.Equal("ReportId entry.out-of-reach", await GateWorld.RefusedAsync(() => ScreeningService.RecordAsync(world.Supervisor, options, CancellationToken.None)));
        await ScreeningService.RecordAsync(world.SocialWorker, options, CancellationToken.None);
        var meanwhile = options with { Id = RowId.Next(), ReportId = second.Id, StartedAt = options.StartedAt!.Value.AddMinutes(24), EndedAt = options.EndedAt!.Value.AddMinutes(24) };
        Assert.Equal("StartedAt screening.overlaps", await GateWorld.RefusedAsync(() => ScreeningService.RecordAsync(world.SocialWorker, meanwhile, CancellationToken.None)));

        // Several at one moment are one as well.
        var people = new List<Guid>();
        for (var one = 0; one < 4; one++)
        {
            people.Add((await world.HeldAsync()).Id);
        }

        var same = world.Screening(second.Id);
        await Task.WhenAll(people.Select(id => Task.Run(async () => await Record.ExceptionAsync(
            () => ScreeningService.RecordAsync(world.SocialWorker, same with { Id = RowId.Next(), ReportId = id }, CancellationToken.None)))));
        Assert.Equal(2, (await world.Desk.AllAsync<ScreeningInterview>()).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_second_opinion_is_another_persons_and_what_is_found_later_opens_a_closed_file(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        Assert.Equal("Kind screening.no-earlier", await GateWorld.RefusedAsync(() => world.ScreenAsync(held, kind: ScreeningKind.Again)));
        await world.ScreenAsync(held, ScreeningDecision.SecondOpinion);
        Assert.Single(await world.Desk.AllAsync<CaseTask>(), task => task is { Kind: "screening-second", Status: CaseTaskStatus.Open });
        Assert.Equal("Kind screening.not-first", await GateWorld.RefusedAsync(() => world.ScreenAsync(held)));
        Assert.Equal("Kind screening.same-screener", await GateWorld.RefusedAsync(() => world.ScreenAsync(held, kind: ScreeningKind.SecondOpinion)));

        var file = new Victim { ReportId = held.Id, RegisteredOn = "2025-01-01", Status = "not-confirmed" };
        await world.Desk.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(file));
        var colleague = await world.Desk.AsAsync(await world.Desk.EmployAsync("second", world.Social, "social-worker"));
        await ScreeningService.RecordAsync(colleague, world.Screening(held.Id, ScreeningDecision.PresumedVictim, ScreeningKind.SecondOpinion), CancellationToken.None);
        Assert.Equal(CaseTaskStatus.Done, Assert.Single(await world.Desk.AllAsync<CaseTask>(), task => task.Kind == "screening-second").Status);
        Assert.Equal(("presumed", "social-affairs"), ((await world.OneAsync<Victim>(file.Id)).Status, (await world.OneAsync<Victim>(file.Id)).IdentifyingBody));
        Assert.Equal("presumed", Assert.Single(await world.Desk.AllAsync<VictimDecision>()).Status);
    }

    /// <summary>A unit that screens in minutes and never finds anything shows itself.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Duration_and_share_of_negatives_stand_unit_by_unit(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        string[] decisions = [ScreeningDecision.NoIndication, ScreeningDecision.NoIndication, ScreeningDecision.PresumedVictim, ScreeningDecision.NotFinished];
        for (var place = 0; place < decisions.Length; place++)
        {
            var options = world.Screening((await world.HeldAsync()).Id, decisions[place]);
            await ScreeningService.RecordAsync(world.SocialWorker, options with { EndedAt = options.StartedAt!.Value.AddMinutes(5 + (5 * place)) }, CancellationToken.None);
        }

        var unit = Assert.Single((await ScreeningOverview.ReadAsync(world.SocialWorker, CancellationToken.None)).Units);
        Assert.Equal((world.Social.Id, 4, TimeSpan.FromMinutes(12.5), 3, 2), (unit.Agency!.Id, unit.Number, unit.Median, unit.Concluded, unit.WithoutIndication));
    }

    [Fact]
    public void What_cannot_be_is_said_beside_its_field()
    {
        var now = new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        var options = new RecordScreeningOptions
        {
            ReportId = Guid.NewGuid(),
            Kind = "first",
            IndicatorSet = "adult-labour",
            SpokenLanguage = "zh",
            Interpreter = "none-available",
            StartedAt = now.AddHours(-1),
            EndedAt = now,
            Decision = ScreeningDecision.NoIndication,
            Reason = "x",
            AdviceSeen = "no-advice",
        };
        Assert.Equal("Decision screening.not-understood", Said(options));
        options = options with { Interpreter = "present" };
        Assert.Equal("", Said(options));
        Assert.Equal("EndedAt screening.ends-before", Said(options with { EndedAt = now.AddHours(-2) }));
        Assert.Equal("EndedAt entry.moment-to-come", Said(options with { EndedAt = now.AddMinutes(1) }));
        Assert.Equal("EndedAt screening.too-long", Said(options with { StartedAt = now.AddHours(-13) }));
        Assert.Equal("AdviceSeen screening.advice-not-seen", Said(options with { Found = ["K01"] }));
        Assert.Equal("NotAsked screening.found-unasked", Said(options with { Found = ["K01"], NotAsked = ["K01"], AdviceSeen = "concern" }));
        Assert.Equal("Found entry.code", Said(options with { Found = ["X99"] }));
        Assert.Equal("Body entry.missing", Said(options with { Decision = ScreeningDecision.PresumedVictim }));

        string Said(RecordScreeningOptions one) => Victims.VictimWorld.Said(one.Problems(now));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_review_of_non_punishment_is_kept_for_each_liability(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var options = new ReviewLiabilityOptions
        {
            ReportId = held.Id,
            Liability = "immigration",
            Basis = "status-offence",
            Decision = "applied",
            DecidingAgencyId = world.Social.Id,
            On = world.Today,
            Effect = "fine-waived",
            Reason = "overstay while held",
        };
        await LiabilityService.ReviewAsync(world.SocialWorker, options, CancellationToken.None);
        await LiabilityService.ReviewAsync(world.SocialWorker, options, CancellationToken.None);
        Assert.Equal("Effect entry.sent-already, Reason entry.sent-already", await GateWorld.RefusedAsync(() => LiabilityService.ReviewAsync(
            world.SocialWorker, options with { Effect = "unknown", Reason = "another" }, CancellationToken.None)));
        await LiabilityService.ReviewAsync(world.SocialWorker, options with { Id = RowId.Next(), Liability = "criminal", Stage = "arrest", Effect = "not-charged" }, CancellationToken.None);
        Assert.Equal(["criminal", "immigration"], (await world.Desk.AllAsync<NonPunishmentReview>()).Select(one => one.Liability).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("ReportId entry.out-of-reach", await GateWorld.RefusedAsync(() => LiabilityService.ReviewAsync(world.Supervisor, options with { Id = RowId.Next() }, CancellationToken.None)));
    }
}
