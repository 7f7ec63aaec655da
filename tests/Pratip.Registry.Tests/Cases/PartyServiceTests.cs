using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class PartyServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_party_sees_the_case_from_the_moment_it_is_added_until_it_ends(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var stranger = await world.AsAsync(world.Stranger);
        var options = new AddPartyOptions { CaseId = world.Case.Id, AgencyCode = "PC-07", Role = "assisting", Since = "2026-03-01" };
        Assert.Equal(options.Id, await PartyService.AddAsync(officer, options, CancellationToken.None));
        Assert.Equal(options.Id, await PartyService.AddAsync(officer, options, CancellationToken.None));
        Assert.NotNull(await CaseDossier.ReadAsync(stranger, world.Case.Id, CancellationToken.None));
        Assert.Equal(["sokha"], await world.NoticedAsync(TaskKinds.Party), StringComparer.Ordinal);
        Assert.Equal(Assert.Single(await world.AllAsync<CaseParty>()).EventId, Assert.Single(await world.AllAsync<CaseTask>()).EventId);
        await PartyService.EndAsync(officer, new EndPartyOptions { Id = options.Id, BasedOn = 1 }, CancellationToken.None);
        Assert.Null(await CaseDossier.ReadAsync(stranger, world.Case.Id, CancellationToken.None));
        Assert.Equal(CaseTaskStatus.Dropped, Assert.Single(await world.AllAsync<CaseTask>()).Status);
        var again = new AddPartyOptions { CaseId = world.Case.Id, AgencyCode = "PC-07", Role = "assisting" };
        Assert.Equal(options.Id, await PartyService.AddAsync(officer, again, CancellationToken.None));
        Assert.Equal(options.Id, await PartyService.AddAsync(officer, again, CancellationToken.None));
        Assert.Equal(("2026-03-02", null), (Assert.Single(await world.AllAsync<CaseParty>()).Since, Assert.Single(await world.AllAsync<CaseParty>()).Until));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_may_not_take_part_is_refused_beside_the_field(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.RecuseAsync(world.Other, world.Justice);
        await world.RecordAsync(ProcessKind.AgenciesLoadTemplate, EventKind.AgenciesLoaded, new RowChanges().Add(
            new Agency { Code = "EMB-1", Kind = "embassy", Level = "national", NameEn = "An embassy", NameKm = "ស្ថានទូត" }));
        var officer = await world.AsAsync(world.Officer);
        await RefusedAsync("PC-07", "court", nameof(AddPartyOptions.AgencyCode), "cases.party-recused");
        await RefusedAsync("PC-12", "court", nameof(AddPartyOptions.AgencyCode), "cases.party-is-lead");
        await RefusedAsync("EMB-1", "other", nameof(AddPartyOptions.AgencyCode), "cases.never-party");
        await RefusedAsync("NOBODY", "court", nameof(AddPartyOptions.AgencyCode), "entry.code");
        await RefusedAsync(null, "court", nameof(AddPartyOptions.AgencyCode), "entry.missing");
        await RefusedAsync("MOJ", "judge", nameof(AddPartyOptions.Role), "entry.code");
        await RefusedAsync("MOJ", "court", nameof(AddPartyOptions.Since), "entry.date-to-come", "2027-01-01");
        await PartyService.AddAsync(officer, new AddPartyOptions { CaseId = world.Case.Id, AgencyCode = "MOJ", Role = "court", Since = "2026-03-01" }, CancellationToken.None);
        await RefusedAsync("MOJ", "court", nameof(AddPartyOptions.AgencyCode), "cases.party-already");

        async Task RefusedAsync(string? agency, string role, string field, string key, string? since = null)
        {
            var options = new AddPartyOptions { CaseId = world.Case.Id, AgencyCode = agency, Role = role, Since = since };
            var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => PartyService.AddAsync(officer, options, CancellationToken.None));
            Assert.Equal((field, key), (refused.Problems[0].Field, refused.Reason.Key));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_the_lead_decides_who_takes_part(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var stranger = await world.AsAsync(world.Stranger);
        var options = new AddPartyOptions { CaseId = world.Case.Id, AgencyCode = "MOJ", Role = "court" };
        var outside = await Assert.ThrowsAsync<EntryRefusedException>(() => PartyService.AddAsync(stranger, options, CancellationToken.None));
        Assert.Equal("entry.out-of-reach", outside.Reason.Key);
        var id = await PartyService.AddAsync(await world.AsAsync(world.Officer), new AddPartyOptions { CaseId = world.Case.Id, AgencyCode = "PC-07", Role = "assisting" }, CancellationToken.None);
        var party = await Assert.ThrowsAsync<EntryRefusedException>(() => PartyService.AddAsync(stranger, options, CancellationToken.None));
        Assert.Equal("cases.not-lead", party.Reason.Key);
        await Assert.ThrowsAsync<EntryRefusedException>(() => PartyService.EndAsync(stranger, new EndPartyOptions { Id = id, BasedOn = 1 }, CancellationToken.None));
        await Assert.ThrowsAsync<StaleVersionException>(async () => await PartyService.EndAsync(await world.AsAsync(world.Officer), new EndPartyOptions { Id = id, BasedOn = 4 }, CancellationToken.None));
        await PartyService.EndAsync(await world.AsAsync(world.Officer), new EndPartyOptions { Id = id, BasedOn = 1 }, CancellationToken.None);
        var ended = await Assert.ThrowsAsync<EntryRefusedException>(async () => await PartyService.EndAsync(await world.AsAsync(world.Officer), new EndPartyOptions { Id = id, BasedOn = 2 }, CancellationToken.None));
        Assert.Equal("cases.party-ended", ended.Reason.Key);
    }
}
