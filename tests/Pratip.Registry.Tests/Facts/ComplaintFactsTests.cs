using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Law;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Registry.Facts;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Complaints;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Facts;

/// <summary>Complaints as the report counts them.</summary>
public sealed class ComplaintFactsTests
{
    private static readonly ReportingWindow[] Windows =
        [ReportingWindow.OfYear(2024), ReportingWindow.OfSemester(2024, 2), ReportingWindow.OfMonths(2025, 2, 2025, 3), ReportingWindow.OfYear(2025), ReportingWindow.OfYear(2026)];

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_table_of_the_report_is_the_account_of_the_office_and_balances_in_every_window(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var all = Random(world, new Random(20261129), 300);
        await RecordAsync(world, all);
        var snapshot = await SnapshotAsync(world);
        Assert.Equal(all.Count(one => one.DuplicateOfId is null), snapshot.Table("complaints").RowCount);
        foreach (var window in Windows)
        {
            var account = await ComplaintAccount.OfAsync(world.Officer, window, CancellationToken.None);
            var flow = StockFlowComputer.Compute(snapshot, StockCatalogue.Standard.Find("stock.complaints")!, window);
            Assert.True(flow.IsBalanced && account.IsBalanced);
            Assert.Equal((account.Opening, account.Received, account.EndedInAll, account.Closing, 0, 0), ((int)flow.Opening, (int)flow.In, (int)flow.OutInAll, (int)flow.Closing, (int)flow.Unaccounted, (int)flow.Undated));
            Assert.Equal(account.Ended.GetValueOrDefault("acted"), Out(flow, "acted"));
            Assert.Equal(account.Ended.GetValueOrDefault("unsupported"), Out(flow, "unsupported"));
            Assert.All(CodeListCatalogue.Standard.Get("complaint-no-action").Entries, reason => Assert.Equal(account.NoAction.GetValueOrDefault(reason.Code), Out(flow, "no-action-" + reason.Code)));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_that_repeats_another_is_counted_with_it_and_again_by_itself_when_the_link_is_taken_back(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var (first, again) = (await world.ComplaintAsync(), await world.ComplaintAsync());
        await ComplaintService.MarkDuplicateAsync(world.Officer, new MarkDuplicateOptions { Id = again.Id, BasedOn = 1, OtherReference = first.Reference }, CancellationToken.None);
        Assert.Equal((1, 1), (await FlowAsync(world) is var flow ? (int)flow.In : 0, (int)flow.Closing));
        await ComplaintService.MarkDuplicateAsync(world.Officer, new MarkDuplicateOptions { Id = again.Id, BasedOn = 2 }, CancellationToken.None);
        Assert.Equal(2, (await FlowAsync(world)).Closing);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_opened_again_is_open_and_an_interim_finding_ends_nothing(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var (reopened, interim, ended) = (await world.ComplaintAsync(), await world.ComplaintAsync(), await world.ComplaintAsync());
        var day = PartialDate.OfDay(PhnomPenhTime.DateOf(reopened.ReceivedAt)).ToString();
        await ComplaintService.RecordOutcomeAsync(world.Officer, new RecordOutcomeOptions { Id = reopened.Id, BasedOn = 1, Outcome = "no-action", NoActionReason = "labour-dispute", On = day }, CancellationToken.None);
        Assert.Equal((1L, 2L), (Out(await FlowAsync(world), "no-action-labour-dispute"), (await FlowAsync(world)).Closing));
        await ComplaintService.RecordOutcomeAsync(world.Officer, new RecordOutcomeOptions { Id = reopened.Id, BasedOn = 2, Outcome = "pending" }, CancellationToken.None);
        await world.FoundAsync(interim, "still-open");
        await world.FoundAsync(ended, "unsupported");
        var flow = await FlowAsync(world);
        Assert.Equal((3L, 1L, 1L, 2L), (flow.In, flow.OutInAll, Out(flow, "unsupported"), flow.Closing));
        await world.FoundAsync(ended, "still-open");
        Assert.Equal((0L, 3L), ((await FlowAsync(world)).OutInAll, (await FlowAsync(world)).Closing));
    }

    [Theory]
    [InlineData("2024-05-20", "2024-06-02", "2024-06-02")]
    [InlineData("2024-05-20", "2024-06", "2024-06-30")]
    [InlineData("2024-05-20", "2024", "2024-12-31")]
    [InlineData("2025-03-10", "2025", "2025-08-01")]
    [InlineData("2025-07-20", "2025-08", "2025-08-01")]
    [InlineData("2024-05-20", "2024-05-10", "2024-05-20")]
    [InlineData("2024-05-20", "2024-04", "2024-05-20")]
    [InlineData("2024-05-20", "soon", null)]
    public void A_day_known_in_part_is_the_last_of_it_that_has_come_and_never_before_the_receipt(string received, string on, string? ended)
    {
        var day = DateOnly.ParseExact(received, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var life = ComplaintLife.Of(new DateTimeOffset(day, new TimeOnly(3, 0), TimeSpan.Zero), "acted", on, null, new DateOnly(2025, 8, 1));
        Assert.Equal(ended, life.Ended?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(ended is null ? "open" : "acted", life.Ending);
        Assert.Equal((life.Ended ?? new DateOnly(2025, 8, 1)).DayNumber - day.DayNumber, life.DaysBy(new DateOnly(2025, 8, 1)));
    }

    [Fact]
    public void The_list_of_endings_is_the_outcomes_with_no_action_divided_by_its_reason()
    {
        static string EndingOf(string outcome, string? reason) => ComplaintLife.Of(DateTimeOffset.UnixEpoch, outcome, "2024-01-01", reason, new DateOnly(2025, 1, 1)).Ending;
        var outcomes = CodeListCatalogue.Standard.Get("complaint-outcome").Entries.Select(one => one.Code).Where(code => code is not (ComplaintOutcome.Pending or ComplaintOutcome.NoAction));
        var reasons = CodeListCatalogue.Standard.Get("complaint-no-action").Entries.Select(one => (string?)one.Code).Append(null);
        var endings = outcomes.Select(one => EndingOf(one, null)).Concat(reasons.Select(reason => EndingOf(ComplaintOutcome.NoAction, reason)))
            .Append(ComplaintLife.Of(DateTimeOffset.UnixEpoch, null, null, null, new DateOnly(2025, 1, 1)).Ending);
        Assert.Equal(CodeListCatalogue.Standard.Get("complaint-ending").Entries.Select(one => one.Code).Order(StringComparer.Ordinal), endings.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(
            CodeListCatalogue.Standard.Get("complaint-ending").Entries.Select(one => one.Code).Where(code => code != "open"),
            StockCatalogue.Standard.Find("stock.complaints")!.Ways.Select(way => way.Code), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_return_nothing_is_stated_and_with_one_the_figure_is_divided_by_how_it_ended_and_how_long_it_took(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        await RecordAsync(world,
        [
            Row(world, "2024-01-05", "acted", "2024-02-04"), Row(world, "2024-01-05", "acted", "2024-02-05"), Row(world, "2024-01-05", "no-action", "2024-12-31"), Row(world, "2024-01-05"),
        ]);
        Assert.Null((await FigureAsync(world, "ending")).Total);
        await world.Offices.RecordAsync(ProcessKind.ReturnChange, EventKind.ReturnChanged, new RowChanges().Add(new Return
        {
            AgencyId = world.Offices.Agencies["OCM"].Id,
            Subject = "complaints",
            From = new DateOnly(2024, 1, 1),
            To = new DateOnly(2024, 12, 31),
            State = "submitted",
            RowCount = 4,
        }));
        var (ending, duration) = (await FigureAsync(world, "ending"), await FigureAsync(world, "duration"));
        Assert.Equal((4L, CompletenessState.Complete), (ending.Total!.Value, ending.Completeness.State));
        Assert.Equal((2L, 1L, 1L), (ending.FindRow("acted")!.Value, ending.FindRow("no-action-unknown")!.Value, ending.FindRow("open")!.Value));
        Assert.Equal((1L, 1L, 1L, 1L), (duration.FindRow("up-to-30")!.Value, duration.FindRow("31-to-90")!.Value, duration.FindRow("over-180")!.Value, duration.FindRow("open")!.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_office_says_that_the_complaints_of_a_month_are_all_and_of_none_that_there_were_none(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var original = Row(world, "2025-03-31");
        await RecordAsync(world, [original, Row(world, "2025-03-02", repeats: original.Id), Row(world, "2025-04-01", agency: "MOSVY")]);
        var officer = await world.UserAsync("OCM", "data-officer");
        foreach (var month in new[] { "2025-03", "2025-04" })
        {
            await ReturnService.DeclareZeroAsync(officer, new DeclareZeroOptions { Subject = "complaints", Month = month }, CancellationToken.None);
        }

        Assert.Equal([("submitted", 1), ("zero", 0)], (await world.Offices.AllAsync<Return>()).OrderBy(one => one.From).Select(one => (one.State, one.RowCount)));
    }

    private static List<Complaint> Random(ComplaintWorld world, Random chance, int count)
    {
        string[] outcomes = ["acted", "no-action", "no-action", "untrue", "unsupported", "not-verifiable", "withdrawn", "referred"];
        var reasons = CodeListCatalogue.Standard.Get("complaint-no-action").Entries.Select(one => (string?)one.Code).Append(null).ToList();
        var all = new List<Complaint>();
        for (var i = 0; i < count; i++)
        {
            var received = new DateOnly(2023, 10, 1).AddDays(chance.Next(800));
            var outcome = chance.Next(4) == 0 ? null : outcomes[chance.Next(outcomes.Length)];
            var day = received.AddDays(chance.Next(300)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var on = outcome is null ? null : chance.Next(6) switch { 0 => day[..4], 1 => day[..7], _ => day };
            var one = Row(world, received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), outcome, on, outcome == "no-action" ? reasons[chance.Next(reasons.Count)] : null);
            one.DuplicateOfId = all.Count > 0 && chance.Next(8) == 0 ? all.First(other => other.DuplicateOfId is null).Id : null;
            all.Add(one);
        }

        return all;
    }

    private static Complaint Row(ComplaintWorld world, string received, string? outcome = null, string? on = null, string? reason = null, Guid? repeats = null, string agency = "OCM") => new()
    {
        Reference = "C-" + Guid.NewGuid().ToString("N")[..8],
        AgencyId = world.Offices.Agencies[agency].Id,
        Channel = "hotline",
        ReceivedAt = DateTimeOffset.Parse(received + "T01:00:00Z", CultureInfo.InvariantCulture),
        About = "place",
        DuplicateOfId = repeats,
        Outcome = outcome,
        OutcomeOn = on,
        NoActionReason = reason,
        WrappedKey = [1],
        Text = [1],
    };

    private static Task<long> RecordAsync(ComplaintWorld world, IEnumerable<Complaint> complaints) =>
        world.Offices.RecordAsync(ProcessKind.ComplaintChange, EventKind.ComplaintChanged, new RowChanges().Add(complaints));

    private static async Task<FactSnapshot> SnapshotAsync(ComplaintWorld world)
    {
        await using var db = world.Register.CreateContext();
        return await new FactSnapshotReader(db, LawBook.Standard).ReadAsync(world.Officer.Today, ["complaints"], CancellationToken.None);
    }

    private static async Task<StockFlow> FlowAsync(ComplaintWorld world) =>
        StockFlowComputer.Compute(await SnapshotAsync(world), StockCatalogue.Standard.Find("stock.complaints")!, ReportingWindow.OfYear(world.Officer.Today.Year));

    private static async Task<Figure> FigureAsync(ComplaintWorld world, string by) =>
        FigureComputer.Compute(await SnapshotAsync(world), MeasureCatalogue.Standard.Get("complaints.received"), ReportingWindow.OfYear(2024), by);

    private static long Out(StockFlow flow, string way) => flow.Out.Single(one => one.Way == way).Count;
}
