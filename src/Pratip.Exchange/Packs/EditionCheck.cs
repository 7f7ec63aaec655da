using Pratip.Reference.Wording;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;

namespace Pratip.Exchange.Packs;

/// <summary>Refuses content that contradicts itself, before a pack prints half of it.</summary>
internal static class EditionCheck
{
    public static void Require(EditionContent content)
    {
        var measures = content.Measures.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var classifications = content.Classifications.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var breakdowns = content.Measures.ToDictionary(
            m => m.Id,
            m => m.Breakdowns.Where(b => classifications.Contains(b.ClassificationId)).Select(b => b.Id).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        var seen = new HashSet<(string, Kernel.ReportingWindow, string?, string?)>();
        foreach (var cell in content.Cells)
        {
            if (!measures.Contains(cell.MeasureId)
                || !HasItsParts(cell, breakdowns[cell.MeasureId])
                || (cell.Value is null) != (cell.State is EditionCellState.NotReported or EditionCellState.Hidden)
                || !seen.Add((cell.MeasureId, cell.Window, cell.By, cell.Key)))
            {
                throw new PackRefusedException(new Message("exchange.packs.odd-cell", $"{cell.MeasureId} {cell.Window} {cell.By} {cell.Key}".TrimEnd()));
            }
        }
    }

    private static bool HasItsParts(EditionCell cell, HashSet<string> breakdowns)
    {
        if (cell.By is null || cell.Key is null)
        {
            return cell.By is null && cell.Key is null;
        }

        var parts = cell.By.Split(Breakdown.Cross);
        return parts.Length <= 2 && parts.Distinct(StringComparer.Ordinal).Count() == parts.Length && Array.TrueForAll(parts, breakdowns.Contains)
            && cell.Key.Split(Breakdown.Cross).Length == parts.Length;
    }
}
