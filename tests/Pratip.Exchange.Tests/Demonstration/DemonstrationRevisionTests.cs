using System.Diagnostics;
using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Facts;

namespace Pratip.Exchange.Tests.Demonstration;

/// <summary>An edition of the demonstration's year, a man of Thailand entered late, and the edition made after that.</summary>
public sealed class DemonstrationRevisionTests(ImportedDemonstration imported, ITestOutputHelper output) : IClassFixture<ImportedDemonstration>
{
    private const string Suspects = "suspect-stages";
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);

    [Fact]
    public void Nobody_works_out_from_both_editions_what_the_first_one_hides()
    {
        var first = Edition(imported.Facts);
        var second = Edition(WithOneMore(imported.Facts), first);
        var (hidden, hiddenNow) = (HiddenIn(first), HiddenIn(second));

        Assert.Subset(hiddenNow, hidden);
        Assert.Equal(1 + TotalOf(first), TotalOf(second));
        foreach (var measure in hidden.Select(id => id.MeasureId).Distinct(StringComparer.Ordinal))
        {
            bool IsOf(StatedCell cell) => cell.Id.MeasureId == measure && cell.Id.Window == Year;
            var before = new EarlierRelease(
                [.. DisclosureControl.CellsOf(first.Told).Where(IsOf)], [.. DisclosureControl.CellsOf(first.Full).Where(cell => IsOf(cell) && hidden.Contains(cell.Id))]);
            var attacked = SuppressionAudit.AttackRevised(before, DisclosureControl.CellsOf(second.Full).Where(IsOf), hiddenNow.Contains, DisclosurePolicy.Standard);
            Assert.Empty(SuppressionAudit.Broken(attacked));
        }
    }

    /// <summary>In 2023 whoever was arrested was sent to court, as far as both tables show: what one hides nobody reads in the other.</summary>
    [Fact]
    public void Suspects_arrested_and_sent_to_court_hide_alike_and_that_costs_few_numbers()
    {
        var full = EditionBuilder.Build(imported.Facts, EditionPlan.Of(Year, Vintage.Provisional, 1, RegisterPurpose.Demonstration));
        var cells = DisclosureControl.CellsOf(full).Where(cell => cell.Id.MeasureId is "suspects.arrested" or "suspects.to-court").ToList();
        var (apart, together) = (DisclosureControl.Decide(cells, DisclosurePolicy.Standard), DisclosureControl.DecideSideBySide(cells, DisclosurePolicy.Standard, []));
        output.WriteLine($"{apart.Hidden.Count(cell => cell.IsPrinted)} hidden by themselves, {together.Hidden.Count(cell => cell.IsPrinted)} side by side, of {cells.Count}");

        Assert.Empty(together.Findings);
        var both = cells.Where(cell => cell.Id.MeasureId == "suspects.arrested").Select(cell => cell.Id)
            .Join(cells.Select(cell => cell.Id), id => id with { MeasureId = "suspects.to-court" }, id => id, (one, other) => (one, other)).Where(pair => pair.one.Window == ReportingWindow.OfYear(2023)).ToList();
        Assert.Contains(both, pair => apart.IsHidden(pair.one) != apart.IsHidden(pair.other));
        Assert.All(both, pair => Assert.Equal(together.IsHidden(pair.one), together.IsHidden(pair.other)));
        Assert.True(together.Hidden.Count < 1.2 * apart.Hidden.Count);
    }

    private ReleasedEdition Edition(FactSnapshot facts, params ReleasedEdition[] released)
    {
        var full = EditionBuilder.Build(facts, EditionPlan.Of(Year, Vintage.Provisional, released.Length + 1, RegisterPurpose.Demonstration));
        var watch = Stopwatch.StartNew();
        var hiding = EditionRules.Standard.Disclose(full, released, []);
        output.WriteLine($"decided in {watch.ElapsedMilliseconds} ms, {hiding.Suppressions.Count} hidden, findings: {string.Join(" | ", hiding.Findings.Select(finding => finding.Says.En))}");
        return new(EditionBuilder.Hide(full, hiding.Suppressions), full);
    }

    private static long TotalOf(ReleasedEdition edition) => edition.Full.Cells.Single(cell => cell is { MeasureId: "suspects.to-court", By: null } && cell.Window == Year).Value!.Value;

    private static HashSet<CellId> HiddenIn(ReleasedEdition edition) =>
        [.. edition.Told.AllCells.Where(cell => cell.State is EditionCellState.Hidden).Select(cell => new CellId(cell.MeasureId, cell.Window, cell.By, cell.Key))];

    /// <summary>The rows of a man of Thailand arrested and sent to court in the year once more, as of another person.</summary>
    private static FactSnapshot WithOneMore(FactSnapshot facts)
    {
        var table = facts.Table(Suspects);
        var (sex, citizenship, on, persons) = (table.GetCodes("sex"), table.GetCodes("citizenship"), table.GetDates("on"), table.GetKeys("person"));
        string CodeOf(CodeColumn column, int row) => column.Dictionary[column.Values[row]];
        bool IsStage(int row, string stage) => CodeOf(table.GetCodes("stage"), row) == stage && on.First[row] >= Year.From.DayNumber && on.Last[row] <= Year.To.DayNumber;
        var person = Enumerable.Range(0, table.RowCount)
            .Where(row => CodeOf(sex, row) == "male" && CodeOf(citizenship, row) == "TH")
            .GroupBy(row => persons[row])
            .First(rows => rows.Any(row => IsStage(row, "arrest")) && rows.Any(row => IsStage(row, "referral-to-court"))).ToList();
        var schema = FactSchema.Standard.Table(Suspects);
        var copy = schema.NewTable();
        foreach (var (row, isMore) in Enumerable.Range(0, table.RowCount).Select(row => (row, false)).Concat(person.Select(row => (row, true))))
        {
            copy.AddRow();
            schema.Dates.ToList().ForEach(name => copy.Dates(name).Set(table.GetDates(name).First[row], table.GetDates(name).Last[row]));
            schema.Codes.Keys.ToList().ForEach(name => copy.Codes(name).Set(CodeOf(table.GetCodes(name), row)));
            schema.Keys.ToList().ForEach(name => copy.Keys(name).Set(isMore && name != "case" ? table.RowCount + 1_000_000 : table.GetKeys(name)[row]));
        }

        return facts with { Tables = facts.Tables.ToDictionary(one => one.Key, one => one.Key == Suspects ? copy.Build() : one.Value, StringComparer.Ordinal) };
    }
}
