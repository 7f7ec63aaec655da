using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Tasks;

/// <summary>An office with an officer, a colleague and a supervisor, another office, and a shelter; with accounts whose roles stand in the register.</summary>
internal sealed class DeskWorld : IAsyncDisposable
{
    private readonly Dictionary<string, Agency> _agencies = new(StringComparer.Ordinal);

    private DeskWorld(TestRegister test, TestClock clock)
    {
        Test = test;
        Clock = clock;
    }

    public TestRegister Test { get; }

    public TestClock Clock { get; }

    public Register Register => Test.Register;

    public Agency Home => _agencies["PC-12"];

    public Agency Other => _agencies["PC-07"];

    public Agency Shelter => _agencies["NGO-SHELTER"];

    public Agency Justice => _agencies["MOJ"];

    public User Officer { get; private set; } = null!;

    public User Colleague { get; private set; } = null!;

    public User Supervisor { get; private set; } = null!;

    public User Stranger { get; private set; } = null!;

    /// <summary>Led by the office, assigned to the officer.</summary>
    public Case Case { get; private set; } = null!;

    public static async Task<DeskWorld> CreateAsync(Engine engine)
    {
        var clock = new TestClock();
        var world = new DeskWorld(await TestRegister.CreateAsync(engine, clock), clock);
        await using (var db = world.Register.CreateContext())
        {
            foreach (var agency in db.Agencies)
            {
                world._agencies.Add(agency.Code, agency);
            }
        }

        world.Officer = await world.EmployAsync("dara", world.Home, "provincial-officer");
        world.Colleague = await world.EmployAsync("bopha", world.Home, "provincial-officer");
        world.Supervisor = await world.EmployAsync("vuthy", world.Home, "agency-supervisor");
        world.Stranger = await world.EmployAsync("sokha", world.Other, "provincial-officer");
        world.Case = await world.OpenAsync(world.Home, 1, world.Officer);
        return world;
    }

    public Agency Agency(string code) => _agencies[code];

    public async Task<User> EmployAsync(string name, Agency agency, params string[] roles)
    {
        var user = new User { AgencyId = agency.Id, SignInName = name, DisplayName = "Sok " + name, Status = UserStatus.Active };
        var grants = roles.Select(role => new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" });
        await RecordAsync(ProcessKind.UserInvite, EventKind.UserInvited, new RowChanges().Add(user).Add(grants));
        return user;
    }

    public async Task<ActorRegister> AsAsync(User user) => Register.As((await ActorReader.ReadAsync(Register, user.Id, CancellationToken.None))!);

    public async Task<Case> OpenAsync(Agency lead, int number, User? officer = null)
    {
        var one = Sample.Case(lead.Id, number);
        one.ProvinceCode = lead.ProvinceCode ?? "12";
        one.OpeningArticle = "TSE-10";
        var rows = new RowChanges().Add(one);
        if (officer is not null)
        {
            rows.Add(new CaseAssignment { CaseId = one.Id, UserId = officer.Id, Since = "2026-03-01" });
        }

        await RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, rows);
        return one;
    }

    public async Task<PersonReport> ReportAsync(Agency agency, int number, string name)
    {
        var report = Sample.Report(agency.Id, number);
        await Sample.AddAsync(Register, report);
        await Sample.AddAsync(Register, Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName(name, NameKind.Latin)] }));
        return report;
    }

    public Task RecuseAsync(Agency agency, Agency oversight, Case? from = null) => RecordAsync(
        ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged,
        new RowChanges().Add(new CaseRecusal { CaseId = (from ?? Case).Id, AgencyId = agency.Id, OversightAgencyId = oversight.Id, Reason = "one of its own" }));

    public Task<long> RecordAsync(ProcessKind process, EventKind kind, RowChanges rows) => Register.ChangeAsync(
        Context(process), change => change.RecordAsync(kind, rows), CancellationToken.None);

    public static ProcessContext Context(ProcessKind process, string actor = "tester") => new(process, actor, null, "a test", "test");

    /// <summary>A task as another service raises it.</summary>
    public async Task<CaseTask> RaiseAsync(CaseTask task, AccessNoun noun = AccessNoun.Cases, AccessVerb verb = AccessVerb.Enter, string actor = "tester")
    {
        await Register.ChangeAsync(Context(ProcessKind.TaskChange, actor), async change =>
        {
            var rows = new RowChanges();
            await Notices.RaiseAsync(Register, change, rows, task, noun, CancellationToken.None, verb);
            await change.RecordAsync(EventKind.TaskChanged, rows);
        }, CancellationToken.None);
        return task;
    }

    public async Task<List<T>> AllAsync<T>()
        where T : RegisterRow
    {
        await using var db = Register.CreateContext();
        return [.. db.Set<T>().AsEnumerable().OrderBy(row => row.Id)];
    }

    /// <summary>Who has a notice of a kind, by sign-in name.</summary>
    public async Task<IEnumerable<string>> NoticedAsync(string kind)
    {
        var names = (await AllAsync<User>()).ToDictionary(user => user.Id, user => user.SignInName);
        return (await AllAsync<Notice>()).Where(notice => notice.Kind == kind).Select(notice => names[notice.UserId]).Order(StringComparer.Ordinal);
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
