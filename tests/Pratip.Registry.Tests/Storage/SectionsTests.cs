using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage;

public sealed class SectionsTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_what_holds_something_within_reach_is_read(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        Assert.Equal((2, 2, 0, 3), await ReadAsync(world.As(world.Lead, "agency-supervisor", "social-worker"), world.Case.Id));
        Assert.Equal((1, 0, 0, 2), await ReadAsync(world.As(world.Court, "court-liaison"), world.Case.Id));
        Assert.Equal((0, 0, 0, 1), await ReadAsync(world.As(world.Stranger, "provincial-officer"), world.Case.Id));
    }

    private static async Task<(int Notes, int Tasks, int Recusals, int Statements)> ReadAsync(ActorRegister register, Guid caseId)
    {
        using var count = StatementCount.Begin();
        await using var db = register.CreateContext();
        var sections = new Sections(register.Register, db);
        var notes = sections.Add(all => all.Notes.Where(note => note.CaseId == caseId), found => found.OrderBy(note => note.Id).Select(note => note.Id));
        var tasks = sections.Add(all => all.CaseTasks.Where(task => task.CaseId == caseId));
        var recusals = sections.Add(all => all.CaseRecusals.Where(recusal => recusal.CaseId == caseId));
        await sections.AskAsync(Ct);
        var read = ((await notes.ReadAsync(Ct)).Count, (await tasks.ReadAsync(Ct)).Count, (await recusals.ReadAsync(Ct)).Count);
        return (read.Item1, read.Item2, read.Item3, count.Value);
    }
}
