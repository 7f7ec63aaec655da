using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.Tests.Charges;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Corrections.Corrector;

namespace Pratip.Registry.Tests.Corrections;

/// <summary>A step of the procedure and a charge are corrected under the rules under which they are entered, when asked and again when approved.</summary>
public sealed class CorrectedStepTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_arrest_is_given_no_conviction_and_no_sentence(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var arrest = await AddAsync(world, await world.AddSuspectAsync(), "arrest", "2026-01-05");
        var options = Of("procedural_stages", arrest, 1, ("Outcome", "convicted"), ("SentenceKind", "imprisonment"), ("SentenceMonths", "60"));
        Assert.Equal("Outcome: stages.outcome-of-another, SentenceKind: stages.no-sentence", await RefusalAsync(world.Officer, options));
        Assert.Equal(1, world.Row<ProceduralStage>(arrest).Version);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_sentence_goes_with_a_conviction_and_lasts_a_month_at_least(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var verdict = await AddAsync(world, await world.AddSuspectAsync(), "verdict", "2026-01-05", "acquitted");
        Assert.Equal("SentenceMonths: entry.number", await RefusalAsync(world.Officer, Of("procedural_stages", verdict, 1, ("SentenceMonths", "0"))));
        Assert.Equal("SentenceKind: stages.no-sentence", await RefusalAsync(world.Officer, Of("procedural_stages", verdict, 1, ("SentenceKind", "fine"))));
        Assert.Equal("SentenceKind: stages.sentence-missing", await RefusalAsync(world.Officer, Of("procedural_stages", verdict, 1, ("Outcome", "convicted"))));

        // The sentence waits with the conviction that it belongs to.
        var options = Of("procedural_stages", verdict, 1, ("Outcome", "convicted"), ("SentenceKind", "imprisonment"), ("SentenceMonths", "60"));
        Assert.Empty((await CorrectAsync(world.Officer, options)).FilledIn);
        await ApproveAsync(Supervisor(world), options, 1);
        var now = world.Row<ProceduralStage>(verdict);
        Assert.Equal(("convicted", "imprisonment", 60), (now.Outcome, now.SentenceKind, now.SentenceMonths));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_arrest_becomes_a_verdict_whole_and_not_before_the_indictment(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var arrest = await AddAsync(world, suspect, "arrest", "2026-01-05");
        Assert.Equal("Outcome: stages.outcome-missing", await RefusalAsync(world.Officer, Of("procedural_stages", arrest, 1, ("Stage", "verdict"))));
        var options = Of("procedural_stages", arrest, 1, ("Stage", "verdict"), ("Outcome", "acquitted"));
        Assert.Empty((await CorrectAsync(world.Officer, options)).FilledIn);

        await AddAsync(world, suspect, "indictment", "2026-01-20");
        Assert.Equal("Stage: stages.order", await RefusalAsync(world.Officer, options with { Id = Guid.CreateVersion7() }));
        Assert.Equal("Stage: stages.order", await Refusals.OfAsync(() => ApproveAsync(Supervisor(world), options, 1)));
        Assert.Equal("arrest", world.Row<ProceduralStage>(arrest).Stage);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_referral_is_not_moved_past_the_indictment(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var referral = await AddAsync(world, suspect, "referral-to-court", "2026-01-05");
        await AddAsync(world, suspect, "indictment", "2026-01-20");
        Assert.Equal("On: stages.order", await RefusalAsync(world.Officer, Of("procedural_stages", referral, 1, ("On", "2026-01-21"))));
        Assert.NotNull((await CorrectAsync(world.Officer, Of("procedural_stages", referral, 1, ("On", "2026-01-19")))).RequestId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_verdict_that_an_appeal_is_against_does_not_become_something_else(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var verdict = await AddAsync(world, suspect, "verdict", "2026-01-05", "died");
        await AddAsync(world, suspect, "appeal", "2026-01-20", "pending");
        Assert.Equal("Stage: stages.no-verdict", await RefusalAsync(world.Officer, Of("procedural_stages", verdict, 1, ("Stage", "trial"))));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_never_in_order_is_still_corrected_elsewhere(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var step = new ProceduralStage { SuspectId = await world.AddSuspectAsync(), Stage = "verdict", On = "2026-01-05" };
        await Sample.AddAsync(world.Register, step);
        Assert.Equal(["Court"], (await CorrectAsync(world.Officer, Of("procedural_stages", step.Id, 1, ("Court", "Phnom Penh")))).FilledIn);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_charge_becomes_none_that_the_suspect_has_nor_one_without_an_offence(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var charge = await world.AddChargeAsync(suspect);
        Assert.Equal("ArticleCode: charges.no-offence", await RefusalAsync(world.Officer, Of("charges", charge, 1, ("ArticleCode", "TSE-7"))));
        var options = Of("charges", charge, 1, ("ArticleCode", "TSE-15"));
        await CorrectAsync(world.Officer, options);

        await world.AddChargeAsync(suspect, "TSE-15");
        Assert.Equal("ArticleCode: charges.already", await RefusalAsync(world.Officer, options with { Id = Guid.CreateVersion7() }));
        Assert.Equal("ArticleCode: charges.already", await Refusals.OfAsync(() => ApproveAsync(Supervisor(world), options, 1)));
        Assert.Equal("TSE-10", world.Row<Charge>(charge).ArticleCode);
    }

    private static ActorRegister Supervisor(SuspectWorld world) => world.Named("vuthy", world.Lead, "agency-supervisor");

    private static async Task<Guid> AddAsync(SuspectWorld world, Guid suspect, string stage, string on, string? outcome = null)
    {
        var options = new AddStageOptions { SuspectId = suspect, Stage = stage, On = on, Outcome = outcome };
        await StageService.AddAsync(world.Officer, options, CancellationToken.None);
        return options.Id;
    }
}
