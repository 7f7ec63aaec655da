using System.Diagnostics;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;
using Pratip.Linkage.Weights;

namespace Pratip.Bench.Linkage;

/// <summary>
/// A whole linkage, reading included, held against the truth: of files whose first column is <c>rec-NUMBER-…</c>, the number being
/// the person, or of so many reports from the generator.
/// </summary>
internal static class LinkageBench
{
    private const ulong Seed = 7;

    public static void Run(string[] sources)
    {
        Console.WriteLine($"linkage, {Load.Describe()}");
        if (sources is [var one] && int.TryParse(one, out var count))
        {
            var made = new MadeReports(Seed).Make(count);
            Console.WriteLine($"{count:N0} reports of the generator, seed {Seed}");
            Measure(made.Table, made.Persons, null, made.Cultures);
        }
        else
        {
            var (table, persons, origin) = Read(sources);
            Measure(table, persons, origin, null);
        }
    }

    /// <summary>One file holds duplicates; two files are linked with each other and hold none.</summary>
    private static (RecordTable Table, int[] Persons, int[]? Origin) Read(string[] files)
    {
        var watch = Stopwatch.StartNew();
        var fields = DelimitedRecords.Names(files[0]).Where(name => FieldGuess.Of(name) is not null).Select(name => new LinkageField(name, FieldGuess.Of(name)!.Value)).ToList();
        var table = DelimitedRecords.Read(files, fields);
        Console.WriteLine($"read {watch.Elapsed.TotalSeconds:0.00} s, processor {Environment.CpuUsage.TotalTime.TotalSeconds:0.00} s, {table.Count:N0} records of {string.Join(", ", files.Select(Path.GetFileName))}");
        var rows = files.Select(file => File.ReadLines(file).Skip(1).Select(PersonOf).ToArray()).ToList();
        return (table, [.. rows.SelectMany(r => r)], files.Length < 2 ? null : [.. rows.SelectMany((r, file) => r.Select(_ => file))]);
    }

    private static int PersonOf(string row) => int.Parse(row.AsSpan(4, row.IndexOf('-', 4) - 4));

    private static void Measure(RecordTable table, int[] persons, int[]? origin, string[]? cultures)
    {
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        var run = new Linker(table, new LinkageOptions { Sources = origin }).Run();
        var constraints = origin is null ? LinkageConstraints.None : new LinkageConstraints([], [], (a, b) => origin[a] == origin[b]);
        var clusters = PersonClusters.Of(run, constraints);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20);
        var all = Environment.CpuUsage.TotalTime.TotalSeconds;
        var (seconds, used) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        PrintRun(run);
        var truth = new Truth(persons);
        PrintPairs(run, truth);
        Print("clusters, pairs", truth.OfPairs(record => clusters[record]));
        Print("clusters, whole", truth.OfClusters(record => clusters[record]));
        PrintCultures(clusters, persons, cultures);
        var counted = UniquePersons.Count(run, constraints, Seed);
        Console.WriteLine($"persons: true {truth.Persons:N0}, clusters {clusters.Count:N0}, drawn {counted.Median:N0} (95 %: {counted.Low:N0} to {counted.High:N0})");
        Console.WriteLine($"linkage and clusters {seconds:0.0} s, processor {used:0.0} s; from the start {all:0.0} s of processor, peak {peak:N0} MiB; {Load.Describe()}");
    }

    private static void PrintRun(LinkageRun run)
    {
        foreach (var (stage, wall, cpu) in run.Stages.Times)
        {
            Console.WriteLine($"  {stage,-14} {wall.TotalSeconds,7:0.00} s, processor {cpu.TotalSeconds,7:0.00} s");
        }

        foreach (var rule in run.Rules)
        {
            var keys = string.Join(" + ", rule.Rule.Keys.Select(key => $"{run.Table.Columns[key.Field].Field.Name} ({key.Form})"));
            Console.WriteLine($"  {keys,-70} {rule.Pairs,14:N0} pairs, recall {rule.Recall:0.000}, added {rule.Added:0.0000}");
        }

        Console.WriteLine($"  pairs of too large blocks not compared: {run.CutPairs:N0}");
    }

    private static void PrintPairs(LinkageRun run, Truth truth)
    {
        var found = run.Edges.Count(edge => truth.AreSame(edge.A, edge.B));
        Console.WriteLine($"blocking and floor keep {found / truth.Pairs:0.0000} of {truth.Pairs:N0} true pairs; expected {run.Model.Prior * run.Table.Count * (run.Table.Count - 1.0) / 2:N0}");
        var threshold = Threshold.ByExpectedF1(run.Edges, run.Model);
        var kept = run.Edges.Where(edge => edge.Bits >= threshold).ToList();
        Print($"pairs, threshold p {run.Model.Probability(threshold):0.000}", Truth.Measures(kept.Count(edge => truth.AreSame(edge.A, edge.B)), kept.Count, truth.Pairs));
        Console.WriteLine($"pairs, best threshold in hindsight: F1 {Best(run.Edges, truth):0.0000}");
        foreach (var group in run.Edges.GroupBy(edge => Math.Min(9, (int)(run.Model.Probability(edge.Bits) * 10))).OrderBy(group => group.Key))
        {
            Console.WriteLine($"  probability {group.Key / 10.0:0.0} to {(group.Key + 1) / 10.0:0.0}: {group.Count(),9:N0} pairs, said {group.Average(edge => run.Model.Probability(edge.Bits)):0.000}, true {group.Average(edge => truth.AreSame(edge.A, edge.B) ? 1.0 : 0):0.000}");
        }
    }

    private static double Best(IEnumerable<Edge> edges, Truth truth)
    {
        var (right, count, best) = (0, 0, 0.0);
        foreach (var edge in edges.OrderByDescending(edge => edge.Weight))
        {
            count++;
            right += truth.AreSame(edge.A, edge.B) ? 1 : 0;
            best = Math.Max(best, 2 * right / (count + truth.Pairs));
        }

        return best;
    }

    /// <summary>Whether the linkage serves some people worse than others.</summary>
    private static void PrintCultures(PersonClusters clusters, int[] persons, string[]? cultures)
    {
        if (cultures is null)
        {
            return;
        }

        foreach (var culture in cultures.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var records = Enumerable.Range(0, persons.Length).Where(record => cultures[record] == culture).ToArray();
            Print($"  {culture}", new Truth([.. records.Select(record => persons[record])]).OfPairs(place => clusters[records[place]]));
        }
    }

    private static void Print(string what, (double Precision, double Recall, double F1) measures) =>
        Console.WriteLine($"{what}: precision {measures.Precision:0.0000}, recall {measures.Recall:0.0000}, F1 {measures.F1:0.0000}");
}
