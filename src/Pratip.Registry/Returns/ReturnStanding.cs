using Pratip.Kernel;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Returns;

/// <summary>
/// How an agency stands with one subject for one month. No return is "missing", never zero; what was returned for a part of the
/// month, or in part, is "partial".
/// </summary>
public static class ReturnStanding
{
    /// <param name="month">The month asked about.</param>
    /// <param name="returns">What the agency returned about the subject that touches the month.</param>
    /// <param name="dueOn">The last day in time.</param>
    /// <param name="today">In Phnom Penh.</param>
    public static ReturnState Of(ReportingWindow month, IReadOnlyCollection<Return> returns, DateOnly dueOn, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(returns);
        var touching = returns.Where(one => WindowOf(one).Overlaps(month)).Select(one => (Window: WindowOf(one), State: ReturnStates.Parse(one.State))).ToList();
        var received = touching.FindAll(one => one.State.IsReceived());
        if (received.Count == 0)
        {
            return today <= dueOn || touching.Exists(one => one.State == ReturnState.NotDue && one.Window.Contains(month)) ? ReturnState.NotDue : ReturnState.Missing;
        }

        if (!received.TrueForAll(one => one.State.IsWhole()) || !Cover(month, received.ConvertAll(one => one.Window)))
        {
            return ReturnState.Partial;
        }

        return received.TrueForAll(one => one.State == ReturnState.Accepted) ? ReturnState.Accepted
            : received.TrueForAll(one => one.State == ReturnState.Zero) ? ReturnState.Zero
            : received.Exists(one => one.State == ReturnState.Corrected) ? ReturnState.Corrected
            : ReturnState.Submitted;
    }

    internal static ReportingWindow WindowOf(Return one) => new(one.From, one.To);

    private static bool Cover(ReportingWindow month, List<ReportingWindow> windows)
    {
        var next = month.From;
        foreach (var window in windows.OrderBy(one => one.From))
        {
            if (window.From <= next && window.To >= next)
            {
                next = window.To >= month.To ? month.To.AddDays(1) : window.To.AddDays(1);
            }
        }

        return next > month.To;
    }
}
