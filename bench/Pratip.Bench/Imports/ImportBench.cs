using System.Diagnostics;
using System.Globalization;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Registry.Storage;

namespace Pratip.Bench.Imports;

/// <summary>Rows a second from a file of victims into the register, checked and compared, each engine in a process of its own.</summary>
internal static class ImportBench
{
    /// <summary>Writes the files and measures each engine in a new process, so that one's peak of memory is not the other's.</summary>
    public static async Task RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("pratip-import-").FullName;
        try
        {
            var workbook = Path.Combine(folder, "victims.xlsx");
            var table = Path.Combine(folder, "victims.csv");
            VictimFile.WriteWorkbook(workbook, rows);
            VictimFile.WriteCsv(table, rows);
            Console.WriteLine($"import of {rows:#,0} victim rows; {Load.Describe()}");
            foreach (var engine in (string[])["sqlite", "postgres"])
            {
                foreach (var file in (string[])[workbook, table])
                {
                    await RunApartAsync("import-into", engine, file);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One engine and one file, in this process.</summary>
    public static async Task RunIntoAsync(string engine, string file)
    {
        var folder = Directory.CreateTempSubdirectory("pratip-import-").FullName;
        try
        {
            await using var postgres = engine == "postgres" ? await BenchPostgres.OpenAsync() : null;
            if (engine == "postgres" && postgres is null)
            {
                Console.WriteLine("postgres: not measured, no server programs found and PRATIP_TEST_POSTGRES not set");
                return;
            }

            await MeasureAsync(engine, file, postgres, postgres is null
                ? RegisterLocation.Folder(Path.Combine(folder, "register"))
                : RegisterLocation.Postgres(postgres.ConnectionString, Path.Combine(folder, "keys")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string engine, string file, BenchPostgres? postgres, RegisterLocation location)
    {
        await using var register = await Register.CreateAsync(location, RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
        var stages = new StageClock(() => postgres?.Seconds);
        var receipt = await Importer.ImportAsync(
            register, file, new ImportOptions { Actor = "bench", AgencyCode = VictimFile.Agency }, stages, CancellationToken.None);
        stages.Stop();
        if (receipt.New != receipt.Rows || receipt.Rows == 0)
        {
            throw new InvalidOperationException($"{engine}: {receipt.New} of {receipt.Rows} rows were taken.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""

            {engine}, {Path.GetExtension(file)[1..]}: {receipt.Rows / stages.Wall:#,0} rows/s; {receipt.Rows / (stages.Client + (stages.Server ?? 0)):#,0} rows per second of processor; peak {PeakMegabytes()} MB; {Load.Describe()}
              stage          wall     client     server
            """));
        foreach (var line in stages.Lines())
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(StageClock.Line("all", stages.Wall, stages.Client, stages.Server));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  of which stopped for the garbage collector {GC.GetTotalPauseDuration().TotalSeconds:0.00} s ({GC.CollectionCount(0)}, {GC.CollectionCount(1)} and {GC.CollectionCount(2)} times), {GC.GetTotalAllocatedBytes() >> 20} MB allocated"));
    }

    private static long PeakMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 >> 20;
    }

    private static async Task RunApartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ImportBench).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
