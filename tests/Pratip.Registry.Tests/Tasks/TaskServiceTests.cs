using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Tasks;

public sealed class TaskServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_queue_shows_what_is_due_first_and_page_by_page_each_task_once(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var start = world.Clock.GetUtcNow();
        var tasks = Enumerable.Range(0, 120).Select(number => new CaseTask
        {
            Kind = number % 2 == 0 ? "other" : "custody-ends",
            CaseId = world.Case.Id,
            AgencyId = world.Home.Id,
            UserId = number % 3 == 0 ? world.Officer.Id : null,
            DueAt = number % 4 == 0 ? null : start.AddHours((number % 7) - 3),
        }).ToList();
        await world.RecordAsync(ProcessKind.TaskChange, EventKind.TaskChanged, new RowChanges().Add<CaseTask>(tasks));
        var seen = new List<TaskListItem>();
        Guid? after = null;
        do
        {
            var page = await TaskList.ReadAsync(officer, new TaskFilter(), after, CancellationToken.None);
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        var expected = tasks.OrderBy(task => task.DueAt ?? DateTimeOffset.MaxValue).ThenBy(task => task.Id).Select(task => task.Id);
        Assert.Equal(expected, seen.Select(item => item.Id));
        Assert.All(seen, item => Assert.Equal(world.Case.Number, item.CaseNumber));
        Assert.Equal(40, (await TaskList.ReadAsync(officer, new TaskFilter(TaskOwner.Me), null, CancellationToken.None)).Items.Count);
        Assert.All((await TaskList.ReadAsync(officer, new TaskFilter(TaskOwner.Nobody, "custody-ends"), null, CancellationToken.None)).Items, item => Assert.True(item is { Kind: "custody-ends", IsMine: false }));
        Assert.All((await TaskList.ReadAsync(officer, new TaskFilter(IsOverdue: true), null, CancellationToken.None)).Items, item => Assert.True(item.IsOverdue));
        Assert.Empty((await TaskList.ReadAsync(officer, new TaskFilter(Kind: "nothing"), null, CancellationToken.None)).Items);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_queue_holds_all_that_is_the_users_however_it_came_there_and_nothing_else(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var (led, assigned, strange, kept) = (await world.OpenAsync(world.Home, 2), await world.OpenAsync(world.Other, 3, world.Officer), await world.OpenAsync(world.Other, 4), await world.OpenAsync(world.Home, 5));
        await world.RecuseAsync(world.Home, world.Justice, kept);
        CaseTask[] mine =
        [
            Task(world.Home, null), Task(world.Home, strange), Task(world.Home, led), Task(world.Other, led), Task(world.Other, assigned), Task(world.Shelter, world.Case), Task(world.Home, world.Case, world.Officer.Id),
        ];
        CaseTask[] others = [Task(world.Other, null), Task(world.Other, strange), Task(world.Home, kept), Task(world.Other, kept), Task(world.Home, led, world.Colleague.Id), Task(world.Other, assigned, world.Stranger.Id)];
        await world.RecordAsync(ProcessKind.TaskChange, EventKind.TaskChanged, new RowChanges().Add<CaseTask>([.. mine, .. others]));
        var queue = await TaskList.ReadAsync(officer, new TaskFilter(), null, CancellationToken.None);
        Assert.Equal(mine.Select(task => task.Id).Order(), queue.Items.Select(item => item.Id).Order());

        static CaseTask Task(Pratip.Registry.Agencies.Agency agency, Case? of, Guid? user = null) => new() { Kind = "other", AgencyId = agency.Id, CaseId = of?.Id, UserId = user };
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_page_is_filled_from_led_cases_however_many_due_before_are_out_of_reach(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var (led, kept) = (await world.OpenAsync(world.Home, 2), await world.OpenAsync(world.Home, 3));
        await world.RecuseAsync(world.Home, world.Justice, kept);
        var start = world.Clock.GetUtcNow();
        var (near, far) = (Tasks(kept, 3 * TaskList.PageSize, 0), Tasks(led, TaskList.PageSize + 20, 24));
        await world.RecordAsync(ProcessKind.TaskChange, EventKind.TaskChanged, new RowChanges().Add<CaseTask>([.. near, .. far]));
        var first = await TaskList.ReadAsync(officer, new TaskFilter(), null, CancellationToken.None);
        var second = await TaskList.ReadAsync(officer, new TaskFilter(), first.Next, CancellationToken.None);
        Assert.Equal((TaskList.PageSize, 20, null), (first.Items.Count, second.Items.Count, second.Next));
        Assert.Equal(far.Select(task => task.Id), first.Items.Concat(second.Items).Select(item => item.Id));

        List<CaseTask> Tasks(Case of, int count, int hours) =>
            [.. Enumerable.Range(0, count).Select(number => new CaseTask { Kind = "other", AgencyId = world.Other.Id, CaseId = of.Id, DueAt = start.AddHours(hours).AddMinutes(number) })];
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_queue_costs_the_same_statements_however_long_it_is(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        var few = await CountAsync();
        for (var number = 2; number < 6; number++)
        {
            await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = (await world.OpenAsync(world.Home, number)).Id, AgencyId = world.Home.Id });
        }

        Assert.Equal(few, await CountAsync());

        async Task<(int Tasks, int Inbox)> CountAsync()
        {
            using var tasks = StatementCount.Begin();
            await TaskList.ReadAsync(officer, new TaskFilter(), null, CancellationToken.None);
            var ofTasks = tasks.Value;
            using var inbox = StatementCount.Begin();
            await Inbox.ReadAsync(officer, null, CancellationToken.None);
            return (ofTasks, inbox.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_task_is_taken_over_handed_on_given_back_and_done(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var colleague = await world.AsAsync(world.Colleague);
        var task = await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = (await world.OpenAsync(world.Home, 2)).Id, AgencyId = world.Home.Id });
        await TaskService.TakeOverAsync(officer, new TakeOverOptions(task.Id, 1), CancellationToken.None);
        Assert.Null(await TaskList.FindAsync(colleague, task.Id, CancellationToken.None));
        await TaskService.HandOverAsync(officer, new HandOverTaskOptions(task.Id, 2, world.Colleague.Id), CancellationToken.None);
        Assert.Null(await TaskList.FindAsync(officer, task.Id, CancellationToken.None));
        Assert.Equal(["bopha", "bopha", "dara", "vuthy"], await world.NoticedAsync("other"), StringComparer.Ordinal);
        await TaskService.HandOverAsync(colleague, new HandOverTaskOptions(task.Id, 3, null), CancellationToken.None);
        await TaskService.FinishAsync(officer, new FinishTaskOptions(task.Id, 4), CancellationToken.None);
        Assert.Empty((await TaskList.ReadAsync(officer, new TaskFilter(), null, CancellationToken.None)).Items);
        var again = await Assert.ThrowsAsync<EntryRefusedException>(() => TaskService.FinishAsync(officer, new FinishTaskOptions(task.Id, 5), CancellationToken.None));
        Assert.Equal("tasks.not-open", again.Reason.Key);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_task_is_dropped_with_a_reason_that_stands_in_the_log(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var task = await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        var missing = await Assert.ThrowsAsync<EntryRefusedException>(() => TaskService.DropAsync(officer, new DropTaskOptions { Id = task.Id, BasedOn = 1, Reason = " " }, CancellationToken.None));
        Assert.Equal((nameof(DropTaskOptions.Reason), "entry.missing"), (missing.Problems[0].Field, missing.Reason.Key));
        await TaskService.DropAsync(officer, new DropTaskOptions { Id = task.Id, BasedOn = 1, Reason = " solved by telephone " }, CancellationToken.None);
        await using var db = world.Register.CreateContext();
        Assert.Equal(CaseTaskStatus.Dropped, db.CaseTasks.Single(one => one.Id == task.Id).Status);
        Assert.Contains(db.Processes, process => process.Reason == "solved by telephone" && process.Actor == "dara");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_another_office_s_or_was_changed_meanwhile_is_refused(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var task = await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        var stranger = await world.AsAsync(world.Stranger);
        foreach (var id in new[] { task.Id, Guid.NewGuid() })
        {
            var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => TaskService.TakeOverAsync(stranger, new TakeOverOptions(id, 1), CancellationToken.None));
            Assert.Equal("entry.out-of-reach", refused.Reason.Key);
        }

        var officer = await world.AsAsync(world.Officer);
        await Assert.ThrowsAsync<StaleVersionException>(() => TaskService.FinishAsync(officer, new FinishTaskOptions(task.Id, 7), CancellationToken.None));
        foreach (var user in new[] { world.Stranger.Id, Guid.NewGuid() })
        {
            var nobody = await Assert.ThrowsAsync<EntryRefusedException>(() => TaskService.HandOverAsync(officer, new HandOverTaskOptions(task.Id, 1, user), CancellationToken.None));
            Assert.Equal((nameof(HandOverTaskOptions.UserId), "tasks.no-colleague"), (nobody.Problems[0].Field, nobody.Reason.Key));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_inbox_is_the_user_s_own_leads_to_cases_in_reach_and_is_read_up_to_what_was_seen(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        await world.RaiseAsync(new CaseTask { Kind = "custody-ends", CaseId = (await world.OpenAsync(world.Other, 5)).Id, AgencyId = world.Home.Id, UserId = world.Officer.Id });
        var inbox = await Inbox.ReadAsync(officer, null, CancellationToken.None);
        Assert.Equal([("custody-ends", null), ("other", world.Case.Number)], inbox.Items.Select(item => (item.Kind, item.CaseNumber)));
        Assert.Equal(2, await Inbox.UnreadAsync(officer, CancellationToken.None));
        await Inbox.MarkReadAsync(officer, inbox.Items[1].Id, CancellationToken.None);
        Assert.Equal([false, true], (await Inbox.ReadAsync(officer, null, CancellationToken.None)).Items.Select(item => item.IsRead));
        await Inbox.MarkReadAsync(await world.AsAsync(world.Supervisor), inbox.Items[0].Id, CancellationToken.None);
        Assert.Equal(1, await Inbox.UnreadAsync(officer, CancellationToken.None));
        Assert.Empty((await Inbox.ReadAsync(await world.AsAsync(world.Supervisor), null, CancellationToken.None)).Items);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_due_by_mail_is_one_mail_a_user_and_is_kept_as_sent_or_failed(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        world.Register.MailsNotices = true;
        await NoticeAddress.ChangeAsync(officer, new NoticeAddressOptions { Address = " dara@office.gov.kh " }, CancellationToken.None);
        Assert.Equal("dara@office.gov.kh", await NoticeAddress.OfAsync(officer, CancellationToken.None));
        await world.RaiseAsync(new CaseTask { Kind = "other", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        await world.RaiseAsync(new CaseTask { Kind = "custody-ends", CaseId = world.Case.Id, AgencyId = world.Home.Id });
        var mail = Assert.Single(await NoticePost.DueAsync(world.Register, CancellationToken.None));
        Assert.Equal(("dara@office.gov.kh", "km"), (mail.Address, mail.Language));
        Assert.Equal(["custody-ends", "other"], mail.Kinds, StringComparer.Ordinal);
        await NoticePost.SentAsync(world.Register, mail, CancellationToken.None);
        await NoticePost.FailedAsync(world.Register, mail, CancellationToken.None);
        Assert.Empty(await NoticePost.DueAsync(world.Register, CancellationToken.None));
        Assert.All(await world.AllAsync<Notice>(), notice => Assert.Equal(NoticeMail.Sent, notice.Mail));
        await NoticeAddress.ChangeAsync(officer, new NoticeAddressOptions { Address = "" }, CancellationToken.None);
        Assert.Null(await NoticeAddress.OfAsync(officer, CancellationToken.None));
    }

    [Theory]
    [InlineData("dara")]
    [InlineData("dara@office")]
    [InlineData("Dara <dara@office.gov.kh>")]
    [InlineData("a@b.kh, c@d.kh")]
    [InlineData("dara@office.gov.kh\r\nBcc: all@office.gov.kh")]
    [InlineData("ដារា@office.gov.kh")]
    public void What_is_no_plain_address_is_refused(string typed) =>
        Assert.Equal(nameof(NoticeAddressOptions.Address), Assert.Single(new NoticeAddressOptions { Address = typed }.Problems()).Field);
}
