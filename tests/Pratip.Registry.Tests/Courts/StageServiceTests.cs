using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.Tests.Charges;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Courts;

public sealed class StageServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    public static TheoryData<AddStageOptions, string, string> Wrong => new()
    {
        { Of(null, "2026-01"), nameof(AddStageOptions.Stage), "entry.missing" },
        { Of("hearing", "2026-01"), nameof(AddStageOptions.Stage), "entry.code" },
        { Of("trial", null), nameof(AddStageOptions.On), "entry.missing" },
        { Of("trial", "2026-03-03"), nameof(AddStageOptions.On), "entry.date-to-come" },
        { Of("trial", "2026-01") with { Court = new string('x', 201) }, nameof(AddStageOptions.Court), "entry.too-long" },
        { Of("verdict", "2026-01"), nameof(AddStageOptions.Outcome), "stages.outcome-missing" },
        { Of("verdict", "2026-01") with { Outcome = "pending" }, nameof(AddStageOptions.Outcome), "stages.outcome-pending" },
        { Of("verdict", "2026-01") with { Outcome = "upheld" }, nameof(AddStageOptions.Outcome), "stages.outcome-of-another" },
        { Of("custody", "2026-01") with { Outcome = "acquitted" }, nameof(AddStageOptions.Outcome), "stages.outcome-of-another" },
        { Of("verdict", "2026-01") with { Outcome = "guilty" }, nameof(AddStageOptions.Outcome), "entry.code" },
        { Of("verdict", "2026-01") with { Outcome = "convicted" }, nameof(AddStageOptions.SentenceKind), "stages.sentence-missing" },
        { Of("verdict", "2026-01") with { Outcome = "in-absentia" }, nameof(AddStageOptions.SentenceKind), "stages.sentence-missing" },
        { Of("verdict", "2026-01") with { Outcome = "acquitted", SentenceKind = "fine" }, nameof(AddStageOptions.SentenceKind), "stages.no-sentence" },
        { Of("trial", "2026-01") with { SentenceKind = "fine" }, nameof(AddStageOptions.SentenceKind), "stages.no-sentence" },
        { Of("verdict", "2026-01") with { Outcome = "convicted", SentenceKind = "fine", SentenceMonths = 3 }, nameof(AddStageOptions.SentenceMonths), "stages.no-months" },
        { Of("verdict", "2026-01") with { Outcome = "convicted", SentenceKind = "imprisonment", SentenceMonths = 1201 }, nameof(AddStageOptions.SentenceMonths), "entry.number" },
        { Of("verdict", "2026-01") with { Outcome = "other", UpheldCharges = [Guid.Empty], DroppedCharges = [Guid.Empty] }, nameof(AddStageOptions.DroppedCharges), "stages.charge-both" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_of_its_field(AddStageOptions options, string field, string key)
    {
        var problem = Assert.Single(options.Problems(new DateOnly(2026, 3, 2)));
        Assert.Equal((field, key), (problem.Field, problem.What.Key));
    }

    [Fact]
    public void An_unknown_outcome_or_sentence_can_be_said()
    {
        var today = new DateOnly(2026, 3, 2);
        Assert.Empty((Of("verdict", "2026") with { Outcome = "unknown" }).Problems(today));
        Assert.Empty((Of("verdict", "2026") with { Outcome = "convicted", SentenceKind = "unknown" }).Problems(today));
        Assert.Empty((Of("verdict", "2026") with { Outcome = "in-absentia", SentenceKind = "imprisonment" }).Problems(today));
        Assert.Empty(Of("non-suit", "2026").Problems(today));
        Assert.Empty((Of("appeal", "2026") with { Outcome = "pending" }).Problems(today));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_verdict_and_what_it_decides_on_the_charges_are_one_event(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var (upheld, dropped) = (await world.AddChargeAsync(suspect), await world.AddChargeAsync(suspect, "TSE-15"));
        var options = Of("verdict", "2026-02-03") with
        {
            SuspectId = suspect,
            Court = " Phnom Penh ",
            Outcome = "convicted",
            SentenceKind = "imprisonment",
            SentenceMonths = 84,
            UpheldCharges = [upheld],
            DroppedCharges = [dropped],
        };
        await StageService.AddAsync(world.Clerk, options, CancellationToken.None);
        await StageService.AddAsync(world.Clerk, options, CancellationToken.None);
        var step = world.Row<ProceduralStage>(options.Id);
        Assert.Equal(("verdict", "2026-02-03", "Phnom Penh", "convicted", "imprisonment", 84), (step.Stage, step.On, step.Court, step.Outcome, step.SentenceKind, step.SentenceMonths));
        Assert.Equal((ChargeStatus.Upheld, ChargeStatus.Dropped), (world.Row<Charge>(upheld).Status, world.Row<Charge>(dropped).Status));
        Assert.Equal(["charges", "charges", "procedural_stages"], world.LastEvent());

        // The appeal may drop what the verdict upheld, and nobody decides again on what was dropped.
        await StageService.AddAsync(world.Clerk, Of("appeal", "2026-02-20") with { SuspectId = suspect, Outcome = "overturned", DroppedCharges = [upheld] }, CancellationToken.None);
        var again = Of("supreme-court", "2026-03-01") with { SuspectId = suspect, Outcome = "other", UpheldCharges = [upheld] };
        await world.RefusesAsync(nameof(again.UpheldCharges), "charges.not-pending", () => StageService.AddAsync(world.Clerk, again, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_step_out_of_order_or_recorded_before_is_refused(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var trial = Of("trial", "2026-02-03") with { SuspectId = suspect };
        await StageService.AddAsync(world.Officer, trial, CancellationToken.None);
        var verdict = Of("verdict", "2026-02-02") with { SuspectId = suspect, Outcome = "acquitted" };
        await world.RefusesAsync(nameof(verdict.On), "stages.order", () => StageService.AddAsync(world.Officer, verdict, CancellationToken.None));
        await world.RefusesAsync(nameof(trial.On), "stages.already", () => StageService.AddAsync(world.Officer, trial with { Id = RowId.Next() }, CancellationToken.None));
        await StageService.AddAsync(world.Officer, verdict with { On = "2026-02" }, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_earlier_steps_contradict_each_other_a_new_one_is_held_against_those_that_do_not(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        ProceduralStage Old(string stage, string on) => new() { SuspectId = suspect, Stage = stage, On = on };
        await Sample.AddAsync(world.Register, Old("custody", "2025-01-05"), Old("arrest", "2025-03-01"), Old("referral-to-court", "2025-06-01"));
        var indictment = Of("indictment", "2025-05-01") with { SuspectId = suspect };
        await world.RefusesAsync(nameof(indictment.On), "stages.order", () => StageService.AddAsync(world.Officer, indictment, CancellationToken.None));
        await StageService.AddAsync(world.Officer, indictment with { On = "2025-07-01" }, CancellationToken.None);

        // Of the two that contradict each other neither stands in the way.
        await StageService.AddAsync(world.Officer, Of("custody", "2025-02-01") with { SuspectId = suspect }, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_appeal_needs_something_that_it_is_against(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var appeal = Of("appeal", "2026-02-03") with { SuspectId = suspect };
        await world.RefusesAsync(nameof(appeal.Stage), "stages.no-verdict", () => StageService.AddAsync(world.Officer, appeal, CancellationToken.None));
        await StageService.AddAsync(world.Officer, Of("verdict", "2026-01") with { SuspectId = suspect, Outcome = "unknown" }, CancellationToken.None);
        await StageService.AddAsync(world.Officer, appeal, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_arrest_ends_being_at_large_and_absconding_begins_it(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync(new AddSuspectOptions { CaseId = world.Case.Id, Person = SuspectWorld.Person(), IsAtLarge = true });
        await StageService.AddAsync(world.Officer, Of("arrest", "2026-01-05") with { SuspectId = suspect }, CancellationToken.None);
        Assert.False(world.Row<Suspect>(suspect).IsAtLarge);
        await StageService.AddAsync(world.Officer, Of("trial", "2026-02-05") with { SuspectId = suspect, Outcome = "absconded" }, CancellationToken.None);
        Assert.True(world.Row<Suspect>(suspect).IsAtLarge);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Suspects_out_of_reach_and_charges_of_others_are_refused(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var ofOther = await world.AddChargeAsync(await world.AddSuspectAsync());
        var options = Of("verdict", "2026-02") with { SuspectId = suspect, Outcome = "other", UpheldCharges = [ofOther] };
        await world.RefusesAsync(nameof(options.SuspectId), "entry.out-of-reach", () => StageService.AddAsync(world.Outsider, options, CancellationToken.None));
        await world.RefusesAsync(nameof(options.UpheldCharges), "entry.out-of-reach", () => StageService.AddAsync(world.Officer, options, CancellationToken.None));
    }

    private static AddStageOptions Of(string? stage, string? on) => new() { SuspectId = Guid.Empty, Stage = stage, On = on };
}
