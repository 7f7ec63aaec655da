using System.Collections.Concurrent;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tests.Storage;

public sealed class TogetherTests
{
    [Fact]
    public async Task What_comes_while_one_batch_is_written_goes_into_the_next_in_its_order()
    {
        var batches = new ConcurrentQueue<int[]>();
        var gate = new SemaphoreSlim(0);
        var together = new Together<int>(async items =>
        {
            batches.Enqueue([.. items]);
            await gate.WaitAsync();
        });
        var first = together.DoAsync(1, CancellationToken.None);
        await UntilAsync(() => batches.Count == 1);
        var others = Enumerable.Range(2, 5).Select(item => together.DoAsync(item, CancellationToken.None)).ToList();
        Assert.False(first.IsCompleted);
        gate.Release();
        await first;
        Assert.DoesNotContain(others, other => other.IsCompleted);
        gate.Release();
        await Task.WhenAll(others);
        Assert.Equal([[1], [2, 3, 4, 5, 6]], batches);
    }

    [Fact]
    public async Task A_batch_that_fails_fails_for_all_in_it_and_for_nobody_after_it()
    {
        var gate = new SemaphoreSlim(0);
        var begun = 0;
        var together = new Together<int>(async items =>
        {
            Interlocked.Increment(ref begun);
            await gate.WaitAsync();
            if (items.Contains(2))
            {
                throw new IOException("no room");
            }
        });
        var first = together.DoAsync(1, CancellationToken.None);
        await UntilAsync(() => Volatile.Read(ref begun) == 1);
        var failing = new[] { together.DoAsync(2, CancellationToken.None), together.DoAsync(2, CancellationToken.None) };
        gate.Release(3);
        await first;
        foreach (var one in failing)
        {
            await Assert.ThrowsAsync<IOException>(() => one);
        }

        await together.DoAsync(3, CancellationToken.None);
    }

    [Fact]
    public async Task No_batch_is_larger_than_the_most_and_nothing_is_lost()
    {
        var done = new ConcurrentQueue<int[]>();
        var together = new Together<int>(
            async items =>
            {
                await Task.Yield();
                done.Enqueue([.. items]);
            },
            most: 7);
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(item => Task.Run(() => together.DoAsync(item, CancellationToken.None))));
        await together.EndAsync();
        Assert.All(done, batch => Assert.InRange(batch.Length, 1, 7));
        Assert.Equal(Enumerable.Range(0, 1000), done.SelectMany(batch => batch).Order());
    }

    [Fact]
    public async Task Whoever_stops_waiting_has_it_done_all_the_same()
    {
        var gate = new SemaphoreSlim(0);
        var done = new ConcurrentQueue<int>();
        var together = new Together<int>(async items =>
        {
            await gate.WaitAsync();
            items.ToList().ForEach(done.Enqueue);
        });
        using var stop = new CancellationTokenSource();
        var waiting = together.DoAsync(1, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Release();
        await together.EndAsync();
        Assert.Equal([1], done);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => together.DoAsync(2, stop.Token));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(1);
        }
    }
}
