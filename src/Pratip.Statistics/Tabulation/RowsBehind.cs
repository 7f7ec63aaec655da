using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tabulation;

/// <summary>Finds the rows that a number was counted from. What they are of only the register knows.</summary>
public static class RowsBehind
{
    /// <param name="key">The code of the breakdown asked for, or null for the total.</param>
    /// <returns>Indexes into the measure's fact table, ascending; none where nothing was counted so.</returns>
    public static IReadOnlyList<int> Of(FactSnapshot snapshot, FigureRequest request, string? key)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(request);
        var (measure, window, by) = request;
        if (measure.Facts is null || (key is not null && by is null))
        {
            return [];
        }

        var table = snapshot.Table(measure.Facts);
        var breakdowns = key is null ? [] : measure.GetBreakdowns(by!);
        var population = new Population(table, measure, window, [breakdowns], new Placement(table, measure.Placing!, window));
        var kept = new int[table.RowCount];
        var selected = new int[table.RowCount];
        var left = population.Filter(selected.AsSpan(0, population.Placement.Select(0, table.RowCount, selected)), kept);
        var placed = kept[..left].Where(entry => entry >= 0).ToArray();
        var codes = key is null ? [] : CodesOf(population, breakdowns, key.Split(Breakdown.Cross));
        if (codes is null)
        {
            return [];
        }

        if (population.Keys is not { } keys)
        {
            return [.. placed.Where(row => codes.All(code => code.Divider.CodeOf(row) == code.Index))];
        }

        return [.. placed.GroupBy(row => keys[row]).Where(rows => Counts(population, [.. rows], codes)).SelectMany(rows => rows).Order()];
    }

    /// <summary>Null where a code does not occur at all.</summary>
    private static (Divider Divider, int Index)[]? CodesOf(Population population, IReadOnlyList<Breakdown> breakdowns, string[] parts)
    {
        var found = breakdowns.Zip(parts).Select(pair =>
        {
            var divider = population.Dividers.FirstOrDefault(d => d.Breakdown == pair.First);
            return (Divider: divider!, Index: divider is null ? -1 : Array.IndexOf(divider.Dictionary, pair.Second));
        }).ToArray();
        return parts.Length == breakdowns.Count && Array.TrueForAll(found, code => code.Index >= 0) ? found : null;
    }

    /// <summary>Whether a person or a file counts under the codes: the row that speaks for it decides.</summary>
    private static bool Counts(Population population, int[] rows, (Divider Divider, int Index)[] codes)
    {
        var standing = rows.Min(population.StandingOf);
        return Array.TrueForAll(codes, code => RowCounter.CodeOf(population, code.Divider, rows, standing) == code.Index);
    }
}
