namespace Pratip.Registry.Storage;

/// <summary>
/// Work that one does for all who wait: what arrives while a batch is being written goes into the next one, so that a commit
/// that reaches the disk serves everybody who came meanwhile, and nobody waits for more than two. Whoever waits goes on only
/// when the batch that holds the item has ended, with its exception where it failed.
/// </summary>
/// <param name="work">Given the items in the order in which they came.</param>
/// <param name="most">The items of one batch at most.</param>
internal sealed class Together<T>(Func<IReadOnlyList<T>, Task> work, int most = 500)
{
    private readonly Lock _lock = new();
    private readonly Queue<(T Item, TaskCompletionSource Done)> _waiting = new();
    private Task _running = Task.CompletedTask;
    private bool _isRunning;

    /// <summary>Does the item with whatever else waits. Whoever stops waiting has it done all the same.</summary>
    public Task DoAsync(T item, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue((item, done));
            if (!_isRunning)
            {
                _isRunning = true;

                // The batch belongs to no single request, nor does what is traced of it.
                using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
                {
                    _running = Task.Run(RunAsync, CancellationToken.None);
                }
            }
        }

        return done.Task.WaitAsync(ct);
    }

    /// <summary>Waits for what has begun.</summary>
    public Task EndAsync()
    {
        lock (_lock)
        {
            return _running;
        }
    }

    private async Task RunAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            var outcome = work([.. batch.Select(one => one.Item)]);
            await outcome.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            batch.ForEach(one => one.Done.SetFromTask(outcome));
        }
    }

    private List<(T Item, TaskCompletionSource Done)> Take()
    {
        lock (_lock)
        {
            var batch = new List<(T, TaskCompletionSource)>();
            while (batch.Count < most && _waiting.TryDequeue(out var next))
            {
                batch.Add(next);
            }

            _isRunning = batch.Count > 0;
            return batch;
        }
    }
}
