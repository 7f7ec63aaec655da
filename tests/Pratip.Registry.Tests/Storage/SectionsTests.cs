using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
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

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_hangs_on_rows_that_were_read_is_in_reach_with_them_for_every_role(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        await using var all = world.Register.CreateContext();
        foreach (var register in from agency in (Agency[])[world.Lead, world.Court, world.Stranger] from role in RoleBook.Standard.Roles select world.As(agency, role.Code))
        {
            await using var db = register.CreateContext();
            List<Guid> cases = [.. await db.Cases.Select(one => one.Id).ToListAsync(Ct)];
            List<Guid> suspects = [.. await db.Suspects.Select(one => one.Id).ToListAsync(Ct)];
            var victims = await db.Victims.ToListAsync(Ct);
            var held = new Held(cases, suspects, victims.ConvertAll(one => one.Id), victims.ConvertAll(one => one.ReportId));
            Assert.Equal(await HeldAsync(all, held), await HeldAsync(db, held));
        }
    }

    /// <summary>The tables that the page of a case asks for as held.</summary>
    private static async Task<List<Guid>> HeldAsync(RegistryDb db, Held of)
    {
        IQueryable<RegisterRow>[] parts =
        [
            db.BodyCaseNumbers.Where(one => of.Cases.Contains(one.CaseId)), db.CaseParties.Where(one => of.Cases.Contains(one.CaseId)), db.CaseRecusals.Where(one => of.Cases.Contains(one.CaseId)),
            db.InternationalRequests.Where(one => of.Cases.Contains(one.CaseId)), db.Custodies.Where(one => of.Suspects.Contains(one.SuspectId)), db.DisciplinarySteps.Where(one => of.Suspects.Contains(one.SuspectId)),
            db.VictimDecisions.Where(one => of.Victims.Contains(one.VictimId)), db.VictimNeeds.Where(one => of.Victims.Contains(one.VictimId)), db.VictimServices.Where(one => of.Victims.Contains(one.VictimId)),
            db.VictimDispositions.Where(one => of.Victims.Contains(one.VictimId)), db.PersonConsents.Where(one => of.Reports.Contains(one.ReportId)), db.ChildSituations.Where(one => of.Reports.Contains(one.ReportId)),
            db.Guardians.Where(one => of.Reports.Contains(one.ReportId)), db.BestInterestDecisions.Where(one => of.Reports.Contains(one.ReportId)),
        ];
        var ids = new List<Guid>();
        foreach (var part in parts)
        {
            ids.AddRange(await part.Select(one => one.Id).ToListAsync(Ct));
        }

        return [.. ids.Order()];
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

    private sealed record Held(List<Guid> Cases, List<Guid> Suspects, List<Guid> Victims, List<Guid> Reports);
}
