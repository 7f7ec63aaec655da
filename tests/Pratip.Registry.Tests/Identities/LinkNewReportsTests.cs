using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Linkage.Linking;
using Pratip.Registry.Audit;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

public sealed class LinkNewReportsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [InlineData(0, 10_819, 10_820, false)]
    [InlineData(0, 10_819, 10_951, true)]
    [InlineData(165, 10_951, 11_100, false)]
    [InlineData(165, 10_951, 13_200, true)]
    [InlineData(3, 900, 901, true)]
    public void Next_to_nothing_is_learnt_again_once_there_is_a_little_more_to_learn_from(int pairs, int learntFrom, int reports, bool again) =>
        Assert.Equal(again, KeptLinkage.IsOutgrown(pairs, learntFrom, reports));

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_report_entered_after_a_run_is_counted_once_and_nobody_else_moves(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var full = await world.LinkAsync();
        var (counted, judged) = (await world.AllAsync<CountedPerson>(), await world.AllAsync<IdentityJudgement>());
        var late = await world.EnterAsync(LinkedWorld.Shared + 7, isTurned: true);
        var outcome = await new LinkNewReports(world.Register).RunAsync(isDryRun: false, CancellationToken.None);
        Assert.Equal(world.OfHome[LinkedWorld.Shared + 7].PersonId, await world.PersonOfAsync(late));
        Assert.Equal((full.ModelVersion, full.Counts.Reports + 1, full.Counts.Persons, full.AutomaticPairs + 1), (outcome.ModelVersion, outcome.Counts.Reports, outcome.Counts.Persons, outcome.AutomaticPairs));
        Assert.InRange(outcome.Looked!.Value, 2, 20);
        Assert.Equal(counted.Select(row => (row.Id, row.Version)), (await world.AllAsync<CountedPerson>()).Where(row => row.Id != late.Id).Select(row => (row.Id, row.Version)));
        Assert.Equal(judged.Count + 1, (await world.AllAsync<IdentityJudgement>()).Count);
        await AssertAsWholeAsync(world);
        Assert.Equal(outcome.Counts.Persons, (await world.LinkAsync()).Counts.Persons);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Step_after_step_in_memory_or_from_the_register_the_persons_are_those_of_a_whole_run(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await world.LinkAsync();
        var kept = new LinkNewReports(world.Register);
        Assert.Null(await kept.RunIfAnyAsync(null, CancellationToken.None));
        for (var i = 0; i < 6; i++)
        {
            await world.EnterAsync(LinkedWorld.Shared + i, isTurned: i % 2 == 0);
            await (i % 3 == 2 ? new LinkNewReports(world.Register) : kept).RunAsync(isDryRun: false, CancellationToken.None);
            await AssertAsWholeAsync(world);
        }

        await RenameAsync(world, world.OfOther[3], "Nobody Alike");
        Assert.NotNull(await kept.RunIfAnyAsync(null, CancellationToken.None));
        Assert.Equal(world.OfOther[3].PersonId, await world.PersonOfAsync(world.OfOther[3]));
        await AssertAsWholeAsync(world);
        await RenameAsync(world, world.OfOther[3], LinkedWorld.Name(3));
        await new LinkNewReports(world.Register).RunAsync(isDryRun: false, CancellationToken.None);
        Assert.Equal(await world.PersonOfAsync(world.OfHome[3]), await world.PersonOfAsync(world.OfOther[3]));
        await AssertAsWholeAsync(world);
        Assert.NotNull(await kept.RunIfAnyAsync(null, CancellationToken.None));
        await AssertAsWholeAsync(world);
        Assert.Null(await kept.RunIfAnyAsync(null, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task That_two_are_not_the_same_holds_until_it_is_taken_back(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await world.LinkAsync();
        var link = new LinkNewReports(world.Register);
        var late = await world.EnterAsync(40);
        var judged = await world.JudgeAsync(ReportPair.Of(world.OfHome[40].Id, late.Id), Verdicts.NotSame);
        await link.RunAsync(isDryRun: false, CancellationToken.None);
        Assert.Equal(late.PersonId, await world.PersonOfAsync(late));
        await AssertAsWholeAsync(world);
        await world.JudgeAsync(ReportPair.Of(judged), Verdicts.Reversed, judged.Id);
        Assert.Equal(1, (await link.RunIfAnyAsync(null, CancellationToken.None))!.AutomaticPairs - (await world.AllAsync<IdentityRun>()).MinBy(run => run.Id)!.AutomaticPairs);
        Assert.Equal(world.OfHome[40].PersonId, await world.PersonOfAsync(late));
        await AssertAsWholeAsync(world);
        await world.JudgeAsync(ReportPair.Of(world.OfHome[1].Id, world.OfOther[1].Id), Verdicts.NotSame);
        await new LinkNewReports(world.Register).RunAsync(isDryRun: false, CancellationToken.None);
        Assert.Equal(world.OfOther[1].PersonId, await world.PersonOfAsync(world.OfOther[1]));
        await AssertAsWholeAsync(world);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_run_before_there_is_nothing_to_go_on_from(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var link = new LinkNewReports(world.Register);
        Assert.Null(await link.RunIfAnyAsync(null, CancellationToken.None));
        var refused = await Assert.ThrowsAsync<RegisterException>(() => link.RunAsync(isDryRun: false, CancellationToken.None));
        Assert.Equal("linkage.no-model", refused.Reason.Key);
        Assert.Empty(await world.AllAsync<IdentityRun>());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_register_that_has_outgrown_what_was_learnt_learns_anew_and_a_dry_run_writes_nothing(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await world.LinkAsync();
        for (var i = 0; i < 24; i++)
        {
            await world.EnterAsync(LinkedWorld.Shared + i);
        }

        var link = new LinkNewReports(world.Register);
        Assert.NotNull((await link.RunAsync(isDryRun: true, CancellationToken.None)).Looked);
        Assert.Single(await world.AllAsync<IdentityRun>());
        Assert.NotNull((await link.RunAsync(isDryRun: false, CancellationToken.None)).Looked);
        await world.EnterAsync(LinkedWorld.Shared + 24);
        Assert.Null((await link.RunAsync(isDryRun: false, CancellationToken.None)).Looked);
        await world.EnterAsync(LinkedWorld.Shared + 25);
        Assert.NotNull((await link.RunAsync(isDryRun: false, CancellationToken.None)).Looked);
        await AssertAsWholeAsync(world);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_a_run_found_hardly_a_pair_the_next_one_learns_again(Engine engine)
    {
        await using var desk = await Tasks.DeskWorld.CreateAsync(engine);
        for (var i = 0; i < 8; i++)
        {
            await desk.ReportAsync(desk.Home, i, LinkedWorld.Name(i));
        }

        await new LinkReports(desk.Register).RunAsync(new LinkageOptions(), false, CancellationToken.None);
        await desk.ReportAsync(desk.Other, 9, LinkedWorld.Name(20));
        Assert.Null((await new LinkNewReports(desk.Register).RunAsync(isDryRun: false, CancellationToken.None)).Looked);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Once_a_night_all_are_compared_again_and_nothing_is_learnt(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var learnt = await world.LinkAsync();
        var link = new LinkNewReports(world.Register);
        var hour = world.Desk.Clock.GetUtcNow().ToOffset(PhnomPenhTime.Offset).Hour;
        Assert.Null(await link.RunIfAnyAsync(hour, CancellationToken.None));
        world.Desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Null(await link.RunIfAnyAsync(null, CancellationToken.None));
        var whole = await link.RunIfAnyAsync(hour, CancellationToken.None);
        Assert.Equal((learnt.ModelVersion, learnt.Counts.Persons, learnt.Counts.Reports), (whole!.ModelVersion, whole.Counts.Persons, whole.Looked));
        Assert.Null(await link.RunIfAnyAsync(hour, CancellationToken.None));
        await world.EnterAsync(50);
        Assert.InRange((await link.RunIfAnyAsync(hour, CancellationToken.None))!.Looked!.Value, 2, 20);
        await AssertAsWholeAsync(world);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_kept_of_a_model_is_sealed(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await world.LinkAsync();
        var kept = (await world.AllAsync<IdentityRun>()).Single();
        var note = LearntModel.NoteIn(kept.Weights)!;
        Assert.Equal(kept.Id, note.LearntBy);
        Assert.Contains("name", LearntModel.WeightsIn(kept.Weights).Keys, StringComparer.Ordinal);
        Assert.Throws<VaultException>(() => world.Register.Vault.OpenSecret(Guid.CreateVersion7(), "model", note.Model!));
        await using var db = world.Register.CreateContext();
        Assert.Equal(LinkedWorld.People + LinkedWorld.Shared, (await KeptLinkage.FindAsync(world.Register, db, CancellationToken.None))!.Model.Records);
    }

    private static async Task RenameAsync(LinkedWorld world, PersonReport report, string name)
    {
        var before = (await world.AllAsync<SealedIdentity>()).Single(row => row.Id == report.Id);
        var after = world.Register.Vault.Reseal(before, world.Register.Vault.Open(before) with { Names = [new IdentityName(name, NameKind.Latin)] });
        await Sample.UpdateAsync(world.Register, before, after);
    }

    /// <summary>What stands in the register is what a run over all reports by the same model comes to.</summary>
    private static async Task AssertAsWholeAsync(LinkedWorld world)
    {
        await using var db = world.Register.CreateContext();
        var kept = (await KeptLinkage.FindAsync(world.Register, db, CancellationToken.None))!;
        var (input, table) = await LinkageReader.ReadAllAsync(world.Register, db, CancellationToken.None);
        var inForce = await LinkageJob.InForceAsync(db, null, CancellationToken.None);
        var plan = new LinkagePlan(input, Linker.Run(table, kept.Model, new LinkageOptions()), kept.Model, inForce);
        var counted = await db.CountedPersons.ToDictionaryAsync(row => row.Id, row => row.PersonId);
        Assert.Equal(plan.PersonOf().OrderBy(one => one.Key), input.Reports.Select(report => KeyValuePair.Create(report.Id, counted.GetValueOrDefault(report.Id, report.PersonId))).OrderBy(one => one.Key));
        Assert.Equal(Sorted(plan.Automatic.Select(plan.PairOf)), Sorted(inForce.Where(one => one.Value.Maker == JudgementMaker.Engine).Select(one => one.Key)));

        // What is drawn to be checked changes with the number of pairs, and is completed at night.
        var open = await db.IdentityPairs.Where(pair => pair.IsOpen).ToListAsync();
        var drawn = open.Where(pair => pair.Cause == ReviewCause.Sample).ToList();
        Assert.InRange(drawn.Count, 1, 4);
        Assert.Equal(
            Sorted(plan.Reviews.Where(pair => pair.Cause != ReviewCause.Sample).Select(plan.PairOf)), Sorted(open.Except(drawn).Select(pair => ReportPair.Of(pair.ReportAId, pair.ReportBId))));
        var last = kept.Last;
        Assert.Equal((plan.PersonOf().Values.Distinct().Count(), plan.Automatic.Count, open.Count), (last.Persons, last.AutomaticPairs, last.ReviewPairs));

        static List<(Guid, Guid)> Sorted(IEnumerable<ReportPair> pairs) => [.. pairs.Select(pair => (pair.A, pair.B)).Order()];
    }
}
