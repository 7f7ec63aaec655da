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

    private static async Task<List<CaseTask>> TasksAsync(GateWorld world) => [.. (await world.Desk.AllAsync<CaseTask>()).Where(task => task.Kind == TaskKinds.HandedUncleared)];

    private static async Task EndAsync(GateWorld world, PersonReport report)
    {
        var held = (await world.Desk.AllAsync<Detention>()).Single(one => one.ReportId == report.Id);
        await DetentionService.EndAsync(world.Officer, new EndDetentionOptions { Id = held.Id, BasedOn = held.Version, Disposition = "embassy", DisposedOn = world.Today }, CancellationToken.None);
    }

    private static Task<long> NoticeAsync(GateWorld world, PersonReport report, string request) => world.Desk.RecordAsync(ProcessKind.MissionChange, EventKind.MissionChanged, new RowChanges().Add(
        new ConsularNotice { ReportId = report.Id, CountryCode = "CN", AgencyId = world.Immigration.Id, InformedOfRightAt = world.Desk.Clock.GetUtcNow(), InformedIn = "zh", Request = request }));
}
