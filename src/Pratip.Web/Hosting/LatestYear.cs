using Pratip.Kernel;
using Pratip.Statistics.Facts;

namespace Pratip.Web.Hosting;

/// <summary>The year a reader most likely asks for: the last one that returns reach the end of.</summary>
public static class LatestYear
{
    public static ReportingWindow Of(FactSnapshot facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var last = facts.Coverage.Where(coverage => coverage.State.IsReceived()).Select(coverage => coverage.Window.To).DefaultIfEmpty(facts.AsOf).Max();
        var endsItsYear = last is { Month: 12, Day: 31 };
        return ReportingWindow.OfYear(endsItsYear ? last.Year : last.Year - 1);
    }
}
