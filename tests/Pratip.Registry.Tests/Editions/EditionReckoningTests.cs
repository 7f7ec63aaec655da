using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Editions;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Editions;

/// <summary>A draft is reckoned once for all who look, and again as soon as anything differs that it depends on.</summary>
public sealed class EditionReckoningTests
{
    private int _reckoned;
    private bool _hides;

    public static TheoryData<Engine> Engines => TestRegister.All;

    /// <summary>Two findings of one check and one of another, one of them about a hidden number; how often it was asked is counted.</summary>
    private EditionRules Rules => new(Check, Disclose);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Looks_an_acceptance_and_a_signature_reckon_a_draft_once(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var edition = await world.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ViewAsync(world.Statistician, edition)));
        await EditionService.AcceptFindingsAsync(world.Officer, new() { EditionId = edition.Id, Keys = ["nested:a"], Reason = "counted by hand" }, CancellationToken.None, Rules);
        Assert.Equal("counted by hand", (await ViewAsync(world.Signatory, edition)).Docket.Findings.Single(one => one.Key == "nested:a").Accepted);
        await EditionService.AcceptFindingsAsync(world.Officer, new() { EditionId = edition.Id, AllOf = "same", Reason = "looked at" }, CancellationToken.None, Rules);
        Assert.Empty((await ViewAsync(world.Statistician, edition)).OpenFindings);
        await world.SignAsync(edition.Id, world.Statistician, Rules);
        Assert.Equal(1, _reckoned);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_draft_depends_on_reckons_it_again(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var other = await world.CreateAsync(window: "2024");
        var edition = await world.CreateAsync();
        Assert.Empty((await ViewAsync(world.Statistician, edition)).Docket.Suppressions);

        var exemption = new AskExemptionOptions { Measure = "victims.registered", Breakdown = "sex", Reason = "agreed with the office" };
        await ExemptionService.AskAsync(world.Statistician, exemption, CancellationToken.None);
        await ExemptionService.AskAsync(world.Statistician, exemption, CancellationToken.None);
        Assert.Equal("Breakdown: entry.sent-already, Reason: entry.sent-already", await Refusals.OfAsync(() =>
            ExemptionService.AskAsync(world.Statistician, exemption with { Breakdown = null, Reason = "agreed with somebody else" }, CancellationToken.None)));
        await ViewAsync(world.Statistician, edition);
        Assert.Equal(1, _reckoned);
        await ExemptionService.ApproveAsync(world.Signatory, new() { Id = exemption.Id, BasedOn = 1 }, CancellationToken.None);
        Assert.Equal("agreed with the office", Assert.Single((await ViewAsync(world.Statistician, edition)).Docket.Suppressions).Rule);
        Assert.Equal(2, _reckoned);

        await world.SignAsync(other.Id, world.Statistician, EditionRules.None);
        await ViewAsync(world.Statistician, edition);
        Assert.Equal(2, _reckoned);
        await world.SignAsync(other.Id, world.Signatory, EditionRules.None);
        Assert.Contains((await ViewAsync(world.Statistician, edition)).Docket.Findings, one => one.Key == "known:1");
        await ViewAsync(world.Statistician, edition);
        Assert.Equal(3, _reckoned);
    }

    /// <summary>An edition of 2025 shows 2024 beside it, and the years before: a half of 2024 is held against it.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_an_edition_only_compares_with_is_told_as_well(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        await world.SignedAsync();
        var half = await world.CreateAsync(window: "2024-H1");
        Assert.Contains((await ViewAsync(world.Statistician, half)).Docket.Findings, one => one.Key == "known:1");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Findings_are_accepted_together_for_one_reason_and_a_reason_that_was_given_stays(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var edition = await world.CreateAsync();
        var accept = new AcceptFindingsOptions { EditionId = edition.Id, Keys = ["same:b"], Reason = "one by itself" };
        Task AcceptAsync(AcceptFindingsOptions options) => EditionService.AcceptFindingsAsync(world.Officer, options, CancellationToken.None, Rules);
        Assert.Equal("editions.mark-findings", await RefusalAsync(() => AcceptAsync(accept with { Keys = [] })));
        Assert.Equal("editions.reason-missing", await RefusalAsync(() => AcceptAsync(accept with { Reason = "  " })));
        Assert.Equal("editions.no-finding", await RefusalAsync(() => AcceptAsync(accept with { Keys = ["same:b", "gold"] })));
        Assert.Equal("editions.no-finding-of", await RefusalAsync(() => AcceptAsync(accept with { AllOf = "gold" })));
        Assert.Equal(3, (await ViewAsync(world.Officer, edition)).OpenFindings.Count);

        await AcceptAsync(accept);
        await AcceptAsync(accept with { Keys = [], AllOf = "same", Reason = "all of them" });
        await AcceptAsync(accept with { Keys = ["nested:a", "same:c"], Reason = "both of them" });
        var reasons = (await ViewAsync(world.Officer, edition)).Docket.Findings.ToDictionary(one => one.Key, one => one.Accepted, StringComparer.Ordinal);
        Assert.Equal(("both of them", "one by itself", "both of them"), (reasons["nested:a"], reasons["same:b"], reasons["same:c"]));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_finding_about_hidden_numbers_keeps_them_from_whoever_may_not_see_small_ones_and_from_what_is_sealed(Engine engine)
    {
        _hides = true;
        await using var world = await EditionWorld.CreateAsync(engine);
        await world.ReturnedAsync();
        var edition = await world.CreateAsync();
        Assert.True(world.Statistician.Actor.May(AccessVerb.View, AccessNoun.SmallCells));
        Assert.False(world.Signatory.Actor.May(AccessVerb.View, AccessNoun.SmallCells));
        Assert.Contains("two of them", SaidOf(await ViewAsync(world.Statistician, edition)).En, StringComparison.Ordinal);
        Assert.DoesNotContain("two", SaidOf(await ViewAsync(world.Signatory, edition)).En, StringComparison.Ordinal);
        Assert.Contains("hundred", (await ViewAsync(world.Signatory, edition)).Docket.Findings.Single(one => one.Key == "same:b").Says.En, StringComparison.Ordinal);

        await EditionService.AcceptFindingsAsync(world.Officer, new() { EditionId = edition.Id, Keys = ["nested:a", "same:b", "same:c"], Reason = "looked at" }, CancellationToken.None, Rules);
        await world.SignAsync(edition.Id, world.Statistician, Rules);
        var told = await ViewAsync(world.Statistician, edition);
        Assert.Equal(["same:b", "same:c"], told.Docket.Findings.Select(one => one.Key), StringComparer.Ordinal);
        Assert.DoesNotContain(EditionReport.Of(told.Content, told.Docket).Notes, note => note.Text.En.Contains("two", StringComparison.Ordinal));
    }

    private static LocalizedText SaidOf(EditionView view) => view.Docket.Findings.Single(one => one.Key == "nested:a").Says;

    private async Task<EditionView> ViewAsync(ActorRegister register, Edition edition) => (await EditionReader.FindAsync(register, edition.Name, CancellationToken.None, Rules))!;

    /// <summary>The first speaks of a number that is there only before hiding.</summary>
    private static IReadOnlyList<EditionFinding> Check(EditionContent full, EditionContent? before) =>
    [
        Found("nested", "a", full.Cells.Any(cell => cell.State is EditionCellState.Hidden) ? "It is some of them." : "It is two of them."),
        Found("same", "b", "A hundred twice."),
        Found("same", "c", "A thousand twice."),
    ];

    /// <summary>Says which exemptions there are, and how many editions readers have; and hides every number where that is asked.</summary>
    private EditionHiding Disclose(EditionContent full, IReadOnlyList<ReleasedEdition> released, IReadOnlyList<EditionExemption> exemptions)
    {
        Interlocked.Increment(ref _reckoned);
        return new(
            _hides ? [.. full.Cells.Where(cell => cell.Value is not null).Select(cell => new EditionSuppression(cell.MeasureId, cell.Window, cell.By, cell.Key, SuppressionKind.Hidden, "all"))]
            : [.. exemptions.Select(one => new EditionSuppression(one.MeasureId, full.Head.Window, one.By, one.Key, SuppressionKind.Exempt, one.Rule))],
            released.Count == 0 ? [] : [Found("known", released.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), "It is known.")]);
    }

    private static EditionFinding Found(string check, string about, string says) => new($"{check}:{about}", check, Verdict.SuspectedError, true, new(says, says));

    private static async Task<string> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<EntryRefusedException>(work)).Reason.Key;
}
