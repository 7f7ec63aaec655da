using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Data;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Windows;

namespace Pratip.Statistics.Tables;

/// <summary>
/// Says in sentences what the rows of a table say in numbers, and nothing else: every number of a sentence stands in a row or is
/// computed from two of them. A change of a number is in per cent of the earlier one, a change of a share in percentage points.
/// </summary>
internal sealed class Narrative(Func<string, ReportingWindow, Completeness> completeness)
{
    /// <summary>How many parts of a breakdown a sentence names.</summary>
    private const int MostParts = 3;

    public ReportTable Tell(ReportTable table) => table with
    {
        Narrative =
        [
            .. table.Rows.Where(r => r.Current.By is null).SelectMany(total => Of(total)
                .Concat(PartsOf(table, total).GroupBy(r => r.Current.By!, StringComparer.Ordinal).Select(parts => OfParts(total, parts.Key, [.. parts])).OfType<LocalizedText>())),
        ],
    };

    /// <summary>What a reader adds up is said where all of it is shown.</summary>
    public static IEnumerable<LocalizedText> OfStock(StockStatement stock)
    {
        long?[] numbers = [.. new[] { StockLines.Opening, StockLines.In, StockLines.Out, StockLines.Unaccounted, StockLines.Closing }.Select(line => stock.Get(line).Value)];
        if (Array.TrueForAll(numbers, number => number is not null))
        {
            yield return Say("stock", [stock.Definition.Title, .. numbers.Cast<object?>()]);
            if (stock.Completeness.State == CompletenessState.Partial)
            {
                yield return Say("partial");
            }
        }
        else if (stock.IsOpeningUnknown && Array.TrueForAll(numbers[1..], number => number is not null))
        {
            yield return Say("stock.no-opening", [stock.Definition.Title, .. numbers[1..].Cast<object?>()]);
        }
        else if (stock.Numbers.All(number => number is { Value: null, IsHidden: false }))
        {
            yield return Say(stock.IsIncomplete ? "incomplete" : "missing", stock.Definition.Title, In(stock.Window));
        }
    }

    private IEnumerable<LocalizedText> Of(ReportRow row)
    {
        yield return OfTotal(row);
        if (row.Current.Kind == ReportCellKind.Computed && completeness(row.Current.MeasureId, row.Current.Window).State == CompletenessState.Partial)
        {
            yield return Say("partial");
        }

        if (IsUneven(row))
        {
            yield return ReportTexts.Say("note.uneven");
        }

        if (row.IsBroken)
        {
            yield return Say("broken");
        }
    }

    /// <summary>A change is told, and whoever reported in one window did not in the other, whichever of the two it is.</summary>
    private bool IsUneven(ReportRow row) => row is { Growth: not null, Current.Kind: ReportCellKind.Computed, Earlier: { Kind: ReportCellKind.Computed } then }
        && !completeness(row.Current.MeasureId, row.Current.Window).RestsOnSameReportsAs(completeness(then.MeasureId, then.Window));

    private static LocalizedText OfTotal(ReportRow row)
    {
        var (now, then) = (row.Current, row.Earlier);
        if (now.Value is not { } count)
        {
            return Say(now.Kind == ReportCellKind.Incomplete ? "incomplete" : "missing", row.Label, When(now));
        }

        var said = Counted(now.MeasureId, row.Label, count);
        if (then is null)
        {
            return Sentence("level", said, When(now));
        }

        if (row.Growth is not { } growth)
        {
            return Sentence(then.Value is null ? "no-earlier" : "no-change", said, When(now), When(then));
        }

        return growth.Difference == 0 ? Sentence("unchanged", said, When(now), When(then))
            : growth.Earlier == 0 ? Sentence("after-none", said, When(now), When(then))
            : Sentence(growth.Difference > 0 ? "up" : "down", said, When(now), Math.Abs(growth.Difference), Fixed(Math.Abs(growth.PerCent(growth.Decimals)!.Value), growth.Decimals), growth.Earlier, When(then));
    }

