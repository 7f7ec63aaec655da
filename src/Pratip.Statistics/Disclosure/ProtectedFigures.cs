using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Disclosure;

/// <summary>Figures with their small cells hidden, and the decision behind it.</summary>
/// <param name="Figures">In the order they came.</param>
public sealed record ProtectedFigures(IReadOnlyList<Figure> Figures, DisclosureDecision Decision)
{
    /// <summary>Hides in a set of figures what must not be shown, over all of them at once.</summary>
    public static ProtectedFigures Of(IReadOnlyList<Figure> figures, DisclosurePolicy policy, IReadOnlyList<StatedCell>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var cells = figures.SelectMany(CellsOf).Distinct().ToList();
        var decision = DisclosureControl.Decide(cells, policy, earlier);
        decision = Hiding(decision, cells.Where(cell => policy.IsApart(cell.Id)).Select(Whole));
        return new([.. figures.Select(figure => Hide(figure, decision, policy.RuleOf(figure.Measure.Id)))], decision);
    }

    /// <summary>
    /// Figures as some of all breakdowns of their measures, and of those that are parts of them or among them: what one page hides,
    /// the page beside it must not give away.
    /// </summary>
    /// <param name="policy">Null for a reader who may see small cells.</param>
    public static IReadOnlyList<Figure> Compute(FactSnapshot snapshot, IReadOnlyList<FigureRequest> requests, DisclosurePolicy? policy) =>
        policy is null ? FigureComputer.ComputeAll(snapshot, requests) : Decide(snapshot, requests, policy).Figures;

    /// <summary>The same, with the decision.</summary>
    public static ProtectedFigures Decide(FactSnapshot snapshot, IReadOnlyList<FigureRequest> requests, DisclosurePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var beside = requests
            .SelectMany(request => policy.Families.Of(request.Measure).SelectMany(measure => measure.Breakdowns.Select(breakdown => new FigureRequest(measure, request.Window, breakdown.Id))))
            .Distinct()
            .Where(other => !requests.Contains(other));
        var all = FigureComputer.ComputeAll(snapshot, [.. requests, .. beside]);
        var alone = Of([.. all.Where(figure => !Breakdown.IsCrossed(figure.By))], policy);
        if (!all.Any(figure => Breakdown.IsCrossed(figure.By)))
        {
            return alone with { Figures = [.. alone.Figures.Take(requests.Count)] };
        }

        var decision = WithCrossed(all, alone, policy);
        return new([.. all.Take(requests.Count).Select(figure => Hide(figure, decision, policy.RuleOf(figure.Measure.Id)))], decision);
    }

    /// <summary>
    /// Crossed breakdowns stand on pages of their own, which a reader holds against each other: whatever is crossed, the two
    /// breakdowns themselves show and hide what they do alone. Where a small number needs more than that, or releases print the sums and not the crossing, nothing crossed is shown.
    /// </summary>
    private static DisclosureDecision WithCrossed(IReadOnlyList<Figure> all, ProtectedFigures alone, DisclosurePolicy policy)
    {
        var cells = all.SelectMany(CellsOf).Distinct().ToList();
        var together = DisclosureControl.Decide(cells, policy, [.. alone.Figures.SelectMany(CellsOf)]);
        var narrow = together.Findings.Where(one => one.Kind == DisclosureFindingKind.TooNarrow && Breakdown.IsCrossed(one.Id.By))
            .Select(one => (one.Id.MeasureId, one.Id.Window, one.Id.By)).ToHashSet();
        var whole = cells.Where(cell => narrow.Contains((cell.Id.MeasureId, cell.Id.Window, cell.Id.By)) || policy.IsApart(cell.Id)).Select(Whole);
        return Hiding(together, alone.Decision.Hidden.Concat(whole));
    }

    /// <summary>Hidden with all its table: nothing is told of it.</summary>
    private static HiddenCell Whole(StatedCell cell) => new(cell.Id, false, true, 0, 0, double.PositiveInfinity);

    private static DisclosureDecision Hiding(DisclosureDecision decision, IEnumerable<HiddenCell> also)
    {
        var added = also.Where(cell => cell.IsPrinted && !decision.IsHidden(cell.Id)).DistinctBy(cell => cell.Id);
        return new(decision.Cells, [.. decision.Hidden.Concat(added).OrderBy(cell => cell.Id).ThenBy(cell => cell.IsPrinted)], decision.Findings, decision.Exempt, decision.IsExact);
    }

    /// <summary>Every number of a figure that somebody stands by.</summary>
    public static IEnumerable<StatedCell> CellsOf(Figure figure)
    {
        if (figure.Total is { } total)
        {
            yield return new(new(figure.Measure.Id, figure.Window, null, null), total);
        }

        foreach (var row in figure.Rows)
        {
            if (row.Value is { } value)
            {
                yield return new(new(figure.Measure.Id, figure.Window, figure.By, row.Key), value);
            }
        }
    }

    private static Figure Hide(Figure figure, DisclosureDecision decision, DisclosureRule rule)
    {
        FigureRow Row(FigureRow row) => decision.IsHidden(new(figure.Measure.Id, figure.Window, figure.By, row.Key)) ? row with { Value = null, IsHidden = true } : row;
        CellId IdOf(AggregateCell total) => new(figure.Measure.Id, figure.Window, total.By, total.Key);
        return figure with
        {
            Rows = Ordered(figure, [.. figure.Rows.Select(Row)]),
            ReportedTotals = [.. figure.ReportedTotals.Where(total => !rule.IsSmall(IdOf(total), total.Value) && !decision.IsHidden(IdOf(total)))],
            Undated = figure.Undated is { } undated && rule.IsFew(undated) ? null : figure.Undated,
            Linkage = figure.Linkage is { } linkage && !rule.IsFew(linkage.Removed)
                ? linkage with { Overlaps = [.. linkage.Overlaps.Where(overlap => !rule.IsFew(overlap.Persons))] }
                : null,
        };
    }

    /// <summary>In a list ordered by size, where a hidden row stands tells how large it is: those stand after the others, by code.</summary>
    private static IReadOnlyList<FigureRow> Ordered(Figure figure, IReadOnlyList<FigureRow> rows)
    {
        if (figure.By is not { } by || by == Breakdown.Month || !rows.Any(row => row.IsHidden)
            || !OpenLists.Is(figure.Measure, by))
        {
            return rows;
        }

        return [.. rows.OrderBy(row => row.Key == FactTable.UnknownCode ? 2 : row.IsHidden ? 1 : 0).ThenBy(row => row.IsHidden ? row.Key : "", StringComparer.Ordinal)];
    }
}
