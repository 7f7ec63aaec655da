using System.Collections.Concurrent;
using Pratip.Kernel;

namespace Pratip.Statistics.Disclosure;

/// <summary>Windows that are told, and which of them have to do with another: those it meets, those that these meet, and so on, because each may be taken from the next.</summary>
internal sealed class WindowChains(IReadOnlyList<ReportingWindow> told)
{
    private readonly ConcurrentDictionary<ReportingWindow, HashSet<ReportingWindow>> _linked = [];

    public bool MeetsAny(ReportingWindow window) => told.Any(window.Overlaps);

    public bool AreLinked(ReportingWindow window, ReportingWindow other) => window.Overlaps(other) || _linked.GetOrAdd(window, LinkedWith).Contains(other);

    private HashSet<ReportingWindow> LinkedWith(ReportingWindow window)
    {
        HashSet<ReportingWindow> linked = [window];
        var others = told.Where(one => one != window).ToList();
        while (others.Find(other => linked.Any(other.Overlaps)) is var found && found != default)
        {
            linked.Add(found);
            others.Remove(found);
        }

        return linked;
    }
}
