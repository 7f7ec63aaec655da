using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Cases;
using Pratip.Registry.Requests;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Tests.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Requests;

public sealed class RequestServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_request_waits_in_the_queue_until_it_is_answered(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var options = Options(world);
        await RequestService.SendAsync(officer, options, CancellationToken.None);
        await RequestService.SendAsync(officer, options, CancellationToken.None);
        var task = Assert.Single((await world.AllAsync<CaseTask>()), task => task.Kind == TaskKinds.RequestDue);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 17, 0, 0, TimeSpan.Zero), task.DueAt);
        var item = Assert.Single((await RequestList.ReadAsync(officer, RequestState.Overdue, null, CancellationToken.None)).Items);
        Assert.Equal((world.Case.Number, true), (item.CaseNumber, item.IsOverdue));
        var asked = new AnswerRequestOptions { Id = options.Id, BasedOn = 1, Answer = "asked-back", AnsweredOn = "2026-02-20" };
        await RequestService.AnswerAsync(officer, asked, CancellationToken.None);
        Assert.Single((await RequestList.ReadAsync(officer, RequestState.Open, null, CancellationToken.None)).Items);
        Assert.Equal("AnsweredOn: entry.date-order", await Refusals.OfAsync(() => RequestService.AnswerAsync(
            officer, asked with { BasedOn = 2, Answer = "granted", AnsweredOn = "2025-12-31" }, CancellationToken.None)));
        await RequestService.AnswerAsync(officer, asked with { BasedOn = 2, Answer = "granted", AnsweredOn = "2026-03-01" }, CancellationToken.None);
        Assert.Empty((await RequestList.ReadAsync(officer, RequestState.Open, null, CancellationToken.None)).Items);
        Assert.Single((await CaseDossier.ReadAsync(officer, world.Case.Id, CancellationToken.None))!.Requests);
        Assert.Equal(CaseTaskStatus.Done, (await world.AllAsync<CaseTask>()).Single(one => one.Id == task.Id).Status);
        Assert.Equal("Answer: requests.answered", await Refusals.OfAsync(() => RequestService.AnswerAsync(officer, asked with { BasedOn = 3 }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_month_is_over_on_its_last_day_and_no_day_is_never_over(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        foreach (var due in new[] { "2026-03", "2026", "2026-03-02", null })
        {
            await RequestService.SendAsync(officer, Options(world) with { Id = RowId.Next(), DueOn = due }, CancellationToken.None);
        }

        Assert.Empty((await RequestList.ReadAsync(officer, RequestState.Overdue, null, CancellationToken.None)).Items);
        Assert.Equal(4, (await RequestList.ReadAsync(officer, RequestState.All, null, CancellationToken.None)).Items.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Suspects_at_large_are_listed_with_the_requests_for_them(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var report = await world.ReportAsync(world.Home, 1, "Chan Sopheap");
        var (away, here) = (new Suspect { ReportId = report.Id, CaseId = world.Case.Id, IsAtLarge = true }, new Suspect { ReportId = (await world.ReportAsync(world.Home, 2, "Chan Dara")).Id, CaseId = world.Case.Id });
        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add([away, here]));
        await RequestService.SendAsync(officer, Options(world) with { SuspectId = away.Id }, CancellationToken.None);
        var one = Assert.Single((await RequestList.AtLargeAsync(officer, null, CancellationToken.None)).Items);
        Assert.Equal((away.Id, report.OwnReference, 1), (one.SuspectId, one.Reference, one.Requests));
        Assert.Empty((await RequestList.AtLargeAsync(await world.AsAsync(world.Stranger), null, CancellationToken.None)).Items);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_out_of_reach_takes_no_request_and_shows_none(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, stranger) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Stranger));
        Assert.Equal("CaseId: entry.out-of-reach", await Refusals.OfAsync(() => RequestService.SendAsync(stranger, Options(world), CancellationToken.None)));
        Assert.Equal("SuspectId: entry.out-of-reach", await Refusals.OfAsync(() => RequestService.SendAsync(officer, Options(world) with { SuspectId = Guid.NewGuid() }, CancellationToken.None)));
        var sent = Options(world);
        await RequestService.SendAsync(officer, sent, CancellationToken.None);
        Assert.Empty((await RequestList.ReadAsync(stranger, RequestState.All, null, CancellationToken.None)).Items);
        Assert.Equal("Id: entry.out-of-reach", await Refusals.OfAsync(() => RequestService.AnswerAsync(
            stranger, new AnswerRequestOptions { Id = sent.Id, BasedOn = 1, Answer = "granted", AnsweredOn = "2026-03-01" }, CancellationToken.None)));
    }

    [Fact]
    public void What_is_missing_is_said_at_once() => Assert.Equal(
        "Kind entry.missing, ToCountry requests.own-country, Basis entry.missing, SentOn entry.missing, DueOn entry.date",
        VictimWorld.Said(new SendRequestOptions { CaseId = default, ToCountry = "KH", DueOn = "soon" }.Problems(new DateOnly(2026, 3, 2))));

    private static SendRequestOptions Options(DeskWorld world) =>
        new() { CaseId = world.Case.Id, Kind = "extradition", ToCountry = "VN", Basis = "reciprocity", SentOn = "2026-01-10", DueOn = "2026-02" };
}
