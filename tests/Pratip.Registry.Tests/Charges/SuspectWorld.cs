using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
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

    public ActorRegister As(Agency agency, params string[] roles)
    {
        var user = new User { AgencyId = agency.Id, SignInName = $"user-{agency.Code}", DisplayName = agency.NameEn, Status = UserStatus.Active };
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
