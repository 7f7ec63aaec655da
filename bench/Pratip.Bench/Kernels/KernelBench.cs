using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Pratip.Bench.Statistics;
using Pratip.Bench.Writing;
using Pratip.Kernel;
using Pratip.Linkage.Comparison;
using Pratip.Reference.Calendars;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Storage.Writing;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tables;

namespace Pratip.Bench.Kernels;

/// <summary>The functions that an import or a report calls once a row, one at a time.</summary>
[MemoryDiagnoser]
public class KernelBench : IDisposable
{
    private static readonly Guid Report = Guid.CreateVersion7();

    private static readonly Identity Someone = new()
    {
        Names = [new("SOK Srey Mom", NameKind.Latin), new("សុខ ស្រីមុំ", NameKind.OwnScript)],
        BirthDate = "1999-04-17",
        Documents = [new("passport", "N00012345")],
        Contacts = ["012345678"],
    };

    private readonly CanonicalJson _json = new();
    private IdentityVault _vault = null!;
    private FactSnapshot _facts = null!;
    private TableLayout _victims = null!;
    private Victim _victim = null!;
    private PgCopyBuffer _buffer = null!;

    /// <summary>In this process: a project generated elsewhere would not find the locked packages. Its files go to the temporary folder.</summary>
    internal static void Run(string filter) => BenchmarkRunner.Run<KernelBench>(
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "pratip-kernels")),
        ["--filter", $"*{filter}*"]);

    [GlobalSetup]
    public void Prepare()
    {
        _vault = new IdentityVault(VaultKey.Create());
        _facts = BenchFacts.Snapshot(1_000_000);
        using var db = StorageEngine.For(RegisterLocation.Postgres("Host=localhost", Path.GetTempPath())).CreateContext();
        _victims = TableLayout.Of(db.Model).Single(table => table.ClrType == typeof(Victim));
        _victim = WrittenRows.Victim(Report, 1);
        _buffer = new PgCopyBuffer();
    }

    [Benchmark]
    public int EditDistanceOfNames() => EditDistance.Between("nguon sreymom", "nguonn srey mum");

    [Benchmark]
    public bool DateReading() => DateReader.TryRead("១៧ មីនា ២០២៤", DateOrder.DayFirst, out _, out _);

    [Benchmark]
    public SealedIdentity SealingAnIdentity() => _vault.Seal(Report, Someone);

    [Benchmark]
    public string CanonicalJsonOfAVictim() => _json.Of(_victims, _victim);

    [Benchmark]
    public int CopyFormOfAVictim()
    {
        _victims.Encode(_victim, _buffer);
        var taken = _buffer.Take();
        System.Buffers.ArrayPool<byte>.Shared.Return(taken.Array!);
        return taken.Count;
    }

    [Benchmark]
    public ReportDocument AllTablesOfAMillionFacts() =>
        Pratip.Statistics.Tables.Report.Build(_facts, ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023), RegisterPurpose.Test);

    [GlobalCleanup]
    public void Dispose()
    {
        _json.Dispose();
        GC.SuppressFinalize(this);
    }
}
