using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Officials;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Charges;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Officials;

public sealed class OfficialServiceTests
{
    private const string TaskKind = "official-suspect";

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_own_unit_is_kept_away_and_oversight_becomes_party_with_a_task_in_one_event(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var id = await world.AddSuspectAsync(Official(world));
        Assert.Equal(["case_parties", "case_recusals", "case_tasks", "person_reports", "sealed_identities", "suspects"], world.LastEvent());
        var task = Assert.Single(world.Tasks(TaskKind));
        Assert.Equal((world.Stranger.Id, world.Case.Id, id), (task.AgencyId, task.CaseId, task.TargetId));
        await using var own = world.Officer.CreateContext();
        Assert.False(await own.Cases.AnyAsync());
        await using var watching = world.Outsider.CreateContext(AccessVerb.Enter);
        Assert.Equal(id, (await watching.Suspects.SingleAsync()).Id);
        await using var db = world.Register.CreateContext();
        Assert.Equal((world.Lead.Id, world.Stranger.Id), await db.CaseRecusals.Select(one => new ValueTuple<Guid, Guid>(one.AgencyId, one.OversightAgencyId)).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_second_official_of_the_same_unit_adds_a_task_and_nothing_twice(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        await world.AddSuspectAsync(Official(world));
        await world.AddSuspectAsync(Official(world), world.Outsider);
        await using var db = world.Register.CreateContext();
        Assert.Equal((1, 2), (await db.CaseRecusals.CountAsync(), world.Tasks(TaskKind).Count));
        Assert.Equal(1, await db.CaseParties.CountAsync(party => party.Role == "oversight"));

        // Who is kept away cannot watch.
        var options = Official(world) with { OwnUnitId = null, OversightAgencyId = world.Lead.Id };
        await world.RefusesAsync(nameof(options.OversightAgencyId), "officials.oversight-recused", () => world.AddSuspectAsync(options, world.Outsider));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_embassy_is_never_the_agency_with_oversight(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var embassy = new Agency { Code = "EMB-1", Kind = "embassy", Level = "national", NameEn = "An embassy", NameKm = "ស្ថានទូត" };
        await world.RecordAsync(ProcessKind.AgenciesLoadTemplate, EventKind.AgenciesLoaded, new RowChanges().Add(embassy));
        await world.RefusesAsync(nameof(AddSuspectOptions.OversightAgencyId), "cases.never-party", () => world.AddSuspectAsync(Official(world) with { OversightAgencyId = embassy.Id }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Oversight_that_had_left_the_case_comes_back(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var party = new CaseParty { CaseId = world.Case.Id, AgencyId = world.Stranger.Id, Role = "oversight", Since = "2024-01-01", Until = "2024-02-01" };
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(party));
        await world.AddSuspectAsync(Official(world) with { OwnUnitId = null });
        Assert.Null(world.Row<CaseParty>(party.Id).Until);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_official_needs_oversight_and_nobody_else_has_any(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var options = Official(world);
        await RefusesAsync(options with { OversightAgencyId = null }, nameof(options.OversightAgencyId), "officials.oversight-missing");
        await RefusesAsync(options with { OversightAgencyId = options.OwnUnitId }, nameof(options.OversightAgencyId), "officials.oversight-own");
        await RefusesAsync(options with { OversightAgencyId = Guid.CreateVersion7() }, nameof(options.OversightAgencyId), "officials.no-agency");
        await RefusesAsync(options with { OwnUnitId = Guid.CreateVersion7() }, nameof(options.OwnUnitId), "officials.no-agency");
        await RefusesAsync(options with { IsPublicOfficial = null, OwnUnitId = null }, nameof(options.OversightAgencyId), "officials.only-officials");
        await RefusesAsync(options with { IsPublicOfficial = false, OversightAgencyId = null }, nameof(options.OwnUnitId), "officials.only-officials");

        Task RefusesAsync(AddSuspectOptions one, string field, string key) => world.RefusesAsync(field, key, () => world.AddSuspectAsync(one));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_suspect_can_turn_out_to_be_an_official_once(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var id = await world.AddSuspectAsync();
        var options = new DeclareOfficialOptions { Id = id, BasedOn = 1, OwnUnitId = world.Court.Id, OversightAgencyId = world.Stranger.Id };
        await world.RefusesAsync(nameof(options.Id), "entry.out-of-reach", () => OfficialService.DeclareAsync(world.Outsider, options, CancellationToken.None));
        await Assert.ThrowsAsync<StaleVersionException>(() => OfficialService.DeclareAsync(world.Officer, options with { BasedOn = 7 }, CancellationToken.None));
        await OfficialService.DeclareAsync(world.Officer, options, CancellationToken.None);
        Assert.True(world.Row<Suspect>(id).IsPublicOfficial);
        Assert.Equal(["case_parties", "case_recusals", "case_tasks", "suspects"], world.LastEvent());
        await world.RefusesAsync(
            nameof(options.OversightAgencyId), "officials.already", () => OfficialService.DeclareAsync(world.Officer, options with { BasedOn = 2 }, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Oversight_alone_records_disciplinary_steps_and_the_first_answers_the_task(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var id = await world.AddSuspectAsync(Official(world));
        var options = new AddDisciplinaryStepOptions { SuspectId = id, On = "2026-02", Outcome = "suspended" };
        await world.RefusesAsync(nameof(options.SuspectId), "entry.out-of-reach", () => AddAsync(world.Officer, options));
        await world.RefusesAsync(nameof(options.SuspectId), "officials.only-oversight", () => AddAsync(world.Clerk, options));
        await AddAsync(world.Outsider, options);
        await AddAsync(world.Outsider, options);
        Assert.Equal(["case_tasks", "disciplinary_steps"], world.LastEvent());
        Assert.Equal(CaseTaskStatus.Done, Assert.Single(world.Tasks(TaskKind)).Status);
        Assert.Equal((world.Stranger.Id, "suspended"), (world.Row<DisciplinaryStep>(options.Id).OversightAgencyId, world.Row<DisciplinaryStep>(options.Id).Outcome));
        var other = await world.AddSuspectAsync(new AddSuspectOptions { CaseId = world.Case.Id, Person = SuspectWorld.Person() }, world.Outsider);
        await world.RefusesAsync(
            nameof(options.SuspectId), "officials.not-official", () => AddAsync(world.Outsider, options with { Id = RowId.Next(), SuspectId = other }));
    }

    [Fact]
    public void What_is_wrong_with_a_step_is_said_of_its_field() => Assert.Equal(
        [nameof(AddDisciplinaryStepOptions.On), nameof(AddDisciplinaryStepOptions.Outcome)],
        new AddDisciplinaryStepOptions { SuspectId = Guid.Empty, On = "2026-03-03", Outcome = "praised" }.Problems(new DateOnly(2026, 3, 2)).Select(problem => problem.Field),
        StringComparer.Ordinal);

    private static Task AddAsync(ActorRegister actor, AddDisciplinaryStepOptions options) => OfficialService.AddStepAsync(actor, options, CancellationToken.None);

    private static AddSuspectOptions Official(SuspectWorld world) => new()
    {
        CaseId = world.Case.Id,
        Person = SuspectWorld.Person(),
        IsPublicOfficial = true,
        OwnUnitId = world.Lead.Id,
        OversightAgencyId = world.Stranger.Id,
    };
}
