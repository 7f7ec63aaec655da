using System.Text.Json;
using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Registry.Facts;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;
using Pratip.Testing.Databases;

namespace Pratip.Exchange.Tests.Demonstration;

/// <summary>The demonstration's files, imported once as a user would, and the facts that came of them.</summary>
public sealed class ImportedDemonstration : IAsyncLifetime
{
    private readonly WrittenDemonstration _written = new();
    private TestRegister? _register;

    public List<ImportReceipt> Receipts { get; } = [];

    public FactSnapshot Facts { get; private set; } = null!;

    public string TruthPath => Path.Combine(_written.Folder, DemonstrationFiles.TruthJson);

    public async ValueTask InitializeAsync()
    {
        _register = await TestRegister.CreateAsync(Engine.Sqlite);
        foreach (var file in _written.Files)
        {
            Receipts.Add(await ImportAsync(file));
        }

        await DemonstrationComplaints.PrepareAsync(_register.Register, CancellationToken.None);
        await DemonstrationSites.PrepareAsync(_register.Register, CancellationToken.None);
        using var facts = new CurrentFacts(_register.Register);
        Facts = await facts.GetAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _written.Dispose();
        if (_register is not null)
        {
            await _register.DisposeAsync();
        }
    }

    public Task<ImportReceipt> ImportAgainAsync(Func<DemonstrationFile, bool> which) => ImportAsync(_written.Files.First(which));

    private Task<ImportReceipt> ImportAsync(DemonstrationFile file) => Importer.ImportAsync(
        _register!.Register,
        file.Path,
        new ImportOptions { Actor = "demonstration", AgencyCode = file.AgencyCode, Period = file.Period, Sheet = file.Sheet },
        progress: null,
        CancellationToken.None);
}

public sealed class DemonstrationRegisterTests(ImportedDemonstration imported) : IClassFixture<ImportedDemonstration>
{
    [Fact]
    public void Nobody_in_it_is_at_large_and_held_at_once() =>
        Assert.DoesNotContain(imported.Receipts.SelectMany(r => r.Problems), p => p.Code == "at-large-and-held");

    [Fact]
    public void Section_G_of_2024_has_complaints_by_channel_and_reason_that_balance_and_duplicates_count_once()
    {
        var invented = new ComplaintInventor(DemonstrationWorld.StandardSeed, "text").Invent();
        Assert.Contains(invented, one => one.Repeats is not null);
        Assert.Contains(invented, one => one.Outcome is null && one.Repeats is null);
        Assert.Equal(invented.Count(one => one.Repeats is null), imported.Facts.Table("complaints").RowCount);

        var stock = StockFlowComputer.Compute(imported.Facts, StockCatalogue.Standard.Find("stock.complaints")!, ReportingWindow.OfYear(2024));
        Assert.True(stock is { IsBalanced: true, IsReported: true, Opening: > 0, In: > 0, Closing: > 0, Unaccounted: 0 });
        Assert.True(stock.Out.Count(way => way.Way.StartsWith("no-action-", StringComparison.Ordinal) && way.Count > 0) >= 4);
        var received = FigureComputer.Compute(imported.Facts, MeasureCatalogue.Standard.Get("complaints.received"), ReportingWindow.OfYear(2024), "channel");
        Assert.Equal((stock.In, CompletenessState.Complete), (received.Total!.Value, received.Completeness.State));
        Assert.True(received.Rows.Count(row => row.Value > 0) >= 6);
    }

    [Fact]
    public void Section_G_of_2024_has_the_operations_of_the_removal_files_whom_they_found_and_the_sites_that_were_closed()
    {
        Figure Of(string measure, string? by = null) => FigureComputer.Compute(imported.Facts, MeasureCatalogue.Standard.Get(measure), ReportingWindow.OfYear(2024), by);
        Assert.Equal((76L, 76L, 3353L, CompletenessState.Complete), (Of("operations").Total!.Value, Of("operations.sites").Total!.Value, Of("operations.persons").Total!.Value, Of("operations.persons").Completeness.State));
        Assert.True(Of("operations.persons").Total < Of("removals").Total);
        Assert.True(Of("operations.persons", "citizenship").Rows.Count(row => row.Value > 0) >= 10);
        var closed = Of("sites.closed", "closing");
        Assert.Equal((closed.Total!.Value, CompletenessState.Complete), (closed.Rows.Sum(row => row.Value ?? 0), closed.Completeness.State));
        Assert.True(closed.FindRow("closed")!.Value > 0 && closed.FindRow("suspended")!.Value > 0);
    }

