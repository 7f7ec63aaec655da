using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Charges;

public sealed class CustodyServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_clock_starts_with_the_arrival_and_a_task_is_due_before_it_runs_out(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var suspect = await world.AddSuspectAsync(new AddSuspectOptions { CaseId = world.Case.Id, Person = SuspectWorld.Person(), IsAtLarge = true });
        var arrived = world.Clock.GetUtcNow().AddHours(-3);
        var options = new BeginCustodyOptions { SuspectId = suspect, ArrivedAt = arrived.ToOffset(TimeSpan.FromHours(7)) };
        await CustodyService.BeginAsync(world.Officer, options, CancellationToken.None);
        await CustodyService.BeginAsync(world.Officer, options, CancellationToken.None);
        Assert.Equal(arrived, world.Row<Custody>(options.Id).ArrivedAt);
        Assert.False(world.Row<Suspect>(suspect).IsAtLarge);
        var task = Assert.Single(world.Tasks(CustodyService.TaskKind));
        Assert.Equal((world.Lead.Id, options.Id, arrived.AddHours(42)), (task.AgencyId, task.TargetId, task.DueAt));
        Assert.Equal(["case_tasks", "custodies", "suspects"], world.LastEvent());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_extension_within_a_day_moves_the_task_and_a_second_is_refused(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var (id, arrived) = await BeginAsync(world);
        var options = new ExtendCustodyOptions { Id = id, BasedOn = 1, ExtendedUntil = arrived.AddHours(72), Permission = " 17/26 " };
        await RefusedAsync(options with { ExtendedUntil = arrived.AddHours(48) });
        await RefusedAsync(options with { ExtendedUntil = arrived.AddHours(72).AddMinutes(1) });
        await CustodyService.ExtendAsync(world.Officer, options, CancellationToken.None);
        await CustodyService.ExtendAsync(world.Officer, options, CancellationToken.None);
        var custody = world.Row<Custody>(id);
        Assert.Equal((arrived.AddHours(72), "17/26"), (custody.ExtendedUntil, custody.Permission));
        Assert.Equal(arrived.AddHours(66), Assert.Single(world.Tasks(CustodyService.TaskKind)).DueAt);
        await world.RefusesAsync(nameof(options.ExtendedUntil), "custody.extended", () => CustodyService.ExtendAsync(world.Officer, options with { BasedOn = 2 }, CancellationToken.None));

        Task RefusedAsync(ExtendCustodyOptions one) =>
            world.RefusesAsync(nameof(one.ExtendedUntil), "custody.until", () => CustodyService.ExtendAsync(world.Officer, one, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_end_closes_the_task_whoever_records_it_and_an_overrun_stays_on_record(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var (id, arrived) = await BeginAsync(world);
        world.Clock.Pass(TimeSpan.FromHours(60));
        var options = new EndCustodyOptions { Id = id, BasedOn = 1, EndedAt = arrived.AddHours(50), End = "brought-before-prosecutor" };
        await world.RefusesAsync(nameof(options.EndedAt), "custody.end-before", () => EndAsync(options with { EndedAt = arrived.AddMinutes(-1) }));
        await world.RefusesAsync(nameof(options.EndedAt), "entry.moment-to-come", () => EndAsync(options with { EndedAt = world.Clock.GetUtcNow().AddMinutes(1) }));
        await EndAsync(options);
        await EndAsync(options);
        var custody = world.Row<Custody>(id);
        Assert.Equal(TimeSpan.FromHours(2), CustodyClock.Of(custody, world.Clock.GetUtcNow()).Overrun);
        Assert.Equal(CaseTaskStatus.Done, Assert.Single(world.Tasks(CustodyService.TaskKind)).Status);
        Assert.Equal(["case_tasks", "custodies"], world.LastEvent());
        await world.RefusesAsync(nameof(options.EndedAt), "custody.ended", () => EndAsync(options with { BasedOn = 2 }));

        Task EndAsync(EndCustodyOptions one) => CustodyService.EndAsync(world.Clerk, one, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_escapes_is_at_large(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var (id, arrived) = await BeginAsync(world);
        await CustodyService.EndAsync(world.Officer, new EndCustodyOptions { Id = id, BasedOn = 1, EndedAt = arrived.AddMinutes(5), End = "escaped" }, CancellationToken.None);
        Assert.True(world.Row<Suspect>(world.Row<Custody>(id).SuspectId).IsAtLarge);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_in_custody_twice_at_one_time(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var (id, arrived) = await BeginAsync(world);
        var again = new BeginCustodyOptions { SuspectId = world.Row<Custody>(id).SuspectId, ArrivedAt = arrived.AddMinutes(10) };
        await world.RefusesAsync(nameof(again.ArrivedAt), "custody.running", () => CustodyService.BeginAsync(world.Officer, again, CancellationToken.None));
        await CustodyService.EndAsync(world.Officer, new EndCustodyOptions { Id = id, BasedOn = 1, EndedAt = arrived.AddMinutes(20), End = "released" }, CancellationToken.None);
        await world.RefusesAsync(nameof(again.ArrivedAt), "custody.overlap", () => CustodyService.BeginAsync(world.Officer, again, CancellationToken.None));
        await CustodyService.BeginAsync(world.Officer, again with { ArrivedAt = arrived.AddMinutes(20) }, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Custodies_out_of_reach_and_stale_versions_are_refused(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var (id, arrived) = await BeginAsync(world);
        var end = new EndCustodyOptions { Id = id, BasedOn = 1, EndedAt = arrived, End = "released" };
        var extend = new ExtendCustodyOptions { Id = id, BasedOn = 1, ExtendedUntil = arrived.AddHours(50), Permission = "1" };
        await world.RefusesAsync(nameof(end.Id), "entry.out-of-reach", () => CustodyService.EndAsync(world.Outsider, end, CancellationToken.None));
        await world.RefusesAsync(nameof(extend.Id), "entry.out-of-reach", () => CustodyService.ExtendAsync(world.Outsider, extend, CancellationToken.None));
        await world.RefusesAsync(nameof(BeginCustodyOptions.SuspectId), "entry.out-of-reach", () => CustodyService.BeginAsync(
            world.Outsider, new BeginCustodyOptions { SuspectId = world.Row<Custody>(id).SuspectId, ArrivedAt = arrived }, CancellationToken.None));
        await CustodyService.ExtendAsync(world.Officer, extend, CancellationToken.None);
        await Assert.ThrowsAsync<StaleVersionException>(() => CustodyService.EndAsync(world.Officer, end, CancellationToken.None));
    }

    [Fact]
    public void What_is_missing_or_wrong_is_said_of_its_field()
    {
        var now = new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        Assert.Equal("entry.missing", Assert.Single(new BeginCustodyOptions { SuspectId = Guid.Empty }.Problems(now)).What.Key);
        Assert.Equal("entry.moment-to-come", Assert.Single(new BeginCustodyOptions { SuspectId = Guid.Empty, ArrivedAt = now.AddMinutes(1) }.Problems(now)).What.Key);
        Assert.Equal(
            [nameof(ExtendCustodyOptions.ExtendedUntil), nameof(ExtendCustodyOptions.Permission)],
            new ExtendCustodyOptions { Id = Guid.Empty, BasedOn = 1 }.Problems().Select(problem => problem.Field), StringComparer.Ordinal);
        Assert.Equal(
            [nameof(EndCustodyOptions.EndedAt), nameof(EndCustodyOptions.End)],
            new EndCustodyOptions { Id = Guid.Empty, BasedOn = 1, End = "flown" }.Problems(now).Select(problem => problem.Field), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_corrected_hour_of_arrival_moves_the_task_that_is_still_open(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var (id, arrived) = await BeginAsync(world);
        var earlier = arrived.AddHours(-5);
        await CorrectAsync(world, id, nameof(Custody.ArrivedAt), earlier);
        Assert.Equal(earlier, world.Row<Custody>(id).ArrivedAt);
        Assert.Equal(earlier + CustodyClock.Longest - CustodyService.Warning, Assert.Single(world.Tasks(CustodyService.TaskKind)).DueAt);
        Assert.Contains("case_tasks", world.LastEvent(), StringComparer.Ordinal);

        // What the prosecutor permitted is an hour of the day and does not move with the arrival.
        var until = earlier.AddHours(60);
        await CustodyService.ExtendAsync(world.Officer, new ExtendCustodyOptions { Id = id, BasedOn = 2, ExtendedUntil = until, Permission = "17/26" }, CancellationToken.None);
        await CorrectAsync(world, id, nameof(Custody.ArrivedAt), arrived);
        Assert.Equal(until - CustodyService.Warning, Assert.Single(world.Tasks(CustodyService.TaskKind)).DueAt);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_open_task_says_by_how_much_the_custody_is_over_its_limit(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var (id, arrived) = await BeginAsync(world);
        var task = Assert.Single(world.Tasks(CustodyService.TaskKind));
        Assert.Null(CustodyService.OverrunOf(task, arrived.AddHours(47)));
        Assert.Equal(TimeSpan.FromHours(3), CustodyService.OverrunOf(task, arrived.AddHours(51)));
        Assert.Equal(CustodyClock.Of(world.Row<Custody>(id), arrived.AddHours(51)).Overrun, CustodyService.OverrunOf(task, arrived.AddHours(51)));
        task.Status = CaseTaskStatus.Done;
        Assert.Null(CustodyService.OverrunOf(task, arrived.AddHours(51)));
    }

    /// <summary>Asked for by the officer and approved by another person.</summary>
    private static async Task CorrectAsync(SuspectWorld world, Guid id, string property, DateTimeOffset value)
    {
        var version = world.Row<Custody>(id).Version;
        var written = value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var options = new CorrectOptions
        {
            Noun = "custodies",
            TargetId = id,
            BasedOn = version,
            Values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [property] = [written] },
            Reason = "the book of the unit says otherwise",
        };
        var request = (await CorrectionService.CorrectAsync(world.Officer, options, CancellationToken.None)).RequestId!.Value;
        var supervisor = world.Named("second", world.Lead, "agency-supervisor");
        var decision = new DecideCorrectionOptions { Id = request, BasedOn = 1, Decision = CorrectionDecision.Approve, TargetVersion = version };
        await CorrectionService.DecideAsync(supervisor, decision, CancellationToken.None);
    }

    private static async Task<(Guid Id, DateTimeOffset Arrived)> BeginAsync(SuspectWorld world)
    {
        var options = new BeginCustodyOptions { Id = RowId.Next(), SuspectId = await world.AddSuspectAsync(), ArrivedAt = world.Clock.GetUtcNow().AddHours(-1) };
        await CustodyService.BeginAsync(world.Officer, options, CancellationToken.None);
        return (options.Id, options.ArrivedAt.Value);
    }
}
