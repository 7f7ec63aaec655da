using System.Collections.Concurrent;
using Pratip.Kernel;

namespace Pratip.Statistics.Disclosure;

/// <summary>Windows that are told, and which of them have to do with another: those it meets, those that these meet, and so on, because each may be taken from the next.</summary>
internal sealed class WindowChains(IReadOnlyList<ReportingWindow> told)
{
    private readonly ConcurrentDictionary<ReportingWindow, HashSet<ReportingWindow>> _linked = [];

    public bool MeetsAny(ReportingWindow window) => told.Any(window.Overlaps);

    public bool AreLinked(ReportingWindow window, ReportingWindow other) => window.Overlaps(other) || _linked.GetOrAdd(window, LinkedWith).Contains(other);

    /// <summary>Some windows with all others that meet one of them, or one that does.</summary>
    public static HashSet<ReportingWindow> Reached(IEnumerable<ReportingWindow> from, IEnumerable<ReportingWindow> others, Func<ReportingWindow, ReportingWindow, bool> meet)
    {
        var reached = from.ToHashSet();
        var left = others.Where(other => !reached.Contains(other)).Distinct().ToList();
        while (left.Find(other => reached.Any(window => meet(window, other))) is var found && found != default)
        {
            reached.Add(found);
            left.Remove(found);
        }

        return reached;
    }

    private HashSet<ReportingWindow> LinkedWith(ReportingWindow window) => Reached([window], told, (one, other) => one.Overlaps(other));
}
