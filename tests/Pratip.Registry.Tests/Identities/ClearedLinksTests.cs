using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Identities;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

public sealed class ClearedLinksTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_side_learns_of_the_other_once_both_have_cleared_it_and_no_longer_once_it_is_taken_back(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        var (home, other) = (await world.Desk.AsAsync(world.Desk.Officer), await world.Desk.AsAsync(world.Desk.Stranger));
        var judged = await world.JudgeAsync(world.Central, Verdicts.Same);
        await ClearAsync(home);
        Assert.Empty(await OfAsync(home, world.One.Id));
        Assert.Empty(await OfAsync(other, world.Two.Id));
        Assert.Empty(await OfAsync(await world.Desk.AsAsync(world.Central), world.One.Id));
        await ClearAsync(other);
        var link = Assert.Single(await OfAsync(home, world.One.Id));
        Assert.Equal((world.One.Id, world.Two.Id, world.Desk.Other.Id), (link.ReportId, link.OtherReportId, link.OtherAgencyId));
        Assert.Equal(world.Desk.Home.Id, Assert.Single(await OfAsync(other, world.Two.Id)).OtherAgencyId);

        // Two reports on one page need not say it of each other.
        Assert.Empty(await OfAsync(home, world.One.Id, world.Two.Id));
        await JudgementService.ReverseAsync(await world.Desk.AsAsync(world.Central), new() { Id = Guid.CreateVersion7(), JudgementId = judged, Reason = "the wrong file" }, CancellationToken.None);
        Assert.Empty(await OfAsync(home, world.One.Id));
        Assert.Empty(await OfAsync(other, world.Two.Id));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_engine_holds_is_told_to_nobody(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        var of = ReportPair.Of(world.One.Id, world.Two.Id);
        await world.Desk.RecordAsync(ProcessKind.IdentityJudge, EventKind.IdentityJudged, new RowChanges().Add(new IdentityJudgement
        {
            ReportAId = of.A,
            ReportBId = of.B,
            AgencyAId = world.Desk.Home.Id,
            AgencyBId = world.Desk.Home.Id,
            Verdict = Verdicts.Same,
            Maker = JudgementMaker.Engine,
            At = world.Desk.Clock.GetUtcNow(),
            Evidence = "fields",
        }));
        Assert.Empty(await OfAsync(await world.Desk.AsAsync(world.Desk.Officer), world.One.Id));
        Assert.Empty(await OfAsync(await world.Desk.AsAsync(world.Central), world.One.Id));
    }

    private static Task<IReadOnlyList<ClearedLink>> OfAsync(ActorRegister register, params Guid[] reports) => ClearedLinks.ReadAsync(register, reports, CancellationToken.None);

    private static async Task ClearAsync(ActorRegister register)
    {
        var asked = Assert.Single(await Clearances.AskedAsync(register, CancellationToken.None));
        await Clearances.AnswerAsync(register, new ClearJudgementOptions { Id = asked.Clearance.Id, BasedOn = asked.Clearance.Version, Answer = ClearanceAnswer.Cleared }, CancellationToken.None);
    }
}
