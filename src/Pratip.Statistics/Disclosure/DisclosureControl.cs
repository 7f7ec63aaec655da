using Pratip.Statistics.Editions;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Disclosure;

/// <summary>Decides which cells of a release are hidden, so that no small one can be worked out, and proves it.</summary>
public static class DisclosureControl
{
    /// <param name="cells">Every number of the release, over all its tables, as counted.</param>
    /// <param name="earlier">The numbers that releases before it show.</param>
    /// <param name="hiddenBefore">Those that they hide: what is shown now must not give them away either.</param>
    public static DisclosureDecision Decide(
        IEnumerable<StatedCell> cells, DisclosurePolicy policy, IReadOnlyList<StatedCell>? earlier = null, IReadOnlyList<StatedCell>? hiddenBefore = null) =>
        Decide(cells, policy, [new EarlierRelease(earlier ?? [], hiddenBefore ?? [])]);

    /// <param name="before">Releases before this one, the first first.</param>
    public static DisclosureDecision Decide(IEnumerable<StatedCell> cells, DisclosurePolicy policy, IReadOnlyList<EarlierRelease> before)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(before);
        return DisclosureDecision.Of(policy.Families.Divide(cells).Select(family => DecideFamily(family, policy, before)));
    }

    private static DisclosureDecision DecideFamily(IReadOnlyList<StatedCell> cells, DisclosurePolicy policy, IReadOnlyList<EarlierRelease> before)
    {
        var stated = cells.Distinct().OrderBy(cell => cell.Id).ToList();
        var near = NearOf(stated, [.. before.SelectMany(release => release.Cells)]);
        var history = new EarlierReleases(stated, [.. before.Select(release => release.Where(near))]);
        var beside = Considered.Of(stated, policy, history);
        var decision = beside.Decide();
        if (history.IsEmpty || !decision.Findings.Any(finding => finding.Kind == DisclosureFindingKind.TooNarrow))
        {
            return decision;
        }

        // What was printed before gives a small number away, and nothing is gained by hiding what lies around it: but the release
        // by itself must not say it again, for those who read nothing else.
        var alone = Considered.Of(stated, policy, new EarlierReleases(stated, [])).Decide();
        var hidden = alone.Hidden.Where(cell => cell.IsPrinted).ToDictionary(cell => cell.Id, cell => (cell.Least, cell.Most));
        var both = beside.Hiding([.. hidden.Keys]).Decide();
        return both with { Hidden = [.. both.Hidden.Select(cell => hidden.TryGetValue(cell.Id, out var left) ? cell with { Alone = left } : cell)] };
    }

    /// <summary>A family of numbers beside what readers know already, with the pattern that was chosen for it.</summary>
    private sealed record Considered(ReleaseCells Release, DisclosurePolicy Policy, EarlierReleases History, SuppressionTask Task, SuppressionPattern Pattern)
    {
        public static Considered Of(List<StatedCell> stated, DisclosurePolicy policy, EarlierReleases history)
        {
            var release = new ReleaseCells([.. stated.Concat(history.StillTrue).Concat(history.StillHidden).OrderBy(cell => cell.Id)]);
            KnownSums.AddTo(release, policy);
            var task = TaskOf(release, policy, history);
            return new(release, policy, history, task, ComplementarySuppression.Choose(task));
        }

        /// <summary>With further cells hidden; what was printed before is not hidden again.</summary>
        public Considered Hiding(HashSet<CellId> also) =>
            this with { Pattern = Pattern.With(Release.Index.Where(cell => also.Contains(cell.Key) && !History.IsKnown(cell.Key)).Select(cell => cell.Value)) };

        public DisclosureDecision Decide() => new DisclosureAudit(Release, Policy, History, Task, Pattern).Decision();
    }

    /// <summary>Of what was told before, the same measures in windows that meet those of this release, or meet one that does.</summary>
    private static Func<StatedCell, bool> NearOf(List<StatedCell> stated, IReadOnlyList<StatedCell> before)
    {
        var measures = stated.Select(cell => cell.Id.MeasureId).ToHashSet(StringComparer.Ordinal);
        var windows = stated.Select(cell => cell.Id.Window).ToHashSet();
        var others = before.Where(cell => measures.Contains(cell.Id.MeasureId)).Select(cell => cell.Id.Window).Distinct().Where(window => !windows.Contains(window)).ToList();
        while (others.Find(other => windows.Any(window => measures.Any(id => MeasureFamilies.Meet(id, window, other)))) is var found && found != default)
        {
            windows.Add(found);
            others.Remove(found);
        }

        return cell => measures.Contains(cell.Id.MeasureId) && windows.Contains(cell.Id.Window);
    }

    private static SuppressionTask TaskOf(ReleaseCells release, DisclosurePolicy policy, EarlierReleases history)
    {
        var (primary, known) = (new Dictionary<int, long>(), new HashSet<int>());
        for (var i = 0; i < release.Cells.Count; i++)
        {
            var cell = release.Cells[i];
            var rule = policy.RuleOf(cell.Id.MeasureId);
            var isSmall = !cell.IsSlack && rule.IsSmall(cell.Id, cell.Value);
            if (!cell.IsPrinted || history.WasHidden(cell.Id))
            {
                primary[i] = isSmall ? Width(release, cell, rule) : 0;
            }
            else if (rule.IsTotal(cell.Id) || history.IsKnown(cell.Id) || policy.IsExempt(cell.Id))
            {
                known.Add(i);
            }
            else if (isSmall)
            {
                primary[i] = Width(release, cell, rule);
            }
        }

        return new SuppressionTask(release.Build()) { Primary = primary, Known = known };
    }

    /// <summary>The numbers that an edition shows.</summary>
    public static IEnumerable<StatedCell> CellsOf(EditionContent content) =>
        content.AllCells.Where(cell => cell.Value is not null).Select(cell => new StatedCell(IdOf(cell), cell.Value!.Value));

    internal static CellId IdOf(EditionCell cell) => new(cell.MeasureId, cell.Window, cell.By, cell.Key);

    /// <summary>The threshold; of a total that is smaller, nobody can be left more in doubt than about how it divides.</summary>
    internal static long Width(ReleaseCells release, ReleaseCell cell, DisclosureRule rule) =>
        release.Index.TryGetValue(rule.ShowsTotals ? cell.Id with { Key = StockLines.Out } : cell.Id with { By = null, Key = null }, out var total) ? Math.Min(rule.Threshold, release.Cells[total].Value) : rule.Threshold;
}
