using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Tasks;

public sealed class NoticesTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_officer_of_a_case_is_told_of_what_waits_in_it_in_the_same_event(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var task = await world.RaiseAsync(new CaseTask { Kind = "custody-ends", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        var notice = Assert.Single(await world.AllAsync<Notice>());
        var kept = Assert.Single(await world.AllAsync<CaseTask>());
        Assert.Equal((world.Officer.Id, "custody-ends", task.Id, NoticeMail.None), (notice.UserId, notice.Kind, notice.TaskId!.Value, notice.Mail));
        Assert.Equal(kept.EventId, notice.EventId);
        Assert.Equal(world.Clock.GetUtcNow(), notice.At);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_an_officer_everybody_of_the_office_who_may_enter_is_told_and_nobody_else(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.EmployAsync("reader", world.Home, "statistician");
        var left = await world.EmployAsync("left", world.Home, "provincial-officer");
        await world.RecordAsync(ProcessKind.UserDeactivate, EventKind.UserStatusChanged, new RowChanges().Update(left, Deactivated(left)));
        var one = await world.OpenAsync(world.Home, 2);
        await world.RaiseAsync(new CaseTask { Kind = "custody-ends", CaseId = one.Id, AgencyId = world.Home.Id });
        Assert.Equal(["bopha", "dara", "vuthy"], await world.NoticedAsync("custody-ends"), StringComparer.Ordinal);
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Other.Id });
        Assert.Equal(["sokha"], await world.NoticedAsync("other"), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_waits_for_a_decision_goes_to_who_may_decide_and_never_to_who_raised_it(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.EmployAsync("second", world.Home, "agency-supervisor");
        await world.RaiseAsync(new CaseTask { Kind = "correction-asked", CaseId = world.Case.Id, AgencyId = world.Home.Id }, AccessNoun.Corrections, AccessVerb.Approve, "second");
        Assert.Equal(["vuthy"], await world.NoticedAsync("correction-asked"), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_task_of_one_user_is_told_to_that_user_alone(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id, UserId = world.Colleague.Id });
        Assert.Equal(["bopha"], await world.NoticedAsync("other"), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_agency_kept_away_from_a_case_is_told_nothing_and_the_oversight_agency_takes_its_place(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.EmployAsync("inspector", world.Justice, "case-worker");
        await world.RecuseAsync(world.Home, world.Justice);
        await world.RaiseAsync(new CaseTask { Kind = "official-suspect", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        Assert.Equal(["inspector"], await world.NoticedAsync("official-suspect"), StringComparer.Ordinal);
        Assert.Equal(world.Justice.Id, Assert.Single(await world.AllAsync<CaseTask>()).AgencyId);
        await world.Register.ChangeAsync(DeskWorld.Context(ProcessKind.TaskChange), async change =>
        {
            var rows = new RowChanges();
            await Notices.TellAsync(world.Register, change, rows, new NoticeMatter("other", world.Home.Id, world.Case.Id), AccessNoun.Cases, CancellationToken.None);
            await change.RecordAsync(EventKind.TaskChanged, rows);
        }, CancellationToken.None);
        Assert.Empty(await world.NoticedAsync("other"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Mail_is_due_where_the_operator_sends_and_the_user_wants_it(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var wanting = world.Officer.Copy<User>();
        wanting.NoticeAddress = "dara@office.example";
        await world.RecordAsync(ProcessKind.UserChangeNoticeAddress, EventKind.NoticeAddressChanged, new RowChanges().Update(world.Officer, wanting));
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        world.Register.MailsNotices = true;
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id, UserId = world.Colleague.Id });
        Assert.Equal([NoticeMail.None, NoticeMail.Due, NoticeMail.None], (await world.AllAsync<Notice>()).OrderBy(notice => notice.EventId).Select(notice => notice.Mail), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_finishes_a_matter_closes_its_tasks_wherever_they_wait_and_no_other(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var target = Guid.NewGuid();
        await world.RaiseAsync(new CaseTask { Kind = "custody-ends", CaseId = world.Case.Id, AgencyId = world.Home.Id, TargetNoun = "custodies", TargetId = target });
        await world.RaiseAsync(new CaseTask { Kind = "custody-ends", CaseId = world.Case.Id, AgencyId = world.Other.Id, TargetNoun = "custodies", TargetId = target });
        await world.RaiseAsync(new CaseTask { Kind = "custody-ends", CaseId = world.Case.Id, AgencyId = world.Home.Id, TargetNoun = "custodies", TargetId = Guid.NewGuid() });
        await world.RaiseAsync(new CaseTask { Kind = "case-dormant", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        await CloseAsync("custody-ends", target);
        await CloseAsync("custody-ends", target);
        Assert.Equal(["done", "done", "open", "open"], (await world.AllAsync<CaseTask>()).Select(task => task.Status).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        await CloseAsync("case-dormant", null);
        Assert.Equal(3, (await world.AllAsync<CaseTask>()).Count(task => task.Status == CaseTaskStatus.Done));

        Task CloseAsync(string kind, Guid? targetId) => world.Register.ChangeAsync(DeskWorld.Context(ProcessKind.TaskChange), async change =>
        {
            var rows = new RowChanges();
            await Notices.CloseAsync(world.Register, rows, kind, world.Case.Id, targetId, CancellationToken.None);
            await change.RecordAsync(EventKind.TaskChanged, rows);
        }, CancellationToken.None);
    }

    private static User Deactivated(User user)
    {
        var after = user.Copy<User>();
        after.Status = UserStatus.Deactivated;
        return after;
    }
}
