using Pratip.Kernel;
using Pratip.Registry.Complaints;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

public sealed class ComplaintAccountTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Fact]
    public void What_was_open_and_came_in_is_what_ended_and_is_open_in_every_window()
    {
        var chance = new Random(20261129);
        var first = new DateOnly(2024, 1, 1);
        List<ComplaintLife> all = [.. Enumerable.Range(0, 500).Select(_ =>
        {
            var received = first.AddDays(chance.Next(900));
            DateOnly? ended = chance.Next(3) == 0 ? null : received.AddDays(chance.Next(400));
            return new ComplaintLife(received, ended, ended is null ? null : chance.Next(4) == 0 ? "no-action" : "acted", chance.Next(2) == 0 ? "other" : null);
        })];
        for (var i = 0; i < 200; i++)
        {
            var from = first.AddDays(chance.Next(900));
            var account = ComplaintAccount.Of(all, new ReportingWindow(from, from.AddDays(chance.Next(500))), first.AddDays(2000), 0);
            Assert.True(account.IsBalanced);
            Assert.Equal(account.Closing, account.Open.Sum());
            Assert.Equal(account.Ended.GetValueOrDefault("no-action"), account.NoAction.Values.Sum());
        }

        var whole = ComplaintAccount.Of(all, new ReportingWindow(first, first.AddDays(2000)), first.AddDays(2000), 0);
        Assert.Equal((0, 500, all.Count(one => one.Ended is null)), (whole.Opening, whole.Received, whole.Closing));
    }

    [Fact]
    public void Of_a_window_that_is_not_over_an_age_is_that_of_today()
    {
        var today = new DateOnly(2026, 3, 1);
        ComplaintLife[] open = [new(today, null, null, null), new(today.AddDays(-31), null, null, null)];
        Assert.Equal([1, 1, 0, 0], ComplaintAccount.Of(open, ReportingWindow.OfYear(2026), today, 0).Open);
        Assert.Equal([1, 0, 0, 0], ComplaintAccount.Of(open, new ReportingWindow(new DateOnly(2026, 1, 1), today.AddDays(-20)), today, 0).Open);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Complaints_of_the_window_are_counted_once_and_the_accused_body_counts_none(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var (first, again, other) = (await world.ComplaintAsync("PC-12"), await world.ComplaintAsync(), await world.ComplaintAsync());
        await ComplaintService.MarkDuplicateAsync(world.Officer, new MarkDuplicateOptions { Id = again.Id, BasedOn = 1, OtherReference = other.Reference }, CancellationToken.None);
        await ComplaintService.RecordOutcomeAsync(
            world.Officer, new RecordOutcomeOptions { Id = first.Id, BasedOn = 1, Outcome = "no-action", NoActionReason = "place-not-found", On = "2026-03-02" }, CancellationToken.None);
        var account = await ComplaintAccount.OfAsync(world.Officer, ReportingWindow.OfYear(2026), CancellationToken.None);
        Assert.Equal((0, 2, 1, 1, 1), (account.Opening, account.Received, account.EndedInAll, account.Closing, account.Repeats));
        Assert.Equal(1, account.NoAction["place-not-found"]);
        var later = await ComplaintAccount.OfAsync(world.Officer, ReportingWindow.OfYear(2027), CancellationToken.None);
        Assert.Equal((1, 0, 1), (later.Opening, later.Received, later.Closing));
        Assert.Equal(0, (await ComplaintAccount.OfAsync(world.Committee, ReportingWindow.OfYear(2026), CancellationToken.None)).Received);
    }
}
