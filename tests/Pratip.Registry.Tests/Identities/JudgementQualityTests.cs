using Pratip.Registry.Identities;
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
            new HashSet<ReportPair> { other });
        Assert.Equal(new JudgementQuality(Decided: 2, LookedAtTwice: 2, Disagreed: 1, Checked: 1, FoundWrong: 1), quality);
    }

    [Fact]
    public void Whoever_changes_their_own_mind_is_one_officer()
    {
        var pair = Pair();
        var first = Said(pair, Verdicts.Same, "dara", 1);
        var quality = JudgementQuality.Of([first, Said(pair, Verdicts.Reversed, "dara", 2, first.Id), Said(pair, Verdicts.NotSame, "dara", 3)], new HashSet<ReportPair>());
        Assert.Equal(new JudgementQuality(1, 0, 0, 0, 0), quality);
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
