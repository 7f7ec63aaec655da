using Pratip.Registry.Audit;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

public sealed class LinkageDetailsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_run_says_of_itself_adds_up_to_what_it_found(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var outcome = await world.LinkAsync(isDryRun: true);
        var details = outcome.Details!;
        Assert.Equal(outcome.Counts.Persons, details.Sizes.Sum(size => size.Persons));
        Assert.Equal(outcome.Counts.Reports, details.Sizes.Sum(size => size.Times * size.Persons));
        Assert.All(details.Groups.GroupBy(group => group.Kind, StringComparer.Ordinal), kind =>
            Assert.Equal((outcome.AutomaticPairs, outcome.ReviewPairs), (kind.Sum(group => group.Automatic), kind.Sum(group => group.Reviews))));
        Assert.Equal(outcome.ThresholdPerMille, Assert.Single(details.Thresholds, point => point.IsChosen).PerMille);
        Assert.Empty(details.Judged);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_higher_threshold_lets_expect_fewer_wrong_pairs_and_fewer_found(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var points = (await world.LinkAsync(isDryRun: true)).Details!.Thresholds;
        foreach (var (lower, higher) in points.Zip(points.Skip(1)))
        {
            Assert.True(higher.PerMille > lower.PerMille && higher.Pairs <= lower.Pairs && higher.Precision >= lower.Precision - 1e-9 && higher.Recall <= lower.Recall + 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_interval_holds_the_number_of_people_and_reports_without_an_identity_are_in_it(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var anonymous = Enumerable.Range(0, 5).Select(i => new PersonReport { AgencyId = world.Desk.Home.Id, OwnReference = $"ANONYMOUS-{i}", PersonId = RowId.Next() });
        await world.Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(anonymous));
        var outcome = await world.LinkAsync(isDryRun: true);
        Assert.InRange(LinkedWorld.People + 5, outcome.Unique!.Low, outcome.Unique.High);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_officers_decided_stands_beside_what_the_engine_says_and_what_was_taken_back_does_not(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var same = await world.JudgeAsync(ReportPair.Of(world.OfHome[1].Id, world.OfOther[1].Id), Verdicts.Same);
        await world.JudgeAsync(ReportPair.Of(world.OfHome[2].Id, world.OfOther[2].Id), Verdicts.NotSame);
        var judged = (await world.LinkAsync(isDryRun: true)).Details!.Judged;
        Assert.Equal((2, 1.0), (judged.Sum(bin => bin.Pairs), judged.Sum(bin => bin.Pairs * bin.Same)));
        Assert.All(judged, bin => Assert.InRange(bin.Said * 1000, bin.FromPerMille, bin.ToPerMille));
        await world.JudgeAsync(ReportPair.Of(same), Verdicts.Reversed, same.Id);
        var left = Assert.Single((await world.LinkAsync(isDryRun: true)).Details!.Judged);
        Assert.Equal((1, 0.0), (left.Pairs, left.Same));
    }
}
