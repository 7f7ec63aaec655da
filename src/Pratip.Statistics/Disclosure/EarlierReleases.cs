using Pratip.Kernel;

namespace Pratip.Statistics.Disclosure;

/// <summary>What one release before told, and what it counted and hid.</summary>
public sealed record EarlierRelease(IReadOnlyList<StatedCell> Shown, IReadOnlyList<StatedCell> Hidden)
{
    internal IEnumerable<StatedCell> Cells => Shown.Concat(Hidden);

    internal EarlierRelease Where(Func<StatedCell, bool> near) => new([.. Shown.Where(near)], [.. Hidden.Where(near)]);
}

/// <summary>What readers know from releases before: of each window what was counted last, and which of it was ever shown.</summary>
internal sealed class EarlierReleases
{
    private readonly Dictionary<CellId, long> _told = [];
    private readonly HashSet<CellId> _known;
    private readonly HashSet<CellId> _hidden;
    private readonly Dictionary<CellId, long> _hiddenLast = [];

    /// <param name="before">The first first.</param>
    public EarlierReleases(List<StatedCell> stated, IReadOnlyList<EarlierRelease> before)
    {
        var counted = new CountedLast();
        foreach (var release in before)
        {
            counted.Add(release.Cells);
            foreach (var cell in release.Shown)
            {
                _told[cell.Id] = cell.Value;
                _hiddenLast.Remove(cell.Id);
            }

            foreach (var cell in release.Hidden)
            {
                _hiddenLast[cell.Id] = cell.Value;
            }
        }

        IsEmpty = counted.Cells.Count == 0;
        counted.Supersede(stated);
        StillTrue = [.. counted.Cells.Where(WasTold).OrderBy(one => one.Id)];
        StillHidden = [.. counted.Cells.Where(cell => !WasTold(cell)).OrderBy(one => one.Id)];
        _hidden = [.. StillHidden.Select(one => one.Id)];
        _known = [.. StillTrue.Select(one => one.Id), .. stated.Where(WasTold).Select(one => one.Id)];
        Revised = [.. stated.Where(one => _told.TryGetValue(one.Id, out var value) && value != one.Value).Select(one => (one.Id, one.Value - _told[one.Id]))];
    }

    public bool IsEmpty { get; }

    /// <summary>Numbers this release does not print: of windows it does not speak of, and of those whose total has not changed.</summary>
    public IReadOnlyList<StatedCell> StillTrue { get; }

    /// <summary>Numbers of such windows that no release before shows.</summary>
    public IReadOnlyList<StatedCell> StillHidden { get; }

    /// <summary>Numbers that are not what they were, and by how much.</summary>
    public IReadOnlyList<(CellId Id, long By)> Revised { get; }

    public bool IsKnown(CellId id) => _known.Contains(id);

    public bool WasHidden(CellId id) => _hidden.Contains(id);

    /// <summary>
    /// What the release before counted where it hid the number; null where it showed it, or did not speak of it. Such a number stays hidden:
    /// whoever knows about how many came since, because they read it in the totals, would take those from the number shown now.
    /// </summary>
    public long? HiddenLast(CellId id) => !_known.Contains(id) && _hiddenLast.TryGetValue(id, out var value) ? value : null;

    /// <summary>What was told of a number that is another now, and was not hidden since.</summary>
    public long? ToldLast(CellId id) => !_hiddenLast.ContainsKey(id) && _told.TryGetValue(id, out var value) ? value : null;

    private bool WasTold(StatedCell cell) => _told.TryGetValue(cell.Id, out var value) && value == cell.Value;

    /// <summary>
    /// The numbers of every window as the last release that speaks of it counted them: old and new ones of one window do not add up
    /// with each other. A breakdown is taken from one release as a whole, because a code that is no longer in it is none any more;
    /// and where the total has changed, nothing that was said of the window before is true.
    /// </summary>
    private sealed class CountedLast
    {
        private readonly Dictionary<(string MeasureId, ReportingWindow Window), Dictionary<CellId, long>> _windows = [];

        public IReadOnlyList<StatedCell> Cells => [.. _windows.Values.SelectMany(cells => cells.Select(cell => new StatedCell(cell.Key, cell.Value)))];

        public void Add(IEnumerable<StatedCell> cells)
        {
            var added = cells.ToList();
            Supersede(added);
            foreach (var cell in added)
            {
                var key = (cell.Id.MeasureId, cell.Id.Window);
                if (!_windows.TryGetValue(key, out var window))
                {
                    _windows.Add(key, window = []);
                }

                window[cell.Id] = cell.Value;
            }
        }

        public void Supersede(IReadOnlyList<StatedCell> by)
        {
            foreach (var later in by.GroupBy(cell => (cell.Id.MeasureId, cell.Id.Window)))
            {
                if (!_windows.TryGetValue(later.Key, out var window))
                {
                    continue;
                }

                var total = later.Where(cell => cell.Id.By is null && cell.Id.Key is null).Select(cell => (long?)cell.Value).FirstOrDefault();
                var isRevised = total is not null && !(window.TryGetValue(new(later.Key.MeasureId, later.Key.Window, null, null), out var before) && before == total);
                var breakdowns = later.Select(cell => cell.Id.By).ToHashSet(StringComparer.Ordinal);
                foreach (var id in window.Keys.Where(id => isRevised || breakdowns.Contains(id.By)).ToList())
                {
                    window.Remove(id);
                }
            }
        }
    }
}
