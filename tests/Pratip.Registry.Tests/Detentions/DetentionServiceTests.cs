using System.Text;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Encounters;
using Pratip.Registry.Tests.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Detentions;

public sealed class DetentionServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_is_held_moved_and_ends_in_one_disposition(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var report = await world.Offices.ReportAsync("GDI");
        var begin = new BeginDetentionOptions { ReportId = report.Id, From = "2026-02-20", Facility = "Centre 1", Ground = "immigration" };
        await DetentionService.BeginAsync(world.Immigration, begin, CancellationToken.None);
        await DetentionService.BeginAsync(world.Immigration, begin, CancellationToken.None);
        Assert.Equal("From detentions.held-already", await world.Offices.RefusedAsync(() => DetentionService.BeginAsync(
            world.Immigration, begin with { Id = Guid.CreateVersion7(), From = "2026-02-21" }, CancellationToken.None)));
        await DetentionService.MoveAsync(world.Immigration, new MoveDetentionOptions { Id = begin.Id, BasedOn = 1, Facility = "Centre 2", Ground = "immigration" }, CancellationToken.None);
        Assert.Equal("DisposedOn entry.date-order", await world.Offices.RefusedAsync(() => EndAsync(world, begin.Id, 2, "released", "2026-02-19")));
        await EndAsync(world, begin.Id, 2, "released", "2026-02-25");
        await EndAsync(world, begin.Id, 2, "released", "2026-02-25");
        Assert.Equal("Disposition detentions.ended", await world.Offices.RefusedAsync(() => EndAsync(world, begin.Id, 3, "to-court", "2026-02-26")));
        Assert.Equal("Facility detentions.ended", await world.Offices.RefusedAsync(() => DetentionService.MoveAsync(
            world.Immigration, new MoveDetentionOptions { Id = begin.Id, BasedOn = 3, Facility = "Centre 3", Ground = "immigration" }, CancellationToken.None)));
        Assert.Equal("From detentions.held-then", await world.Offices.RefusedAsync(() => DetentionService.BeginAsync(
            world.Immigration, begin with { Id = Guid.CreateVersion7(), From = "2026-02-22" }, CancellationToken.None)));
        await DetentionService.BeginAsync(world.Immigration, begin with { Id = Guid.CreateVersion7(), From = "2026-02-26" }, CancellationToken.None);
        var ended = await world.Offices.OneAsync<Detention>(begin.Id);
        Assert.Equal(("Centre 2", "released", "2026-02-25", "2026-02-25"), (ended.Facility, ended.Disposition, ended.DisposedOn, ended.Until));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_nobody_knew_of_an_end_is_told_later_and_counts_as_what_it_was(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(1);
        var held = Assert.Single(await world.HeldAsync());
        await world.EndAsync(held, DetentionDisposition.Unknown, "2026-02-24");
        Assert.Equal(1, (await AccountAsync()).Unaccounted);
        await EndAsync(world, held.Id, 2, "to-court", "2026-02-25");
        var account = await AccountAsync();
        Assert.Equal((0, 1), (account.Unaccounted, account.Of("to-court")));
        Assert.Equal("Disposition detentions.ended", await world.Offices.RefusedAsync(() => EndAsync(world, held.Id, 3, "released", "2026-02-26")));
        Assert.Equal(("2026-02-25", "2026-02-25"), ((await world.Offices.OneAsync<Detention>(held.Id)).DisposedOn, (await world.Offices.OneAsync<Detention>(held.Id)).Until));

        async Task<DetentionAccount> AccountAsync() => (await EncounterReader.FindAsync(world.Immigration, world.Encounter.Id, CancellationToken.None))!.Counts.Held;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_held_from_before_they_were_met_and_a_page_sent_again_with_another_day_is_told_the_first(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(1, notHeld: 1);
        var person = Assert.Single(await world.Offices.AllAsync<EncounteredPerson>());
        var begin = new BeginDetentionOptions { ReportId = person.ReportId, EncounterId = world.Encounter.Id, From = "2026-02-19", Ground = "immigration" };
        Assert.Equal("From entry.date-order", await world.Offices.RefusedAsync(() => DetentionService.BeginAsync(world.Immigration, begin, CancellationToken.None)));
        await DetentionService.BeginAsync(world.Immigration, begin with { From = "2026-02-20" }, CancellationToken.None);
        Assert.Equal("From entry.sent-already, Facility entry.sent-already-empty", await world.Offices.RefusedAsync(() => DetentionService.BeginAsync(
            world.Immigration, begin with { From = "2026-02-21", Facility = "Centre 1" }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_version_that_is_no_longer_the_present_one_and_another_office_are_refused(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(1);
        var held = Assert.Single(await world.HeldAsync());
        await Assert.ThrowsAsync<StaleVersionException>(() => EndAsync(world, held.Id, 7, "released", "2026-02-25"));
        var other = world.Offices.As("PC-07", "immigration-officer");
        Assert.Equal("Id entry.out-of-reach", await world.Offices.RefusedAsync(() => DetentionService.EndAsync(
            other, new EndDetentionOptions { Id = held.Id, BasedOn = 1, Disposition = "released", DisposedOn = "2026-02-25" }, CancellationToken.None)));
        Assert.Equal("ReportId entry.out-of-reach", await world.Offices.RefusedAsync(() => DetentionService.BeginAsync(
            other, new BeginDetentionOptions { ReportId = held.ReportId, From = "2026-02-20", Ground = "other" }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_watch_raises_one_task_near_the_limit_and_closes_it_with_the_detention(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(1);
        var held = Assert.Single(await world.HeldAsync());
        var watch = new DeadlineWatch(world.Register, WatchLimits.Standard);
        await watch.RunAsync(CancellationToken.None);
        Assert.Empty(await world.Offices.TasksAsync(TaskKinds.DetentionLimit));
        world.Offices.Clock.Pass(TimeSpan.FromDays(18));
        await watch.RunAsync(CancellationToken.None);
        await watch.RunAsync(CancellationToken.None);
        var task = Assert.Single(await world.Offices.TasksAsync(TaskKinds.DetentionLimit));
        Assert.Equal((held.Id, world.Offices.Agencies["GDI"].Id, new DateTimeOffset(2026, 3, 21, 17, 0, 0, TimeSpan.Zero)), (task.TargetId!.Value, task.AgencyId, task.DueAt!.Value));
        await world.EndAsync(held, "released");
        Assert.Empty(await world.Offices.TasksAsync(TaskKinds.DetentionLimit));
        await watch.RunAsync(CancellationToken.None);
        Assert.Empty(await world.Offices.TasksAsync(TaskKinds.DetentionLimit));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_paid_the_ticket_stands_beside_the_detention(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(3);
        var held = await world.HeldAsync();
        foreach (var (one, payer) in held.Take(2).Zip((string?[])["embassy", null]))
        {
            await RemovalService.ExecuteAsync(world.Immigration, new ExecuteRemovalOptions { ReportId = one.ReportId, On = "2026-02-25", FileNumber = "R", TicketPayer = payer }, CancellationToken.None);
        }

        var rows = (await DetentionList.ReadAsync(world.Immigration, DetentionState.All, null, null, CancellationToken.None)).Items.ToDictionary(one => one.Detention.Id, one => one.TicketPayer);
        Assert.Equal(["embassy", "unknown", null], held.Select(one => rows[one.Id]), StringComparer.Ordinal);
    }

    /// <summary>From the hour, whatever zone it was said in; from the first day that is possible in Phnom Penh where only a day or a month is known.</summary>
    [Theory]
    [InlineData("2028-02-28", "2028-02-28T23:30:00+00:00", "2028-03-29T23:30:00+00:00")]
    [InlineData("2028-02-29", "2028-02-29T06:30:00+07:00", "2028-03-29T23:30:00+00:00")]
    [InlineData("2028-02-29", null, "2028-03-29T17:00:00+00:00")]
    [InlineData("2027-02-28", null, "2027-03-29T17:00:00+00:00")]
    [InlineData("2028-02", null, "2028-03-01T17:00:00+00:00")]
    [InlineData("2027-12-31", null, "2028-01-29T17:00:00+00:00")]
    public void A_clock_runs_over_a_leap_day_and_in_any_time_zone(string from, string? fromAt, string deadline)
    {
        var limit = DetentionLimits.Standard.Find("immigration")!;
        Assert.Equal(TimeSpan.FromDays(30), limit.Longest);
        var held = new Detention { ReportId = Guid.NewGuid(), From = from, FromAt = fromAt is null ? null : Moment(fromAt) };
        Assert.Equal(Moment(deadline), limit.DeadlineOf(held));

        static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_list_says_how_long_somebody_is_held_and_until_when_it_may_be(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(3);
        var held = await world.HeldAsync();
        await world.EndAsync(held[0], "unknown");
        await world.EndAsync(held[1], "released");
        var open = Assert.Single((await DetentionList.ReadAsync(world.Immigration, DetentionState.Open, "immigration", null, CancellationToken.None)).Items);
        Assert.Equal((held[2].Id, true), (open.Detention.Id, open.MayEnter));
        Assert.Equal((world.Offices.Clock.GetUtcNow() - new DateTimeOffset(2026, 2, 19, 17, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 21, 17, 0, 0, TimeSpan.Zero)), (open.HeldFor!.Value, open.Deadline!.Value));
        Assert.Equal(held[0].Id, Assert.Single((await DetentionList.ReadAsync(world.Immigration, DetentionState.Unaccounted, null, null, CancellationToken.None)).Items).Detention.Id);
        Assert.Equal(3, (await DetentionList.ReadAsync(world.Immigration, DetentionState.All, null, null, CancellationToken.None)).Items.Count);
        Assert.Empty((await DetentionList.ReadAsync(world.Offices.As("PC-07", "immigration-officer"), DetentionState.All, null, null, CancellationToken.None)).Items);
    }

    [Fact]
    public void Still_detained_is_no_end_and_the_hour_lies_on_the_day()
    {
        var now = new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        Assert.Equal("Disposition detentions.no-end, DisposedOn entry.missing", VictimWorld.Said(new EndDetentionOptions { Id = default, BasedOn = 1, Disposition = "still-detained" }.Problems(new DateOnly(2026, 3, 2))));
        Assert.Equal("FromAt detentions.other-day, Ground entry.missing", VictimWorld.Said(new BeginDetentionOptions { ReportId = default, From = "2026-02-20", FromAt = now }.Problems(now)));
        Assert.Equal("Facility entry.missing, Ground entry.missing", VictimWorld.Said(new MoveDetentionOptions { Id = default, BasedOn = 1 }.Problems()));
    }

    [Theory]
    [InlineData("""{"limits":[{"ground":"cellar","hours":1,"warningHours":1,"source":"x","verified":false}]}""")]
    [InlineData("""{"limits":[{"ground":"immigration","warningHours":1,"source":"x","verified":false}]}""")]
    [InlineData("""{"limits":[{"ground":"immigration","hours":2,"days":1,"warningHours":1,"source":"x","verified":false}]}""")]
    [InlineData("""{"limits":[{"ground":"immigration","hours":2,"warningHours":3,"source":"x","verified":false}]}""")]
    [InlineData("no json")]
    public void Limits_that_cannot_be_are_refused_with_the_name_of_the_file(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.StartsWith("own.json", Assert.Throws<InvalidDataException>(() => DetentionLimits.Read(stream, "own.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_source_confirms_is_marked_as_unchecked() =>
        Assert.All(DetentionLimits.Standard.All, limit => Assert.Equal(limit.Ground == "police-custody", limit.IsVerified));

    [Theory]
    [InlineData("removed")]
    [InlineData("voluntarily-returned")]
    public void Who_left_the_country_is_told_by_the_removal_or_return_and_not_by_the_end_of_a_detention(string disposition) =>
        Assert.Equal("Disposition detentions.departure", VictimWorld.Said(
            new EndDetentionOptions { Id = default, BasedOn = 1, Disposition = disposition, DisposedOn = "2026-02-25" }.Problems(new DateOnly(2026, 3, 2))));

    private static Task EndAsync(EncounterWorld world, Guid id, int basedOn, string disposition, string on) => DetentionService.EndAsync(
        world.Immigration, new EndDetentionOptions { Id = id, BasedOn = basedOn, Disposition = disposition, DisposedOn = on }, CancellationToken.None);
}
