using System.Diagnostics;
using Pratip.Linkage.Names;

namespace Pratip.Bench.Linkage.Names;

/// <summary>
/// Names in two scripts against each other: the made names of both halves, or a file of two columns (names or words in another script and
/// in Latin letters), or a file of labelled pairs (its head has name1, name2, is_match).
/// </summary>
internal static class NamesBench
{
    private const int Draws = 5;
    private const int MostNames = 1500;

    private static readonly (string Name, Func<PersonName, PersonName, double> Likeness)[] Ways =
    [
        ("likeness", (a, b) => NameSimilarity.Compare(a, b).Score),
        ("agreement", NameSimilarity.Agreement),
    ];

    public static void Run(string? file)
    {
        if (file is null)
        {
            RunMade();
        }
        else if (File.ReadLines(file).First().Contains("is_match", StringComparison.Ordinal))
        {
            LabelledPairs.Run(file);
        }
        else
        {
            RunFile(file);
        }
    }

    private static void RunMade()
    {
        foreach (var half in (int[])[0, 1])
        {
            foreach (var (name, likeness) in Ways)
            {
                var runs = Enumerable.Range(1, Draws).Select(seed => AllAgainstAll.Of(MadeNames.Of(half, seed), likeness)).ToList();
                var mean = new AllAgainstAll(runs.Average(r => r.Top1), runs.Average(r => r.Reciprocal), runs.Average(r => r.F1), runs.Average(r => r.Threshold));
                Console.WriteLine($"made names, {(half == 0 ? "mended on" : "kept aside")}, {name}: {mean}; F1 from {runs.Min(r => r.F1):0.000} to {runs.Max(r => r.F1):0.000}");
            }

            var parts = MadeNames.PartsOf(half).DistinctBy(part => part.Latin, StringComparer.Ordinal).ToList();
            Console.WriteLine($"  its {parts.Count} parts alone, likeness: {AllAgainstAll.Of(parts, Ways[0].Likeness)}");
        }
    }

    private static void RunFile(string file)
    {
        var names = File.ReadLines(file).Select(line => line.Split(['\t', ';', ':', ',']))
            .Where(columns => columns.Length >= 2 && columns[0].Trim().Length > 0 && columns[1].Trim().Length > 0)
            .Select(columns => (columns[0].Trim(), columns[1].Trim())).ToArray();
        if (names.Length <= MostNames)
        {
            Print(names, "all");
            return;
        }

        foreach (var half in (int[])[0, 1])
        {
            var lines = names.Where((_, i) => i % 2 == half).ToArray();
            new Random(1).Shuffle(lines);
            Print(lines[..Math.Min(MostNames, lines.Length)], half == 0 ? "of the odd lines" : "of the even lines");
        }
    }

    private static void Print((string Native, string Latin)[] names, string which)
    {
        foreach (var (name, likeness) in Ways)
        {
            var watch = Stopwatch.StartNew();
            Console.WriteLine($"{names.Length} {which}, {name}: {AllAgainstAll.Of(names, likeness)}, {watch.Elapsed.TotalSeconds:0.0} s");
        }
    }
}
