namespace Pratip.Statistics.Disclosure;

/// <summary>
/// The attack on a release, by somebody who knows nothing of how its cells were chosen: reads what is shown, adds up and
/// subtracts all that can be, and is asked of every hidden cell what it can be.
/// </summary>
public static class SuppressionAudit
{
    /// <param name="counted">Every number of the release as counted.</param>
    /// <param name="isHidden">Which of them are not shown.</param>
    /// <returns>Every hidden cell, and every small number that is printed nowhere, with what the attacker finds of it.</returns>
    public static IReadOnlyList<HiddenCell> Attack(IEnumerable<StatedCell> counted, Func<CellId, bool> isHidden, DisclosurePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(counted);
        ArgumentNullException.ThrowIfNull(isHidden);
        ArgumentNullException.ThrowIfNull(policy);
        var release = new ReleaseCells([.. counted.Distinct().OrderBy(cell => cell.Id)]);
        KnownSums.AddTo(release, policy);
        bool[] hidden = [.. release.Cells.Select(cell => !cell.IsPrinted || isHidden(cell.Id))];
        return
        [
            .. AttackerView.Of(release.Build(), hidden)
                .Select(found => Describe(release, release.Cells[found.Key], found.Value, policy))
                .Where(cell => cell.IsPrinted || cell.IsSmall)
                .OrderBy(cell => cell.Id).ThenBy(cell => cell.IsPrinted),
        ];
    }

    /// <summary>
    /// The attack on a release by somebody who also has the one of the same windows before it, and takes it that in a window whose total rose
    /// nothing fell, and the other way round: so where a total did not change, none of its parts did.
    /// </summary>
    /// <returns>What is found of either release.</returns>
    public static IReadOnlyList<HiddenCell> AttackRevised(EarlierRelease before, IEnumerable<StatedCell> counted, Func<CellId, bool> isHidden, DisclosurePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(isHidden);
        ArgumentNullException.ThrowIfNull(policy);
        var (now, then) = (new ReleaseCells([.. counted.Distinct().OrderBy(cell => cell.Id)]), new ReleaseCells([.. before.Cells.Distinct().OrderBy(cell => cell.Id)]));
        KnownSums.AddTo(now, policy);
        KnownSums.AddTo(then, policy);
        var wasHidden = before.Hidden.Select(cell => cell.Id).ToHashSet();
        List<bool> hidden = [.. now.Cells.Select(cell => !cell.IsPrinted || isHidden(cell.Id)), .. then.Cells.Select(cell => !cell.IsPrinted || wasHidden.Contains(cell.Id))];
        var first = now.Attach(then);
        foreach (var (id, index) in then.Index.Where(cell => now.Index.TryGetValue(cell.Key, out var same) && (hidden[same] || hidden[first + cell.Value])))
        {
            AddChange(now, now.Index[id], first + index, Total(now, id) - Total(then, id));
        }

        hidden.AddRange(Enumerable.Repeat(true, now.Cells.Count - hidden.Count));
        return
        [
            .. AttackerView.Of(now.Build(), hidden)
                .Where(found => !now.Cells[found.Key].IsSlack)
                .Select(found => Describe(found.Key < first ? now : then, now.Cells[found.Key], found.Value, policy))
                .OrderBy(cell => cell.Id).ThenBy(cell => cell.IsPrinted),
        ];
    }

    private static long Total(ReleaseCells cells, CellId id) => cells.Index.TryGetValue(id with { By = null, Key = null }, out var total) ? cells.Cells[total].Value : 0;

    /// <summary>Who assumes what is not so finds nothing by it.</summary>
    private static void AddChange(ReleaseCells cells, int now, int then, long total)
    {
        var by = cells.Cells[now].Value - cells.Cells[then].Value;
        if (total > 0 ? by >= 0 : total == 0 && by == 0)
        {
            cells.AddAtMost(now, then);
        }

        if (total < 0 ? by <= 0 : total == 0 && by == 0)
        {
            cells.AddAtMost(then, now);
        }
    }

    /// <summary>Those of the cells that the attacker has found out, or a small one that is narrower than it has to be.</summary>
    public static IReadOnlyList<HiddenCell> Broken(IEnumerable<HiddenCell> attacked) =>
        [.. attacked.Where(cell => cell.IsOpen && (cell.IsPrinted || cell.IsSmall))];

    private static HiddenCell Describe(ReleaseCells release, ReleaseCell cell, CellInterval interval, DisclosurePolicy policy)
    {
        var rule = policy.RuleOf(cell.Id.MeasureId);
        var isSmall = !cell.IsSlack && rule.IsSmall(cell.Id, cell.Value);
        return new(cell.Id, isSmall, cell.IsPrinted, isSmall ? DisclosureControl.Width(release, cell, rule) : 0, interval.Least, interval.Most);
    }
}
