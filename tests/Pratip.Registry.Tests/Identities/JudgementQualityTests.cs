using Pratip.Registry.Audit;
using Pratip.Registry.Identities;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

public sealed class JudgementQualityTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Fact]
    public void Two_officers_of_one_mind_agree_and_two_of_two_minds_do_not_whatever_was_taken_back()
    {
        var (one, other) = (Pair(), Pair());
        var wrong = Said(other, Verdicts.Same, "dara", 1);
        var quality = JudgementQuality.Of(
            [
                Said(one, Verdicts.Same, "dara", 1), Said(one, Verdicts.Same, "sokha", 2),
                wrong, Said(other, Verdicts.Reversed, "dara", 2, wrong.Id), Said(other, Verdicts.NotSame, "sokha", 3),
                Said(Pair(), Verdicts.Unsure, "dara", 1),
            ],
            new HashSet<ReportPair> { other }, new HashSet<Guid>());
        Assert.Equal(new JudgementQuality(Decided: 2, LookedAtTwice: 2, Disagreed: 1, Checked: 1, FoundWrong: 1), quality);
    }

    [Fact]
    public void Whoever_changes_their_own_mind_is_one_officer()
    {
        var pair = Pair();
        var first = Said(pair, Verdicts.Same, "dara", 1);
        var quality = JudgementQuality.Of([first, Said(pair, Verdicts.Reversed, "dara", 2, first.Id), Said(pair, Verdicts.NotSame, "dara", 3)], new HashSet<ReportPair>(), new HashSet<Guid>());
        Assert.Equal(new JudgementQuality(1, 0, 0, 0, 0), quality);
    }

    [Fact]
    public void What_was_checked_of_the_sample_stays_counted_when_new_evidence_reopens_the_pair_and_not_once_it_is_taken_back()
    {
        var (pair, engine) = (Pair(), Guid.CreateVersion7());
        var check = Said(pair, Verdicts.NotSame, "dara", 1);
        (check.SupersedesId, check.SeenA, check.SeenB) = (engine, 1, 1);
        Assert.Equal((1, 1), Checked(check));
        var later = Said(pair, Verdicts.Same, "sokha", 2);
        (later.SeenA, later.SeenB) = (2, 1);
        Assert.Equal((1, 1), Checked(check, later));
        Assert.Equal((0, 0), Checked(check, Said(pair, Verdicts.Reversed, "dara", 3, check.Id)));

        (int, int) Checked(params IdentityJudgement[] said)
        {
            var quality = JudgementQuality.Of(said, new HashSet<ReportPair>(), new HashSet<Guid> { engine });
            return (quality.Checked, quality.FoundWrong);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_in_twenty_of_what_the_engine_decides_waits_to_be_checked_until_somebody_has(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var outcome = await world.LinkAsync();
        var expected = (outcome.AutomaticPairs + LinkagePlan.OneSampledIn - 1) / LinkagePlan.OneSampledIn;
        Assert.Equal(expected, outcome.Causes[ReviewCause.Sample]);
        var sampled = (await world.AllAsync<IdentityPair>()).Where(pair => pair.Cause == ReviewCause.Sample).ToList();
        Assert.Equal(expected, sampled.Count);
        await world.LinkAsync();
        Assert.Equal(sampled.Select(pair => (pair.Id, pair.Version)), (await world.AllAsync<IdentityPair>()).Where(pair => pair.Cause == ReviewCause.Sample).Select(pair => (pair.Id, pair.Version)));

        // Whoever checked it takes it out of the sample, and another takes its place.
        var looked = ReportPair.Of(sampled[0].ReportAId, sampled[0].ReportBId);
        await world.JudgeAsync(looked, Verdicts.NotSame);
        await world.LinkAsync();
        var open = (await world.AllAsync<IdentityPair>()).Where(pair => pair.Cause == ReviewCause.Sample && pair.IsOpen).Select(pair => ReportPair.Of(pair.ReportAId, pair.ReportBId)).ToList();
        Assert.NotEmpty(open);
        Assert.DoesNotContain(looked, open);
        var officer = await world.Desk.AsAsync(await world.Desk.EmployAsync("makara", world.Desk.Justice, "data-officer"));
        var quality = await JudgementQuality.ReadAsync(officer, CancellationToken.None);
        Assert.Equal((1, 1), (quality.Checked, quality.FoundWrong));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_run_leaves_a_pair_of_which_officers_say_different_things_before_the_office(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await world.LinkAsync();
        var before = (await world.AllAsync<IdentityPair>()).First(pair => pair.Cause == ReviewCause.Sample);
        await world.JudgeAsync(ReportPair.Of(before.ReportAId, before.ReportBId), Verdicts.Same);
        var disputed = before.Copy<IdentityPair>();
        disputed.Cause = ReviewCause.Disputed;
        var rows = new RowChanges();
        rows.Update(before, disputed);
        await world.Desk.RecordAsync(ProcessKind.IdentityJudge, EventKind.IdentityJudged, rows);
        await world.LinkAsync();
        var after = (await world.AllAsync<IdentityPair>()).Single(pair => pair.Id == before.Id);
        Assert.Equal((true, ReviewCause.Disputed), (after.IsOpen, after.Cause));
    }

    private static ReportPair Pair() => ReportPair.Of(Guid.CreateVersion7(), Guid.CreateVersion7());

    private static IdentityJudgement Said(ReportPair of, string verdict, string by, int minute, Guid? reverses = null) => new()
    {
        Id = Guid.CreateVersion7(),
        ReportAId = of.A,
        ReportBId = of.B,
        AgencyAId = Guid.Empty,
        AgencyBId = Guid.Empty,
        Verdict = verdict,
        Maker = JudgementMaker.Officer,
        MadeBy = by,
        At = new DateTimeOffset(2025, 1, 1, 0, minute, 0, TimeSpan.Zero),
        Evidence = "document",
        ReversesId = reverses,
    };
}
