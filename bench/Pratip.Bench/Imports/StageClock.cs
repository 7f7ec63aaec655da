using System.Diagnostics;
using System.Globalization;
using Pratip.Exchange.Imports;

namespace Pratip.Bench.Imports;

/// <summary>Wall and processor time of each stage of an import, told by its own progress.</summary>
internal sealed class StageClock(Func<double?> serverSeconds) : IProgress<ImportProgress>
{
    private readonly List<Mark> _marks = [];

    public double Wall => _marks[^1].Wall - _marks[0].Wall;

    public double Client => _marks[^1].Client - _marks[0].Client;

    public double? Server => _marks[^1].Server - _marks[0].Server;

    public void Report(ImportProgress value)
    {
        if (_marks.Count == 0 || _marks[^1].Stage != value.Stage)
        {
            _marks.Add(Now(value.Stage));
        }
    }

    public void Stop() => _marks.Add(Now(ImportStage.Done));

    public IEnumerable<string> Lines() => _marks.Zip(_marks.Skip(1)).Where(pair => pair.First.Stage != ImportStage.Done).Select(pair => Line(
        pair.First.Stage.ToString().ToLowerInvariant(), pair.Second.Wall - pair.First.Wall, pair.Second.Client - pair.First.Client,
        pair.Second.Server - pair.First.Server));

    public static string Line(string name, double wall, double client, double? server) => string.Create(CultureInfo.InvariantCulture,
        $"  {name,-10} {wall,8:0.00} s {client,8:0.00} s {(server is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) + " s" : "-"),10}");

    private Mark Now(ImportStage stage)
    {
        using var self = Process.GetCurrentProcess();
        return new(stage, Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency, self.TotalProcessorTime.TotalSeconds, serverSeconds());
    }

    private sealed record Mark(ImportStage Stage, double Wall, double Client, double? Server);
}
