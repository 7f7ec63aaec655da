using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Corrections;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Charges;

public sealed class ChargeServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_charge_is_entered_once_for_a_person_and_an_article(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var options = new AddChargeOptions { SuspectId = await world.AddSuspectAsync(), ArticleCode = "TSE-10", ChargedOn = "2026-01" };
        await ChargeService.AddAsync(world.Clerk, options, CancellationToken.None);
        await ChargeService.AddAsync(world.Clerk, options, CancellationToken.None);
        var charge = world.Row<Charge>(options.Id);
        Assert.Equal(("TSE-10", "2026-01", ChargeStatus.Pending, 1), (charge.ArticleCode, charge.ChargedOn, charge.Status, charge.Version));
        await world.RefusesAsync(
            nameof(options.ArticleCode), "charges.already", () => ChargeService.AddAsync(world.Officer, options with { Id = RowId.Next() }, CancellationToken.None));
        await ChangeAsync(world, options.Id, 1, ChargeStatus.Dropped);
        await ChargeService.AddAsync(world.Officer, options with { Id = RowId.Next() }, CancellationToken.None);
        await world.RefusesAsync(nameof(ChangeChargeOptions.Status), "charges.already", () => ChangeAsync(world, options.Id, 2, ChargeStatus.Pending));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_charged_before_the_offence(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var later = world.Case.Copy<Case>();
        later.OffenceOn = "2026-02";
        await world.Register.ChangeAsync(
            new ProcessContext(ProcessKind.CaseChange, "tester", null, "a test", "test"), change => change.RecordAsync(EventKind.CaseChanged, new RowChanges().Update(world.Case, later)), CancellationToken.None);
        var options = new AddChargeOptions { SuspectId = await world.AddSuspectAsync(), ArticleCode = "TSE-10", ChargedOn = "2026-01-31" };
        await world.RefusesAsync(nameof(options.ChargedOn), "charges.before-offence", () => ChargeService.AddAsync(world.Officer, options, CancellationToken.None));

        // Known to the month, the order may be right; and a correction is held against the same.
        await ChargeService.AddAsync(world.Officer, options with { ChargedOn = "2026-02-01" }, CancellationToken.None);
        var correction = Corrector.Of("charges", options.Id, 1, ("ChargedOn", "2026-01-31"));
        await world.RefusesAsync(nameof(options.ChargedOn), "charges.before-offence", () => Corrector.CorrectAsync(world.Officer, correction));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Suspects_and_charges_out_of_reach_or_made_up_are_refused(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var charge = await world.AddChargeAsync(suspect);
        await world.RefusesAsync(nameof(AddChargeOptions.SuspectId), "entry.out-of-reach", () => ChargeService.AddAsync(
            world.Outsider, new AddChargeOptions { SuspectId = suspect, ArticleCode = "TSE-11" }, CancellationToken.None));
        await world.RefusesAsync(nameof(ChangeChargeOptions.Id), "entry.out-of-reach", () => ChargeService.ChangeAsync(
            world.Outsider, new ChangeChargeOptions { Id = charge, BasedOn = 1, Status = ChargeStatus.Dropped }, CancellationToken.None));
        await world.RefusesAsync(nameof(ChangeChargeOptions.Id), "entry.out-of-reach", () => ChangeAsync(world, suspect, 1, ChargeStatus.Dropped));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_change_based_on_an_older_version_is_refused(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var charge = await world.AddChargeAsync(await world.AddSuspectAsync());
        await ChangeAsync(world, charge, 1, ChargeStatus.Upheld);
        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => ChangeAsync(world, charge, 1, ChargeStatus.Dropped));
        Assert.Equal("charges", stale.Noun);
        Assert.Equal(ChargeStatus.Upheld, world.Row<Charge>(charge).Status);
        await world.RefusesAsync(nameof(ChangeChargeOptions.Status), "charges.same", () => ChangeAsync(world, charge, 2, ChargeStatus.Upheld));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reclassified_charge_goes_on_under_another_article_in_the_same_event(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var charge = await world.AddChargeAsync(suspect);
        var options = new ChangeChargeOptions { Id = charge, BasedOn = 1, Status = ChargeStatus.Reclassified, NewArticle = "TSE-15", On = "2026-02-03" };
        await ChargeService.ChangeAsync(world.Officer, options, CancellationToken.None);
        Assert.Equal(["charges", "charges"], world.LastEvent());
        Assert.Equal(ChargeStatus.Reclassified, world.Row<Charge>(charge).Status);
        var next = world.Row<Charge>(options.NewId);
        Assert.Equal((suspect, "TSE-15", "2026-02-03", ChargeStatus.Pending), (next.SuspectId, next.ArticleCode, next.ChargedOn, next.Status));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_history_of_a_charge_names_the_step_that_decided_it_and_is_shown_within_scope(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync();
        var charge = await world.AddChargeAsync(suspect);
        var verdict = new AddStageOptions { SuspectId = suspect, Stage = "verdict", On = "2026-02", Outcome = "convicted", SentenceKind = "unknown", UpheldCharges = [charge] };
        await StageService.AddAsync(world.Clerk, verdict, CancellationToken.None);
        await ChangeAsync(world, charge, 2, ChargeStatus.Dropped);
        var dossier = await CaseDossier.ReadAsync(world.Officer, world.Case.Id, CancellationToken.None);
        var history = (await ChargeHistory.ReadAsync(world.Officer, dossier!.Suspects, CancellationToken.None))[charge].ToList();
        Assert.Equal([ChargeStatus.Pending, ChargeStatus.Upheld, ChargeStatus.Dropped], history.Select(state => state.Status), StringComparer.Ordinal);
        Assert.Equal([null, verdict.Id, null], history.Select(state => state.Step?.Id));
        Assert.Null(await CaseDossier.ReadAsync(world.Outsider, world.Case.Id, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_charge_whose_day_was_corrected_does_not_become_pending_twice(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var charge = await world.AddChargeAsync(await world.AddSuspectAsync());
        var correction = Corrector.Of("charges", charge, 1, ("ChargedOn", "2026-01-05"));
        await Corrector.CorrectAsync(world.Officer, correction);
        await Corrector.ApproveAsync(world.Named("vuthy", world.Lead, "agency-supervisor"), correction, 1);
        Assert.Equal(2, world.Row<Charge>(charge).Version);
        var dossier = await CaseDossier.ReadAsync(world.Officer, world.Case.Id, CancellationToken.None);
        Assert.Equal(ChargeStatus.Pending, Assert.Single((await ChargeHistory.ReadAsync(world.Officer, dossier!.Suspects, CancellationToken.None))[charge]).Status);
    }

    [Theory]
    [InlineData(null, null, null, nameof(AddChargeOptions.ArticleCode), "entry.missing")]
    [InlineData("TSE-999", null, null, nameof(AddChargeOptions.ArticleCode), "entry.code")]
    [InlineData("TSE-7", null, null, nameof(AddChargeOptions.ArticleCode), "charges.no-offence")]
    [InlineData("TSE-10", "2026-03-03", null, nameof(AddChargeOptions.ChargedOn), "entry.date-to-come")]
    public void What_is_wrong_with_a_charge_is_said_of_its_field(string? article, string? on, string? none, string field, string key)
    {
        var problem = Assert.Single(new AddChargeOptions { SuspectId = Guid.Empty, ArticleCode = article, ChargedOn = on ?? none }.Problems(new DateOnly(2026, 3, 2)));
        Assert.Equal((field, key), (problem.Field, problem.What.Key));
    }

    [Theory]
    [InlineData(null, null, nameof(ChangeChargeOptions.Status), "entry.missing")]
    [InlineData("gone", null, nameof(ChangeChargeOptions.Status), "entry.code")]
    [InlineData("reclassified", null, nameof(ChangeChargeOptions.NewArticle), "charges.article-as-well")]
    [InlineData("reclassified", "TSE-7", nameof(ChangeChargeOptions.NewArticle), "charges.no-offence")]
    [InlineData("dropped", "TSE-10", nameof(ChangeChargeOptions.NewArticle), "charges.article-only")]
    public void What_is_wrong_with_a_change_is_said_of_its_field(string? status, string? article, string field, string key)
    {
        var options = new ChangeChargeOptions { Id = Guid.Empty, BasedOn = 1, Status = status, NewArticle = article };
        var problem = Assert.Single(options.Problems(new DateOnly(2026, 3, 2)));
        Assert.Equal((field, key), (problem.Field, problem.What.Key));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_charged_before_the_birth_or_in_its_year(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync(new AddSuspectOptions { CaseId = world.Case.Id, Person = SuspectWorld.Person() with { BirthDate = "2001-04-05" } });
        var options = new AddChargeOptions { SuspectId = suspect, ArticleCode = "TSE-10" };
        foreach (var on in (string[])["1999-01-01", "2001-12"])
        {
            await world.RefusesAsync(nameof(options.ChargedOn), "children.before-birth", () => ChargeService.AddAsync(world.Officer, options with { ChargedOn = on }, CancellationToken.None));
        }

        await ChargeService.AddAsync(world.Officer, options with { ChargedOn = "2020-01-01" }, CancellationToken.None);
        var change = new ChangeChargeOptions { Id = options.Id, BasedOn = 1, Status = ChargeStatus.Reclassified, NewArticle = "TSE-15", On = "1999" };
        await world.RefusesAsync(nameof(change.On), "children.before-birth", () => ChargeService.ChangeAsync(world.Officer, change, CancellationToken.None));
    }

    private static Task ChangeAsync(SuspectWorld world, Guid id, int basedOn, string status) =>
        ChargeService.ChangeAsync(world.Officer, new ChangeChargeOptions { Id = id, BasedOn = basedOn, Status = status }, CancellationToken.None);
}
