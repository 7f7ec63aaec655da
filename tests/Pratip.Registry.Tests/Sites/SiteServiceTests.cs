using Pratip.Registry.Audit;
using Pratip.Registry.Encounters;
using Pratip.Registry.Screening;
using Pratip.Registry.Sites;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Encounters;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Sites;

public sealed class SiteServiceTests
{
    private static readonly RegisterSiteOptions Options = new() { OwnReference = "S-1", Kind = "compound", Name = "Blue building", ProvinceCode = "12", KnownSince = "2025" };

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_site_is_registered_once_closed_once_and_seen_in_its_territory(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await SiteService.RegisterAsync(world.Immigration, Options, CancellationToken.None);
        await SiteService.RegisterAsync(world.Immigration, Options, CancellationToken.None);
        Assert.Equal("OwnReference sites.reference-taken", await world.Offices.RefusedAsync(() => SiteService.RegisterAsync(world.Immigration, Options with { Id = RowId.Next() }, CancellationToken.None)));
        Assert.Equal("Kind entry.sent-already, Locality entry.sent-already-empty", await world.Offices.RefusedAsync(() => SiteService.RegisterAsync(
            world.Immigration, Options with { Kind = "casino", Locality = "by the river" }, CancellationToken.None)));
        Assert.Equal("ClosedOn entry.date-order", await world.Offices.RefusedAsync(() => CloseAsync(world, "2024")));
        Assert.Equal("Closing entry.code", await world.Offices.RefusedAsync(() => CloseAsync(world, "2026-02", "burnt")));
        await CloseAsync(world, "2026-02");
        await CloseAsync(world, "2026-02");
        var site = Assert.Single(await world.Offices.AllAsync<Site>());
        Assert.Equal(("2026-02", "suspended", 2, "sites"), (site.ClosedOn, site.Closing, site.Version, await world.Offices.LastEventAsync()));
        Assert.Single((await SiteReader.ListAsync(world.Offices.Officer, new SiteFilter(), null, CancellationToken.None)).Items);
        Assert.Empty((await SiteReader.ListAsync(world.Offices.Officer, new SiteFilter(OpenOnly: true), null, CancellationToken.None)).Items);
        Assert.Null(await SiteReader.FindAsync(world.Offices.Outsider, site.Id, CancellationToken.None));
        Assert.Equal("Id entry.out-of-reach", await world.Offices.RefusedAsync(() => SiteService.CloseAsync(
            world.Offices.Officer, new CloseSiteOptions { Id = site.Id, BasedOn = 2, ClosedOn = "2026" }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_site_shows_every_encounter_over_time_and_what_came_of_it(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await SiteService.RegisterAsync(world.Immigration, Options, CancellationToken.None);
        var later = await world.OpenAsync("OP-3", Options.Id, on: "2026-02-22");
        var first = await world.OpenAsync("OP-2", Options.Id, on: "2026-01-10");
        Assert.Equal(("compound", "12"), (first.SiteKind, first.ProvinceCode));
        await world.EnterAsync(6, notHeld: 1, at: first);
        var held = await world.HeldAsync();
        await world.EndAsync(held[0], "to-court");
        await world.EndAsync(held[1], "released");
        await world.EndAsync(held[2], "unknown");
        await PresumeAndScreenAsync(world, held[3].ReportId);
        var both = world.Offices.As("GDI", "immigration-officer", "case-worker");
        var file = (await SiteReader.FindAsync(both, Options.Id, CancellationToken.None))!;
        Assert.Equal([first.Id, later.Id], file.Encounters!.Select(one => one.Encounter.Id));
        var counts = file.Encounters![0].Counts;
        Assert.Equal((6, 1, 1, 1), (counts.Met, counts.Screened, counts.Presumed, counts.NotHeld));
        Assert.Equal((5, 1, 1, 1, 2), (counts.Held.In, counts.Held.Of("to-court"), counts.Held.Of("released"), counts.Held.Unaccounted, counts.Held.Closing));
        Assert.Equal(EncounterCounts.None with { Held = file.Encounters[1].Counts.Held }, file.Encounters[1].Counts);
        Assert.Equal(2, Assert.Single((await SiteReader.ListAsync(both, new SiteFilter("compound", "12"), null, CancellationToken.None)).Items).Encounters);

    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_site_with_many_encounters_takes_as_many_statements_as_one_with_few(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await SiteService.RegisterAsync(world.Immigration, Options, CancellationToken.None);
        await world.EnterAsync(2, at: await world.OpenAsync("A-1", Options.Id));
        var few = await StatementsAsync();
        for (var number = 2; number < 12; number++)
        {
            await world.EnterAsync(2, at: await world.OpenAsync($"A-{number}", Options.Id));
        }

        Assert.Equal(few, await StatementsAsync());

        async Task<int> StatementsAsync()
        {
            using var count = StatementCount.Begin();
            Assert.NotNull(await SiteReader.FindAsync(world.Immigration, Options.Id, CancellationToken.None));
            return count.Value;
        }
    }

    private static Task CloseAsync(EncounterWorld world, string on, string closing = "suspended") =>
        SiteService.CloseAsync(world.Immigration, new CloseSiteOptions { Id = Options.Id, BasedOn = 1, ClosedOn = on, Closing = closing }, CancellationToken.None);

    private static async Task PresumeAndScreenAsync(EncounterWorld world, Guid reportId)
    {
        await world.Offices.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(new Victim { ReportId = reportId, RegisteredOn = "2026-02-20", Status = "presumed" }));
        var at = world.Offices.Clock.GetUtcNow();
        await using var db = world.Register.CreateContext();
        var user = new Pratip.Registry.Access.User { AgencyId = world.Offices.Social.Id, SignInName = "screener", DisplayName = "screener" };
        await world.Offices.RecordAsync(ProcessKind.UserInvite, EventKind.UserInvited, new RowChanges().Add(user));
        await world.Offices.RecordAsync(ProcessKind.ScreeningRecord, EventKind.ScreeningRecorded, new RowChanges().Add(new ScreeningInterview
        {
            ReportId = reportId,
            AgencyId = world.Offices.Social.Id,
            ScreenerId = user.Id,
            Kind = "first",
            IndicatorSet = "national",
            IndicatorSetVersion = "1",
            SpokenLanguage = "zh",
            Interpreter = "present",
            StartedAt = at,
            EndedAt = at,
            Advice = "presume",
            Decision = "presumed",
            WrappedKey = [1],
            Reason = [1],
        }));
    }
}
