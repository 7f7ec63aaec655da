using Pratip.Kernel;
using Pratip.Reference.Law;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Facts;
using Pratip.Registry.Returns;
using Pratip.Registry.Sites;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Encounters;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Facts;

/// <summary>Operations, whom they found and the sites that were closed, as the report counts them.</summary>
public sealed class OperationFactsTests
{
    private static readonly ReportingWindow Month = ReportingWindow.OfMonths(2026, 2, 2026, 2);

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_operation_counts_once_its_site_once_and_whoever_was_listed_and_held_once(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var site = await SiteAsync(world, "S-1");
        var raid = await world.OpenAsync("OP-2", site, on: "2026-02-22");
        await world.OpenAsync("OP-3", site, on: "2026-02-23");
        await world.EnterAsync(6, notHeld: 1, at: raid);
        await world.EnterAsync(2);
        await ReturnAsync(world);
        Assert.Equal(5 + 2, (await world.HeldAsync()).Count);

        var facts = await SnapshotAsync(world);
        Assert.Equal((3L, 2L, 8L), (Of(facts, "operations").Total!.Value, Of(facts, "operations.sites").Total!.Value, Of(facts, "operations.persons").Total!.Value));
        var sex = Of(facts, "operations.persons", "sex");
        Assert.Equal((6L, 2L), (sex.FindRow("male")!.Value, sex.FindRow("female")!.Value));
        Assert.Equal(8L, Of(facts, "operations.persons", "majority").FindRow("adult")!.Value);
        Assert.Equal(8L, Of(facts, "operations.persons", "citizenship").FindRow("CN")!.Value);
        Assert.Equal((2L, 1L), (Of(facts, "operations", "site-kind").FindRow("compound")!.Value, Of(facts, "operations", "site-kind").FindRow("unknown")!.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_site_counts_in_the_window_in_which_it_was_closed_by_how_and_unknown_is_printed(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        foreach (var (reference, on, closing) in new[] { ("S-1", "2026-02-10", "closed"), ("S-2", "2026-02-11", "suspended"), ("S-3", "2026-02-12", null), ("S-4", "2026-01-31", "closed") })
        {
            var site = await SiteAsync(world, reference);
            await SiteService.CloseAsync(world.Immigration, new CloseSiteOptions { Id = site, BasedOn = 1, ClosedOn = on, Closing = closing }, CancellationToken.None);
        }

        await SiteAsync(world, "S-5");
        await ReturnAsync(world);
        var closed = Of(await SnapshotAsync(world), "sites.closed", "closing");
        Assert.Equal((3L, 1L, 1L, 1L), (closed.Total!.Value, closed.FindRow("closed")!.Value, closed.FindRow("suspended")!.Value, closed.FindRow("unknown")!.Value));
    }

    private static async Task<Guid> SiteAsync(EncounterWorld world, string reference)
    {
        var options = new RegisterSiteOptions { OwnReference = reference, Kind = "compound", ProvinceCode = "18", KnownSince = "2025" };
        await SiteService.RegisterAsync(world.Immigration, options, CancellationToken.None);
        return options.Id;
    }

    private static Task<long> ReturnAsync(EncounterWorld world) => world.Offices.RecordAsync(ProcessKind.ReturnChange, EventKind.ReturnChanged, new RowChanges()
        .Add(new[] { ("GDI", "removals"), ("OCM", "complaints") }.Select(one => new Return
        {
            AgencyId = world.Offices.Agencies[one.Item1].Id,
            Subject = one.Item2,
            From = Month.From,
            To = Month.To,
            State = ReturnState.Submitted.Code(),
            RowCount = 1,
        })));

    private static async Task<FactSnapshot> SnapshotAsync(EncounterWorld world)
    {
        await using var db = world.Register.CreateContext();
        return await new FactSnapshotReader(db, LawBook.Standard).ReadAsync(new DateOnly(2026, 3, 1));
    }

    private static Figure Of(FactSnapshot facts, string measure, string? by = null) => FigureComputer.Compute(facts, MeasureCatalogue.Standard.Get(measure), Month, by);
}
