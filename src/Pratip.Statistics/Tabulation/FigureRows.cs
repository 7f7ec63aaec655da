using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Tabulation;

/// <summary>
/// The rows of a figure, labelled and in order. Closed classifications print every code in their own order; open ones the
/// codes seen, the largest first, equal ones in the order of their codes; unknown always, and last. A crossed breakdown prints
/// every pair of what its two would print alone.
/// </summary>
/// <param name="isMissing">Whether nothing at all was returned for a window.</param>
internal sealed class FigureRows(ClassificationCatalogue classifications, Measure measure, ReportingWindow window, Func<ReportingWindow, bool> isMissing)
{
    /// <param name="absent">What a code without a value prints: zero for records, nothing for what nobody reported.</param>
    public IReadOnlyList<FigureRow> Of(IReadOnlyList<Breakdown> breakdowns, IReadOnlyDictionary<string, long> values, long? absent)
    {
        if (breakdowns.Count == 1)
        {
            return [.. LinesOf(breakdowns[0], values).Select(line => Row(line.Key, line.Label, line.Month, values, absent))];
        }

        var second = LinesOf(breakdowns[1], MarginOf(values, 1)).ToList();
        return [.. from first in LinesOf(breakdowns[0], MarginOf(values, 0))
                   from other in second
                   select Row(
                       Joined(first.Key, other.Key),
                       ReportTexts.LabelOf([first.Label, other.Label]),
                       first.Month ?? other.Month,
                       values,
                       absent)];
    }

    public static string Joined(string first, string second) => $"{first}{Breakdown.Cross}{second}";

    /// <summary>In a month for which nothing was returned nobody stands by a zero; what was recorded there all the same is printed, or the months would not add up.</summary>
    private FigureRow Row(string key, LocalizedText label, ReportingWindow? month, IReadOnlyDictionary<string, long> values, long? absent)
    {
        var count = values.TryGetValue(key, out var value) ? value : absent;
        return new(key, label, month is { } of && count is 0 && isMissing(of) ? null : count);
    }

    private static Dictionary<string, long> MarginOf(IReadOnlyDictionary<string, long> values, int part) => values
        .GroupBy(value => value.Key.Split(Breakdown.Cross)[part], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(value => value.Value), StringComparer.Ordinal);

    private IEnumerable<Line> LinesOf(Breakdown breakdown, IReadOnlyDictionary<string, long> values)
    {
        var classification = classifications.Get(breakdown.ClassificationId);
        if (breakdown.Id == Breakdown.Month)
        {
            return WindowMonths.Of(window)
                .Select(month => new Line(WindowMonths.KeyOf(month), ReportTexts.NameOfMonth(month.From), month))
                .Append(new(FactTable.UnknownCode, classification.Unknown, null));
        }

        var listed = classification.IsOpen ? [] : ListedCodes(breakdown, classification);
        var seen = values.Where(v => v.Value != 0 && v.Key != FactTable.UnknownCode && !listed.Contains(v.Key, StringComparer.Ordinal))
            .OrderByDescending(v => v.Value)
            .ThenBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => v.Key);
        return listed.Concat(seen).Append(FactTable.UnknownCode).Select(code => new Line(code, classification.LabelOf(code), null));
    }

    /// <summary>The codes of a closed list, without those the measure leaves out by definition.</summary>
    private IReadOnlyList<string> ListedCodes(Breakdown breakdown, Classification classification)
    {
        var counting = measure.Counting;
        IEnumerable<string>? allowed = breakdown.Column is not null && measure.Where.TryGetValue(breakdown.Column, out var codes) ? codes
            : breakdown.Id == counting.AmountsBy ? counting.Amounts.Keys
            : null;
        return [.. classification.Codes.Select(c => c.Code).Where(c => allowed is null || allowed.Contains(c, StringComparer.Ordinal))];
    }

    private readonly record struct Line(string Key, LocalizedText Label, ReportingWindow? Month);
}
