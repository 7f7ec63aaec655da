namespace Pratip.Statistics.Disclosure;

/// <summary>Asks, after the cells were chosen, what an attacker finds, and writes down what stands against a release.</summary>
internal sealed class DisclosureAudit(ReleaseCells release, DisclosurePolicy policy, EarlierReleases history, SuppressionTask task, SuppressionPattern pattern)
{
    public DisclosureDecision Decision()
    {
        var (intervals, isExact) = Intervals();
        var hidden = Enumerable.Range(0, release.Cells.Count)
            .Where(i => pattern.IsHidden[i])
            .Select(i => new HiddenCell(release.Cells[i].Id, task.Primary.GetValueOrDefault(i) > 0, release.Cells[i].IsPrinted, task.Primary.GetValueOrDefault(i), Rounded(intervals[i].Least), Rounded(intervals[i].Most)))
            .Where(cell => cell.IsPrinted || cell.IsSmall)
            .OrderBy(cell => cell.Id).ThenBy(cell => cell.IsPrinted)
            .ToList();
        return new(release.Cells.Count(cell => cell.IsPrinted), hidden, [.. Findings(hidden)], [.. Exempt()], isExact);
    }

    private (IReadOnlyDictionary<int, CellInterval> Intervals, bool IsExact) Intervals()
    {
        var found = new Dictionary<int, CellInterval>();
        var isExact = true;
        foreach (var group in HiddenGroups.Of(task.System, pattern.IsHidden))
        {
            var isSmall = group.Length <= ComplementarySuppression.LargestExact;
            isExact &= isSmall;
            foreach (var (cell, interval) in isSmall ? AttackerView.Of(task.System, group) : group.Select(cell => KeyValuePair.Create(cell, Proved(cell))))
            {
                found.Add(cell, interval);
            }
        }

        return (found, isExact);
    }

    private CellInterval Proved(int cell) => pattern.Added.Contains(cell) ? new(0, double.PositiveInfinity) : new(task.System.Values[cell] - pattern.ProvedDown[cell], task.System.Values[cell] + pattern.ProvedUp[cell]);

    private IEnumerable<DisclosureFinding> Findings(List<HiddenCell> hidden)
    {
        foreach (var cell in hidden.Where(cell => cell.IsOpen && (cell.IsSmall || !history.IsKnown(cell.Id))))
        {
            yield return new(DisclosureFindingKind.TooNarrow, cell.Id, (long)Math.Floor(cell.Width + Proofs.Rounding)) { IsRemainder = !cell.IsPrinted };
        }

        foreach (var cell in release.Cells.Where(cell => cell.IsPrinted && history.IsKnown(cell.Id) && policy.RuleOf(cell.Id.MeasureId) is var rule && rule.IsSmall(cell.Id, cell.Value) && rule.IsFew(cell.Value) && !policy.IsExempt(cell.Id)))
        {
            yield return new(DisclosureFindingKind.PrintedBefore, cell.Id, cell.Value);
        }

        foreach (var (id, by) in history.Revised)
        {
            if (Math.Abs(by) < policy.RuleOf(id.MeasureId).Threshold && !hidden.Exists(cell => cell.IsPrinted && cell.Id == id))
            {
                yield return new(DisclosureFindingKind.SmallRevision, id, Math.Abs(by));
            }
        }
    }

    private IEnumerable<ShownSmallCell> Exempt() => release.Cells
        .Where(cell => cell.IsPrinted && policy.IsExempt(cell.Id) && policy.RuleOf(cell.Id.MeasureId).IsSmall(cell.Id, cell.Value))
        .Select(cell => new ShownSmallCell(cell.Id, cell.Value, policy.Exemptions.First(one => one.Measure == cell.Id.MeasureId && one.By == cell.Id.By && (one.Key is null || one.Key == cell.Id.Key))));

    /// <summary>To a thousandth: what is beyond comes from the arithmetic, and must not differ between machines.</summary>
    private static double Rounded(double limit) => Math.Round(limit, 3, MidpointRounding.AwayFromZero) + 0;
}
