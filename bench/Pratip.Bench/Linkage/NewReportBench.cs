using System.Diagnostics;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Incremental;
using Pratip.Linkage.Linking;

namespace Pratip.Bench.Linkage;

/// <summary>One report that comes to so many: what it takes to link it by a model that was learnt, beside a run over all of them.</summary>
internal static class NewReportBench
{
    private const ulong Seed = 7;
    private const int Steps = 200;

    public static void Run(int count)
    {
        Console.WriteLine($"{count:N0} reports of the generator, seed {Seed}, and {Steps} more one by one, {Load.Describe()}");
        var table = new MadeReports(Seed).Make(count + Steps).Table;
        var all = Enumerable.Range(0, table.Count).Select(record => new RecordChange(Key(record), [.. table.Columns.Select(column => column.Text(record))])).ToList();
        var first = Table(all.Take(count));
        var (learning, run) = Timed(() => new Linker(first, new LinkageOptions()).Run());
        var (keeping, bytes) = Timed(() => KeptModel.Of(run).ToBytes());
        var model = KeptModel.Of(bytes);
        var (whole, again) = Timed(() => PersonClusters.Of(Linker.Run(Table(all), model, new LinkageOptions()), LinkageConstraints.None, model.Threshold));
        var index = new LinkageIndex(model, MadeReports.Fields);
        var (loading, _) = Timed(() =>
        {
            index.Load(all.GetRange(0, count));
            return 0;
        });
        var (times, looked) = (new List<double>(), new List<int>());
        foreach (var change in all.Skip(count))
        {
            var (time, touched) = Timed(() =>
            {
                var records = index.Apply([change], _ => [], []);
                PersonClusters.Of(records.Run, LinkageConstraints.None, model.Threshold);
                return records.Keys.Count;
            });
            times.Add(time);
            looked.Add(touched);
        }

        times.Sort();
        looked.Sort();
        Console.WriteLine($"run that learns {learning:0.00} s; model kept in {keeping:0.00} s, {bytes.Length / 1024.0:N0} KiB; run by the kept model {whole:0.00} s, {again.Count:N0} persons");
        Console.WriteLine($"all read into memory {loading:0.00} s, once; one new report: median {1000 * times[Steps / 2]:0.0} ms, 99 of 100 within {1000 * times[Steps * 99 / 100]:0.0} ms; looked at {looked[Steps / 2]:N0} reports, at most {looked[^1]:N0}");
        Console.WriteLine($"run that learns : one new report = {learning / times[Steps / 2]:N0} : 1; run by the kept model : one new report = {whole / times[Steps / 2]:N0} : 1; {Load.Describe()}");
    }

    /// <summary>In the order of the reports, as the register's ids are.</summary>
    private static Guid Key(int record) => new(record, 0, 0, new byte[8]);

    private static Pratip.Linkage.Records.RecordTable Table(IEnumerable<RecordChange> records)
    {
        var builder = new Pratip.Linkage.Records.RecordTableBuilder(MadeReports.Fields);
        foreach (var record in records)
        {
            builder.Add(record.Values);
        }

        return builder.Build();
    }

    private static (double Seconds, T Result) Timed<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        return (watch.Elapsed.TotalSeconds, result);
    }
}
