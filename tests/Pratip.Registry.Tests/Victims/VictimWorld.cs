using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Victims;

/// <summary>A case of the committee of province 12 with social affairs beside it, an organisation that has no part in it, and a stranger.</summary>
internal sealed class VictimWorld : IAsyncDisposable
{
    private int _number = 100;

    private VictimWorld(TestRegister test, TestClock clock)
    {
        Test = test;
        Clock = clock;
    }

    public TestRegister Test { get; }

    public TestClock Clock { get; }

    public Register Register => Test.Register;

    public Dictionary<string, Agency> Agencies { get; private set; } = [];

    public Agency Lead => Agencies["PC-12"];

    public Agency Social => Agencies["MOSVY"];

    public Case Case { get; private set; } = null!;

    public ActorRegister Officer { get; private set; } = null!;

    public ActorRegister SocialWorker { get; private set; } = null!;

    public ActorRegister Organisation { get; private set; } = null!;

    public ActorRegister Outsider { get; private set; } = null!;

    public static async Task<VictimWorld> CreateAsync(Engine engine)
    {
        var clock = new TestClock();
        var world = new VictimWorld(await TestRegister.CreateAsync(engine, clock), clock);
        await using (var db = world.Register.CreateContext())
        {
            world.Agencies = db.Agencies.ToDictionary(agency => agency.Code, StringComparer.Ordinal);
        }

        world.Case = await world.OpenAsync("PC-12", "MOSVY");
        world.Officer = world.As("PC-12", "provincial-officer");
        world.SocialWorker = world.As("MOSVY", "social-worker");
        world.Organisation = world.As("NGO-SHELTER", "ngo");
        world.Outsider = world.As("PC-07", "provincial-officer", "social-worker");
        return world;
    }

    public ActorRegister As(string agency, params string[] roles) => As(agency, RoleBook.Standard, roles);

    public ActorRegister As(string agency, RoleBook book, params string[] roles)
    {
        var user = new User { AgencyId = Agencies[agency].Id, SignInName = $"user-{agency}", DisplayName = agency, Status = UserStatus.Active };
        return Register.As(Actor.Of(user, roles.Select(role => new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" }), Agencies[agency].ProvinceCode, book));
    }

    public async Task<Case> OpenAsync(string lead, params string[] parties)
    {
        var one = Sample.Case(Agencies[lead].Id, ++_number);
        one.ProvinceCode = Agencies[lead].ProvinceCode ?? "12";
        await RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, new RowChanges().Add(one)
            .Add(parties.Select(party => new CaseParty { CaseId = one.Id, AgencyId = Agencies[party].Id, Role = "other", Since = "2026-01-01" })));
        return one;
    }

    /// <summary>A report without identity; with a year of birth where one is given.</summary>
    public async Task<PersonReport> ReportAsync(string agency, int? birthYear = null, Guid? personId = null)
    {
        var report = Sample.Report(Agencies[agency].Id, ++_number);
        (report.BirthYear, report.PersonId) = (birthYear, personId ?? report.PersonId);
        await Sample.AddAsync(Register, report);
        return report;
    }

    public async Task<Suspect> SuspectAsync(PersonReport report, Case? one = null)
    {
        var suspect = new Suspect { ReportId = report.Id, CaseId = (one ?? Case).Id };
        await RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(suspect));
        return suspect;
    }

    public static AddVictimOptions Presumed(Case? one = null, string? age = "30", string name = "Chan Sreymom") => new()
    {
        CaseId = one?.Id,
        Person = new PersonEntry { NameLatin = name, Sex = "female" },
        RegisteredOn = "2026-02-10",
        Age = age,
        FormsOfExploitation = ["forced-labour"],
    };

    /// <summary>A presumed victim in the case, entered by its officer.</summary>
    public async Task<Victim> VictimAsync(string? age = "30", ActorRegister? by = null)
    {
        var options = Presumed(by is null ? Case : null, age);
        await PresumedVictimService.AddAsync(by ?? Officer, options, CancellationToken.None);
        return await OneAsync<Victim>(options.Id);
    }

    public async Task<T> OneAsync<T>(Guid id)
        where T : RegisterRow
    {
        await using var db = Register.CreateContext();
        return await db.Set<T>().SingleAsync(row => row.Id == id);
    }

    public async Task<List<T>> AllAsync<T>()
        where T : RegisterRow
    {
        await using var db = Register.CreateContext();
        return await db.Set<T>().OrderBy(row => row.Id).ToListAsync();
    }

    public async Task<List<CaseTask>> TasksAsync(string kind, string status = CaseTaskStatus.Open) =>
        [.. (await AllAsync<CaseTask>()).Where(task => task.Kind == kind && task.Status == status)];

    public Task<long> RecordAsync(ProcessKind process, EventKind kind, RowChanges rows) => Register.ChangeAsync(
        new ProcessContext(process, "tester", null, "a test", "test"), change => change.RecordAsync(kind, rows), CancellationToken.None);

    /// <summary>The tables of the last event, one for each row.</summary>
    public async Task<string> LastEventAsync()
    {
        await using var db = Register.CreateContext();
        var last = await db.Events.MaxAsync(one => one.Id);
        return string.Join(' ', (await db.EventRows.Where(row => row.EventId == last).Select(row => row.Noun).ToListAsync()).Order(StringComparer.Ordinal));
    }

    public async Task<int> EventCountAsync()
    {
        await using var db = Register.CreateContext();
        return await db.Events.CountAsync();
    }

    /// <summary>What is refused, as "field key", and that nothing was recorded.</summary>
    public async Task<string> RefusedAsync(Func<Task> work)
    {
        var before = await EventCountAsync();
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(work);
        Assert.Equal(before, await EventCountAsync());
        return Said(refused.Problems);
    }

    public static string Said(IReadOnlyList<EntryProblem> problems) => string.Join(", ", problems.Select(problem => $"{problem.Field} {problem.What.Key}"));

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
