using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Law;
using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.Facts;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Victims;
using Pratip.Statistics.Stocks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Detentions;

public sealed class DetentionAccountsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_published_figures_of_2025_leave_555_unaccounted(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var gdi = world.Agencies["GDI"].Id;
        await EnterAsync(world, Enumerable.Range(0, 3_455).Select(number => new Detention
        {
            ReportId = default,
            From = "2025-07",
            HoldingAgencyId = gdi,
            Disposition = number < 75 ? "to-court" : number < 2_900 ? "removed" : "unknown",
            Until = number < 3_000 ? "2025-09-01" : null,
        }));
        var account = await DetentionAccounts.OfWindowAsync(world.As("GDI", "immigration-officer"), ReportingWindow.OfYear(2025), new AccountFilter(gdi), CancellationToken.None);
        Assert.Equal((0, 3_455, 75, 2_825, 555, 0, true), (account.Opening, account.In, account.Of("to-court"), account.Of("removed"), account.Unaccounted, account.Closing, account.IsBalanced));
    }

    /// <summary>Whatever was entered, with whatever is missing: what came in went out, is unaccounted for, or is there; and a year ends with what the next begins with.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Stock_and_flow_balance_for_any_rows_and_any_windows(int seed)
    {
        await using var world = await VictimWorld.CreateAsync(Engine.Sqlite);
        var chance = new Random(seed);
        string[] dispositions = ["removed", "to-court", "released", "referred-as-victim", "transferred", "unknown", "still-detained", "died"];
        Guid?[] holders = [world.Agencies["GDI"].Id, world.Agencies["PC-12"].Id, null];
        List<Detention> rows = [.. Enumerable.Range(0, 400).Select(_ => new Detention
        {
            ReportId = default,
            From = AnyDate(chance)!,
            Until = chance.Next(2) == 0 ? AnyDate(chance) : null,
            DisposedOn = chance.Next(2) == 0 ? AnyDate(chance) : null,
            HoldingAgencyId = holders[chance.Next(3)],
            Disposition = dispositions[chance.Next(dispositions.Length)],
        })];
        await EnterAsync(world, rows);
        var register = world.As("GDI", "immigration-officer", "data-officer");
        var days = Enumerable.Range(0, 8).Select(_ => new DateOnly(2023, 12, 1).AddDays(chance.Next(800))).Distinct().Order().ToList();
        foreach (var filter in new[] { new AccountFilter(), new AccountFilter(holders[0]), new AccountFilter(holders[1]), new AccountFilter(HolderUnknown: true) })
        {
            DetentionAccount? before = null;
            var (entered, left, unaccounted) = (0, 0, 0);
            for (var at = 0; at + 1 < days.Count; at++)
            {
                var account = await DetentionAccounts.OfWindowAsync(register, new ReportingWindow(days[at], days[at + 1].AddDays(-1)), filter, CancellationToken.None);
                Assert.True(account.IsBalanced, $"{account}");
                Assert.Equal(before?.Closing ?? account.Opening, account.Opening);
                (entered, left, unaccounted) = (entered + account.In, left + account.OutInAll, unaccounted + account.Unaccounted);
                before = account;
            }

            var whole = await DetentionAccounts.OfWindowAsync(register, new ReportingWindow(days[0], days[^1].AddDays(-1)), filter, CancellationToken.None);
            Assert.Equal((entered, left, unaccounted, before!.Closing), (whole.In, whole.OutInAll, whole.Unaccounted, whole.Closing));
        }

        var all = await DetentionAccounts.OfWindowAsync(register, new ReportingWindow(new DateOnly(1990, 1, 1), new DateOnly(2030, 12, 31)), new AccountFilter(), CancellationToken.None);
        Assert.Equal((0, rows.Count), (all.Opening, all.In));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_removal_that_stands_says_what_became_of_somebody_whose_file_did_not(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var gdi = world.Agencies["GDI"].Id;
        var reports = await EnterAsync(world, Enumerable.Range(0, 2).Select(_ => new Detention { ReportId = default, From = "2025-07-01", Until = "2025-08-01", HoldingAgencyId = gdi }));
        var file = new Pratip.Registry.Removals.RemovalFile { AgencyId = gdi, Number = "F" };
        await world.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(file).Add(
            new Pratip.Registry.Removals.Removal { RemovalFileId = file.Id, ReportId = reports[0].Id, On = "2025-08-01" }));
        var account = await DetentionAccounts.OfWindowAsync(world.As("GDI", "immigration-officer"), ReportingWindow.OfYear(2025), new AccountFilter(), CancellationToken.None);
        Assert.Equal((1, 1), (account.Of("removed"), account.Unaccounted));
        Assert.Equal(DetentionAccount.Empty.In, (await DetentionAccounts.OfWindowAsync(world.As("PC-07", "immigration-officer"), ReportingWindow.OfYear(2025), new AccountFilter(), CancellationToken.None)).In);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_table_of_the_report_is_the_account_of_the_desk(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var chance = new Random(7);
        string[] dispositions = ["removed", "to-court", "released", "unknown", "still-detained"];
        string Day() => new DateOnly(2024, 1, 1).AddDays(chance.Next(700)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await EnterAsync(world, Enumerable.Range(0, 200).Select(_ => new Detention
        {
            ReportId = default,
            From = Day(),
            Until = chance.Next(2) == 0 ? Day() : null,
            DisposedOn = chance.Next(2) == 0 ? Day() : null,
            Disposition = dispositions[chance.Next(dispositions.Length)],
        }));
        await using var db = world.Register.CreateContext();
        var snapshot = await new FactSnapshotReader(db, LawBook.Standard).ReadAsync(new DateOnly(2025, 12, 31), CancellationToken.None);
        foreach (var window in new[] { ReportingWindow.OfYear(2024), ReportingWindow.OfSemester(2024, 2), ReportingWindow.OfYear(2025) })
        {
            var account = await DetentionAccounts.OfWindowAsync(world.As("GDI", "immigration-officer", "data-officer"), window, new AccountFilter(), CancellationToken.None);
            var flow = StockFlowComputer.Compute(snapshot, StockCatalogue.Standard.All.Single(s => s.Id == "stock.detentions"), window);
            Assert.Equal((account.Opening, account.In, account.Unaccounted, account.Closing, account.OutInAll), ((int)flow.Opening, (int)flow.In, (int)flow.Unaccounted, (int)flow.Closing, (int)(flow.OutInAll - flow.Unaccounted)));
            Assert.Equal(account.Of("to-court"), flow.Out.Single(way => way.Way == "to-court").Count);
            Assert.True(flow.IsBalanced);
        }
    }

    private static string? AnyDate(Random chance)
    {
        var day = new DateOnly(2024, 1, 1).AddDays(chance.Next(700));
        return chance.Next(6) switch { 0 => day.ToString("yyyy", CultureInfo.InvariantCulture), 1 => day.ToString("yyyy-MM", CultureInfo.InvariantCulture), _ => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
    }

    /// <summary>Each detention with a person of its own, in one event.</summary>
    private static async Task<List<PersonReport>> EnterAsync(VictimWorld world, IEnumerable<Detention> detentions)
    {
        var rows = new RowChanges();
        var reports = new List<PersonReport>();
        foreach (var detention in detentions)
        {
            var report = Sample.Report(world.Agencies["GDI"].Id, 10_000 + reports.Count);
            detention.ReportId = report.Id;
            reports.Add(report);
            rows.Add(report).Add(detention);
        }

        await world.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, rows);
        return reports;
    }
}