    [Fact]
    public void Every_file_is_taken_whole() => Assert.All(imported.Receipts, receipt =>
    {
        Assert.Equal(ImportOutcome.Imported, receipt.Outcome);
        Assert.Empty(receipt.Problems);
    });

    [Fact]
    public void Every_published_figure_comes_out_of_the_register() =>
        AssertFigures(PublishedFigures.Standard.Figures.Select(f => (f.Address, f.Value)));

    [Fact]
    public void Every_cell_of_the_truth_comes_out_of_the_register()
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(imported.TruthPath));
        AssertFigures(truth.RootElement.GetProperty("cells").EnumerateArray().Select(c => (
            new CellAddress(c.GetProperty("measure").GetString()!, ReportingWindow.Parse(c.GetProperty("window").GetString()!), c.GetProperty("by").GetString(), c.GetProperty("key").GetString()),
            c.GetProperty("value").GetInt64())));
    }

    [Theory]
    [InlineData("victims.registered", "2023")]
    [InlineData("victims.registered", "2023-H1")]
    [InlineData("removals", "2022")]
    [InlineData("removals", "2025-H1")]
    [InlineData("removal-files", "2025-H1")]
    [InlineData("cases.headline", "2022")]
    [InlineData("repatriations", "2024")]
    [InlineData("hand-overs", "2023")]
    public void What_nobody_published_is_missing_and_not_zero(string measure, string window)
    {
        var figure = FigureComputer.Compute(imported.Facts, MeasureCatalogue.Standard.Get(measure), ReportingWindow.Parse(window));
        Assert.Null(figure.Total);
        Assert.Equal(CompletenessState.Missing, figure.Completeness.State);
    }

    [Theory]
    [InlineData("cases.headline", "2023")]
    [InlineData("suspects.to-court", "2024")]
    [InlineData("victims.registered", "2024")]
    [InlineData("removals", "2024")]
    [InlineData("court.files", "2025-H1")]
    public void Headline_figures_are_complete(string measure, string window) => Assert.Equal(
        CompletenessState.Complete,
        FigureComputer.Compute(imported.Facts, MeasureCatalogue.Standard.Get(measure), ReportingWindow.Parse(window)).Completeness.State);

    [Fact]
    public async Task The_same_file_again_changes_nothing() =>
        Assert.Equal(ImportOutcome.AlreadyReceived, (await imported.ImportAgainAsync(f => f.AgencyCode == "PC-12")).Outcome);

    /// <summary>A crossing of two breakdowns and the remainder of a list have no cell of their own among the figures.</summary>
    private void AssertFigures(IEnumerable<(CellAddress Address, long Value)> expected)
    {
        var cells = expected.Where(c => c.Address.By?.Contains('+') != true && c.Address.Key?.StartsWith("other-than", StringComparison.Ordinal) != true).ToList();
        Assert.NotEmpty(cells);
        var requests = cells.Select(c => new FigureRequest(MeasureCatalogue.Standard.Get(c.Address.Measure), c.Address.Window, c.Address.By)).ToList();
        var figures = FigureComputer.ComputeAll(imported.Facts, requests);
        Assert.Equal(cells.Select(c => $"{c.Address} {c.Value}"), cells.Zip(figures, (c, figure) => $"{c.Address} {ValueOf(figure, c.Address.Key)}"), StringComparer.Ordinal);
    }

    /// <summary>A total that an entity reported stands beside the records and is never added to them.</summary>
    private static long? ValueOf(Figure figure, string? key) => key is not null
        ? figure.FindRow(key)?.Value
        : figure.Window.From.Year < 2023 ? figure.ReportedTotals.Sum(t => t.Value) : figure.Total;
}
