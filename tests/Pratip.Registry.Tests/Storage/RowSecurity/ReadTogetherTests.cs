using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage.RowSecurity;

public sealed class ReadTogetherTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Read_together_or_one_by_one_shows_the_same(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        foreach (var register in (ActorRegister[])[world.As(world.Lead, "agency-supervisor", "social-worker"), world.As(world.Court, "court-liaison"), world.As(world.Stranger, "provincial-officer")])
        {
            await using var db = register.CreateContext();
            var alone = await ReadAsync(db);
            await using (await db.ReadTogetherAsync(Ct))
            {
                Assert.Equal(alone, await ReadAsync(db));
                Assert.Equal(alone, await ReadAsync(db));
            }

            // What was told ended with it.
            Assert.Equal(alone, await ReadAsync(db));
            await using var again = await db.ReadTogetherAsync(Ct);
            Assert.Equal(alone, await ReadAsync(db));
        }
    }

    /// <summary>Tables of several nouns, some asked before; planned once and each time.</summary>
    private static async Task<List<Guid>> ReadAsync(RegistryDb db)
    {
        List<Guid> ids = [.. await db.Cases.Select(one => one.Id).ToListAsync(Ct)];
        ids.AddRange(await db.Suspects.Select(one => one.Id).PlannedEachTime().ToListAsync(Ct));
        ids.AddRange(await db.Charges.Select(one => one.Id).ToListAsync(Ct));
        ids.AddRange(await db.Victims.Select(one => one.Id).ToListAsync(Ct));
        ids.AddRange(await db.Notes.Select(one => one.Id).ToListAsync(Ct));
        ids.AddRange(await db.CaseTasks.Select(one => one.Id).ToListAsync(Ct));
        return [.. ids.Order()];
    }
}
