using Pratip.Linkage.Weights;
using Pratip.Registry.Audit;
using Pratip.Registry.Identities;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

public sealed class CalibratedLinkageTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Enough_judgements_of_both_kinds_calibrate_what_runs_go_by_until_it_is_learnt_again(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var before = await world.LinkAsync();
        await JudgeAsync(world, Calibration.FewestOfEither);
        var outcome = await world.LinkAsync();
        Assert.NotNull(outcome.Details!.Line);
        Assert.NotEqual(before.ModelVersion, outcome.ModelVersion, StringComparer.Ordinal);
        Assert.All(outcome.Details.Judged, band => Assert.InRange(Math.Abs(band.Calibrated - band.Same), 0, Math.Abs(band.Said - band.Same) + 0.05));
        await using var db = world.Register.CreateContext();
        var kept = (await KeptLinkage.FindAsync(world.Register, db, CancellationToken.None))!;
        Assert.Equal(outcome.Details.Line, kept.Model.Model.Calibration);
        await world.EnterAsync(80);
        var step = await new LinkNewReports(world.Register).RunAsync(isDryRun: false, CancellationToken.None);
        Assert.Equal(outcome.ModelVersion, step.ModelVersion);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Fewer_judgements_leave_the_probabilities_as_they_are_and_it_is_said(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await JudgeAsync(world, Calibration.FewestOfEither - 1);
        var details = (await world.LinkAsync(isDryRun: true)).Details!;
        Assert.Null(details.Line);
        Assert.All(details.Judged, band => Assert.Equal(band.Said, band.Calibrated));
    }

    /// <summary>The other office reports more of the people, so that enough pairs are left to the engine; so many are called one person, and as many two.</summary>
    private static async Task JudgeAsync(LinkedWorld world, int ofEither)
    {
        for (var i = LinkedWorld.Shared; i < 78; i++)
        {
            world.OfOther.Add(await world.EnterAsync(i));
        }

        var rows = new RowChanges();
        for (var i = 0; i < ofEither; i++)
        {
            rows.Add(Judgement(world, ReportPair.Of(world.OfHome[i].Id, world.OfOther[i].Id), Verdicts.Same));
            rows.Add(Judgement(world, ReportPair.Of(world.OfHome[i].Id, world.OfOther[(i + 7) % 78].Id), Verdicts.NotSame));
        }

        await world.Desk.RecordAsync(ProcessKind.IdentityJudge, EventKind.IdentityJudged, rows);
    }

    private static IdentityJudgement Judgement(LinkedWorld world, ReportPair of, string verdict) => new()
    {
        ReportAId = of.A,
        ReportBId = of.B,
        AgencyAId = world.OfOther.Exists(report => report.Id == of.A) ? world.Desk.Other.Id : world.Desk.Home.Id,
        AgencyBId = world.OfOther.Exists(report => report.Id == of.B) ? world.Desk.Other.Id : world.Desk.Home.Id,
        Verdict = verdict,
        Maker = JudgementMaker.Officer,
        MadeBy = "dara",
        MakerAgencyId = world.Desk.Home.Id,
        At = world.Desk.Clock.GetUtcNow(),
        Evidence = "document",
        SeenA = 1,
        SeenB = 1,
    };
}
