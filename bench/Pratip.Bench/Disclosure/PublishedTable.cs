using System.Globalization;
using Pratip.Statistics.Disclosure;

namespace Pratip.Bench.Disclosure;

/// <summary>A table of three dimensions with all margins, and which of its cells GaussSuppression hid.</summary>
internal sealed record PublishedTable(CellSystem System, IReadOnlyList<bool> Gauss)
{
    private const int Dimensions = 3;

    public static PublishedTable Read(string file)
    {
        var rows = File.ReadLines(file).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToList();
        var codes = Enumerable.Range(0, Dimensions)
            .Select(dimension => rows.Select(row => row[dimension]).Distinct(StringComparer.Ordinal).OrderBy(code => code == "Total" ? 0 : 1).ThenBy(code => code, StringComparer.Ordinal).ToList())
            .ToList();
        var grid = new CellGrid(
            [.. codes.Select(each => GridDimension.Plain(each.Count))],
            [.. rows.Select(row => (int[])[.. Enumerable.Range(0, Dimensions).Select(dimension => codes[dimension].IndexOf(row[dimension]))])]);
        return new(new([.. rows.Select(row => long.Parse(row[Dimensions], CultureInfo.InvariantCulture))], grid), [.. rows.Select(row => row[^1] == "TRUE")]);
    }

    /// <summary>The same people divided by a fourth dimension too, unevenly as provinces are, and always alike.</summary>
    /// <param name="codes">Of the fourth dimension, its total among them.</param>
    public CellSystem Divided(int codes)
    {
        var grid = System.Grid!;
        int[] shape = [.. grid.Dimensions.Select(one => one.Codes), codes];
        var counts = new long[shape.Aggregate(1, (product, one) => product * one)];
        var random = new Random(5);
        double[] upTo = [.. Enumerable.Range(1, codes - 1).Select(rank => Enumerable.Range(1, rank).Sum(one => 1.0 / one))];
        foreach (var cell in Enumerable.Range(0, System.Count).Where(cell => Enumerable.Range(0, Dimensions).All(dimension => grid.CodeOf(cell, dimension) != 0)))
        {
            for (long person = 0; person < System.Values[cell]; person++)
            {
                var drawn = random.NextDouble() * upTo[^1];
                Count(counts, shape, [.. Enumerable.Range(0, Dimensions).Select(dimension => grid.CodeOf(cell, dimension)), 1 + Array.FindIndex(upTo, limit => drawn <= limit)]);
            }
        }

        return new(counts, new CellGrid([.. shape.Select(GridDimension.Plain)], [.. Enumerable.Range(0, counts.Length).Select(place => CodesOf(place, shape))]));
    }

    private static void Count(long[] counts, int[] shape, int[] codes)
    {
        for (var totals = 0; totals < 1 << shape.Length; totals++)
        {
            var place = 0;
            for (var dimension = 0; dimension < shape.Length; dimension++)
            {
                place = (place * shape[dimension]) + ((totals & (1 << dimension)) != 0 ? 0 : codes[dimension]);
            }

            counts[place]++;
        }
    }

    private static int[] CodesOf(int place, int[] shape)
    {
        var codes = new int[shape.Length];
        for (var dimension = shape.Length - 1; dimension >= 0; dimension--)
        {
            (codes[dimension], place) = (place % shape[dimension], place / shape[dimension]);
        }

        return codes;
    }
}
