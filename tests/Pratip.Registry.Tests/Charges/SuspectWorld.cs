using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Charges;

/// <summary>A case of the committee of province 12 with the court beside it and nobody in it yet, and the users who work on it.</summary>
internal sealed class SuspectWorld : IAsyncDisposable
{
    private SuspectWorld(TestRegister test, TestClock clock)
    {
        Test = test;
        Clock = clock;
    }

    public TestRegister Test { get; }

    public TestClock Clock { get; }

    public Register Register => Test.Register;

    public Dictionary<string, Agency> Agencies { get; private set; } = [];

    public Agency Lead => Agencies["PC-12"];

    public Agency Court => Agencies["MOJ"];

    public Agency Stranger => Agencies["PC-07"];

    public Case Case { get; private set; } = null!;

    public ActorRegister Officer { get; private set; } = null!;

    public ActorRegister Clerk { get; private set; } = null!;

    public ActorRegister Outsider { get; private set; } = null!;

    public static async Task<SuspectWorld> CreateAsync(Engine engine)
    {
        var clock = new TestClock();
        var world = new SuspectWorld(await TestRegister.CreateAsync(engine, clock), clock);
        await using (var db = world.Register.CreateContext())
        {
            world.Agencies = db.Agencies.ToDictionary(agency => agency.Code, StringComparer.Ordinal);
        }

        world.Case = await world.OpenAsync(1);
        world.Officer = world.As(world.Lead, "provincial-officer");
        world.Clerk = world.As(world.Court, "court-liaison");
        world.Outsider = world.As(world.Stranger, "provincial-officer");
        return world;
    }

    public ActorRegister As(Agency agency, params string[] roles) => Named($"user-{agency.Code}", agency, roles);

    /// <summary>Somebody else of the same agency.</summary>
    public ActorRegister Named(string name, Agency agency, params string[] roles)
    {
        var user = new User { AgencyId = agency.Id, SignInName = name, DisplayName = agency.NameEn, Status = UserStatus.Active };
        return Register.As(Actor.Of(user, roles.Select(role => new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" }), agency.ProvinceCode, RoleBook.Standard));
    }

    public async Task<Case> OpenAsync(int number)
    {
        var one = Sample.Case(Lead.Id, number);
        one.ProvinceCode = "12";
        await RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, new RowChanges().Add(one)
            .Add(new CaseParty { CaseId = one.Id, AgencyId = Court.Id, Role = "court", Since = "2024-03-18" }));
        return one;
    }

    public Task<long> RecordAsync(ProcessKind process, EventKind kind, RowChanges rows) => Register.ChangeAsync(
        new ProcessContext(process, "tester", null, "a test", "test"), change => change.RecordAsync(kind, rows), CancellationToken.None);

    /// <summary>A suspect of the case, entered by the officer unless somebody else does.</summary>
    public async Task<Guid> AddSuspectAsync(AddSuspectOptions? options = null, ActorRegister? actor = null)
    {
        options ??= new AddSuspectOptions { CaseId = Case.Id, Person = Person() };
        await SuspectService.AddAsync(actor ?? Officer, options, CancellationToken.None);
        return options.Id;
    }

    public static PersonEntry Person() => new() { NameLatin = "Chan Sopheap", Sex = "male" };

    public async Task<Guid> AddChargeAsync(Guid suspectId, string article = "TSE-10")
    {
        var options = new AddChargeOptions { SuspectId = suspectId, ArticleCode = article, ChargedOn = "2026-01" };
        await ChargeService.AddAsync(Officer, options, CancellationToken.None);
        return options.Id;
    }

    public T Row<T>(Guid id)
        where T : RegisterRow
    {
        using var db = Register.CreateContext();
        return db.Set<T>().Single(row => row.Id == id);
    }

    public IReadOnlyList<CaseTask> Tasks(string kind)
    {
        using var db = Register.CreateContext();
        return [.. db.CaseTasks.Where(task => task.Kind == kind).OrderBy(task => task.Id)];
    }

    /// <summary>That the work is refused for one field with one text, and that nothing was kept.</summary>
    public async Task RefusesAsync(string field, string key, Func<Task> work)
    {
        var before = EventCount();
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(work);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal((field, key), (problem.Field, problem.What.Key));
        Assert.Equal(before, EventCount());
    }

    /// <summary>The tables and rows of the last event.</summary>
    public IReadOnlyList<string> LastEvent()
    {
        using var db = Register.CreateContext();
        var last = db.Events.Max(one => one.Id);
        return [.. db.EventRows.Where(row => row.EventId == last).Select(row => row.Noun).AsEnumerable().Order(StringComparer.Ordinal)];
    }

    public int EventCount()
    {
        using var db = Register.CreateContext();
        return db.Events.Count();
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
