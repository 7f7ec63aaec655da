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

    /// <summary>The same by somebody who also has the release of the same windows before it. See <see cref="RevisedAttack"/>.</summary>
    /// <returns>What is found of either release.</returns>
    public static IReadOnlyList<HiddenCell> AttackRevised(EarlierRelease before, IEnumerable<StatedCell> counted, Func<CellId, bool> isHidden, DisclosurePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(isHidden);
        ArgumentNullException.ThrowIfNull(policy);
        return new RevisedAttack(before, counted, isHidden, policy).Find();
    }

    /// <summary>Those of the cells that the attacker has found out, or a small one that is narrower than it has to be.</summary>
    public static IReadOnlyList<HiddenCell> Broken(IEnumerable<HiddenCell> attacked) =>
        [.. attacked.Where(cell => cell.IsOpen && (cell.IsPrinted || cell.IsSmall))];

    internal static HiddenCell Describe(ReleaseCells release, ReleaseCell cell, CellInterval interval, DisclosurePolicy policy)
    {
        var rule = policy.RuleOf(cell.Id.MeasureId);
        var isSmall = !cell.IsSlack && rule.IsSmall(cell.Id, cell.Value);
        return new(cell.Id, isSmall, cell.IsPrinted, isSmall ? DisclosureControl.Width(release, cell, rule) : 0, interval.Least, interval.Most);
    }
}
