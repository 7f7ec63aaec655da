using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Bench.Statistics;

/// <summary>
/// Every table of the annual report from many facts, and the same counts by SQL over the same facts in the same run. Each
/// SQL answer is held against the figure, so that the race cannot be won by counting something else.
/// </summary>
public static class StatisticsBench
{
    private const int Repeats = 7;

    private static readonly ReportingWindow[] Windows = [ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023)];

    public static void Run(long facts)
    {
        var watch = Stopwatch.StartNew();
        var snapshot = BenchFacts.Snapshot(facts);
        Console.WriteLine(Text($"facts: {facts:N0} in {snapshot.Tables.Count} tables, invented and built in {watch.Elapsed.TotalSeconds:F1} s"));
        Console.WriteLine(Text($"processors: {Environment.ProcessorCount}, windows: {string.Join(" and ", Windows)}"));
        var requests = Report.RequestsOf(TableCatalogue.Standard, Windows);
        var (seconds, digest) = TimeReport(snapshot);
        GC.Collect();
        Console.WriteLine(Text($"managed memory with all facts: {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:F0} MiB, peak working set: {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MiB"));
        Console.WriteLine(Text($"{"",-16}{"load s",10}{"tables s",12}{"ratio",10}"));
        Console.WriteLine(Text($"{"Pratip",-16}{"",10}{seconds,12:F3}{1,10:F1}   median of {Repeats}, content {digest[..12]} each time"));
        TimeCrossed(snapshot);
        Race(() => new SqliteFacts(), snapshot, requests, seconds);
        if (Environment.GetEnvironmentVariable("PRATIP_TEST_POSTGRES") is { Length: > 0 } server)
        {
            Race(() => new PostgresFacts(server), snapshot, requests, seconds);
        }
        else
        {
            Console.WriteLine("PostgreSQL      left out: PRATIP_TEST_POSTGRES is not set");
        }
    }

    private static (double Seconds, string Digest) TimeReport(FactSnapshot snapshot)
    {
        var digest = DigestOf(Build(snapshot));
        var times = new List<double>();
        for (var i = 0; i < Repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            var document = Build(snapshot);
            times.Add(watch.Elapsed.TotalSeconds);
            if (DigestOf(document) != digest)
            {
                throw new InvalidOperationException("The same facts gave another report.");
            }
        }

        times.Sort();
        return (times[Repeats / 2], digest);
    }

    /// <summary>Every table of two breakdowns, one at a time: whoever explores waits for one.</summary>
    private static void TimeCrossed(FactSnapshot snapshot)
    {
        var requests = from measure in MeasureCatalogue.Standard.All
                       let able = measure.Breakdowns.Where(measure.CanBeCrossed).Select(b => b.Id).ToList()
                       from one in able
                       from other in able
                       where string.CompareOrdinal(one, other) < 0
                       select new FigureRequest(measure, Windows[0], one + Breakdown.Cross + other);
        var times = new List<(double Milliseconds, FigureRequest Of)>();
        foreach (var request in requests)
        {
            var best = double.MaxValue;
            for (var i = 0; i < 3; i++)
            {
                var watch = Stopwatch.StartNew();
                _ = FigureComputer.Compute(snapshot, request.Measure, request.Window, request.By);
                best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
            }

            times.Add((best, request));
        }

        times.Sort((one, other) => one.Milliseconds.CompareTo(other.Milliseconds));
        var (slowest, of) = times[^1];
        Console.WriteLine(Text($"two breakdowns: {times.Count} tables, each alone, best of 3: median {times[times.Count / 2].Milliseconds:F1} ms, slowest {slowest:F1} ms ({of.Measure.Id} by {of.By})"));
    }

    private static ReportDocument Build(FactSnapshot snapshot) => Report.Build(snapshot, Windows[0], Windows[1], RegisterPurpose.Test);

    private static string DigestOf(ReportDocument document)
    {
        var content = new StringBuilder();
        foreach (var row in document.Tables.SelectMany(t => t.Rows))
        {
            content.Append(row.Label.En).Append(row.Label.Km).Append(row.Current.Value).Append('|').Append(row.Earlier?.Value).Append('|').Append(row.GrowthPercent).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }

    private static void Race(Func<FactStore> open, FactSnapshot snapshot, IReadOnlyList<FigureRequest> requests, double ours)
    {
        using var store = open();
        var watch = Stopwatch.StartNew();
        store.Load(snapshot);
        var load = watch.Elapsed.TotalSeconds;
        var counted = requests.Where(r => !r.Measure.IsReportedOnly).ToList();
        var figures = FigureComputer.ComputeAll(snapshot, counted);
        watch.Restart();
        var answers = counted.ConvertAll(r => store.Count(FigureSql.Of(snapshot.Table(r.Measure.Facts!), r)));
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(Text($"{store.Name,-16}{load,10:F1}{seconds,12:F3}{seconds / ours,10:F1}   {counted.Count} statements, {Differing(snapshot, figures, answers)} differing from the figures"));
    }

    private static int Differing(FactSnapshot snapshot, IReadOnlyList<Figure> figures, List<Dictionary<int, long>> answers)
    {
        var differing = 0;
        for (var i = 0; i < figures.Count; i++)
        {
            var (figure, answer) = (figures[i], answers[i]);
            var agrees = figure.Total == answer.Values.Sum();
            if (figure.By is { } by && figure.Measure.GetBreakdown(by).Column is { } column)
            {
                var codes = snapshot.Table(figure.Measure.Facts!).GetCodes(column).Dictionary;
                agrees &= answer.All(a => figure.FindRow(codes[a.Key == ushort.MaxValue ? 0 : a.Key])?.Value == a.Value);
            }

            if (!agrees)
            {
                differing++;
                Console.WriteLine(Text($"  differs: {figure.Measure.Id} by {figure.By ?? "nothing"} {figure.Window}: {figure.Total} and {answer.Values.Sum()}"));
            }
        }

        return differing;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
