using Pratip.Kernel;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Tabulation;

/// <summary>The calendar months a window touches. The first and the last may be cut: a window need not begin with a month.</summary>
internal sealed class WindowMonths
{
    private readonly int _from;
    private readonly ushort[] _ofDay;

    public WindowMonths(ReportingWindow window)
    {
        _from = window.From.DayNumber;
        _ofDay = new ushort[window.Days];
        All = [.. Of(window)];
        Dictionary = [FactTable.UnknownCode, .. All.Select(KeyOf)];
        for (var i = 0; i < All.Count; i++)
        {
            Array.Fill(_ofDay, (ushort)(i + 1), All[i].From.DayNumber - _from, All[i].Days);
        }
    }

    /// <summary>The days of each month that lie in the window.</summary>
    public IReadOnlyList<ReportingWindow> All { get; }

    /// <summary>"unknown", then 2024-01 and so on.</summary>
    public string[] Dictionary { get; }

    public static string KeyOf(ReportingWindow month) => month.From.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The place in the dictionary of a date inside the window; 0 where it may lie in two months.</summary>
    public ushort IndexOf(int firstDay, int lastDay)
    {
        var month = _ofDay[firstDay - _from];
        return firstDay == lastDay || month == _ofDay[lastDay - _from] ? month : (ushort)0;
    }

    public static IEnumerable<ReportingWindow> Of(ReportingWindow window)
    {
        for (var first = new DateOnly(window.From.Year, window.From.Month, 1); first <= window.To; first = first.AddMonths(1))
        {
            var last = first.AddMonths(1).AddDays(-1);
            yield return new(first < window.From ? window.From : first, last > window.To ? window.To : last);
        }
    }
}
