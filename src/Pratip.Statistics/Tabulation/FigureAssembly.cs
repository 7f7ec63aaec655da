using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Tabulation;

/// <summary>
/// Turns counts into figures with labelled rows. Where nothing was counted and not everybody reported, nobody stands by a zero:
/// such a figure has no number and is incomplete. What was carried over into a window is not reported where nobody reported about
/// the time before it.
/// </summary>
/// <param name="rules">What earlier versions of the counting did otherwise.</param>
internal sealed class FigureAssembly(ClassificationCatalogue classifications, ReturnLedger ledger, ReportedTotals reportedTotals, CountingRules rules)
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

    private Completeness CompletenessOf(FigureRequest request) => IsStock(request)
        ? ledger.CompletenessOfStock(request.Measure.Subjects, request.Window)
        : ledger.CompletenessOf(request.Measure.Subjects, request.Window);

    /// <summary>Something that was open before the window is in the figure too.</summary>
    private bool IsStock(FigureRequest request) => request.Measure is { IsReportedOnly: false, Placing.IsStock: true } && !rules.OpeningUnasked;

    private bool IsOpeningUnknown(FigureRequest request) => IsStock(request) && !ledger.IsOpeningKnown(request.Measure.Subjects, request.Window);

    private Figure FromRecords(FigureRequest request, Counted counted, IReadOnlyList<AggregateCell> reported)
    {
        var tally = counted.Tally;
        var completeness = CompletenessOf(request);
        long? total = counted.Population.CountedCodes is null ? tally.Total : CodesCounted(counted);
        if (total == 0 && completeness.State == CompletenessState.Partial && !rules.ZeroOfSome)
        {
            total = null;
        }

        var isOpeningUnknown = IsOpeningUnknown(request);
        var rows = total is null ? RowsOf(request, new(StringComparer.Ordinal), null) : RowsOf(request, ValuesOf(request, counted), 0);
        return new(request.Measure, request.Window, request.By, isOpeningUnknown ? WithoutCarriedOver(rows, request) : rows, total, completeness, FigureSource.Computed, reported, tally.Undated)
        {
            IsOpeningUnknown = isOpeningUnknown,
            Linkage = LinkageOf(counted),
            Footnotes = tally.IsFootnoted ? [request.Measure.Footnote!.Text] : [],
        };
    }

    private static IReadOnlyList<FigureRow> WithoutCarriedOver(IReadOnlyList<FigureRow> rows, FigureRequest request) =>
        [.. rows.Select(row => Breakdown.IsCarriedOver(request.By, row.Key) ? row with { Value = null } : row)];

    private static FigureLinkage? LinkageOf(Counted counted)
    {
        if (counted.Population.Reports is not { } reports)
        {
            return null;
        }

        var codes = reports.Agencies.Dictionary;
        return new(counted.Tally.Reported, counted.Tally.Total,
        [
            .. counted.Tally.Overlaps
                .Select(pair => new AgencyOverlap(codes[pair.Key.Item1], codes[pair.Key.Item2], pair.Value))
                .OrderBy(pair => pair.AgencyCode, StringComparer.Ordinal)
                .ThenBy(pair => pair.OtherAgencyCode, StringComparer.Ordinal),
        ]);
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

        var breakdowns = request.By is null ? [] : request.Measure.GetBreakdowns(request.By);
        if (breakdowns.Count == 2)
        {
            AddCrossed(counted, breakdowns, values);
        }
        else if (breakdowns.Count == 1 && IndexOf(counted.Population, breakdowns[0]) is var index and >= 0)
        {
            foreach (var (code, count) in counted.Population.Dividers[index].Dictionary.Zip(counted.Tally.Counts[index]))
            {
                values.Add(code, count);
            }
        }

        return values;
    }

    private static void AddCrossed(Counted counted, IReadOnlyList<Breakdown> breakdowns, Dictionary<string, long> values)
    {
        var population = counted.Population;
        var crossing = new Crossing(IndexOf(population, breakdowns[0]), IndexOf(population, breakdowns[1]));
        var counts = counted.Tally.Crossed[population.Crossings.ToList().IndexOf(crossing)];
        var (first, second) = (population.Dividers[crossing.First].Dictionary, population.Dividers[crossing.Second].Dictionary);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] != 0)
            {
                values.Add(FigureRows.Joined(first[i / second.Length], second[i % second.Length]), counts[i]);
            }
        }
    }

    private static int IndexOf(Population population, Breakdown breakdown) => population.Dividers.ToList().FindIndex(d => d.Breakdown == breakdown);

    private static long CodesCounted(Counted counted)
    {
        var counts = counted.Tally.Counts[0];
        var codes = counted.Population.CountedCodes!.Dictionary;
        return Enumerable.Range(1, codes.Length - 1)
            .LongCount(i => counts[i] > 0 && !counted.Population.Measure.Counting.Except.Contains(codes[i], StringComparer.Ordinal));
    }

    private IReadOnlyList<FigureRow> RowsOf(FigureRequest request, Dictionary<string, long> values, long? absent)
    {
        var breakdowns = request.By is null ? [] : request.Measure.FindBreakdowns(request.By);
        var rows = new FigureRows(
            classifications, request.Measure, request.Window, month => CompletenessOf(request with { Window = month }).State == CompletenessState.Missing);
        return breakdowns.Count == 0 ? [] : rows.Of(breakdowns, values, absent);
    }
}
