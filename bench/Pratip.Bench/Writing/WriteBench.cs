using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Bench.Writing;

/// <summary>
/// What it costs that no row is written without its event: the storage layer with its guards and indexes, beside the same
/// columns of the same rows, ready made, into tables that hold nothing else.
/// </summary>
internal static class WriteBench
{
    public static readonly string[] Tables = ["person_reports", "sealed_identities", "victims", "event_rows"];

    public static async Task RunAsync(int rows)
    {
        Console.WriteLine(Text($"{rows:#,0} reports, identities and victims and the detail of their event, one transaction; {Load.Describe()}"));
        Console.WriteLine(Text($"{"",-26}{"wall s",10}{"client s",10}{"server s",10}{"wall ratio",12}{"cpu ratio",12}"));
        var folder = Directory.CreateTempSubdirectory("pratip-write-").FullName;
        try
        {
            await MeasureAsync("SQLite", RegisterLocation.Folder(Path.Combine(folder, "register")), () => null,
                register => new BareSqlite(Path.Combine(register.Location.DataFolder!, "register.db"), Path.Combine(folder, "bare.db")), rows);
            await using var postgres = await BenchPostgres.OpenAsync();
            if (postgres is null)
            {
                Console.WriteLine("PostgreSQL      left out: no server programs found and PRATIP_TEST_POSTGRES not set");
                return;
            }

            await MeasureAsync("PostgreSQL", RegisterLocation.Postgres(postgres.ConnectionString, Path.Combine(folder, "keys")), () => postgres.Seconds,
                _ => new BarePostgres(postgres.ConnectionString), rows);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string engine, RegisterLocation location, Func<double?> server, Func<Register, IBareTables> open, int rows)
    {
        await using var register = await Register.CreateAsync(location, RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
        await using var db = register.CreateContext();
        var agency = await db.Agencies.Select(one => one.Id).FirstAsync();

        // Compiled and warm before the clock runs, on both sides.
        await WriteAsync(register, WrittenRows.Of(agency, "W", 500));
        var changes = WrittenRows.Of(agency, "R", rows);
        var product = await TimeAsync(server, () => WriteAsync(register, changes));
        await using var tables = open(register);
        await tables.PrepareAsync();
        await tables.WriteAsync(500);
        var bare = await TimeAsync(server, () => tables.WriteAsync(int.MaxValue));
        Console.WriteLine(Line($"{engine}, Pratip", product, bare));
        Console.WriteLine(Line($"{engine}, {tables.Name}", bare, bare));
    }

    private static Task<long> WriteAsync(Register register, RowChanges rows) => register.ChangeAsync(
        new ProcessContext(ProcessKind.FileImport, "bench", null, "measurement", "bench"),
        change => change.RecordAsync(EventKind.FileImported, rows), CancellationToken.None);

    private static async Task<Cost> TimeAsync(Func<double?> server, Func<Task> work)
    {
        GC.Collect();
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        var (client, serverBefore, watch) = (self.TotalProcessorTime, server(), Stopwatch.StartNew());
        await work();
        var wall = watch.Elapsed.TotalSeconds;
        self.Refresh();
        return new(wall, (self.TotalProcessorTime - client).TotalSeconds, server() - serverBefore);
    }

    private static string Line(string name, Cost cost, Cost beside) => Text(
        $"{name,-26}{cost.Wall,10:0.00}{cost.Client,10:0.00}{(cost.Server is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "-"),10}{cost.Wall / beside.Wall,12:0.0}{cost.Processor / beside.Processor,12:0.0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Cost(double Wall, double Client, double? Server)
    {
        public double Processor => Client + (Server ?? 0);
    }
}
