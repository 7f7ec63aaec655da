using Pratip.Registry.Audit;
using Pratip.Registry.Children;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Children;

/// <summary>A child's situation and decisions in its best interest.</summary>
public sealed class ChildFileTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_situation_is_one_row_changed_in_place(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var child = await world.VictimAsync("30");
        var first = new SetChildSituationOptions { ReportId = child.ReportId, BasedOn = 0 };
        await SetAsync(world, first);
        var row = Assert.Single(await world.AllAsync<ChildSituation>());
        Assert.Equal((null, true), (row.IsUnaccompanied, row.AgeIsUncertain));
        Assert.Equal(ChildStanding.TreatedAsChild, await ChildReader.StandingAsync(world.Officer, child.ReportId, new DateOnly(2026, 3, 2), CancellationToken.None));

        var events = await world.EventCountAsync();
        await SetAsync(world, first);
        Assert.Equal(events, await world.EventCountAsync());
        await SetAsync(world, first with { BasedOn = 1, IsUnaccompanied = true, AgeIsUncertain = false });
        row = Assert.Single(await world.AllAsync<ChildSituation>());
        Assert.Equal((2, true, false), (row.Version, row.IsUnaccompanied, row.AgeIsUncertain));
        Assert.Equal(ChildStanding.Adult, await ChildReader.StandingAsync(world.Officer, child.ReportId, new DateOnly(2026, 3, 2), CancellationToken.None));
        await Assert.ThrowsAsync<StaleVersionException>(() => SetAsync(world, first with { BasedOn = 1, IsUnaccompanied = false }));
        await Assert.ThrowsAsync<StaleVersionException>(() => SetAsync(world, first with { IsUnaccompanied = false }));
        Assert.Equal("ReportId entry.out-of-reach", await world.RefusedAsync(() => ChildSituationService.SetAsync(world.Outsider, first, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_decision_in_the_best_interest_is_sealed_and_names_who_decided(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var child = await world.VictimAsync("12");
        var options = new AddBestInterestOptions { ReportId = child.ReportId, On = "2026-02-20", DecidingAgencyId = world.Social.Id, Decision = "She stays with her aunt." };
        await AddAsync(world, options);
        await AddAsync(world, options);
        Assert.Equal("best_interest_decisions", await world.LastEventAsync());
        var row = Assert.Single(await world.AllAsync<BestInterestDecision>());
        Assert.Equal("She stays with her aunt.", world.Register.Vault.Open(row.WrappedKey, row.Id, "decision", row.Decision));
        await using var db = world.Register.CreateContext();
        Assert.DoesNotContain("aunt", Assert.Single(await EventReader.HistoryAsync(db, "best_interest_decisions", row.Id, CancellationToken.None)).After, StringComparison.Ordinal);
        Assert.Equal("DecidingAgencyId entry.out-of-reach", await world.RefusedAsync(() => AddAsync(world, options with { Id = Guid.CreateVersion7(), DecidingAgencyId = Guid.CreateVersion7() })));
        Assert.Equal("ReportId entry.out-of-reach", await world.RefusedAsync(() => AddAsync(world, options with { Id = Guid.CreateVersion7(), ReportId = Guid.CreateVersion7() })));
        Assert.Equal("On entry.missing, DecidingAgencyId entry.missing, Decision entry.missing",
            VictimWorld.Said(new AddBestInterestOptions { ReportId = default }.Problems(new DateOnly(2026, 3, 2))));
    }

    private static Task SetAsync(VictimWorld world, SetChildSituationOptions options) => ChildSituationService.SetAsync(world.Officer, options, CancellationToken.None);

    private static Task AddAsync(VictimWorld world, AddBestInterestOptions options) => BestInterestService.AddAsync(world.SocialWorker, options, CancellationToken.None);
}
