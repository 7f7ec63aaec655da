using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Encounters;
using Pratip.Registry.Identities;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

/// <summary>Whoever enters many people at once hears which of them may stand in the register already, as far as they may know.</summary>
public sealed class PairHintsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task People_of_an_encounter_who_may_have_been_reported_before_are_counted_for_whoever_may_see_both_sides(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await world.LinkAsync();
        var waiting = (await world.AllAsync<IdentityPair>()).Where(pair => pair.IsOpen).ToList();
        var met = world.OfHome.First(report => waiting.Exists(pair => pair.ReportAId == report.Id || pair.ReportBId == report.Id));
        var expected = waiting.Count(pair => pair.ReportAId == met.Id || pair.ReportBId == met.Id);
        var encounter = new Encounter { AgencyId = world.Desk.Home.Id, OwnReference = "E-1", On = "2026-03-01" };
        await world.Desk.RecordAsync(ProcessKind.EncounterChange, EventKind.EncounterChanged, new RowChanges().Add(encounter)
            .Add(new EncounteredPerson { EncounterId = encounter.Id, ReportId = met.Id, Number = "1" }));
        var about = new PairsAbout(EncounterId: encounter.Id);
        var data = await world.Desk.AsAsync(await world.Desk.EmployAsync("makara", world.Desk.Justice, "data-officer"));
        Assert.Equal(expected, await PairReviews.CountAsync(data, about, CancellationToken.None));
        Assert.Equal(expected, (await PairReviews.ListAsync(data, about, null, CancellationToken.None)).Items.Count);
        Assert.Equal(0, await PairReviews.CountAsync(data, new PairsAbout(EncounterId: Guid.CreateVersion7()), CancellationToken.None));
        Assert.Equal(0, await PairReviews.CountAsync(await world.Desk.AsAsync(world.Desk.Stranger), about, CancellationToken.None));
        var auditor = await world.Desk.AsAsync(await world.Desk.EmployAsync("vanna", world.Desk.Justice, "auditor"));
        Assert.Equal(0, await PairReviews.CountAsync(auditor, about, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task People_of_a_file_who_may_have_been_reported_before_are_counted(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await world.LinkAsync();
        var waiting = (await world.AllAsync<IdentityPair>()).Count(pair => pair.IsOpen);
        var data = await world.Desk.AsAsync(await world.Desk.EmployAsync("makara", world.Desk.Justice, "data-officer"));
        Assert.True(waiting > 0);
        Assert.Equal(waiting, await PairReviews.CountAsync(data, new PairsAbout(FileId: world.File.Id), CancellationToken.None));
        Assert.Equal(0, await PairReviews.CountAsync(data, new PairsAbout(FileId: Guid.CreateVersion7()), CancellationToken.None));
    }
}
