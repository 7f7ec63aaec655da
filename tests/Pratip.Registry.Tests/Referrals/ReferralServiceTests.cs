using System.Text;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Registry.Referrals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Referrals;

public sealed class ReferralServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_receiver_sees_the_person_from_the_referral_on_and_nobody_else_does(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        Assert.Equal((false, false), await world.SeesAsync(world.Shelter));
        var one = await world.SendAsync();
        Assert.Equal((true, true), await world.SeesAsync(world.Shelter));
        Assert.Equal((false, false), await world.SeesAsync(world.Stranger));
        Assert.Empty((await ReferralList.ReadAsync(world.Stranger, new ReferralFilter(ReferralBox.All), null, CancellationToken.None)).Items);
        Assert.Null(await ReferralFile.ReadAsync(world.Stranger, one.Id, CancellationToken.None));
        one = await world.AnswerAsync(one, ReferralStatus.Accepted);
        Assert.Equal((true, true), await world.SeesAsync(world.Shelter));
        one = await world.AnswerAsync(one, ReferralStatus.Declined, words: "The house is full.");
        Assert.False(one.GivesReach);
        Assert.Equal((false, false), await world.SeesAsync(world.Shelter));
        Assert.Equal((true, true), await world.SeesAsync(world.Sender));
        var file = (await ReferralFile.ReadAsync(world.Shelter, one.Id, CancellationToken.None))!;
        Assert.False(file.IsReached);
        Assert.Equal("declined", Assert.Single((await ReferralList.ReadAsync(world.Sender, new ReferralFilter(ReferralBox.Sent), null, CancellationToken.None)).Items).Referral.Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Withdrawn_it_gives_no_sight_and_the_receiver_cannot_take_the_person_any_further(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var one = await world.SendAsync();
        var onward = world.Options with { Id = RowId.Next(), ToAgencyId = world.Desk.Other.Id };
        Assert.Equal("ReportId: entry.out-of-reach", await Refusals.OfAsync(() => ReferralService.SendAsync(world.Shelter, onward, CancellationToken.None)));
        await ReferralAnswerService.WithdrawAsync(world.Sender, new WithdrawReferralOptions { Id = one.Id, BasedOn = one.Version, Words = "Her aunt came." }, CancellationToken.None);
        Assert.Equal((false, false), await world.SeesAsync(world.Shelter));
        var withdrawn = await world.OneAsync(one.Id);
        Assert.Equal("Answer: referrals.not-now", await Refusals.OfAsync(() => world.AnswerAsync(withdrawn, ReferralStatus.Accepted)));
        Assert.DoesNotContain(await world.Desk.AllAsync<CaseTask>(), task => task.Status == CaseTaskStatus.Open);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Consent_is_looked_for_first_and_what_goes_without_says_why(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var without = world.Options with { ConsentOverride = null };
        Assert.Equal("ConsentOverride: referrals.no-consent", await Refusals.OfAsync(() => world.SendAsync(without)));
        Assert.Equal("life-in-danger", (await world.SendAsync()).ConsentOverride);
        var consent = await world.ConsentAsync(world.Person.Id);
        var sent = await world.SendAsync(world.Options with { Id = RowId.Next() });
        Assert.Equal((consent.Id, (string?)null), (sent.ConsentId, sent.ConsentOverride));
        await world.ConsentAsync(world.Person.Id, given: false);
        Assert.Equal("ConsentOverride: referrals.no-consent", await Refusals.OfAsync(() => world.SendAsync(without with { Id = RowId.Next() })));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_snapshot_keeps_who_held_what_as_ids_and_codes(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var held = new Detention { ReportId = world.Person.Id, From = "2026-03-01", HoldingAgencyId = world.Desk.Other.Id, Ground = "immigration", Facility = "Room 12" };
        await world.Desk.RecordAsync(ProcessKind.DetentionChange, EventKind.DetentionChanged, new RowChanges().Add(held)
            .Add(new CaseTask { Kind = "detention-limit", TargetNoun = "detentions", TargetId = held.Id, AgencyId = world.Desk.Other.Id, DueAt = world.Desk.Clock.GetUtcNow().AddHours(3) }));
        var one = await world.SendAsync();
        var snapshot = ReferralSnapshot.Parse(one.Snapshot);
        Assert.Equal(one.Snapshot, snapshot.ToJson());
        Assert.Equal(world.Desk.Home.Id, snapshot.Agency);
        Assert.Equal(new SnapshotDetention(world.Desk.Other.Id, "immigration", held.Id), Assert.Single(snapshot.Detentions));
        Assert.Equal("detention-limit", Assert.Single(snapshot.Clocks).Kind);
        Assert.DoesNotContain("Room", one.Snapshot, StringComparison.Ordinal);
        var about = await world.SendAsync(world.Options with { Id = RowId.Next(), ReportId = null, CaseId = world.Desk.Case.Id, ToAgencyId = world.Desk.Other.Id, ConsentOverride = null });
        var ofCase = Assert.Single(ReferralSnapshot.Parse(about.Snapshot).Cases);
        Assert.Equal((world.Desk.Home.Id, world.Desk.Officer.Id), (ofCase.Lead, Assert.Single(ofCase.Officers)));
        await using var other = world.Stranger.CreateContext();
        Assert.Empty(other.Cases);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Words_go_to_and_fro_sealed_and_are_opened_on_the_record_by_the_two_sides_alone(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var one = await world.SendAsync();
        one = await world.AnswerAsync(one, ReferralStatus.AskedBack, words: "Has she children?");
        Assert.Equal(["dara"], await world.Desk.NoticedAsync(TaskKinds.ReferralAnswered), StringComparer.Ordinal);
        var reply = new ReplyReferralOptions { Id = one.Id, BasedOn = one.Version, Words = "One daughter." };
        Assert.Equal("Id: entry.out-of-reach", await Refusals.OfAsync(() => ReferralAnswerService.ReplyAsync(world.Shelter, reply, CancellationToken.None)));
        await ReferralAnswerService.ReplyAsync(world.Sender, reply, CancellationToken.None);
        await ReferralAnswerService.ReplyAsync(world.Sender, reply, CancellationToken.None);
        Assert.Equal("Words: entry.sent-already", await Refusals.OfAsync(() => ReferralAnswerService.ReplyAsync(world.Sender, reply with { Words = "Two sons." }, CancellationToken.None)));
        one = await world.AnswerAsync(await world.OneAsync(one.Id), ReferralStatus.Done, "done-as-asked");
        Assert.Equal(("done", "done-as-asked", true, 3), (one.Status, one.Outcome, one.GivesReach, (await world.Desk.AllAsync<ReferralStep>()).Count));
        Assert.All(await world.Desk.AllAsync<ReferralStep>(), step => Assert.DoesNotContain("daughter", Encoding.UTF8.GetString(step.Words), StringComparison.Ordinal));
        var file = (await ReferralFile.ReadAsync(world.Sender, one.Id, CancellationToken.None))!;
        var words = await file.OpenAsync(world.Sender, "case-work", CancellationToken.None);
        Assert.Equal(["A bed for Sok Bopha.", "Has she children?", "One daughter.", ""], new[] { one.Id }.Concat(file.Steps.Select(step => step.Id)).Select(id => words[id]), StringComparer.Ordinal);
        var watcher = await world.Desk.AsAsync(await world.Desk.EmployAsync("data", world.Desk.Justice, "data-officer"));
        var seen = (await ReferralFile.ReadAsync(watcher, one.Id, CancellationToken.None))!;
        Assert.Empty(await seen.OpenAsync(watcher, "case-work", CancellationToken.None));
        Assert.DoesNotContain(await world.Desk.AllAsync<CaseTask>(), task => task.Status == CaseTaskStatus.Open);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_side_speaks_for_itself(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var one = await world.SendAsync();
        var answer = new AnswerReferralOptions { Id = one.Id, BasedOn = one.Version, Answer = ReferralStatus.Accepted };
        var withdrawal = new WithdrawReferralOptions { Id = one.Id, BasedOn = one.Version, Words = "no" };
        foreach (var (who, deed) in new (ActorRegister, Func<ActorRegister, Task>)[]
        {
            (world.Sender, register => ReferralAnswerService.AnswerAsync(register, answer, CancellationToken.None)),
            (world.Stranger, register => ReferralAnswerService.AnswerAsync(register, answer, CancellationToken.None)),
            (world.Shelter, register => ReferralAnswerService.WithdrawAsync(register, withdrawal, CancellationToken.None)),
            (world.Stranger, register => ReferralAnswerService.WithdrawAsync(register, withdrawal, CancellationToken.None)),
        })
        {
            Assert.Equal("Id: entry.out-of-reach", await Refusals.OfAsync(() => deed(who)));
        }

        Assert.Equal("Words: referrals.not-now", await Refusals.OfAsync(() => ReferralAnswerService.ReplyAsync(
            world.Sender, new ReplyReferralOptions { Id = one.Id, BasedOn = one.Version, Words = "?" }, CancellationToken.None)));
        await Assert.ThrowsAsync<StaleVersionException>(() => ReferralAnswerService.AnswerAsync(world.Shelter, answer with { BasedOn = 7 }, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Many_of_one_encounter_go_in_one_event_one_referral_each_and_one_notice(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var (met, persons) = await world.MeetAsync(5);
        await world.ConsentAsync(persons[0].Id);
        var options = new ReferEncounterOptions
        {
            EncounterId = met.Id,
            Numbers = "001 - 002\n004",
            ToAgencyId = world.Desk.Shelter.Id,
            Purpose = "screening",
            DueAt = world.Desk.Clock.GetUtcNow().AddDays(1),
            Request = "Please screen them.",
        };
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => ReferralService.SendForEncounterAsync(world.Sender, options, CancellationToken.None));
        Assert.Equal(("referrals.no-consent-of", "002, 004"), (refused.Problems[0].What.Key, refused.Problems[0].What.Args[0]));
        Assert.Equal("Numbers: referrals.no-number", await Refusals.OfAsync(() => ReferralService.SendForEncounterAsync(world.Sender, options with { Numbers = "009" }, CancellationToken.None)));
        Assert.Equal("EncounterId: entry.out-of-reach", await Refusals.OfAsync(() => ReferralService.SendForEncounterAsync(world.Stranger, options, CancellationToken.None)));
        options = options with { ConsentOverride = "screening-duty" };
        await ReferralService.SendForEncounterAsync(world.Sender, options, CancellationToken.None);
        await ReferralService.SendForEncounterAsync(world.Sender, options, CancellationToken.None);
        Assert.Equal("DueAt: entry.sent-already, Request: entry.sent-already", await Refusals.OfAsync(() => ReferralService.SendForEncounterAsync(
            world.Sender, options with { DueAt = options.DueAt!.Value.AddHours(1), Request = "Please hurry." }, CancellationToken.None)));
        var sent = await world.Desk.AllAsync<Referral>();
        Assert.Equal([persons[0].Id, persons[1].Id, persons[3].Id], sent.OrderBy(one => persons.FindIndex(person => person.Id == one.ReportId)).Select(one => one.ReportId!.Value));
        Assert.Equal((1, 2), (sent.Count(one => one.ConsentId != null), sent.Count(one => one.ConsentOverride == "screening-duty")));
        Assert.Single(sent.Select(one => one.EventId).Distinct());
        Assert.Equal(["shelter"], await world.Desk.NoticedAsync(TaskKinds.ReferralReceived), StringComparer.Ordinal);
        await ReferralService.SendForEncounterAsync(world.Sender, options with { Id = RowId.Next(), Numbers = null }, CancellationToken.None);
        Assert.Equal(5, (await world.Desk.AllAsync<Referral>()).Count);
        Assert.Equal("Numbers: referrals.nobody", await Refusals.OfAsync(() => ReferralService.SendForEncounterAsync(world.Sender, options with { Id = RowId.Next() }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_organisation_is_reminded_before_the_time_is_over_and_told_when_it_is(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        await world.SendAsync();
        var watch = new DeadlineWatch(world.Desk.Register, WatchLimits.Standard);
        world.Desk.Clock.Pass(TimeSpan.FromDays(1.8));
        await watch.RunAsync(CancellationToken.None);
        await watch.RunAsync(CancellationToken.None);
        Assert.Equal(["shelter", "shelter"], await world.Desk.NoticedAsync(TaskKinds.ReferralReceived), StringComparer.Ordinal);
        world.Desk.Clock.Pass(TimeSpan.FromDays(0.3));
        await watch.RunAsync(CancellationToken.None);
        Assert.Equal(["shelter", "vuthy"], await world.Desk.NoticedAsync(TaskKinds.ReferralLapsed), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_an_answer_in_time_both_supervisors_are_told_once(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        await world.Desk.EmployAsync("head", world.Desk.Shelter, "agency-supervisor");
        var one = await world.SendAsync();
        var watch = new DeadlineWatch(world.Desk.Register, WatchLimits.Standard);
        await watch.RunAsync(CancellationToken.None);
        Assert.Null((await world.OneAsync(one.Id)).EscalatedAt);
        world.Desk.Clock.Pass(TimeSpan.FromDays(2.1));
        await watch.RunAsync(CancellationToken.None);
        await watch.RunAsync(CancellationToken.None);
        one = await world.OneAsync(one.Id);
        Assert.NotNull(one.EscalatedAt);
        Assert.Equal(["head", "vuthy"], await world.Desk.NoticedAsync(TaskKinds.ReferralLapsed), StringComparer.Ordinal);
        var lapsed = (await world.Desk.AllAsync<CaseTask>()).Where(task => task.Kind == TaskKinds.ReferralLapsed).Select(task => task.AgencyId).ToHashSet();
        Assert.Equal([world.Desk.Home.Id, world.Desk.Shelter.Id], lapsed);
        Assert.True(Assert.Single((await ReferralList.ReadAsync(world.Sender, new ReferralFilter(ReferralBox.Late), null, CancellationToken.None)).Items).IsLate);
        await world.AnswerAsync(one, ReferralStatus.Accepted);
        await watch.RunAsync(CancellationToken.None);
        Assert.DoesNotContain(await world.Desk.AllAsync<CaseTask>(), task => task.Kind == TaskKinds.ReferralLapsed && task.Status == CaseTaskStatus.Open);
        Assert.Empty((await ReferralList.ReadAsync(world.Shelter, new ReferralFilter(ReferralBox.Late), null, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task It_goes_to_no_mission_not_to_oneself_and_to_nobody_who_is_kept_away()
    {
        await using var world = await ReferralWorld.CreateAsync(Engine.Sqlite);
        await world.Desk.RecordAsync(ProcessKind.AgenciesLoadTemplate, EventKind.AgenciesLoaded, new RowChanges().Add(
            new Registry.Agencies.Agency { Code = "EMB-VN", Kind = "embassy", Level = "national", NameEn = "Embassy", NameKm = "ស្ថានទូត" }));
        var mission = (await world.Desk.AllAsync<Registry.Agencies.Agency>()).Single(agency => agency.Code == "EMB-VN");
        Assert.Equal("ToAgencyId: referrals.to-mission", await Refusals.OfAsync(() => world.SendAsync(world.Options with { ToAgencyId = mission.Id })));
        Assert.Equal("ToAgencyId: referrals.to-oneself", await Refusals.OfAsync(() => world.SendAsync(world.Options with { ToAgencyId = world.Desk.Home.Id })));
        Assert.Equal("DueAt: referrals.due", await Refusals.OfAsync(() => world.SendAsync(world.Options with { DueAt = world.Desk.Clock.GetUtcNow() })));
        await world.Desk.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(new Suspect { ReportId = world.Person.Id, CaseId = world.Desk.Case.Id }));
        await world.Desk.RecuseAsync(world.Desk.Shelter, world.Desk.Justice);
        Assert.Equal("ToAgencyId: referrals.kept-away", await Refusals.OfAsync(() => world.SendAsync()));
        Assert.Equal("ToAgencyId: referrals.kept-away", await Refusals.OfAsync(() => world.SendAsync(world.Options with { CaseId = world.Desk.Case.Id, ReportId = null })));
    }

    [Fact]
    public void What_is_missing_is_said_at_once()
    {
        Assert.Equal("CaseId entry.case-or-report, ToAgencyId entry.missing, Purpose entry.missing, DueAt entry.missing, Request entry.missing",
            Victims.VictimWorld.Said(new SendReferralOptions().Problems(default)));
        Assert.Equal("Outcome entry.missing", Victims.VictimWorld.Said(new AnswerReferralOptions { Id = default, BasedOn = 1, Answer = "done" }.Problems(default)));
        Assert.Equal("Outcome referrals.outcome-before, Words entry.missing",
            Victims.VictimWorld.Said(new AnswerReferralOptions { Id = default, BasedOn = 1, Answer = "declined", Outcome = "other" }.Problems(default)));
        Assert.Equal("Answer entry.code", Victims.VictimWorld.Said(new AnswerReferralOptions { Id = default, BasedOn = 1, Answer = "withdrawn" }.Problems(default)));
    }
}
