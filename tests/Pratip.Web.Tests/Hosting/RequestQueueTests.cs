using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests.Hosting;

public sealed class RequestQueueTests
{
    [Fact]
    public async Task Who_comes_beyond_what_can_work_waits_and_who_comes_beyond_the_queue_is_told_to_come_back()
    {
        await using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 1, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        var gate = new TaskCompletionSource();
        var order = new List<string>();
        var first = RequestQueue.Run(limiter, new DefaultHttpContext(), async _ =>
        {
            order.Add("first");
            await gate.Task;
        });
        var second = RequestQueue.Run(limiter, new DefaultHttpContext(), _ =>
        {
            order.Add("second");
            return Task.CompletedTask;
        });
        var third = new DefaultHttpContext();
        await RequestQueue.Run(limiter, third, _ => throw new InvalidOperationException("It was to be turned away."));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, third.Response.StatusCode);
        Assert.Equal("10", third.Response.Headers.RetryAfter.ToString());
        Assert.Equal(["first"], order);
        gate.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public async Task Whoever_goes_away_while_waiting_gives_up_the_place()
    {
        await using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 1, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        var gate = new TaskCompletionSource();
        var first = RequestQueue.Run(limiter, new DefaultHttpContext(), _ => gate.Task);
        using var left = new CancellationTokenSource();
        var waiting = RequestQueue.Run(limiter, new DefaultHttpContext { RequestAborted = left.Token }, _ => Task.CompletedTask);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = RequestQueue.Run(limiter, new DefaultHttpContext(), _ => Task.CompletedTask);
        gate.SetResult();
        await Task.WhenAll(first, next);
    }
}
