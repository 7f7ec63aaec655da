using System.Text;
using Pratip.Registry.Audit;
using Pratip.Registry.Board;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.People;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Removals;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Detentions;

public sealed class MissingWatchTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_held_person_without_an_interview_is_raised_once_and_closed_by_the_interview(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var held = await world.HeldAsync();
        await RunAsync(world);
        await RunAsync(world);
        var task = Assert.Single(await OpenAsync(world, TaskKinds.ScreeningMissing));
        Assert.Equal(("person_reports", held.Id, world.Immigration.Id), (task.TargetNoun, task.TargetId!.Value, task.AgencyId));
        Assert.Equal(new DateTimeOffset(2026, 2, 21, 17, 0, 0, TimeSpan.Zero), task.DueAt);
        Assert.Contains("immigration", await world.Desk.NoticedAsync(TaskKinds.ScreeningMissing), StringComparer.Ordinal);

        await world.ScreenAsync(held, ScreeningDecision.NotFinished);
        Assert.Single(await OpenAsync(world, TaskKinds.ScreeningMissing));
        await world.ScreenAsync(held, kind: ScreeningKind.Again);
        Assert.Empty(await OpenAsync(world, TaskKinds.ScreeningMissing));
        await RunAsync(world);
        Assert.Empty(await OpenAsync(world, TaskKinds.ScreeningMissing));
    }

    [Theory]
    [InlineData(Engine.Sqlite, null)]
    [InlineData(Engine.Sqlite, "2026-02-21")]
    [InlineData(Engine.Postgres, "2026-02-21")]
    public async Task What_a_file_said_of_the_time_before_the_first_day_is_asked_of_nobody(Engine engine, string? goLive)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync(goLive);
        await world.HeldAsync();
        world.Desk.Clock.Pass(TimeSpan.FromDays(60));
        await RunAsync(world);
        Assert.Empty(await OpenAsync(world, TaskKinds.ScreeningMissing));
        Assert.Empty(await OpenAsync(world, TaskKinds.DispositionMissing));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_a_mass_encounter_there_is_one_task_that_says_how_many_and_closes_when_nobody_is_left(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync(null);
        var people = MissingLimits.Standard.MassEncounter + 3;
        var encounter = await MeetAsync(world, "OP-MASS", people);
        await MeetAsync(world, "OP-FEW", 2);
        await RunAsync(world);
        await RunAsync(world);
        var open = await OpenAsync(world, TaskKinds.ScreeningMissing);
        Assert.Equal(["encounters", "person_reports", "person_reports"], open.Select(one => one.TargetNoun).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var one = open.Single(task => task.TargetNoun == "encounters");
        Assert.Equal((encounter, world.Immigration.Id), (one.TargetId!.Value, one.AgencyId));

        var view = await BoardReader.ReadAsync(world.Officer, new BoardQuery(), CancellationToken.None);
        Assert.Equal((3, people + 2), view.Totals.Where(count => count.Kind == TaskKinds.ScreeningMissing).Select(count => (count.Open, count.Persons)).Single());
        Assert.Equal(people, (await BoardReader.MattersAsync(world.Officer, new BoardQuery(), TaskKinds.ScreeningMissing, null, CancellationToken.None)).Items.Single(matter => matter.Id == one.Id).Persons);
        Assert.Equal(people, (await TaskList.ReadAsync(world.Officer, new TaskFilter(), null, CancellationToken.None)).Items.Single(item => item.Id == one.Id).Persons);

        foreach (var held in (await world.Desk.AllAsync<Detention>()).Where(held => held.EncounterId == encounter))
        {
            await EndAsync(world, held);
        }

        await RunAsync(world);
        Assert.Equal(["person_reports", "person_reports"], (await OpenAsync(world, TaskKinds.ScreeningMissing)).Select(task => task.TargetNoun), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_became_of_a_held_person_is_asked_once_it_has_lasted_and_closed_by_the_answer(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        await world.HeldAsync();
        await RunAsync(world);
        Assert.Empty(await OpenAsync(world, TaskKinds.DispositionMissing));
        world.Desk.Clock.Pass(TimeSpan.FromDays(MissingLimits.Standard.DispositionDays));
        await RunAsync(world);
        await RunAsync(world);
        var held = Assert.Single(await world.Desk.AllAsync<Detention>());
        var task = Assert.Single(await OpenAsync(world, TaskKinds.DispositionMissing));
        Assert.Equal(("detentions", held.Id, true), (task.TargetNoun, task.TargetId!.Value, task.DueAt <= world.Desk.Clock.GetUtcNow()));
        await EndAsync(world, held);
        Assert.Empty(await OpenAsync(world, TaskKinds.DispositionMissing));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_left_without_a_word_is_asked_about_at_once(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        await world.HeldAsync();
        var before = Assert.Single(await world.Desk.AllAsync<Detention>());
        var gone = before.Copy<Detention>();
        (gone.Until, gone.Disposition) = ("2026-02-25", DetentionDisposition.Unknown);
        await world.Desk.RecordAsync(ProcessKind.DetentionChange, EventKind.DetentionChanged, new RowChanges().Update(before, gone));
        await RunAsync(world);
        Assert.Equal(before.Id, Assert.Single(await OpenAsync(world, TaskKinds.DispositionMissing)).TargetId);
        Assert.Empty(await OpenAsync(world, TaskKinds.ScreeningMissing));
    }

    /// <summary>What the gate refuses is no screening for the queue, the board, the list of screenings and the page of the encounter either.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_interview_as_an_adult_is_none_for_anybody_who_counts_once_the_person_is_known_to_be_a_child(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var encounter = await MeetAsync(world, "OP-CHILD", 1, age: "30");
        var report = Assert.Single(await world.Desk.AllAsync<PersonReport>());
        await world.ReferAsync(report, world.Social);
        await world.ScreenAsync(report);
        await RunAsync(world);
        Assert.Equal((0, 0, 1, 0), await CountsAsync());
        Assert.Empty(await OpenAsync(world, TaskKinds.ScreeningMissing));

        var child = (await world.OneAsync<PersonReport>(report.Id)).Copy<PersonReport>();
        child.BirthYear = 2012;
        await world.Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Update(await world.OneAsync<PersonReport>(report.Id), child));
        await RunAsync(world);
        Assert.Equal((1, 1, 0, 1), await CountsAsync());
        Assert.Equal(report.Id, Assert.Single(await OpenAsync(world, TaskKinds.ScreeningMissing)).TargetId);
        await RunAsync(world);
        Assert.Single(await OpenAsync(world, TaskKinds.ScreeningMissing));

        await ScreeningService.RecordAsync(world.SocialWorker, world.Screening(report.Id, kind: ScreeningKind.Again) with { IndicatorSet = "child-labour" }, CancellationToken.None);
        await RunAsync(world);
        Assert.Equal((0, 0, 1, 0), await CountsAsync());
        Assert.Empty(await OpenAsync(world, TaskKinds.ScreeningMissing));

        async Task<(int? Interview, int? Screening, int? Screened, int Overview)> CountsAsync()
        {
            var page = await EncounterPeople.ReadAsync(world.Officer, encounter, MissingOf.Screening, 1, CancellationToken.None);
            var file = await EncounterReader.FindAsync(world.Officer, encounter, CancellationToken.None);
            return (page.Missing.Interview, page.Missing.Screening, file!.Counts.Screened, (await ScreeningOverview.ReadAsync(world.SocialWorker, CancellationToken.None)).MissingCount);
        }
    }

    [Theory]
    [InlineData("""{"source":"x","verified":false,"screeningHours":0,"dispositionDays":30,"massEncounter":20}""")]
    [InlineData("""{"screeningHours":48}""")]
    [InlineData("no json")]
    public void Limits_that_cannot_be_are_refused_with_the_name_of_the_file(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.StartsWith("own.json", Assert.Throws<InvalidDataException>(() => MissingLimits.Read(stream, "own.json")).Message, StringComparison.Ordinal);
    }

    private static Task<WatchResult> RunAsync(GateWorld world) => new DeadlineWatch(world.Register, WatchLimits.Standard).RunAsync(CancellationToken.None);

    private static async Task<List<CaseTask>> OpenAsync(GateWorld world, string kind) =>
        (await world.Desk.AllAsync<CaseTask>()).FindAll(task => task.Kind == kind && task.Status == CaseTaskStatus.Open);

    private static Task EndAsync(GateWorld world, Detention held) => DetentionService.EndAsync(
        world.Officer, new EndDetentionOptions { Id = held.Id, BasedOn = held.Version, Disposition = "released", DisposedOn = "2026-02-25" }, CancellationToken.None);

    private static async Task<Guid> MeetAsync(GateWorld world, string reference, int people, string? age = null)
    {
        var options = new OpenEncounterOptions { OwnReference = reference, On = "2026-02-20" };
        await EncounterService.OpenAsync(world.Officer, options, CancellationToken.None);
        await EncounterService.EnterPeopleAsync(world.Officer, new EnterPeopleOptions
        {
            EncounterId = options.Id,
            People = [.. Enumerable.Range(1, people).Select(number => new PersonLine { Id = RowId.Next(), Number = $"{number}", Sex = "m", ApparentAge = age })],
        }, CancellationToken.None);
        return options.Id;
    }
}
