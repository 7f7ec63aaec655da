using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Statistics.Editions;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Editions;

/// <summary>Which edition of a window may follow which, and what readers are told of one that a later one has taken the place of.</summary>
public sealed class EditionOrderTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Figures_that_were_settled_do_not_become_provisional_again(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        await ReleasedAsync(world, "final");
        Assert.Equal("editions.provisional-after", await RefusalAsync(() => world.CreateAsync("provisional")));
        Assert.Equal("2025-r2", (await world.CreateAsync("revised")).Name);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_edition_does_not_come_out_after_its_successor_and_says_by_which_it_is_superseded(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var first = await ReleasedAsync(world, "provisional");
        var second = await world.SignedAsync("revised");
        Assert.All(await EditionReader.ListAsync(world.Officer, CancellationToken.None), one => Assert.Null(one.SupersededBy));
        var third = await ReleasedAsync(world, "final");

        await PlanAsync(world, "revised", world.Officer.Today);
        Assert.Equal("editions.superseded", await RefusalAsync(() => ReleaseAsync(world, second)));
        Assert.Equal(
            [(third.Name, null), (second.Name, third.Name), (first.Name, third.Name)],
            (await EditionReader.ListAsync(world.Officer, CancellationToken.None)).Select(one => (one.Name, one.SupersededBy)));
        var view = (await EditionReader.FindAsync(world.Officer, first.Name, CancellationToken.None))!;
        Assert.Equal(third.Name, view.SupersededBy);
        Assert.Equal(third.Name, EditionReport.Of(view.Content, view.Docket, view.SupersededBy).SupersededBy);
    }

    /// <summary>The first revision's day is used up when it comes out; the second is announced anew and does not come out on the old day.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_second_revision_has_a_day_of_its_own_in_the_calendar(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        await ReleasedAsync(world, "provisional");
        await ReleasedAsync(world, "revised");
        var third = await world.SignedAsync("revised");
        Assert.Equal("editions.not-planned", await RefusalAsync(() => ReleaseAsync(world, third)));
        Assert.Equal("editions.released-already", await RefusalAsync(() => PlanAsync(world, "revised", world.Officer.Today)));

        await PlanAsync(world, "revised", world.Officer.Today.AddDays(10));
        Assert.Equal("editions.too-early", await RefusalAsync(() => ReleaseAsync(world, third)));
        world.Desk.Clock.Pass(TimeSpan.FromDays(10));
        await ReleaseAsync(world, third);
        Assert.Equal("released", (await world.FindAsync(third.Id)).State);
    }

    /// <summary>What two persons signed and nobody has received explains nothing to readers.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_later_edition_is_explained_against_the_last_that_came_out_and_names_it(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var first = await ReleasedAsync(world, "provisional");
        await world.SignedAsync("revised");
        var third = await world.CreateAsync("final");
        Assert.Equal(first.Name, (await EditionReader.FindAsync(world.Statistician, third.Name, CancellationToken.None, EditionRules.None))!.Before);

        await world.SignAsync(third.Id, world.Statistician, EditionRules.None);
        await world.SignAsync(third.Id, world.Signatory, EditionRules.None);
        var view = (await EditionReader.FindAsync(world.Statistician, third.Name, CancellationToken.None))!;
        Assert.Equal((first.Name, first.Name), (view.Before, view.Content.Head.Before));
        Assert.Equal(first.Name, EditionReport.Of(view.Content, view.Docket).Before);

        var bundle = await EditionReader.WholeBundleAsync(world.Statistician, third.Name, CancellationToken.None);
        var key = await EditionReader.HandOutKeyAsync(world.Statistician, new HandOutKeyOptions { Id = third.Id, Reason = "verification" }, CancellationToken.None);
        var verified = EditionVerifier.Verify(bundle!, key, EditionReader.PublicKey(world.Desk.Register));
        Assert.Empty(verified.Faults);
        Assert.True(verified.IsRecomputed);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_none_is_out_the_last_signed_one_explains(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var first = await world.SignedAsync();
        Assert.Equal(first.Name, (await EditionReader.FindAsync(world.Statistician, (await world.CreateAsync("revised")).Name, CancellationToken.None, EditionRules.None))!.Before);
    }

    /// <summary>A later edition prints the figures of an earlier one, as "before" and as its own.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_embargo_of_an_earlier_edition_binds_the_later_ones(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        await world.SignedAsync();
        var now = world.Desk.Clock.GetUtcNow();
        await ReleaseCalendar.PlanAsync(world.Officer, Plan("provisional", world.Officer.Today.AddDays(2)) with { EmbargoUntil = now.AddDays(1) }, CancellationToken.None);
        var second = await world.SignedAsync("revised");
        await PlanAsync(world, "revised", world.Officer.Today);
        Assert.Equal("editions.embargo-earlier", await RefusalAsync(() => ReleaseAsync(world, second)));
        await ReleaseCalendar.PlanAsync(world.Officer, Plan("provisional", world.Officer.Today.AddDays(2)) with { Reason = "it is told already" }, CancellationToken.None);
        await ReleaseAsync(world, second);
    }

    private static async Task<Edition> ReleasedAsync(EditionWorld world, string vintage)
    {
        var edition = await world.SignedAsync(vintage);
        await PlanAsync(world, vintage, world.Officer.Today);
        await ReleaseAsync(world, edition);
        return await world.FindAsync(edition.Id);
    }

    private static async Task ReleaseAsync(EditionWorld world, Edition edition) => await EditionSignatures.ReleaseAsync(
        world.Signatory, new ReleaseEditionOptions { Id = edition.Id, BasedOn = (await world.FindAsync(edition.Id)).Version }, CancellationToken.None);

    private static Task PlanAsync(EditionWorld world, string vintage, DateOnly day) => ReleaseCalendar.PlanAsync(world.Officer, Plan(vintage, day), CancellationToken.None);

    private static PlanReleaseOptions Plan(string vintage, DateOnly day) =>
        new() { Window = "2025", Vintage = vintage, Day = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };

    private static async Task<string> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<EntryRefusedException>(work)).Reason.Key;
}
