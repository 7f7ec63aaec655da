using System.Collections.Concurrent;
using System.Diagnostics;

namespace Pratip.Bench.Workplace;

/// <summary>
/// Sends requests when they are due, whether or not the ones before have been answered, and measures each from when it was due:
/// what waits in a queue has waited, here as for an officer.
/// </summary>
internal static class Schedule
{
    public static async Task<IReadOnlyCollection<Answered>> RunAsync(Asking asking, double rate, TimeSpan length)
    {
        var answers = new ConcurrentBag<Answered>();
        var running = new List<Task>();
        var watch = Stopwatch.StartNew();
        var due = TimeSpan.FromSeconds(asking.Gap(rate));
        while (due < length)
        {
            // The system's timer is coarse; the last millisecond is waited for by yielding.
            if (due - watch.Elapsed is { TotalMilliseconds: > 1 } wait)
            {
                await Task.Delay(wait - TimeSpan.FromMilliseconds(1));
            }

            while (watch.Elapsed < due)
            {
                await Task.Yield();
            }

            var (ask, at) = (asking.Next(), due);
            running.Add(Task.Run(() => SendAsync(ask, at, watch, answers)));
            due += TimeSpan.FromSeconds(asking.Gap(rate));
        }

        await Task.WhenAll(running);
        return answers;
    }

    private static async Task SendAsync(Ask ask, TimeSpan due, Stopwatch watch, ConcurrentBag<Answered> answers)
    {
        int status;
        var bytes = 0L;
        try
        {
            using var answer = await ask.SendAsync();
            status = (int)answer.StatusCode;
            bytes = answer.Content.Headers.ContentLength ?? (await answer.Content.ReadAsByteArrayAsync()).Length;
            ask.By.Keep(answer);
        }
        catch (HttpRequestException)
        {
            status = 0;
        }

        answers.Add(new Answered(ask.Kind, (watch.Elapsed - due).TotalMilliseconds, status, bytes));
    }
}

/// <summary>How one request went.</summary>
internal sealed record Answered(string Kind, double Milliseconds, int Status, long Bytes)
{
    /// <summary>A kept list answers by leading on; everything else with its page.</summary>
    public bool IsRight => Status is 200 or 302 or 303;
}
