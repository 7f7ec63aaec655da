using Pratip.Statistics.Disclosure;

namespace Pratip.Statistics.Tests.Disclosure;

/// <summary>Tables with all their margins, small enough to try every other table.</summary>
internal static class SmallTables
{
    /// <summary>Inner cells row by row, then the sums of rows, the sums of columns and the sum of all.</summary>
    public static CellSystem Of(int rows, int columns, IReadOnlyList<long> inner)
    {
        var values = inner.ToList();
        var sums = new List<CellSum>();
        void Add(IReadOnlyList<int> parts)
        {
            sums.Add(new CellSum(values.Count, parts));
            values.Add(parts.Sum(part => values[part]));
        }

        for (var row = 0; row < rows; row++)
        {
            Add([.. Enumerable.Range(0, columns).Select(column => (row * columns) + column)]);
        }

        for (var column = 0; column < columns; column++)
        {
            Add([.. Enumerable.Range(0, rows).Select(row => (row * columns) + column)]);
        }

        var first = rows * columns;
        Add([.. Enumerable.Range(first, rows)]);
        sums.Add(new CellSum(values.Count - 1, [.. Enumerable.Range(first + rows, columns)]));
        return new CellSystem(values, sums);
    }

    public static CellSystem Random(Random random, int rows, int columns, int most) =>
        Of(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => (long)random.Next(most + 1))]);

    /// <summary>Every table of counts that shows the same, by trying all.</summary>
    public static IEnumerable<long[]> ShowingTheSame(CellSystem system, IReadOnlyList<bool> hidden)
    {
        var cells = Enumerable.Range(0, system.Count).Where(cell => hidden[cell]).ToArray();
        return Fill(system, cells, [.. system.Values.Select((value, cell) => hidden[cell] ? 0 : value)], 0);
    }

    private static IEnumerable<long[]> Fill(CellSystem system, int[] cells, long[] values, int at)
    {
        if (at == cells.Length)
        {
            if (system.Sums.All(sum => sum.Parts.Sum(part => values[part]) == values[sum.Total]))
            {
                yield return [.. values];
            }

            yield break;
        }

        for (values[cells[at]] = 0; Fits(system, cells[at], values); values[cells[at]]++)
        {
            foreach (var table in Fill(system, cells, values, at + 1))
            {
                yield return table;
            }
        }

        values[cells[at]] = 0;
    }

    /// <summary>Cells not yet filled are zero, and no count is below zero: what is over already stays over. Totals are shown.</summary>
    private static bool Fits(CellSystem system, int cell, long[] values) =>
        system.SumsOf(cell).All(sum => system.Sums[sum].Parts.Sum(part => values[part]) <= values[system.Sums[sum].Total]);
}
