using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage;

public sealed class KeptQueryTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly KeptQueryOf<Guid, Guid> Cases = new((db, id) => db.Cases.Where(one => one.Id == id).Select(one => one.Id));

    private static readonly KeptQueryOf<List<Guid>, string, Guid> Suspects = new((db, cases, role) =>
        db.Suspects.Where(suspect => cases.Contains(suspect.CaseId) && suspect.Role != role).Select(suspect => suspect.Id));

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_asking_is_held_against_the_reach_of_the_context_that_asks(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        ActorRegister[] askers = [world.As(world.Lead, "agency-supervisor", "social-worker"), world.As(world.Stranger, "provincial-officer"), world.As(world.Court, "court-liaison")];
        var counts = new List<(int Cases, int Suspects)>();

        // In turn and again, so that whoever comes second is not answered by what was kept for the first.
        foreach (var register in askers.Concat(askers.Reverse()))
        {
            await using var db = register.CreateContext();
            List<Guid> asked = [world.Case.Id, Guid.NewGuid()];
            var cases = await db.Cases.Where(one => one.Id == world.Case.Id).Select(one => one.Id).ToListAsync(Ct);
            var suspects = await db.Suspects.Where(suspect => asked.Contains(suspect.CaseId)).Select(suspect => suspect.Id).ToListAsync(Ct);
            Assert.Equal(cases, await Cases.ToListAsync(db, world.Case.Id, Ct));
            Assert.Empty(await Cases.ToListAsync(db, Guid.NewGuid(), Ct));
            Assert.Equal(suspects.Order(), (await Suspects.ToListAsync(db, asked, "nothing", Ct)).Order());
            counts.Add((cases.Count, suspects.Count));
        }

        Assert.Equal([(1, world.Suspects.Count), (0, 0), (1, world.Suspects.Count), (1, world.Suspects.Count), (0, 0), (1, world.Suspects.Count)], counts);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_job_of_the_program_and_a_user_do_not_share_one(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        await using var stranger = world.As(world.Stranger, "provincial-officer").CreateContext();
        await using var all = world.Register.CreateContext();
        Assert.Equal([world.Case.Id], await Cases.ToListAsync(all, world.Case.Id, Ct));
        Assert.Empty(await Cases.ToListAsync(stranger, world.Case.Id, Ct));
        Assert.Equal(world.Case.Id, await Cases.FindAsync(all, world.Case.Id, Ct));
    }
}
