using Pratip.Registry.Audit;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>
/// Seals contents beside the comparing, in batches. Sealing is the dearest part of it, and nothing that is compared waits
/// for an envelope. The rows come out in the order in which their contents were put in, whichever batch was done first.
/// </summary>
internal sealed class SealingLine<TContent, TRow>(Func<Guid, TContent, TRow> seal)
    where TRow : RegisterRow
{
    private const int BatchSize = 512;

    private readonly List<Task<TRow[]>> _batches = [];

    /// <summary>The last batch of each line of work: more of them than cores would only get in each other's way.</summary>
    private readonly Task[] _last = [.. Enumerable.Repeat(Task.CompletedTask, Environment.ProcessorCount)];
    private List<(Guid Id, TContent Content)> _open = new(BatchSize);

    public void Add(Guid id, TContent content)
    {
        _open.Add((id, content));
        if (_open.Count == BatchSize)
        {
            Send();
        }
    }

    /// <summary>All rows sealed since the last time, once the last of them is.</summary>
    public async Task<List<TRow>> FinishAsync()
    {
        Send();
        var rows = new List<TRow>(_batches.Count * BatchSize);
        foreach (var batch in _batches)
        {
            rows.AddRange(await batch);
        }

        _batches.Clear();
        return rows;
    }

    private void Send()
    {
        var batch = _open;
        _open = new(BatchSize);
        var line = _batches.Count % _last.Length;
        var sealing = SealAsync(_last[line], batch);
        _batches.Add(sealing);
        _last[line] = sealing;
    }

    private async Task<TRow[]> SealAsync(Task before, List<(Guid Id, TContent Content)> batch)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return Array.ConvertAll([.. batch], one => seal(one.Id, one.Content));
    }
}
