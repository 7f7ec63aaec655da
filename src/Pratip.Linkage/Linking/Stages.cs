using System.Diagnostics;

namespace Pratip.Linkage.Linking;

/// <summary>How long each stage of a run took.</summary>
public sealed class Stages
{
    private readonly List<(string Stage, TimeSpan Wall, TimeSpan Processor)> _times = [];

    public IReadOnlyList<(string Stage, TimeSpan Wall, TimeSpan Processor)> Times => _times;

    internal T Time<T>(string stage, Func<T> work)
    {
        var (wall, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = work();
        _times.Add((stage, Stopwatch.GetElapsedTime(wall), Environment.CpuUsage.TotalTime - processor));
        return result;
    }
}
