using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Victims;

/// <summary>Needs, services, dispositions and hand-overs.</summary>
public sealed class VictimFileTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_need_is_entered_once_and_met_once(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        var need = new AddNeedOptions { VictimId = victim.Id, Kind = "health", On = "2026-02-11" };
        await NeedService.AddAsync(world.Officer, need, CancellationToken.None);
        Assert.Equal("victim_needs", await world.LastEventAsync());
        await NeedService.AddAsync(world.Officer, need, CancellationToken.None);
        Assert.Single(await world.AllAsync<VictimNeed>());

        var met = new MeetNeedOptions { Id = need.Id, BasedOn = 1, MetOn = "2026-02-14" };
        Assert.Equal("MetOn entry.date-order", await world.RefusedAsync(() => NeedService.MeetAsync(world.Officer, met with { MetOn = "2026-02-01" }, CancellationToken.None)));
        Assert.Equal("Id entry.out-of-reach", await world.RefusedAsync(() => NeedService.MeetAsync(world.Outsider, met, CancellationToken.None)));
        await NeedService.MeetAsync(world.SocialWorker, met, CancellationToken.None);
        var events = await world.EventCountAsync();
        await NeedService.MeetAsync(world.SocialWorker, met, CancellationToken.None);
        Assert.Equal(events, await world.EventCountAsync());
        Assert.Equal("2026-02-14", (await world.OneAsync<VictimNeed>(need.Id)).MetOn);
        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => NeedService.MeetAsync(world.Officer, met with { MetOn = "2026-02-15" }, CancellationToken.None));
        Assert.Equal("victim_needs", stale.Noun);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_need_that_is_open_is_not_recorded_a_second_time(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        var need = new AddNeedOptions { VictimId = victim.Id, Kind = "health", On = "2026-02-11" };
        await NeedService.AddAsync(world.Officer, need, CancellationToken.None);
        var again = need with { Id = RowId.Next(), On = "2026-02-12" };
        Assert.Equal("Kind victims.need-known", await world.RefusedAsync(() => NeedService.AddAsync(world.SocialWorker, again, CancellationToken.None)));
        await NeedService.AddAsync(world.SocialWorker, again with { Kind = "legal" }, CancellationToken.None);

        // What was met may come back, and not on the day it was recorded for already.
        await NeedService.MeetAsync(world.Officer, new MeetNeedOptions { Id = need.Id, BasedOn = 1, MetOn = "2026-02-11" }, CancellationToken.None);
        var later = again with { Id = RowId.Next() };
        Assert.Equal("Kind victims.need-known", await world.RefusedAsync(() => NeedService.AddAsync(world.Officer, later with { On = need.On }, CancellationToken.None)));
        await NeedService.AddAsync(world.Officer, later, CancellationToken.None);
        Assert.Equal(3, (await world.AllAsync<VictimNeed>()).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_needs_or_gets_anything_before_the_birth(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = Sample.Victim(await world.ReportAsync("PC-12", 2010));
        victim.CaseId = world.Case.Id;
        await Sample.AddAsync(world.Register, victim);
        var need = new AddNeedOptions { VictimId = victim.Id, Kind = "health", On = "2009-12-31" };
        Assert.Equal("On children.before-birth", await world.RefusedAsync(() => NeedService.AddAsync(world.Officer, need, CancellationToken.None)));
        await NeedService.AddAsync(world.Officer, need with { On = "2010" }, CancellationToken.None);
        var service = new AddServiceOptions { VictimId = victim.Id, Kind = "legal", ProviderAgencyId = world.Agencies["NGO-LEGAL"].Id, From = "2009" };
        Assert.Equal("From children.before-birth", await world.RefusedAsync(() => ServiceRecordService.AddAsync(world.Officer, service, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_service_is_given_by_an_agency_from_a_day_to_a_day(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        var service = new AddServiceOptions { VictimId = victim.Id, Kind = "legal", ProviderAgencyId = world.Agencies["NGO-LEGAL"].Id, From = "2026-02-11" };
        await ServiceRecordService.AddAsync(world.Officer, service, CancellationToken.None);
        Assert.Equal("victim_services", await world.LastEventAsync());
        Assert.Equal("ProviderAgencyId entry.out-of-reach", await world.RefusedAsync(() =>
            ServiceRecordService.AddAsync(world.Officer, service with { Id = Guid.CreateVersion7(), ProviderAgencyId = Guid.CreateVersion7() }, CancellationToken.None)));
        Assert.Equal("VictimId entry.out-of-reach", await world.RefusedAsync(() =>
            ServiceRecordService.AddAsync(world.Outsider, service with { Id = Guid.CreateVersion7() }, CancellationToken.None)));

        var end = new EndServiceOptions { Id = service.Id, BasedOn = 1, To = "2026-02-25" };
        Assert.Equal("To entry.date-order", await world.RefusedAsync(() => ServiceRecordService.EndAsync(world.Officer, end with { To = "2026-02-10" }, CancellationToken.None)));
        await ServiceRecordService.EndAsync(world.Officer, end, CancellationToken.None);
        await ServiceRecordService.EndAsync(world.Officer, end, CancellationToken.None);
        var ended = await world.OneAsync<VictimService>(service.Id);
        Assert.Equal((2, "2026-02-25"), (ended.Version, ended.To));
        await Assert.ThrowsAsync<StaleVersionException>(() => ServiceRecordService.EndAsync(world.Officer, end with { To = "2026-02-26" }, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_gives_shelter_is_entered_and_seen_only_with_the_permission_for_shelters(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        var shelter = new AddServiceOptions { VictimId = victim.Id, Kind = "shelter", ProviderAgencyId = world.Agencies["NGO-SHELTER"].Id, From = "2026-02-11" };
        await Assert.ThrowsAsync<AccessRefusedException>(() => ServiceRecordService.AddAsync(world.Officer, shelter, CancellationToken.None));
        await ServiceRecordService.AddAsync(world.SocialWorker, shelter, CancellationToken.None);
        Assert.False(DossierVictim.IsWithheld(await ServiceAsync(world.SocialWorker, world)));
        Assert.True(DossierVictim.IsWithheld(await ServiceAsync(world.Officer, world)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_disposition_says_what_became_of_somebody(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        var way = new AddDispositionOptions { VictimId = victim.Id, Disposition = "family", On = "2026-02-28" };
        await DispositionService.AddAsync(world.SocialWorker, way, CancellationToken.None);
        await DispositionService.AddAsync(world.SocialWorker, way, CancellationToken.None);
        Assert.Equal("victim_dispositions", await world.LastEventAsync());
        Assert.Equal("family", Assert.Single(await world.AllAsync<VictimDisposition>()).Disposition);
        Assert.Equal("VictimId entry.out-of-reach", await world.RefusedAsync(() => DispositionService.AddAsync(world.Outsider, way with { Id = Guid.CreateVersion7() }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_hand_over_takes_the_permission_for_shelters_and_is_hidden_without_it(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        var place = new AddHandOverOptions { ReportId = victim.ReportId, Destination = "ngo-shelter", On = "2026-02-12", ProvinceCode = "12" };
        await Assert.ThrowsAsync<AccessRefusedException>(() => HandOverService.AddAsync(world.Officer, place, CancellationToken.None));
        Assert.Equal("ReportId entry.out-of-reach", await world.RefusedAsync(() => HandOverService.AddAsync(world.Outsider, place, CancellationToken.None)));
        Assert.Equal("ReportId entry.out-of-reach", await world.RefusedAsync(() => HandOverService.AddAsync(world.Organisation, place, CancellationToken.None)));
        await HandOverService.AddAsync(world.SocialWorker, place, CancellationToken.None);
        Assert.Equal("hand_overs", await world.LastEventAsync());
        await using var officer = world.Officer.CreateContext();
        Assert.Empty(await officer.HandOvers.ToListAsync());
    }

    [Fact]
    public void What_was_entered_is_checked_field_by_field()
    {
        Assert.Equal("Kind entry.missing, On entry.missing", VictimWorld.Said(new AddNeedOptions { VictimId = default }.Problems(Today)));
        Assert.Equal("Kind entry.code, On entry.date-to-come", VictimWorld.Said(new AddNeedOptions { VictimId = default, Kind = "x", On = "2027" }.Problems(Today)));
        Assert.Equal("MetOn entry.missing", VictimWorld.Said(new MeetNeedOptions { Id = default, BasedOn = 1 }.Problems(Today)));
        var service = new AddServiceOptions { VictimId = default };
        Assert.Equal("Kind entry.missing, ProviderAgencyId entry.missing, From entry.missing", VictimWorld.Said(service.Problems(Today)));
        Assert.Equal("To entry.date-order", VictimWorld.Said((service with { Kind = "legal", ProviderAgencyId = Guid.CreateVersion7(), From = "2026-02", To = "2026-01" }).Problems(Today)));
        Assert.Equal("To entry.missing", VictimWorld.Said(new EndServiceOptions { Id = default, BasedOn = 1 }.Problems(Today)));
        Assert.Equal("Disposition entry.code, On entry.date", VictimWorld.Said(new AddDispositionOptions { VictimId = default, Disposition = "gone", On = "soon" }.Problems(Today)));
        Assert.Equal("Destination entry.code, On entry.missing, ProvinceCode entry.code", VictimWorld.Said(
            new AddHandOverOptions { ReportId = default, Destination = "x", ProvinceCode = "99" }.Problems(Today)));
    }

    private static async Task<VictimService> ServiceAsync(ActorRegister register, VictimWorld world)
    {
        var dossier = await CaseDossier.ReadAsync(register, world.Case.Id, CancellationToken.None);
        return Assert.Single(Assert.Single(dossier!.Victims).Services);
    }
}
