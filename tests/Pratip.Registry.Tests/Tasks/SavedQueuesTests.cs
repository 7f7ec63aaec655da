using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Tasks;

public sealed class SavedQueuesTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_list_is_kept_under_its_name_and_only_for_whoever_kept_it(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var officer = world.As(world.Lead, "provincial-officer");
        await SavedQueues.KeepAsync(officer, " Open in Phnom Penh ", "/cases?status=open&province=12", CancellationToken.None);
        await SavedQueues.KeepAsync(officer, "ករណីរបស់ខ្ញុំ", "/cases?officer=me", CancellationToken.None);
        await SavedQueues.KeepAsync(officer, "Open in Phnom Penh", "/cases?status=open", CancellationToken.None);
        var kept = await SavedQueues.ListAsync(officer, CancellationToken.None);
        Assert.Equal([("Open in Phnom Penh", "/cases?status=open"), ("ករណីរបស់ខ្ញុំ", "/cases?officer=me")], kept.Select(queue => (queue.Name, queue.Address)));
        Assert.Empty(await SavedQueues.ListAsync(world.As(world.Court, "court-liaison"), CancellationToken.None));
    }

    [Theory]
    [InlineData("", "/cases", "queues.name")]
    [InlineData(" \u0007 ", "/cases", "queues.name")]
    [InlineData("list", null, "queues.address")]
    [InlineData("list", "https://elsewhere.example/cases", "queues.address")]
    [InlineData("list", "//elsewhere.example", "queues.address")]
    [InlineData("list", "/cases\\..", "queues.address")]
    [InlineData("list", "/casesandmore", "queues.address")]
    [InlineData("list", "/users", "queues.address")]
    public async Task What_cannot_be_kept_is_said(string name, string? address, string key)
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Sqlite);
        var refused = await Assert.ThrowsAsync<RegisterException>(() => SavedQueues.KeepAsync(world.As(world.Lead, "provincial-officer"), name, address, CancellationToken.None));
        Assert.Equal(key, refused.Reason.Key);
    }

    [Fact]
    public async Task Nobody_keeps_more_lists_than_they_find_their_way_in()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Sqlite);
        var officer = world.As(world.Lead, "provincial-officer");
        for (var number = 0; number < SavedQueues.Most; number++)
        {
            await SavedQueues.KeepAsync(officer, $"list {number}", "/cases", CancellationToken.None);
        }

        var refused = await Assert.ThrowsAsync<RegisterException>(() => SavedQueues.KeepAsync(officer, "one more", "/cases", CancellationToken.None));
        Assert.Equal("queues.too-many", refused.Reason.Key);
        await SavedQueues.KeepAsync(officer, "list 7", "/cases?status=closed", CancellationToken.None);
    }
}
