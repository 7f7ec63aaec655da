using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Editions;

/// <summary>Which figures of an edition are others than in the one before it, and what the reason may be.</summary>
public static class EditionChanges
{
    /// <summary>
    /// Every cell that prints otherwise: its number, whether there is one, and whether it is hidden, which is its own reason. What is
    /// hidden in both is not compared, and of what is hidden in one no number is told: the one that is shown is near the other.
    /// A table that the edition before did not have is new and has not changed.
    /// </summary>
    public static IReadOnlyList<EditionChange> Between(EditionContent before, EditionContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (earlier, later) = (ByCell(before), ByCell(after));
        var tables = TablesOf(before);
        tables.IntersectWith(TablesOf(after));
        return [.. earlier.Keys.Union(later.Keys)
            .Where(cell => tables.Contains((cell.Measure, cell.Window, cell.By)))
            .Select(cell => (cell, Before: earlier.GetValueOrDefault(cell), After: later.GetValueOrDefault(cell)))
            .Where(pair => pair.Before?.Value != pair.After?.Value || IsHidden(pair.Before) != IsHidden(pair.After))
            .Where(pair => (pair.Before?.Value ?? 0) != (pair.After?.Value ?? 0) || (pair.Before is not null && pair.After is not null))
            .OrderBy(pair => pair.cell, Comparer<(string, ReportingWindow, string?, string?)>.Create(CellOrder.Compare))
            .Select(pair => Change(pair.cell, pair.Before, pair.After))];
    }

    private static EditionChange Change((string Measure, ReportingWindow Window, string? By, string? Key) cell, EditionCell? before, EditionCell? after) =>
        IsHidden(before) != IsHidden(after)
            ? new(cell.Measure, cell.Window, cell.By, cell.Key, null, null, ChangeReason.Disclosure, null)
            : new(cell.Measure, cell.Window, cell.By, cell.Key, before?.Value, after?.Value, null, null);

    private static bool IsHidden(EditionCell? cell) => cell?.State is EditionCellState.Hidden;

    /// <summary>
    /// What the figures themselves suggest; null where a person has to say it. Persons who became fewer while the rows about them
    /// did not were found to be the same.
    /// </summary>
    public static ChangeReason? Suggest(
        EditionChange change, EditionContent before, EditionContent after, IReadOnlyDictionary<string, int> rowsBefore, IReadOnlyDictionary<string, int> rowsAfter)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (FindStock(before, change.MeasureId)?.Version != FindStock(after, change.MeasureId)?.Version)
        {
            return ChangeReason.Definition;
        }

        if (change is { Before: not null, After: null } && before.Head.Tabulation != after.Head.Tabulation)
        {
            return ChangeReason.Definition;
        }

        var (was, now) = (Find(before, change.MeasureId), Find(after, change.MeasureId));
        if (was?.Version != now?.Version || !(was?.Needs ?? []).SequenceEqual(now?.Needs ?? [], StringComparer.Ordinal))
        {
            return ChangeReason.Definition;
        }

        return now is { Counting.Kind: CountingKind.Distinct, Facts: { } facts } && change.After < change.Before
            && rowsAfter.GetValueOrDefault(facts) >= rowsBefore.GetValueOrDefault(facts)
                ? ChangeReason.MergeOfIdentities
                : null;
    }

    /// <summary>Names one cell in a decision: measure, window, breakdown and code, one space between them.</summary>
    public static string KeyOf(EditionChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return string.Join(' ', new[] { change.MeasureId, change.Window.ToString(), change.By, change.Key }.OfType<string>());
    }

    private static Measure? Find(EditionContent content, string id) => content.Measures.FirstOrDefault(m => m.Id == id);

    private static StockDefinition? FindStock(EditionContent content, string id) => content.Stocks.FirstOrDefault(s => s.Id == id);

    private static HashSet<(string, ReportingWindow, string?)> TablesOf(EditionContent content) => [.. content.AllCells.Select(c => (c.MeasureId, c.Window, c.By))];

    private static Dictionary<(string Measure, ReportingWindow Window, string? By, string? Key), EditionCell> ByCell(EditionContent content) =>
        content.AllCells.ToDictionary(c => (c.MeasureId, c.Window, c.By, c.Key));
}
