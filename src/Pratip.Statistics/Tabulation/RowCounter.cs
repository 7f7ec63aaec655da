namespace Pratip.Statistics.Tabulation;

/// <summary>Adds selected rows to a tally, by the way its measure counts.</summary>
internal static class RowCounter
{
    private const int AfterEveryCode = ushort.MaxValue + 1;

    public static void Count(Population population, ReadOnlySpan<int> selected, Tally tally)
    {
        if (population.KeysAreScattered)
        {
            tally.Scattered!.AddRange(selected);
        }
        else if (population.Keys is not null)
        {
            CountKeys(population, selected, tally);
        }
        else if (population.Amounts.Length > 0)
        {
            AddAmounts(population, selected, tally);
        }
        else
        {
            CountRows(population, selected, tally);
        }
    }

    /// <summary>Brings the rows of each key together and counts them; only the few selected rows are sorted.</summary>
    public static void CountScattered(Population population, Tally tally)
    {
        var selected = tally.Scattered!.ToArray();
        var keys = Array.ConvertAll(selected, entry => population.Keys![entry ^ (entry >> 31)]);
        Array.Sort(keys, selected);
        CountKeys(population, selected, tally);
    }

    private static void CountRows(Population population, ReadOnlySpan<int> selected, Tally tally)
    {
        var placed = 0;
        foreach (var entry in selected)
        {
            placed += 1 + (entry >> 31);
        }

        tally.Total += placed;
        tally.Undated += selected.Length - placed;
        MarkFootnote(population, selected, tally);
        for (var i = 0; i < population.Dividers.Count; i++)
        {
            var divider = population.Dividers[i];
            var counts = tally.Counts[i];
            foreach (var entry in selected)
            {
                if (entry >= 0)
                {
                    counts[divider.CodeOf(entry)]++;
                }
            }
        }

        CrossRows(population, selected, tally);
    }

    private static void CrossRows(Population population, ReadOnlySpan<int> selected, Tally tally)
    {
        for (var i = 0; i < population.Crossings.Count; i++)
        {
            var (first, second) = (population.Dividers[population.Crossings[i].First], population.Dividers[population.Crossings[i].Second]);
            var counts = tally.Crossed[i];
            var width = second.Size;
            foreach (var entry in selected)
            {
                if (entry >= 0)
                {
                    counts[(first.CodeOf(entry) * width) + second.CodeOf(entry)]++;
                }
            }
        }
    }

    /// <summary>One row is enough, so that the search ends with the first.</summary>
    private static void MarkFootnote(Population population, ReadOnlySpan<int> selected, Tally tally)
    {
        for (var i = 0; population.Footnoted is { } column && !tally.IsFootnoted && i < selected.Length; i++)
        {
            tally.IsFootnoted = selected[i] >= 0 && population.IsFootnoted(column.CodeOf(selected[i]));
        }
    }

    private static void AddAmounts(Population population, ReadOnlySpan<int> selected, Tally tally)
    {
        for (var i = 0; i < population.Amounts.Length; i++)
        {
            var amounts = population.Amounts[i];
            foreach (var entry in selected)
            {
                var amount = Math.Max(0, amounts[entry ^ (entry >> 31)]);
                if (entry >= 0)
                {
                    tally.Sums[i] += amount;
                    tally.Total += amount;
                }
                else
                {
                    tally.Undated += amount;
                }
            }
        }
    }

    /// <summary>Walks the runs of equal keys.</summary>
    private static void CountKeys(Population population, ReadOnlySpan<int> selected, Tally tally)
    {
        var keys = population.Keys!;
        for (var start = 0; start < selected.Length;)
        {
            var key = keys[selected[start] ^ (selected[start] >> 31)];
            var end = start + 1;
            while (end < selected.Length && keys[selected[end] ^ (selected[end] >> 31)] == key)
            {
                end++;
            }

            CountKey(population, selected[start..end], tally);
            start = end;
        }
    }

    private static void CountKey(Population population, ReadOnlySpan<int> rows, Tally tally)
    {
        var standing = long.MaxValue;
        foreach (var row in rows)
        {
            if (row >= 0)
            {
                standing = Math.Min(standing, population.StandingOf(row));
            }
        }

        if (standing == long.MaxValue)
        {
            tally.Undated++;
            return;
        }

        tally.Total++;
        if (population.Reports is { } reports)
        {
            OverlapCounter.Count(reports, rows, tally);
        }

        if (!tally.IsFootnoted && population.Footnoted is { } column)
        {
            tally.IsFootnoted = population.IsFootnoted(CodeOf(population, column, rows, standing));
        }

        Span<int> codes = stackalloc int[population.Dividers.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = CodeOf(population, population.Dividers[i], rows, standing);
            tally.Counts[i][codes[i]]++;
        }

        // Each code as it counts alone, so that a crossed table has the margins of the tables it is made of.
        for (var i = 0; i < population.Crossings.Count; i++)
        {
            var (first, second) = population.Crossings[i];
            tally.Crossed[i][(codes[first] * population.Dividers[second].Size) + codes[second]]++;
        }
    }

    /// <summary>
    /// The code of the row that speaks for the key. Rows of equal standing: a known code before unknown, then the first in
    /// ordinal order, so that the order of the rows decides nothing.
    /// </summary>
    internal static int CodeOf(Population population, Divider divider, ReadOnlySpan<int> rows, long standing)
    {
        var best = AfterEveryCode;
        foreach (var row in rows)
        {
            if (row >= 0 && (rows.Length == 1 || population.StandingOf(row) == standing))
            {
                int code = divider.CodeOf(row);
                best = Math.Min(best, code == 0 ? AfterEveryCode : code);
            }
        }

        return best == AfterEveryCode ? 0 : best;
    }
}
