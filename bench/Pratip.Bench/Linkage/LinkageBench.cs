using System.Diagnostics;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;
using Pratip.Linkage.Weights;

namespace Pratip.Bench.Linkage;

/// <summary>
/// A whole linkage, reading included, held against the truth: of public files, or of so many reports from the generator. Its last
/// line is a row of the model card.
/// </summary>
internal static class LinkageBench
{
    public const ulong Seed = 7;

    /// <param name="sources">Files, or a number of reports.</param>
    /// <param name="seed">Of the generator.</param>
    public static void Run(string[] sources, ulong seed)
    {
        Console.WriteLine($"linkage, {Load.Describe()}");
        var watch = Stopwatch.StartNew();
        if (sources is [var one] && int.TryParse(one, out var count))
        {
            var made = new MadeReports(seed).Make(count);
            var name = $"own generator, seed {seed}";
            Console.WriteLine($"made {watch.Elapsed.TotalSeconds:0.00} s, processor {Environment.CpuUsage.TotalTime.TotalSeconds:0.00} s, {count:N0} reports of the {name}");
            Measure(name, made.Table, made.Persons, null, made.Cultures);
        }
        else
        {
            var (table, persons, origin) = PublicFiles.Read(sources);
            var name = string.Join(", ", sources.Select(Path.GetFileNameWithoutExtension));
            Console.WriteLine($"read {watch.Elapsed.TotalSeconds:0.00} s, processor {Environment.CpuUsage.TotalTime.TotalSeconds:0.00} s, {table.Count:N0} records of {name}");
            Measure(name, table, persons, origin, null);
        }
    }

    private static void Measure(string name, RecordTable table, int[] persons, int[]? origin, string[]? cultures)
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
        Console.WriteLine($"linkage and clusters {seconds:0.0} s, processor {used:0.0} s; from the start {all:0.0} s of processor, peak {peak:N0} MiB; {Load.Describe()}");
        var truth = new Truth(persons);
        var (kept, threshold, pairs) = PrintPairs(run, truth);
        var (after, whole) = (truth.OfPairs(record => clusters[record]), truth.OfClusters(record => clusters[record]));
        Print("clusters, pairs", after);
        Print("clusters, whole", whole);
        if (cultures is not null)
        {
            LostPairs.Print(run, persons);
            Fairness.Print(run, clusters, persons, cultures);
        }

        var counted = UniquePersons.Count(run, constraints, Seed);
        Console.WriteLine($"persons: true {truth.Persons:N0}, clusters {clusters.Count:N0}, drawn {counted.Median:N0} (95 %: {counted.Low:N0} to {counted.High:N0})");
        Console.WriteLine($"| {name} | {table.Count:N0} | {kept:0.0000} | {threshold:0.000} | {pairs.F1:0.0000} | {after.F1:0.0000} | {whole.F1:0.0000} | {all:0.0} s | {seconds:0.0} s | {peak:N0} MiB |");
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

    /// <returns>The share of true pairs that is remembered, the threshold as a probability, and what the pairs above it are worth.</returns>
    private static (double Kept, double Threshold, (double Precision, double Recall, double F1) Pairs) PrintPairs(LinkageRun run, Truth truth)
    {
        var found = run.Edges.Count(edge => truth.AreSame(edge.A, edge.B));
        Console.WriteLine($"blocking and floor keep {found / truth.Pairs:0.0000} of {truth.Pairs:N0} true pairs; expected {run.Model.Prior * run.Table.Count * (run.Table.Count - 1.0) / 2:N0}");
        var threshold = Threshold.ByExpectedF1(run.Edges, run.Model);
        var kept = run.Edges.Where(edge => edge.Bits >= threshold).ToList();
        var measures = Truth.Measures(kept.Count(edge => truth.AreSame(edge.A, edge.B)), kept.Count, truth.Pairs);
        Print($"pairs, threshold p {run.Model.Probability(threshold):0.000}", measures);
        Console.WriteLine($"pairs, best threshold in hindsight: F1 {Best(run.Edges, truth):0.0000}");
        foreach (var group in run.Edges.GroupBy(edge => Math.Min(9, (int)(run.Model.Probability(edge.Bits) * 10))).OrderBy(group => group.Key))
        {
            Console.WriteLine($"  probability {group.Key / 10.0:0.0} to {(group.Key + 1) / 10.0:0.0}: {group.Count(),9:N0} pairs, said {group.Average(edge => run.Model.Probability(edge.Bits)):0.000}, true {group.Average(edge => truth.AreSame(edge.A, edge.B) ? 1.0 : 0):0.000}");
        }

        return (found / truth.Pairs, run.Model.Probability(threshold), measures);
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

    private static void Print(string what, (double Precision, double Recall, double F1) measures) =>
        Console.WriteLine($"{what}: precision {measures.Precision:0.0000}, recall {measures.Recall:0.0000}, F1 {measures.F1:0.0000}");
}
