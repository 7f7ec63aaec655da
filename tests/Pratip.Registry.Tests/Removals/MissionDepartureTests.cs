using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Consent;
using Pratip.Registry.Consular;
using Pratip.Registry.Corrections;
using Pratip.Registry.Detentions;
using Pratip.Registry.HandOvers;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Removals;

/// <summary>Whoever was held and goes to a mission leaves for another state without a removal.</summary>
public sealed class MissionDepartureTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_neither_a_clearance_nor_the_person_stands_behind_is_taken_and_answered_for(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var (unseen, cleared, agreed, asked, afraid, unasked) = (await world.HeldAsync(), await world.HeldAsync(), await world.HeldAsync(), await world.HeldAsync(), await world.HeldAsync(), await world.HeldAsync());
        await world.ScreenAsync(cleared);
        await world.ClearAsync(cleared);
        await world.Desk.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add(
            new PersonConsent { ReportId = agreed.Id, Purpose = "embassy", On = "2026-03-01", IsGiven = true, Form = "spoken", SpokenLanguage = "zh" }));
        await NoticeAsync(world, asked, "yes");
        await NoticeAsync(world, afraid, "yes");
        await world.RaiseRiskAsync(afraid);
        await NoticeAsync(world, unasked, "no");
        foreach (var held in (PersonReport[])[unseen, cleared, agreed, asked, afraid, unasked])
        {
            await EndAsync(world, held);
        }

        PersonReport[] uncleared = [unseen, afraid, unasked];
        var detentions = await world.Desk.AllAsync<Detention>();
        Assert.All(detentions, one => Assert.Equal("embassy", one.Disposition));
        Assert.Equal(uncleared.Select(one => one.Id).Order(), (await TasksAsync(world)).Select(task => detentions.Single(one => one.Id == task.TargetId).ReportId).Order());
        Assert.All(await TasksAsync(world), task => Assert.Equal(world.Desk.Agency("CNCC").Id, task.AgencyId));
        Assert.Contains(await world.Desk.AllAsync<Notice>(), one => one.Kind == TaskKinds.HandedUncleared && one.UserId == world.Rapporteur.Actor.UserId);

        // Whoever watches over and whoever held them count the same; the office that was not concerned is told of none.
        foreach (var reader in (ActorRegister[])[world.Rapporteur, world.Officer])
        {
            var overview = await IncidentOverview.ReadAsync(reader, CancellationToken.None);
            Assert.Equal((3, 3), (overview.HandedCount, overview.Handed.Count));
            Assert.All(overview.Handed, line => Assert.Contains(uncleared, one => one.Id == line.Person!.Report.Id));
        }

        Assert.Equal(0, (await IncidentOverview.ReadAsync(world.Supervisor, CancellationToken.None)).HandedCount);
        Assert.Empty(await world.Desk.AllAsync<RemovalIncident>());

        // Looked at, it counts all the same.
        var waiting = (await TasksAsync(world))[0];
        await TaskService.FinishAsync(world.Rapporteur, new FinishTaskOptions(waiting.Id, waiting.Version), CancellationToken.None);
        Assert.Equal(3, (await IncidentOverview.ReadAsync(world.Rapporteur, CancellationToken.None)).HandedCount);
    }

    [Theory]
    [InlineData(Engine.Sqlite, "embassy", false)]
    [InlineData(Engine.Sqlite, "other-agency", true)]
    [InlineData(Engine.Postgres, "other", true)]
    public async Task A_list_signed_for_a_mission_is_held_against_the_gate_whatever_its_destination_is_called(Engine engine, string destination, bool isNamed)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var mission = new Agency { Code = "EMB-CN", Kind = "embassy", Level = "foreign", NameEn = "Embassy", NameKm = "ស្ថានទូត" };
        await world.Desk.RecordAsync(ProcessKind.AgenciesLoadTemplate, EventKind.AgenciesLoaded, new RowChanges().Add(mission));
        var (unseen, cleared) = (await world.HeldAsync(), await world.HeldAsync());
        await world.ScreenAsync(cleared);
        await world.ClearAsync(cleared);
        var list = new ListHandOverOptions { OwnReference = "H-1", People = $"{unseen.OwnReference}\n{cleared.OwnReference}", Destination = destination, ToAgencyId = isNamed ? mission.Id : null, On = world.Today };
        await HandOverListService.ListAsync(world.Officer, list, CancellationToken.None);
        Assert.Empty(await TasksAsync(world));

        // What comes up between the list and its signature takes the clearance away.
        await world.RaiseRiskAsync(cleared);
        await HandOverListService.SignAsync(world.Officer, new SignHandOverOptions { Id = list.Id, BasedOn = 1, SignedOn = world.Today }, CancellationToken.None);
        Assert.All(await world.Desk.AllAsync<Detention>(), one => Assert.Equal("embassy", one.Disposition));
        Assert.Equal(2, (await TasksAsync(world)).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite, null)]
    [InlineData(Engine.Postgres, "2099-01-01")]
    public async Task Before_the_first_day_of_the_agency_nothing_is_asked_for(Engine engine, string? goLive)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync(goLive);
        await EndAsync(world, await world.HeldAsync());
        Assert.Empty(await TasksAsync(world));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_correction_is_no_way_round_it(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        await world.HeldAsync();
        var held = (await world.Desk.AllAsync<Detention>()).Single();
        Assert.Equal("unknown", held.Disposition);
        await CorrectionService.CorrectAsync(world.Officer, new CorrectOptions
        {
            Noun = MissionDepartures.Table,
            TargetId = held.Id,
            BasedOn = held.Version,
            Values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["Disposition"] = ["embassy"] },
        }, CancellationToken.None);
        Assert.Equal(held.Id, Assert.Single(await TasksAsync(world)).TargetId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task To_release_somebody_first_is_no_way_round_it(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var (before, between, told) = (await world.HeldAsync(), await world.HeldAsync(), await world.HeldAsync());
        await EndAsync(world, before, "released");
        await EndAsync(world, told);
        Assert.Single(await TasksAsync(world));
        var list = new ListHandOverOptions { OwnReference = "H-1", People = $"{before.OwnReference}\n{between.OwnReference}\n{told.OwnReference}", Destination = "embassy", On = world.Today };
        await HandOverListService.ListAsync(world.Officer, list, CancellationToken.None);
        await EndAsync(world, between, "released");
        await HandOverListService.SignAsync(world.Officer, new SignHandOverOptions { Id = list.Id, BasedOn = 1, SignedOn = world.Today }, CancellationToken.None);

        // Whose detention ended at the mission that day is told of once.
        Assert.Equal(["detentions", "hand_over_entries", "hand_over_entries"], (await TasksAsync(world)).Select(task => task.TargetNoun).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var reader in (ActorRegister[])[world.Rapporteur, world.Officer])
        {
            var overview = await IncidentOverview.ReadAsync(reader, CancellationToken.None);
            Assert.Equal((3, 3), (overview.HandedCount, overview.Handed.Count));
            Assert.Equal(new[] { before.Id, between.Id, told.Id }.Order(), overview.Handed.Select(line => line.Departure.ReportId).Order());
            Assert.All(overview.Handed, line => Assert.Equal(world.Today, line.Departure.On));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_presumed_victim_handed_to_an_embassy_by_their_file_is_answered_for(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await AgencyService.SetGoLiveAsync(world.Administrator, new SetGoLiveOptions { Id = world.Social.Id, BasedOn = world.Social.Version, GoLiveOn = "2026-01-01" }, CancellationToken.None);
        var report = Sample.Report(world.Social.Id, 77);
        await world.Desk.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(report).Add(new Victim { ReportId = report.Id, RegisteredOn = "2026-02-01", Status = "presumed" }));
        foreach (var destination in new[] { "family", "embassy" })
        {
            await HandOverService.AddAsync(world.SocialWorker, new AddHandOverOptions { ReportId = report.Id, Destination = destination, On = world.Today }, CancellationToken.None);
        }

        var task = Assert.Single(await TasksAsync(world));
        Assert.Equal((await world.Desk.AllAsync<HandOver>()).Single(one => one.Destination == "embassy").Id, task.TargetId);
        Assert.Equal(report.Id, Assert.Single((await IncidentOverview.ReadAsync(world.Rapporteur, CancellationToken.None)).Handed).Departure.ReportId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mission_holds_nobody_and_nobody_is_handed_to_the_own_office(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var mission = new Agency { Code = "EMB-CN", Kind = "embassy", Level = "foreign", NameEn = "Embassy", NameKm = "ស្ថានទូត" };
        await world.Desk.RecordAsync(ProcessKind.AgenciesLoadTemplate, EventKind.AgenciesLoaded, new RowChanges().Add(mission));
        var held = await world.HeldAsync();
        var detention = (await world.Desk.AllAsync<Detention>()).Single();
        Assert.Equal("HoldingAgencyId detentions.mission-holds", await GateWorld.RefusedAsync(() => DetentionService.MoveAsync(
            world.Officer, new MoveDetentionOptions { Id = detention.Id, BasedOn = detention.Version, Facility = "embassy", Ground = detention.Ground, HoldingAgencyId = mission.Id }, CancellationToken.None)));
        Assert.Equal("ToAgencyId hand-overs.own-office", await GateWorld.RefusedAsync(() => HandOverListService.ListAsync(
            world.Officer, new ListHandOverOptions { OwnReference = "H-1", People = held.OwnReference, Destination = "other-agency", ToAgencyId = world.Immigration.Id, On = world.Today }, CancellationToken.None)));

        // Where nobody knows whereto, the account prints nobody as told.
        var list = new ListHandOverOptions { OwnReference = "H-2", People = held.OwnReference, Destination = "unknown", On = world.Today };
        await HandOverListService.ListAsync(world.Officer, list, CancellationToken.None);
        await HandOverListService.SignAsync(world.Officer, new SignHandOverOptions { Id = list.Id, BasedOn = 1, SignedOn = world.Today }, CancellationToken.None);
        Assert.Equal("unknown", (await world.Desk.AllAsync<Detention>()).Single().Disposition);
    }

    private static async Task<List<CaseTask>> TasksAsync(GateWorld world) => [.. (await world.Desk.AllAsync<CaseTask>()).Where(task => task.Kind == TaskKinds.HandedUncleared)];

    private static async Task EndAsync(GateWorld world, PersonReport report, string disposition = "embassy")
    {
        var held = (await world.Desk.AllAsync<Detention>()).Single(one => one.ReportId == report.Id);
        await DetentionService.EndAsync(world.Officer, new EndDetentionOptions { Id = held.Id, BasedOn = held.Version, Disposition = disposition, DisposedOn = world.Today }, CancellationToken.None);
    }

    private static Task<long> NoticeAsync(GateWorld world, PersonReport report, string request) => world.Desk.RecordAsync(ProcessKind.MissionChange, EventKind.MissionChanged, new RowChanges().Add(
        new ConsularNotice { ReportId = report.Id, CountryCode = "CN", AgencyId = world.Immigration.Id, InformedOfRightAt = world.Desk.Clock.GetUtcNow(), InformedIn = "zh", Request = request }));
}
