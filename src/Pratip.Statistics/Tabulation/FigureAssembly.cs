using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Tabulation;

/// <summary>
/// Turns counts into figures with labelled rows. Closed classifications print every code in their own order; open ones the
/// codes seen, the largest first, equal ones in the order of their codes. Unknown is always printed, and last.
/// </summary>
internal sealed class FigureAssembly(ClassificationCatalogue classifications, ReturnLedger ledger, ReportedTotals reportedTotals)
{
    /// <summary>Without a single return there is nothing to count: the figure is missing, whatever rows may exist.</summary>
    public bool CanBeCounted(FigureRequest request) =>
        !request.Measure.IsReportedOnly && CompletenessOf(request).State != CompletenessState.Missing;

    public Figure Assemble(FigureRequest request, Counted? counted)
    {
        var reported = reportedTotals.Of(request.Measure, request.Window);
        if (counted is not null)
        {
            return FromRecords(request, counted, reported);
        }

        return reported.Count > 0
            ? FromReports(request, reported)
            : new(request.Measure, request.Window, request.By, RowsOf(request, new(StringComparer.Ordinal), null), null, CompletenessOf(request), SourceOf(request.Measure), reported, null);
    }

    private static FigureSource SourceOf(Measure measure) => measure.IsReportedOnly ? FigureSource.Reported : FigureSource.Computed;

    private Completeness CompletenessOf(FigureRequest request) =>
        ledger.CompletenessOf(request.Measure.Facts is null ? null : request.Measure.Subject, request.Window);

    private Figure FromRecords(FigureRequest request, Counted counted, IReadOnlyList<AggregateCell> reported)
    {
        var tally = counted.Tally;
        var values = ValuesOf(request, counted);
        var total = counted.Population.CountedCodes is null ? tally.Total : CodesCounted(counted);
        return new(
            request.Measure, request.Window, request.By, RowsOf(request, values, 0), total, CompletenessOf(request), FigureSource.Computed, reported, tally.Undated)
        {
            Footnotes = tally.IsFootnoted ? [request.Measure.Footnote!.Text] : [],
        };
    }

    /// <summary>
    /// What an entity reported by breakdown may leave a remainder of its total; it prints as unknown, so that a partial
    /// list never looks like a whole one.
    /// </summary>
    private Figure FromReports(FigureRequest request, IReadOnlyList<AggregateCell> reported)
    {
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var cell in reported.Where(c => c.By == request.By && c.Key is not null))
        {
            values[cell.Key!] = values.GetValueOrDefault(cell.Key!) + cell.Value;
        }

        var total = ReportedTotals.SumOf(reported, null, null);
        if (request.By is not null && values.Count > 0)
        {
            var sum = values.Values.Sum();
            total ??= sum;
            if (total > sum)
            {
                values[FactTable.UnknownCode] = values.GetValueOrDefault(FactTable.UnknownCode) + total.Value - sum;
            }
        }

        return new(request.Measure, request.Window, request.By, RowsOf(request, values, null), total, CompletenessOf(request), FigureSource.Reported, reported, null);
    }

    private static Dictionary<string, long> ValuesOf(FigureRequest request, Counted counted)
    {
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        var counting = request.Measure.Counting;
        if (request.By is not null && request.By == counting.AmountsBy)
        {
            foreach (var (code, sum) in counting.Amounts.Keys.Zip(counted.Tally.Sums))
            {
                values.Add(code, sum);
            }

            return values;
        }

        for (var i = 0; i < counted.Population.Dividers.Count && request.By is not null; i++)
        {
            var divider = counted.Population.Dividers[i];
            if (divider.Breakdown.Id == request.By)
            {
                var counts = counted.Tally.Counts[i];
                for (var code = 0; code < counts.Length; code++)
                {
                    values.Add(divider.Dictionary[code], counts[code]);
                }
            }
        }

        return values;
    }

    private static long CodesCounted(Counted counted)
    {
        var counts = counted.Tally.Counts[0];
        var codes = counted.Population.CountedCodes!.Dictionary;
        return Enumerable.Range(1, codes.Length - 1)
            .LongCount(i => counts[i] > 0 && !counted.Population.Measure.Counting.Except.Contains(codes[i], StringComparer.Ordinal));
    }

    /// <param name="absent">What a code without a value prints: zero for records, nothing for what nobody reported.</param>
    private IReadOnlyList<FigureRow> RowsOf(FigureRequest request, Dictionary<string, long> values, long? absent)
    {
        if (request.By is null || request.Measure.FindBreakdown(request.By) is not { } breakdown)
        {
            return [];
        }

        if (breakdown.Id == Breakdown.Month)
        {
            return MonthsOf(request, values, absent);
        }

        var classification = classifications.Get(breakdown.ClassificationId);
        var listed = classification.IsOpen ? [] : ListedCodes(request.Measure, breakdown, classification);
        var seen = values.Where(v => v.Value != 0 && v.Key != FactTable.UnknownCode && !listed.Contains(v.Key, StringComparer.Ordinal))
            .OrderByDescending(v => v.Value)
            .ThenBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => v.Key);
        return [.. listed.Concat(seen).Append(FactTable.UnknownCode)
            .Select(code => new FigureRow(code, classification.LabelOf(code), values.TryGetValue(code, out var value) ? value : absent))];
    }

    /// <summary>
    /// Every month of the window, in order. In one for which nothing was returned nobody stands by a zero; what was recorded
    /// there all the same is printed, or the months would not add up.
    /// </summary>
    private IReadOnlyList<FigureRow> MonthsOf(FigureRequest request, Dictionary<string, long> values, long? absent)
    {
        var rows = WindowMonths.Of(request.Window).Select(month =>
        {
            var key = WindowMonths.KeyOf(month);
            var count = values.TryGetValue(key, out var value) ? value : absent;
            var isMissing = count is 0 && CompletenessOf(request with { Window = month }).State == CompletenessState.Missing;
            return new FigureRow(key, ReportTexts.NameOfMonth(month.From), isMissing ? null : count);
        });
        var unknown = values.TryGetValue(FactTable.UnknownCode, out var unplaced) ? unplaced : absent;
        return [.. rows, new(FactTable.UnknownCode, classifications.Get(Breakdown.Month).Unknown, unknown)];
    }

    /// <summary>The codes of a closed list, without those the measure leaves out by definition.</summary>
    private static IReadOnlyList<string> ListedCodes(Measure measure, Breakdown breakdown, Classification classification)
    {
        var counting = measure.Counting;
        IEnumerable<string>? allowed = breakdown.Column is not null && measure.Where.TryGetValue(breakdown.Column, out var codes) ? codes
            : breakdown.Id == counting.AmountsBy ? counting.Amounts.Keys
            : null;
        return [.. classification.Codes.Select(c => c.Code).Where(c => allowed is null || allowed.Contains(c, StringComparer.Ordinal))];
    }
}
