using Pratip.Statistics.Editions;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Disclosure;

/// <summary>Decides which cells of a release are hidden, so that no small one can be worked out, and proves it.</summary>
public static class DisclosureControl
{
    /// <summary>So far a number that is hidden because it was before must be from being found out.</summary>
    private const long LeastDoubt = 1;

    /// <summary>So often measures that look alike are decided anew; what one hides then, the other does without further ado.</summary>
    private const int MostRoundsOfAlike = 4;

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
        return DisclosureDecision.Of(policy.Families.Divide(cells).Select(family => Consider(family, policy, before).Decide()));
    }

    /// <summary>The same of a release whose tables are read side by side: measures that look alike hide alike.</summary>
    public static DisclosureDecision DecideSideBySide(IEnumerable<StatedCell> cells, DisclosurePolicy policy, IReadOnlyList<EarlierRelease> before)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(before);
        var families = policy.Families.Divide(cells).AsParallel().AsOrdered().Select(family => Consider(family, policy, before)).ToList();
        HashSet<CellId> alike = [];
        for (var round = 0; round < MostRoundsOfAlike; round++)
        {
            var all = families.SelectMany(family => family.Cells).ToDictionary(cell => cell.Id, cell => (cell.Value, cell.IsHidden));
            var also = policy.Alike.SelectMany(pair => pair.AlsoHidden(all)).ToHashSet();
            if (also.Count == 0)
            {
                break;
            }

            // The one may have tables that the other has not: what was hidden there for itself is hidden here so that it is not found out.
            alike.UnionWith(also);
            families = families.ConvertAll(family => !family.Cells.Any(cell => also.Contains(cell.Id)) ? family
                : round < MostRoundsOfAlike - 1 ? family.Protecting(alike) : family.Hiding(also));
        }

        return DisclosureDecision.Of(families.AsParallel().AsOrdered().Select(family => family.Decide()));
    }

    private static Family Consider(IReadOnlyList<StatedCell> cells, DisclosurePolicy policy, IReadOnlyList<EarlierRelease> before)
    {
        var stated = cells.Distinct().OrderBy(cell => cell.Id).ToList();
        var near = NearOf(stated, [.. before.SelectMany(release => release.Cells)]);
        var history = new EarlierReleases(stated, [.. before.Select(release => release.Where(near))]);
        return new(stated, Considered.Of(stated, policy, history, [.. stated.Select(cell => cell.Id).Where(policy.IsHiddenElsewhere)]));
    }

    /// <summary>Numbers that may tell of each other, with the pattern chosen for them beside all that was told before.</summary>
    private sealed record Family(List<StatedCell> Stated, Considered Beside)
    {
        public IEnumerable<(CellId Id, long Value, bool IsHidden)> Cells =>
            Stated.Select(cell => (cell.Id, cell.Value, Beside.Pattern.IsHidden[Beside.Release.Index[cell.Id]]));

        public Family Protecting(HashSet<CellId> also) => this with { Beside = Considered.Of(Stated, Beside.Policy, Beside.History, [.. Beside.Also, .. also]) };

        public Family Hiding(HashSet<CellId> also) => this with { Beside = Beside.Hiding(also) };

        public DisclosureDecision Decide()
        {
            var decision = Beside.Decide();
            if (Beside.History.IsEmpty || !HasNarrow(decision))
            {
                return decision;
            }

            // A number that changed by a few is no secret, and yet its last digit may be all that gives the small one away: better hidden than that.
            var without = Considered.Of(Stated, Beside.Policy, Beside.History, Beside.Also, canHideRevised: true).Decide();
            if (!HasNarrow(without))
            {
                return without;
            }

            // What was printed before gives a small number away, and nothing is gained by hiding what lies around it: but the release
            // by itself must not say it again, for those who read nothing else.
            var alone = Considered.Of(Stated, Beside.Policy, new EarlierReleases(Stated, [])).Decide();
            var hidden = alone.Hidden.Where(cell => cell.IsPrinted).ToDictionary(cell => cell.Id, cell => (cell.Least, cell.Most));
            var both = Beside.HidingAgain([.. hidden.Keys]).Decide();
            return both with { Hidden = [.. both.Hidden.Select(cell => hidden.TryGetValue(cell.Id, out var left) ? cell with { Alone = left } : cell)] };
        }
    }

    private static bool HasNarrow(DisclosureDecision decision) => decision.Findings.Any(finding => finding.Kind == DisclosureFindingKind.TooNarrow);

    /// <summary>A family of numbers beside what readers know already, with the pattern that was chosen for it.</summary>
    private sealed record Considered(ReleaseCells Release, DisclosurePolicy Policy, EarlierReleases History, SuppressionTask Task, SuppressionPattern Pattern)
    {
        /// <summary>Numbers that have to be hidden whatever their size.</summary>
        public HashSet<CellId> Also { get; private init; } = [];

        /// <param name="also">Numbers that have to be hidden whatever their size.</param>
        /// <param name="canHideRevised">Whether a number that is a few more or less than was told may be hidden to protect others.</param>
        public static Considered Of(List<StatedCell> stated, DisclosurePolicy policy, EarlierReleases history, HashSet<CellId>? also = null, bool canHideRevised = false)
        {
            var release = new ReleaseCells([.. stated.Concat(history.StillTrue).Concat(history.StillHidden).OrderBy(cell => cell.Id)]);
            KnownSums.AddTo(release, policy);
            var task = TaskOf(release, policy, history, also ?? [], canHideRevised);
            return new(release, policy, history, task, ComplementarySuppression.Choose(task)) { Also = also ?? [] };
        }

        /// <summary>With further cells hidden; what was printed before is not hidden again.</summary>
        public Considered Hiding(HashSet<CellId> also) =>
            this with { Pattern = Pattern.With(Release.Index.Where(cell => also.Contains(cell.Key) && !History.IsKnown(cell.Key)).Select(cell => cell.Value)) };

        /// <summary>With further cells hidden, also such as were printed before: what holds of the release by itself must hold of all it shows.</summary>
        public Considered HidingAgain(HashSet<CellId> also) =>
            this with { Pattern = Pattern.With(Release.Index.Where(cell => also.Contains(cell.Key)).Select(cell => cell.Value)) };

        public DisclosureDecision Decide() => new DisclosureAudit(Release, Policy, History, Task, Pattern).Decision();
    }

    /// <summary>Of what was told before, the same measures in windows that meet those of this release, or meet one that does.</summary>
    private static Func<StatedCell, bool> NearOf(List<StatedCell> stated, IReadOnlyList<StatedCell> before)
    {
        var measures = stated.Select(cell => cell.Id.MeasureId).ToHashSet(StringComparer.Ordinal);
        var windows = WindowChains.Reached(
            stated.Select(cell => cell.Id.Window), before.Where(cell => measures.Contains(cell.Id.MeasureId)).Select(cell => cell.Id.Window),
            (window, other) => measures.Any(id => MeasureFamilies.Meet(id, window, other)));
        return cell => measures.Contains(cell.Id.MeasureId) && windows.Contains(cell.Id.Window);
    }

    private static SuppressionTask TaskOf(ReleaseCells release, DisclosurePolicy policy, EarlierReleases history, HashSet<CellId> also, bool canHideRevised)
    {
        var (primary, known) = (new Dictionary<int, long>(), new HashSet<int>());
        for (var i = 0; i < release.Cells.Count; i++)
        {
            var cell = release.Cells[i];
            var rule = policy.RuleOf(cell.Id.MeasureId);
            var isSmall = !cell.IsSlack && rule.IsSmall(cell.Id, cell.Value);
            if (!cell.IsPrinted || history.WasHidden(cell.Id))
            {
                primary[i] = isSmall ? Width(release, cell, rule) : cell.IsPrinted ? LeastDoubt : 0;
            }
            else if (rule.IsTotal(cell.Id) || history.IsKnown(cell.Id) || policy.IsExempt(cell.Id))
            {
                known.Add(i);
            }
            else if (history.HiddenLast(cell.Id) is { } before)
            {
                primary[i] = isSmall || rule.IsSmall(cell.Id, before) ? Width(release, cell, rule) : LeastDoubt;
            }
            else if (isSmall)
            {
                primary[i] = Width(release, cell, rule);
            }
            else if (also.Contains(cell.Id))
            {
                primary[i] = LeastDoubt;
            }
            else if (!canHideRevised && history.ToldLast(cell.Id) is { } told && Math.Abs(cell.Value - told) < rule.Threshold)
            {
                // A reader of the number before knows it but for a few: to hide it now protects nothing.
                known.Add(i);
            }
        }

        return new SuppressionTask(release.Build()) { Primary = primary, Known = known };
    }

    /// <summary>The numbers that an edition shows.</summary>
    public static IEnumerable<StatedCell> CellsOf(EditionContent content) =>
        content.AllCells.Where(cell => cell.Value is not null).Select(cell => new StatedCell(IdOf(cell), cell.Value!.Value));

    /// <summary>The name under which a cell of an edition stands among the numbers of a release.</summary>
    public static CellId IdOf(EditionCell cell) => new(cell.MeasureId, cell.Window, cell.By, cell.Key);

    /// <summary>The threshold; of a total that is smaller, nobody can be left more in doubt than about how it divides.</summary>
    internal static long Width(ReleaseCells release, ReleaseCell cell, DisclosureRule rule) =>
        release.Index.TryGetValue(rule.ShowsTotals ? cell.Id with { Key = StockLines.Out } : cell.Id with { By = null, Key = null }, out var total) ? Math.Min(rule.Threshold, release.Cells[total].Value) : rule.Threshold;
}
