using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Tests.Audit.Reads;
using Pratip.Registry.Tests.Cases;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Vault;

public sealed class IdentityReaderTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Identities_in_reach_are_opened_and_each_look_is_recorded(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        var ids = world.Reports.ConvertAll(report => report.Id);
        using var count = StatementCount.Begin();
        var opened = await IdentityReader.OpenAsync(world.As(world.Lead, "provincial-officer"), ids, "case-work", CancellationToken.None);
        Assert.Equal(1, count.Value);
        Assert.Equal(ids.Order(), opened.Keys.Order());
        Assert.Equal("Sok Bopha", opened[ids[0]].Names[0].Text);
        var entry = Assert.Single(await world.Register.Reads.OfAsync(ids, 10, CancellationToken.None));
        Assert.Equal((ReadKind.Identity, "case-work", world.Officer.Id), (entry.Kind, entry.Purpose, entry.UserId));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Out_of_reach_is_as_not_there_and_leaves_no_entry(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        foreach (var asker in (ActorRegister[])[world.As(world.Stranger, "provincial-officer"), world.As(world.Lead, "data-officer"), world.As(world.Lead, "statistician")])
        {
            Assert.Empty(await IdentityReader.OpenAsync(asker, [.. world.Reports.Select(report => report.Id), Guid.CreateVersion7()], "case-work", CancellationToken.None));
        }

        Assert.Equal(0, (await world.Register.Reads.VerifyAsync(CancellationToken.None)).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nothing_is_opened_where_the_look_cannot_be_recorded(Engine engine)
    {
        await using var world = await CreateAsync(engine);
        await world.Register.Reads.VerifyAsync(CancellationToken.None);
        await ReadLogTests.ExecuteAsync(world.Test, "ALTER TABLE reads RENAME TO reads_elsewhere");
        await Assert.ThrowsAsync<ReadNotRecordedException>(() =>
            IdentityReader.OpenAsync(world.As(world.Lead, "provincial-officer"), [world.Reports[0].Id], "case-work", CancellationToken.None));
    }

    private static async Task<DossierWorld> CreateAsync(Engine engine)
    {
        var world = await DossierWorld.CreateAsync(engine);
        await Sample.AddAsync(world.Register, [.. world.Reports.Select(report =>
            world.Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName("Sok Bopha", NameKind.Latin)], BirthDate = "2008-05-01" }))]);
        return world;
    }
}
