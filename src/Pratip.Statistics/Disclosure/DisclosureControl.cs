using Pratip.Statistics.Editions;

namespace Pratip.Statistics.Disclosure;

/// <summary>Decides which cells of a release are hidden, so that no small one can be worked out, and proves it.</summary>
public static class DisclosureControl
{
    /// <param name="cells">Every number of the release, over all its tables, as counted.</param>
    /// <param name="earlier">The numbers that releases before it show.</param>
    /// <param name="hiddenBefore">Those that they hide: what is shown now must not give them away either.</param>
    public static DisclosureDecision Decide(
        IEnumerable<StatedCell> cells, DisclosurePolicy policy, IReadOnlyList<StatedCell>? earlier = null, IReadOnlyList<StatedCell>? hiddenBefore = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(policy);
        return DisclosureDecision.Of(policy.Families.Divide(cells).Select(family => DecideFamily(family, policy, earlier ?? [], hiddenBefore ?? [])));
    }

    private static DisclosureDecision DecideFamily(
        IReadOnlyList<StatedCell> cells, DisclosurePolicy policy, IReadOnlyList<StatedCell> earlier, IReadOnlyList<StatedCell> hiddenBefore)
    {
        var stated = cells.Distinct().OrderBy(cell => cell.Id).ToList();
        var near = NearOf(stated, [.. earlier, .. hiddenBefore]);
        var history = new EarlierReleases(stated, [.. earlier.Where(near)], [.. hiddenBefore.Where(near)]);
        var release = new ReleaseCells([.. stated.Concat(history.StillTrue).Concat(history.StillHidden).OrderBy(cell => cell.Id)]);
        KnownSums.AddTo(release, policy);
        var task = TaskOf(release, policy, history);
        var pattern = ComplementarySuppression.Choose(task);
        return new DisclosureAudit(release, policy, history, task, pattern).Decision();
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
            var isSmall = !cell.IsSlack && rule.IsSmall(cell.Id.By, cell.Value);
            if (!cell.IsPrinted || history.WasHidden(cell.Id))
            {
                primary[i] = isSmall ? Width(release, cell, rule) : 0;
            }
            else if (cell.Id.By is null || history.IsKnown(cell.Id) || policy.IsExempt(cell.Id))
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
        release.Index.TryGetValue(cell.Id with { By = null, Key = null }, out var total) ? Math.Min(rule.Threshold, release.Cells[total].Value) : rule.Threshold;
}

/// <summary>What readers know from releases before.</summary>
internal sealed class EarlierReleases
{
    private readonly Dictionary<CellId, long> _earlier = [];
    private readonly HashSet<CellId> _known;
    private readonly HashSet<CellId> _hidden;

    public EarlierReleases(List<StatedCell> stated, IReadOnlyList<StatedCell> earlier, IReadOnlyList<StatedCell> hiddenBefore)
    {
        foreach (var cell in earlier)
        {
            _earlier[cell.Id] = cell.Value;
        }

        var now = stated.ToDictionary(cell => cell.Id, cell => cell.Value);

        // A window that this release does not speak of stands as it was told; of one it does, a total that has changed makes the old parts untrue.
        bool IsUnrevised(CellId id) => !now.TryGetValue(id with { By = null, Key = null }, out var total)
            || (_earlier.TryGetValue(id with { By = null, Key = null }, out var before) && before == total);
        StillTrue = [.. _earlier.Where(one => !now.ContainsKey(one.Key) && IsUnrevised(one.Key)).Select(one => new StatedCell(one.Key, one.Value)).OrderBy(one => one.Id)];
        StillHidden = [.. hiddenBefore.DistinctBy(one => one.Id).Where(one => !now.ContainsKey(one.Id) && !_earlier.ContainsKey(one.Id) && IsUnrevised(one.Id)).OrderBy(one => one.Id)];
        _hidden = [.. StillHidden.Select(one => one.Id)];
        _known = [.. StillTrue.Select(one => one.Id), .. stated.Where(one => _earlier.TryGetValue(one.Id, out var value) && value == one.Value).Select(one => one.Id)];
        Revised = [.. stated.Where(one => _earlier.TryGetValue(one.Id, out var value) && value != one.Value).Select(one => (one.Id, one.Value - _earlier[one.Id]))];
    }

    /// <summary>Numbers this release does not print: of windows it does not speak of, and of those whose total has not changed.</summary>
    public IReadOnlyList<StatedCell> StillTrue { get; }

    /// <summary>Numbers of such windows that no release before shows.</summary>
    public IReadOnlyList<StatedCell> StillHidden { get; }

    /// <summary>Numbers that are not what they were, and by how much.</summary>
    public IReadOnlyList<(CellId Id, long By)> Revised { get; }

    public bool IsKnown(CellId id) => _known.Contains(id);

    public bool WasHidden(CellId id) => _hidden.Contains(id);
}
