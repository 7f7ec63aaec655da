using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Bench.Imports;

/// <summary>Rows a second from a workbook of victims into the register, checked and compared, on both engines.</summary>
public static class ImportBench
{
    private static readonly string[] Family = ["SOK", "CHAN", "KEO", "LY", "NGUON", "PRAK", "SAM", "TEP"];
    private static readonly string[] Given = ["Dara", "Srey Mom", "Sokha", "Vanna", "Bopha", "Rithy", "Chenda", "Piseth"];
    private static readonly string[] Own = ["សុខ ដារ៉ា", "ចាន់ ស្រីមុំ", "កែវ សុខា", "លី វណ្ណា", "ងួន បុប្ផា", "ប្រាក់ រិទ្ធី"];
    private static readonly string[] Status = ["presumed", "identified", "pending"];

    public static async Task RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("pratip-import-").FullName;
        try
        {
            var file = Path.Combine(folder, "victims.xlsx");
            Write(file, rows);
            Console.WriteLine($"import of {rows:#,0} victim rows, {new FileInfo(file).Length / 1024.0 / 1024.0:0.0} MB");
            await MeasureAsync("SQLite", RegisterLocation.Folder(Path.Combine(folder, "register")), file);
            if (await PostgresAsync() is { } postgres)
            {
                await using (postgres.Server)
                {
                    await MeasureAsync("PostgreSQL", RegisterLocation.Postgres(postgres.ConnectionString, Path.Combine(folder, "keys")), file);
                }
            }
            else
            {
                Console.WriteLine("PostgreSQL  not measured: no server programs found and PRATIP_TEST_POSTGRES not set");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string engine, RegisterLocation location, string file)
    {
        await using var register = await Register.CreateAsync(location, RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
        var stages = new Stages();
        var watch = Stopwatch.StartNew();
        var receipt = await Importer.ImportAsync(register, file, new ImportOptions { Actor = "bench" }, stages, CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        if (receipt.New != receipt.Rows)
        {
            throw new InvalidOperationException($"{engine}: {receipt.New} of {receipt.Rows} rows were taken.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{engine,-11} {seconds,7:0.0} s  {receipt.Rows / seconds,8:#,0} rows/s  ({stages})  peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
    }

    private static async Task<(PrivatePostgres? Server, string ConnectionString)?> PostgresAsync()
    {
        if (Environment.GetEnvironmentVariable("PRATIP_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return (null, await NewDatabaseAsync(given));
        }

        if (PrivatePostgres.FindPrograms() is not { } programs)
        {
            return null;
        }

        var server = await PrivatePostgres.StartAsync(programs, durable: true, CancellationToken.None);
        return (server, await NewDatabaseAsync(server.ConnectionString));
    }

    private static async Task<string> NewDatabaseAsync(string server)
    {
        var name = $"pratip_bench_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }

    private static void Write(string path, int rows)
    {
        var book = new AgencyWorkbook("PC-12", ReportingWindow.OfYear(2024));
        for (var i = 0; i < rows; i++)
        {
            book.AddRow("victims", Row(i));
        }

        book.Save(path);
    }

    private static Dictionary<string, string?> Row(int i) => new(StringComparer.Ordinal)
    {
        ["person_reference"] = $"V-{i}",
        ["name_latin"] = $"{Family[i % 8]} {Given[i / 8 % 8]}",
        ["name_own"] = Own[i % 6],
        ["sex"] = i % 3 == 0 ? "male" : "female",
        ["birth_date"] = new DateOnly(1985, 1, 1).AddDays(i % 9000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["citizenship"] = i % 5 == 0 ? "VN" : "KH",
        ["document_kind"] = "passport",
        ["document_number"] = $"N{i:00000000}",
        ["registered_on"] = new DateOnly(2024, 1, 1).AddDays(i % 366).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["status"] = Status[i % 3],
        ["identifying_body"] = "police",
        ["forms"] = i % 2 == 0 ? "online-scam" : "forced-labour;debt-bondage",
        ["means_of_control"] = "withholds-documents;restricts-movement",
        ["recruitment"] = "messaging-app",
        ["entered_on"] = "2023-11",
        ["entry_legality"] = "legal",
        ["phone"] = $"0{i:00000000}",
    };

    private sealed class Stages : IProgress<ImportProgress>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly List<(ImportStage Stage, double At)> _starts = [];

        public void Report(ImportProgress value)
        {
            if (_starts.Count == 0 || _starts[^1].Stage != value.Stage)
            {
                _starts.Add((value.Stage, _watch.Elapsed.TotalSeconds));
            }
        }

        public override string ToString() => string.Join(", ", _starts.Zip(_starts.Skip(1), (a, b) =>
            string.Create(CultureInfo.InvariantCulture, $"{a.Stage.ToString().ToLowerInvariant()} {b.At - a.At:0.0} s")));
    }
}
