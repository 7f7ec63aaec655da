using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Packs;

/// <summary>
/// Finds the figures of an edition. What the edition does not hold is not available, which is neither zero nor "not
/// reported"; a code that nobody fell into is zero only where the breakdown was counted from records.
/// </summary>
internal sealed class EditionCells
{
    private static readonly PackValue Zero = new(0, PackValueState.Counted);

    private readonly Dictionary<(string Measure, ReportingWindow Window, string? By), Dictionary<string, EditionCell>> _divided = [];
    private readonly Dictionary<string, Measure> _measures;
    private readonly Dictionary<string, Classification> _classifications;

    public EditionCells(EditionContent content)
    {
        _measures = content.Measures.ToDictionary(m => m.Id, StringComparer.Ordinal);
        _classifications = content.Classifications.ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var cell in content.Cells)
        {
            var group = (cell.MeasureId, cell.Window, cell.By);
            if (!_divided.TryGetValue(group, out var cells))
            {
                _divided.Add(group, cells = new(StringComparer.Ordinal));
            }

            cells.Add(cell.Key ?? "", cell);
        }
    }

    public Measure? FindMeasure(string id) => _measures.GetValueOrDefault(id);

    public Classification ClassificationOf(string measure, string breakdown) =>
        _classifications[_measures[measure].GetBreakdown(breakdown).ClassificationId];

    public PackValue Total(string measure, ReportingWindow window) =>
        _divided.TryGetValue((measure, window, null), out var cells) && cells.TryGetValue("", out var cell) ? ValueOf(cell) : PackValue.NotAvailable;

    /// <param name="by">A breakdown, or two joined in either order; the key has the same order.</param>
    public PackValue At(string measure, ReportingWindow window, string by, string key)
    {
        var (cells, turned) = Find(measure, window, by);
        return cells is null ? PackValue.NotAvailable
            : cells.TryGetValue(turned ? Turn(key) : key, out var cell) ? ValueOf(cell)
            : cells.Values.All(c => c.State is EditionCellState.Counted or EditionCellState.Hidden) ? Zero
            : PackValue.NotReported;
    }

    /// <summary>What is left of a breakdown beside some of its codes; hidden or missing as soon as a part of it is.</summary>
    public PackValue Rest(string measure, ReportingWindow window, string by, IReadOnlyCollection<string> beside)
    {
        var (cells, turned) = Find(measure, window, by);
        if (cells is null)
        {
            return PackValue.NotAvailable;
        }

        var left = cells.Where(c => !beside.Contains(turned ? Turn(c.Key) : c.Key, StringComparer.Ordinal)).Select(c => c.Value).ToList();
        return left.Exists(c => c.State == EditionCellState.NotReported) ? PackValue.NotReported
            : left.Exists(c => c.State == EditionCellState.Hidden) ? new(null, PackValueState.Hidden)
            : new(left.Sum(c => c.Value ?? 0), left.Exists(c => c.State == EditionCellState.Reported) ? PackValueState.Reported : PackValueState.Counted);
    }

    /// <summary>The codes that any of the windows has, in the order of their classifications; unknown stands last.</summary>
    public IReadOnlyList<string> Keys(string measure, IEnumerable<ReportingWindow> windows, string by)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (cells, turned) in windows.Select(w => Find(measure, w, by)))
        {
            seen.UnionWith((cells?.Keys ?? Enumerable.Empty<string>()).Select(k => turned ? Turn(k) : k));
        }

        if (seen.Count == 0)
        {
            return [];
        }

        var places = by.Split(Breakdown.Cross).Select(part => PlacesOf(measure, part)).ToList();
        IOrderedEnumerable<string> ordered = seen.OrderBy(k => places[0](k.Split(Breakdown.Cross)[0]));
        for (var i = 1; i < places.Count; i++)
        {
            var part = i;
            ordered = ordered.ThenBy(k => places[part](k.Split(Breakdown.Cross)[part]));
        }

        return [.. ordered.ThenBy(k => k, StringComparer.Ordinal)];
    }

    /// <summary>What a code, or two joined, is called.</summary>
    public LocalizedText LabelOf(string measure, string by, string key)
    {
        var labels = by.Split(Breakdown.Cross).Zip(key.Split(Breakdown.Cross)).Select(p => ClassificationOf(measure, p.First).LabelOf(p.Second));
        return ReportTexts.LabelOf([.. labels]);
    }

    /// <summary>What a breakdown, or two joined, is called; its id where the measure of this edition has none of the name.</summary>
    public LocalizedText TitleOf(string measure, string by) =>
        _measures[measure].FindBreakdowns(by).Count > 0 ? ReportTexts.TitleOf(_measures[measure], by) : new(by, by);

    public static PackValue ValueOf(EditionCell cell) => new(cell.Value, cell.State switch
    {
        EditionCellState.Counted => PackValueState.Counted,
        EditionCellState.Reported => PackValueState.Reported,
        EditionCellState.Hidden => PackValueState.Hidden,
        _ => PackValueState.NotReported,
    });

    private (Dictionary<string, EditionCell>? Cells, bool Turned) Find(string measure, ReportingWindow window, string by) =>
        _divided.TryGetValue((measure, window, by), out var cells) ? (cells, false)
        : Breakdown.IsCrossed(by) && _divided.TryGetValue((measure, window, Turn(by)), out cells) ? (cells, true)
        : (null, false);

    private Func<string, int> PlacesOf(string measure, string breakdown)
    {
        var codes = ClassificationOf(measure, breakdown).Codes;
        var places = codes.Select((c, i) => (c.Code, i)).ToDictionary(c => c.Code, c => c.i, StringComparer.Ordinal);
        return code => code == FactTable.UnknownCode ? int.MaxValue : places.GetValueOrDefault(code, codes.Count);
    }

    private static string Turn(string crossed) => string.Join(Breakdown.Cross, crossed.Split(Breakdown.Cross).Reverse());
}
