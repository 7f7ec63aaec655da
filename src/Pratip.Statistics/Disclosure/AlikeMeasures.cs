namespace Pratip.Statistics.Disclosure;

/// <summary>Two measures that count other things by other days, and yet mostly the same persons, so that a reader who finds them equal takes them for equal.</summary>
public sealed record AlikeMeasures(string One, string Other)
{
    /// <summary>
    /// What has to be hidden beside what is: where in a window every number that both measures show is the same, a number hidden in one
    /// stands in the other for everybody to read.
    /// </summary>
    /// <param name="cells">Every number of a release, and whether it is hidden.</param>
    internal IEnumerable<CellId> AlsoHidden(IReadOnlyDictionary<CellId, (long Value, bool IsHidden)> cells)
    {
        foreach (var window in cells.Keys.Where(id => id.MeasureId == One).GroupBy(id => id.Window))
        {
            var pairs = window.Select(id => (One: id, Other: id with { MeasureId = Other })).Where(pair => cells.ContainsKey(pair.Other)).ToList();
            var shown = pairs.Where(pair => !cells[pair.One].IsHidden && !cells[pair.Other].IsHidden).ToList();
            if (!shown.Exists(pair => pair.One.By is not null) || shown.Exists(pair => cells[pair.One].Value != cells[pair.Other].Value))
            {
                continue;
            }

            foreach (var (one, other) in pairs.Where(pair => cells[pair.One].IsHidden != cells[pair.Other].IsHidden))
            {
                yield return cells[one].IsHidden ? other : one;
            }
        }
    }
}
