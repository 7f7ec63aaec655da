using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Victims;

public sealed class CaselessVictimsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Files_without_a_case_are_listed_page_by_page_to_whoever_holds_them(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        for (var number = 0; number < CaseList.PageSize + 2; number++)
        {
            await world.VictimAsync("30", world.Organisation);
        }

        await world.VictimAsync();
        using var count = StatementCount.Begin();
        var first = await CaselessVictims.ReadAsync(world.Organisation, null, CancellationToken.None);
        Assert.Equal(1, count.Value);
        var second = await CaselessVictims.ReadAsync(world.Organisation, first.Next, CancellationToken.None);
        Assert.Equal((CaseList.PageSize, 2, null), (first.Items.Count, second.Items.Count, second.Next));
        Assert.Equal(CaseList.PageSize + 2, first.Items.Concat(second.Items).Select(item => item.ReportId).Distinct().Count());
        Assert.All(first.Items, item => Assert.Equal((world.Organisation.Actor.AgencyId, "presumed"), (item.AgencyId, item.Status)));
        foreach (var other in (ActorRegister[])[world.Officer, world.SocialWorker, world.Outsider])
        {
            Assert.Empty((await CaselessVictims.ReadAsync(other, null, CancellationToken.None)).Items);
        }

        await Assert.ThrowsAsync<AccessRefusedException>(() => CaselessVictims.ReadAsync(world.As("PC-12", "court-liaison"), null, CancellationToken.None));
    }
}
