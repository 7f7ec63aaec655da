using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;

namespace Pratip.Bench.Linkage;

/// <summary>How often the interval of the number of persons holds the truth, over many invented registers.</summary>
internal static class PersonsBench
{
    private const ulong Seed = 7;

    /// <param name="reports">The reports of each register.</param>
    /// <param name="seeds">How many registers.</param>
    /// <param name="first">The first seed: a method is measured on seeds at which nobody looked when it was made.</param>
    public static void Run(int reports, int seeds, int first)
    {
        Console.WriteLine($"persons of {reports:N0} reports, seeds {first} to {first + seeds - 1}, {Load.Describe()}");
        var (held, bias, width, linking, counting) = (0, 0.0, 0.0, 0.0, 0.0);
        for (var seed = first; seed < first + seeds; seed++)
        {
            var made = new MadeReports((ulong)seed).Make(reports);
            var truth = new Truth(made.Persons);
            var start = Environment.CpuUsage.TotalTime;
            var run = new Linker(made.Table, new LinkageOptions()).Run();
            var linked = Environment.CpuUsage.TotalTime;
            var counted = UniquePersons.Count(run, LinkageConstraints.None, Seed);
            linking += (linked - start).TotalSeconds;
            counting += (Environment.CpuUsage.TotalTime - linked).TotalSeconds;
            var holds = counted.Low <= truth.Persons && truth.Persons <= counted.High;
            held += holds ? 1 : 0;
            bias += counted.Median - truth.Persons;
            width += counted.High - counted.Low;
            Console.WriteLine($"  seed {seed}: true {truth.Persons:N0}, drawn {counted.Median:N0} (95 %: {counted.Low:N0} to {counted.High:N0}) {(holds ? "holds" : "MISSES")}; never compared: true {truth.SplitBy(run.Edges.Select(edge => (edge.A, edge.B))):N0}, drawn {counted.NeverCompared:N0}");
        }

        Console.WriteLine($"holds the truth {held} of {seeds}; mean error {bias / seeds:0.0}, mean width {width / seeds:0.0}; processor {linking / seeds:0.00} s to link and {counting / seeds:0.00} s to count; {Load.Describe()}");
    }
}
