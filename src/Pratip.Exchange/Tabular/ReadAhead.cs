using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Pratip.Exchange.Tabular;

/// <summary>
/// Rows read some way ahead of whoever takes them, so that unpacking a file and making sense of it go side by side. The
/// rows, their order and what goes wrong after which of them are the same as without.
/// </summary>
public static class ReadAhead
{
    /// <summary>A sheet as small as this is read before another thread would have begun.</summary>
    public const int RowsAtOnce = 256;

    /// <summary>Bounds what waits between the two, whatever the width of a row.</summary>
    private const int CellsAtOnce = 8192;

    private const int BatchesAhead = 4;

    public static IEnumerable<TabularRow> Of(IEnumerable<TabularRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Walk(rows);
    }

    private static IEnumerable<TabularRow> Walk(IEnumerable<TabularRow> rows)
    {
        using var reader = rows.GetEnumerator();
        for (var taken = 0; taken < RowsAtOnce; taken++)
        {
            if (!reader.MoveNext())
            {
                yield break;
            }

            yield return reader.Current;
        }

        using var waiting = new BlockingCollection<List<TabularRow>>(BatchesAhead);
        using var given = new CancellationTokenSource();
        var reading = Task.Factory.StartNew(
            () => Fill(reader, waiting, given.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var batch in waiting.GetConsumingEnumerable(CancellationToken.None))
            {
                foreach (var row in batch)
                {
                    yield return row;
                }
            }

            reading.GetAwaiter().GetResult()?.Throw();
        }
        finally
        {
            // Whoever stops early must not leave somebody else reading the file.
            given.Cancel();
            reading.GetAwaiter().GetResult();
        }
    }

    /// <summary>Returns what went wrong, for the taker to meet after the rows before it.</summary>
    private static ExceptionDispatchInfo? Fill(IEnumerator<TabularRow> reader, BlockingCollection<List<TabularRow>> waiting, CancellationToken given)
    {
        var batch = new List<TabularRow>(RowsAtOnce);
        var cells = 0;
        ExceptionDispatchInfo? problem = null;
        try
        {
            while (!given.IsCancellationRequested && reader.MoveNext())
            {
                batch.Add(reader.Current);
                cells += reader.Current.Cells.Count;
                if (batch.Count == RowsAtOnce || cells >= CellsAtOnce)
                {
                    waiting.Add(batch, given);
                    (batch, cells) = (new List<TabularRow>(RowsAtOnce), 0);
                }
            }
        }
        catch (OperationCanceledException) when (given.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // Thrown again in the thread that takes the rows.
        catch (Exception failure)
        {
            problem = ExceptionDispatchInfo.Capture(failure);
        }
#pragma warning restore CA1031

        Finish(batch, waiting, given);
        return problem;
    }

    private static void Finish(List<TabularRow> last, BlockingCollection<List<TabularRow>> waiting, CancellationToken given)
    {
        try
        {
            waiting.Add(last, given);
            waiting.CompleteAdding();
        }
        catch (OperationCanceledException)
        {
            // Nobody takes them any more.
        }
    }
}
