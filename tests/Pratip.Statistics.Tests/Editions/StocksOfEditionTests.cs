using System.Text;
using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Editions;

/// <summary>Stocks are frozen, counted again and printed from an edition like its tables.</summary>
public sealed class StocksOfEditionTests
{
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);
    private static readonly EditionPlan Plan = EditionPlan.Of(Year, Vintage.Provisional, 1, RegisterPurpose.Test);

    [Fact]
    public void They_are_written_with_their_definitions_and_read_back_to_the_same_bytes()
    {
        var full = EditionBuilder.Build(Register().Snapshot(), Plan);
        var files = CanonicalContent.Write(full, EditionDocket.Empty);
        var (content, docket) = ContentReader.Read(files);

        Assert.Equal(["stock.complaints", "stock.court-files", "stock.detentions"], content.Stocks.Select(stock => stock.Id), StringComparer.Ordinal);
        Assert.Equal(full.StockCells, content.StockCells);
        Assert.Contains("stock.detentions,2024-01-01,2024-12-31,out.died,counted,2\n", Text(files, "content/stocks.csv"), StringComparison.Ordinal);
        Assert.Contains("stock.court-files,2024-01-01,2024-12-31,opening,not-reported,\n", Text(files, "content/stocks.csv"), StringComparison.Ordinal);
        Assert.Equal(ContentManifest.HashOf(files), ContentManifest.HashOf(CanonicalContent.Write(content, docket)));
        Assert.Equal(files.Select(file => file.Path), CanonicalContent.Write(EditionBuilder.Recompute(Register().Snapshot(), content), EditionDocket.Empty).Select(file => file.Path), StringComparer.Ordinal);
    }

    [Fact]
    public void The_report_of_the_bundle_alone_prints_them_with_small_numbers_hidden()
    {
        var full = EditionBuilder.Build(Register().Snapshot(), Plan);
        var hiding = EditionRules.Standard.Disclose(full, [], []);
        var told = EditionBuilder.Hide(full, hiding.Suppressions);
        var (read, docket) = ContentReader.Read(CanonicalContent.Write(told, EditionDocket.Empty with { Suppressions = hiding.Suppressions }));
        var table = EditionReport.Of(read, docket).Tables.Single(one => one.Id == "D4");

        Assert.Equal(ReportCellKind.Hidden, table.Rows.Single(row => row.Current.Key == "out.died").Current.Kind);
        Assert.Equal(0, table.Rows.Single(row => row.Current.Key == StockLines.Opening).Current.Value);
        Assert.Contains("stock.detentions", hiding.Suppressions.Select(one => one.MeasureId), StringComparer.Ordinal);
        var hidden = told.AllCells.Where(cell => cell.State is EditionCellState.Hidden).Select(cell => new CellId(cell.MeasureId, cell.Window, cell.By, cell.Key)).ToHashSet();
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(DisclosureControl.CellsOf(full), hidden.Contains, DisclosurePolicy.Standard)));
        Assert.Empty(hiding.Findings);
    }

    [Fact]
    public void An_edition_from_before_they_were_frozen_reads_without_them()
    {
        var full = EditionBuilder.Build(Register().Snapshot(), Plan);
        var before = full with { Stocks = [], StockCells = [] };
        var files = CanonicalContent.Write(before, EditionDocket.Empty);

        Assert.DoesNotContain(files, file => file.Path.StartsWith("content/stocks", StringComparison.Ordinal));
        var (read, docket) = ContentReader.Read(files);
        Assert.Empty(read.Stocks);
        Assert.Empty(EditionBuilder.Recompute(Register().Snapshot(), read).StockCells);
        Assert.DoesNotContain(EditionReport.Of(read, docket).Tables, table => table.Id == "D4");
    }

    [Fact]
    public void A_line_that_was_altered_or_taken_away_is_found()
    {
        using var edition = new SampleEdition();
        Assert.Empty(Verify(edition, bundle => bundle));
        var altered = Verify(edition, bundle => Change(bundle, "content/stocks.csv", text => text.Replace(",counted,", ",counted,1", StringComparison.Ordinal)));
        Assert.Contains(altered, fault => fault.File == "content/stocks.csv" && fault.Says.Key == "editions.verify.recomputed");
        Assert.Contains(altered, fault => fault.Says.Key == "editions.verify.parts");
        var without = Verify(edition, bundle => bundle with { Content = [.. bundle.Content.Where(file => file.Path != "content/stocks.csv")] });
        Assert.Contains(without, fault => fault is { File: "content/stocks.csv", Says.Key: "editions.verify.missing" });
    }

    [Fact]
    public void A_stock_that_does_not_balance_stops_the_release_of_an_edition()
    {
        var facts = Register().Row("detentions", ("entered", "2024-05-01"), ("ended", "2023-05-01"), ("disposition", "removed")).Snapshot();
        Assert.Contains(EditionRules.Standard.Check(EditionBuilder.Build(facts, Plan), null), finding => finding.Check == "stock-balance" && finding.StopsRelease);
        Assert.DoesNotContain(EditionRules.Standard.Check(EditionBuilder.Build(Register().Snapshot(), Plan), null), finding => finding.Check == "stock-balance" && finding.StopsRelease);
    }

    [Fact]
    public void A_line_that_an_edition_revises_is_a_change_with_its_name()
    {
        var before = EditionBuilder.Build(Register().Snapshot(), Plan);
        var after = EditionBuilder.Build(Register().Row("detentions", ("entered", "2024-05-01")).Snapshot(), Plan);
        var change = Assert.Single(EditionChanges.Between(before, after), one => one is { MeasureId: "stock.detentions", Key: StockLines.Closing });
        Assert.Equal((20L, 21L), (change.Before, change.After));
        var report = EditionReport.Of(after, EditionDocket.Empty with { Changes = [change with { Reason = ChangeReason.LateVerification, Explanation = "one list came late" }] });
        Assert.Contains("There when it ended", Assert.Single(report.Revisions).Figure.En, StringComparison.Ordinal);
    }

    /// <summary>Only the edition's own window was put first, so that the earliest of those beside it stood under the header of the nearest.</summary>
    [Fact]
    public void Beside_several_windows_each_number_stands_under_the_header_of_its_own()
    {
        var register = new SampleRegister().Return("removals", "2020..2024");
        foreach (var (many, year) in new[] { (10, 2020), (20, 2021), (40, 2022), (70, 2023), (90, 2024) })
        {
            register.Rows(many, "detentions", ("entered", $"{year}-02-01"), ("ended", $"{year}-03-01"), ("disposition", "removed"));
        }

        foreach (var comparisons in new ReportingWindow[][]
        {
            [.. EditionPlan.Usual(Year)],
            [ReportingWindow.OfYear(2021), ReportingWindow.OfYear(2023), ReportingWindow.OfYear(2022)],
        })
        {
            var content = EditionBuilder.Build(register.Snapshot(), Plan with { Comparisons = comparisons });
            var row = EditionReport.Of(content, EditionDocket.Empty).Tables.Single(table => table.Id == "D4").Rows.Single(one => one.Current.Key == StockLines.In);
            var beside = content.StockCells.Single(cell => cell.MeasureId == "stock.detentions" && cell.Window == comparisons[0] && cell.Key == StockLines.In);
            Assert.Equal((Year, 90), (row.Current.Window, row.Current.Value));
            Assert.Equal((comparisons[0], beside.Value), (row.Earlier!.Window, row.Earlier.Value));
            Assert.Equal(comparisons[0] == ReportingWindow.OfYear(2023) ? 70 : 20, row.Earlier.Value);
        }
    }

    private static SampleRegister Register() => new SampleRegister().Return("removals", "2023..2024")
        .Rows(40, "detentions", ("entered", "2024-02-01"), ("ended", "2024-03-01"), ("disposition", "removed"))
        .Rows(2, "detentions", ("entered", "2024-02-01"), ("ended", "2024-03-01"), ("disposition", "died"))
        .Rows(20, "detentions", ("entered", "2024-05-01"));

    private static IReadOnlyList<EditionFault> Verify(SampleEdition edition, Func<EditionBundle, EditionBundle> change) =>
        EditionVerifier.Verify(edition.Bundle(change), edition.EditionKey, edition.PublicKey).Faults;

    private static EditionBundle Change(EditionBundle bundle, string path, Func<string, string> change) => bundle with
    {
        Content = [.. bundle.Content.Select(file => file.Path == path ? new ContentFile(path, Encoding.UTF8.GetBytes(change(file.Text()))) : file)],
    };

    private static string Text(IReadOnlyList<ContentFile> files, string path) => files.Single(file => file.Path == path).Text();
}
