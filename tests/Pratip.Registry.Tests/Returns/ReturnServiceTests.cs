using System.Text;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Statistics.Facts;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Returns;

public sealed class ReturnServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_zero_is_declared_once_by_the_own_office_and_accepted_by_another(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var month = await LastMonthAsync(world);
        var options = new DeclareZeroOptions { Subject = "cases", Month = month };
        await ReturnService.DeclareZeroAsync(officer, options, CancellationToken.None);
        await ReturnService.DeclareZeroAsync(officer, options, CancellationToken.None);
        var row = Assert.Single(await world.AllAsync<Return>());
        Assert.Equal((world.Home.Id, "zero", 0), (row.AgencyId, row.State, row.RowCount));
        var again = await Assert.ThrowsAsync<EntryRefusedException>(() => ReturnService.DeclareZeroAsync(officer, options with { Id = RowId.Next() }, CancellationToken.None));
        Assert.Equal((nameof(DeclareZeroOptions.Month), "returns.returned"), (again.Problems[0].Field, again.Reason.Key));

        var accept = new AcceptReturnOptions { Id = row.Id, BasedOn = row.Version };
        var own = await Assert.ThrowsAsync<EntryRefusedException>(() => ReturnService.AcceptAsync(officer, accept, CancellationToken.None));
        Assert.Equal("returns.own", own.Reason.Key);
        var stranger = await world.AsAsync(world.Stranger);
        Assert.Equal("entry.out-of-reach", (await Assert.ThrowsAsync<EntryRefusedException>(() => ReturnService.AcceptAsync(stranger, accept, CancellationToken.None))).Reason.Key);
        var secretariat = await world.AsAsync(await world.EmployAsync("data", world.Agency("OCM"), "data-officer"));
        await ReturnService.AcceptAsync(secretariat, accept, CancellationToken.None);
        await ReturnService.AcceptAsync(secretariat, accept, CancellationToken.None);
        Assert.Equal("accepted", Assert.Single(await world.AllAsync<Return>()).State);
    }

    /// <summary>A page on which another month was chosen said that it was done, and that month stayed without a return.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_zero_sent_again_for_another_month_or_subject_is_told_what_is_on_record(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var options = new DeclareZeroOptions { Subject = "cases", Month = "2025-11" };
        await ReturnService.DeclareZeroAsync(officer, options, CancellationToken.None);
        Assert.Equal("Subject: entry.sent-already, Month: entry.sent-already", await Refusals.OfAsync(() =>
            ReturnService.DeclareZeroAsync(officer, options with { Subject = "suspects", Month = "2025-12" }, CancellationToken.None)));
        Assert.Equal(new DateOnly(2025, 11, 1), Assert.Single(await world.AllAsync<Return>()).From);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_return_in_part_is_not_accepted(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var row = new Return { AgencyId = world.Home.Id, Subject = "cases", From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 1, 31), State = "partial", RowCount = 3 };
        await world.RecordAsync(ProcessKind.ReturnChange, EventKind.ReturnChanged, new RowChanges().Add(row));
        var secretariat = await world.AsAsync(await world.EmployAsync("data", world.Agency("OCM"), "data-officer"));
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => ReturnService.AcceptAsync(secretariat, new AcceptReturnOptions { Id = row.Id, BasedOn = 1 }, CancellationToken.None));
        Assert.Equal("returns.not-whole", refused.Reason.Key);
    }

    [Theory]
    [InlineData("nothing", "2026-01", nameof(DeclareZeroOptions.Subject))]
    [InlineData(null, "2026-01", nameof(DeclareZeroOptions.Subject))]
    [InlineData("cases", null, nameof(DeclareZeroOptions.Month))]
    [InlineData("cases", "January", nameof(DeclareZeroOptions.Month))]
    [InlineData("cases", "2026-13", nameof(DeclareZeroOptions.Month))]
    [InlineData("cases", "2026-03", nameof(DeclareZeroOptions.Month))]
    public void What_cannot_be_is_said_beside_the_field(string? subject, string? month, string field) =>
        Assert.Equal(field, Assert.Single(new DeclareZeroOptions { Subject = subject, Month = month }.Problems(new DateOnly(2026, 3, 31))).Field);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_matrix_shows_the_offices_within_reach_and_tells_missing_from_zero(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var month = await LastMonthAsync(world);
        await ReturnService.DeclareZeroAsync(officer, new DeclareZeroOptions { Subject = "cases", Month = month }, CancellationToken.None);
        var year = int.Parse(month[..4], System.Globalization.CultureInfo.InvariantCulture);
        var own = await ReturnMatrix.ReadAsync(officer, "cases", year, CancellationToken.None);
        Assert.Equal([world.Home.Id], own.Lines.Select(line => line.Agency.Id));
        Assert.Equal(ReturnState.Zero, own.Lines[0].Cells[int.Parse(month[5..], System.Globalization.CultureInfo.InvariantCulture) - 1].State);
        var secretariat = await world.AsAsync(await world.EmployAsync("data", world.Agency("OCM"), "data-officer"));
        var all = await ReturnMatrix.ReadAsync(secretariat, "cases", year - 1, CancellationToken.None);
        Assert.True(all.Lines.Count > 20);
        Assert.All(all.Lines, line => Assert.All(line.Cells, cell => Assert.True(cell.State is null or ReturnState.Missing)));
        Assert.All(all.Months, one => Assert.Equal((one.Expected, 0), (one.Missing, one.Received)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_office_that_has_gone_live_is_reminded_once_before_and_once_after_and_no_more_when_all_has_come(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var watch = new DeadlineWatch(world.Register, WatchLimits.Standard);
        await watch.RunAsync(CancellationToken.None);
        Assert.DoesNotContain(await world.AllAsync<CaseTask>(), task => task.Kind is TaskKinds.ReturnDue or TaskKinds.ReturnMissing);

        // The month goes by which begins after the office has gone live.
        var today = (await world.AsAsync(world.Officer)).Today;
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        await GoLiveAsync(world, first);
        var month = ReturnCalendar.Month(first.Year, first.Month);
        world.Clock.Pass(TimeSpan.FromDays(ReturnCalendar.Standard.DueOn(month).DayNumber - today.DayNumber - 1));
        Assert.Equal(1, await CountAsync(world, watch, TaskKinds.ReturnDue));
        Assert.Equal(1, await CountAsync(world, watch, TaskKinds.ReturnDue));
        world.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, await CountAsync(world, watch, TaskKinds.ReturnMissing));
        Assert.Equal(0, await CountAsync(world, watch, TaskKinds.ReturnDue));
        var officer = await world.AsAsync(world.Officer);
        foreach (var subject in world.Home.ReportsSubjects)
        {
            await ReturnService.DeclareZeroAsync(officer, new DeclareZeroOptions { Subject = subject, Month = ReturnCalendar.CodeOf(month) }, CancellationToken.None);
        }

        Assert.Equal(0, await CountAsync(world, watch, TaskKinds.ReturnMissing));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"version\":\"1\",\"source\":\"x\",\"verified\":false,\"dueDays\":-1,\"warningDays\":3,\"lookBackMonths\":3}")]
    [InlineData("{\"version\":\"1\",\"source\":\"x\",\"verified\":false,\"dueDays\":10,\"warningDays\":3,\"lookBackMonths\":3,\"more\":1}")]
    public void A_calendar_that_cannot_be_used_names_its_file(string json) =>
        Assert.Contains("calendar.json", Assert.Throws<InvalidDataException>(() => ReturnCalendar.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "calendar.json")).Message, StringComparison.Ordinal);

    private static async Task<int> CountAsync(DeskWorld world, DeadlineWatch watch, string kind)
    {
        await watch.RunAsync(CancellationToken.None);
        return (await world.AllAsync<CaseTask>()).Count(task => task.Kind == kind && task.Status == CaseTaskStatus.Open);
    }

    private static Task<long> GoLiveAsync(DeskWorld world, DateOnly day)
    {
        var after = world.Home.Copy<Agency>();
        after.GoLiveOn = day;
        return world.RecordAsync(ProcessKind.AgencySetGoLive, EventKind.GoLiveSet, new RowChanges().Update(world.Home, after));
    }

    private static async Task<string> LastMonthAsync(DeskWorld world)
    {
        var today = (await world.AsAsync(world.Officer)).Today.AddDays(-31);
        return ReturnCalendar.CodeOf(ReturnCalendar.Month(today.Year, today.Month));
    }
}
