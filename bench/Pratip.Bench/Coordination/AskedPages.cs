using System.Diagnostics;
using System.Globalization;
using Pratip.Bench.Workplace;

namespace Pratip.Bench.Coordination;

/// <summary>
/// Asks a site in this process for one thing again and again, one after the other, and prints a line about it: the time of an answer, and
/// the processor time of client and site together, which a busy machine does not stretch.
/// </summary>
internal sealed class AskedPages(SiteClock clock, Func<double?> serverSeconds)
{
    private const int WarmUp = 5;

    public static void PrintHead() => Print($"{"",-44}{"requests",9}{"p50 ms",9}{"p95 ms",9}{"max ms",9}{"site CPU ms",13}{"server CPU ms",15}{"SQL ms",9}{"statements",12}{"kB",8}");

    public Task MeasureAsync(string name, int times, Func<Task<HttpResponseMessage>> ask) => MeasureAsync(name, times, async _ => await ask());

    /// <param name="name">Of the line.</param>
    /// <param name="times">How often, after a few that are not counted.</param>
    /// <param name="ask">One request, by its number.</param>
    /// <param name="warmUp">How many are not counted; none for what can be done once.</param>
    public async Task MeasureAsync(string name, int times, Func<int, Task<HttpResponseMessage>> ask, int warmUp = WarmUp)
    {
        for (var i = 0; i < warmUp; i++)
        {
            using var unmeasured = await ask(-1 - i);
        }

        clock.Restart();
        var (milliseconds, bytes) = (new List<double>(times), 0L);
        var (processor, server) = (Environment.CpuUsage.TotalTime, serverSeconds());
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.GetTimestamp();
            using var answer = await ask(i);
            milliseconds.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            bytes += answer.Content.Headers.ContentLength ?? (await answer.Content.ReadAsByteArrayAsync()).Length;
            if ((int)answer.StatusCode is not (200 or 302 or 303))
            {
                throw new InvalidOperationException($"{name} answered {(int)answer.StatusCode}.");
            }
        }

        var spent = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times;
        var kinds = clock.Read();
        milliseconds.Sort();
        Print($"{name,-44}{times,9}{milliseconds[times / 2],9:0.0}{milliseconds[Math.Min(times - 1, times * 95 / 100)],9:0.0}{milliseconds[^1],9:0.0}{spent,13:0.0}{(serverSeconds() - server) * 1000 / times ?? 0,15:0.0}{kinds.Sum(kind => kind.SqlMilliseconds) / times,9:0.0}{kinds.Sum(kind => kind.Statements) / (double)times,12:0.0}{bytes / times / 1000,8}");
    }

    public static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