    private static IEnumerable<ReportRow> PartsOf(ReportTable table, ReportRow total) =>
        table.Rows.Where(r => r.Current.By is not null && r.Current.MeasureId == total.Current.MeasureId);

    /// <summary>
    /// The largest parts, and those of whom nothing is known; the table has the others. Where what was carried over is not reported, what
    /// came in is no share of anything.
    /// </summary>
    private static LocalizedText? OfParts(ReportRow total, string by, IReadOnlyList<ReportRow> parts)
    {
        if (total.Current.Value is not > 0 || parts.Any(p => Breakdown.IsCarriedOver(p.Current.By, p.Current.Key) && p.Current.Kind == ReportCellKind.NotReported))
        {
            return null;
        }

        var named = parts.Where(p => p.Current is { Value: > 0, Key: not (Classification.OtherCode or FactTable.UnknownCode) })
            .OrderByDescending(p => p.Current.Value).Take(MostParts)
            .Concat(parts.Where(p => p.Current is { Value: > 0, Key: FactTable.UnknownCode }))
            .Select(part => OfPart(total, by, part)).ToList();
        return named.Count == 0
            ? null
            : Say("parts", BreakdownOf(total, by).Title, new LocalizedText(string.Join("; ", named.Select(n => n.En)), string.Join(", ", named.Select(n => n.Km))));
    }

    private static LocalizedText OfPart(ReportRow total, string by, ReportRow part)
    {
        var label = ClassificationCatalogue.Standard.Get(BreakdownOf(total, by).ClassificationId).LabelOf(part.Current.Key!);
        var share = Percentage.Of(part.Current.Value!.Value, total.Current.Value!.Value, 2);
        if (total.Growth is null || part.Earlier?.Value is not { } then || total.Earlier?.Value is not > 0)
        {
            return Say("part.level", label, part.Current.Value, Fixed(share));
        }

        var points = Percentage.Points((part.Current.Value.Value, total.Current.Value.Value), (then, total.Earlier.Value.Value), 2);
        return points == 0
            ? Say("part.unchanged", label, part.Current.Value, Fixed(share))
            : Say(points > 0 ? "part.up" : "part.down", label, part.Current.Value, Fixed(share), Fixed(Math.Abs(points)), Say(Math.Abs(points) == 1 ? "points.one" : "points.other"));
    }

    /// <summary>"197 cases were acted on": one has its own form.</summary>
    private static LocalizedText Counted(string measureId, LocalizedText label, long count)
    {
        var key = $"narrative.said.{measureId}.{(count == 1 ? "one" : "other")}";
        return StatisticsTexts.All.Contains("statistics." + key) ? ReportTexts.Say(key, count) : Say("other-measure", label, count);
    }

    private static LocalizedText When(ReportCell cell) =>
        MeasureCatalogue.Standard.Get(cell.MeasureId).Reported == ReportedSpan.Ending ? Say("in.until", cell.Window.To) : In(cell.Window);

    private static LocalizedText In(ReportingWindow window) =>
        window.IsYear ? Say("in.year", ReportTexts.NameOf(window))
        : NamedWindows.Standard.Find(window) is { } named ? Say("in.named", named.Title)
        : window.Days == 1 ? Say("in.day", window.From)
        : Say("in.span", window.From, window.To);

    private static Breakdown BreakdownOf(ReportRow total, string by) => MeasureCatalogue.Standard.Get(total.Current.MeasureId).GetBreakdown(by);

    /// <summary>As many decimals as the table has, so that a reader finds the number again.</summary>
    private static LocalizedText Fixed(decimal number, int decimals = 2) => new(Numbers.Format(number, decimals, Language.English), Numbers.Format(number, decimals, Language.Khmer));

    private static LocalizedText Sentence(string key, params object?[] args)
    {
        var said = Say(key, args);
        return said with { En = char.ToUpperInvariant(said.En[0]) + said.En[1..] };
    }

    private static LocalizedText Say(string key, params object?[] args) => ReportTexts.Say("narrative." + key, args);
}
