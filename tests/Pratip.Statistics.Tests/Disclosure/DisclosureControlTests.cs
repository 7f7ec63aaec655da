using Pratip.Kernel;
using Pratip.Statistics.Data;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tests.Disclosure;

public sealed class DisclosureControlTests
{
    private const string Victims = "victims.registered";
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);

    /// <summary>A bulletin of another country: a total, male and female; what is left of the total is printed nowhere.</summary>
    [Fact]
    public void What_a_total_leaves_over_its_printed_parts_is_a_cell_that_a_reader_finds()
    {
        var decision = Decide(Cell(Victims, 4520), Cell(Victims, 3291, "sex", "male"), Cell(Victims, 1226, "sex", "female"));
        var left = Assert.Single(decision.Hidden, cell => !cell.IsPrinted);
        Assert.True(left is { IsSmall: true, Needed: 5, Width: >= 5 });
        Assert.True(decision.IsHidden(Id(Victims, "sex", "female")));
        Assert.False(decision.IsHidden(Id(Victims, "sex", "male")));
        Assert.True(decision.IsSafe);
    }

    [Fact]
    public void Zero_is_not_small_and_a_total_is_always_shown_and_unknown_is_a_cell_like_others()
    {
        var decision = Decide(Cell(Victims, 43), Cell(Victims, 40, "sex", "female"), Cell(Victims, 0, "sex", "male"), Cell(Victims, 3, "sex", "unknown"));
        Assert.True(decision.IsHidden(Id(Victims, "sex", "unknown")));
        Assert.False(decision.IsHidden(Id(Victims, null, null)));
        Assert.DoesNotContain(decision.Hidden, cell => cell.IsSmall && cell.Id.Key == "male");
    }

    [Fact]
    public void Of_cases_only_cells_by_province_are_small()
    {
        var decision = Decide(
            Cell("cases.headline", 30), Cell("cases.headline", 28, "status", "open"), Cell("cases.headline", 2, "status", "closed"),
            Cell("cases.headline", 2, "province", "01"), Cell("cases.headline", 18, "province", "02"), Cell("cases.headline", 10, "province", "03"));
        Assert.Equal(["01", "03"], decision.Hidden.Where(cell => cell.IsPrinted).Select(cell => cell.Id.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void Cases_of_the_headline_less_those_of_trafficking_give_the_rest_away()
    {
        var decision = Decide(
            Cell("cases.headline", 120), Cell("cases.headline", 60, "province", "01"), Cell("cases.headline", 60, "province", "02"),
            Cell("cases.trafficking", 90), Cell("cases.trafficking", 57, "province", "01"), Cell("cases.trafficking", 33, "province", "02"));
        Assert.True(decision.IsSafe);
        Assert.Contains(decision.Hidden, cell => cell is { IsPrinted: false, IsSmall: true } && cell.Id.MeasureId == "cases.headline" && cell.Width >= 5);
        Assert.Contains(decision.Hidden, cell => cell.IsPrinted && cell.Id.Key == "01");
    }

    /// <summary>16 of the men are identified, so that at least 16 are registered: of the 20 who are not women no more than 4 can be of unknown sex.</summary>
    [Fact]
    public void Whoever_is_identified_is_registered_and_a_small_number_hides_from_that_too()
    {
        StatedCell[] registered = [Cell(Victims, 60), Cell(Victims, 40, "sex", "female"), Cell(Victims, 17, "sex", "male"), Cell(Victims, 3, "sex", "unknown")];
        StatedCell[] identified =
        [
            Cell("victims.identified", 47), Cell("victims.identified", 31, "sex", "female"), Cell("victims.identified", 16, "sex", "male"), Cell("victims.identified", 0, "sex", "unknown"),
        ];
        var alone = Decide(registered);
        Assert.Equal(["male", "unknown"], alone.Hidden.Select(cell => cell.Id.Key), StringComparer.Ordinal);
        Assert.Contains(SuppressionAudit.Broken(SuppressionAudit.Attack([.. registered, .. identified], alone.IsHidden, DisclosurePolicy.Standard)), cell => cell is { Id.Key: "unknown", Width: 4 });

        var together = Decide([.. registered, .. identified]);
        Assert.True(together.IsSafe);
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack([.. registered, .. identified], together.IsHidden, DisclosurePolicy.Standard)));
        Assert.True(together.IsHidden(Id(Victims, "sex", "unknown")));
    }

    [Fact]
    public void A_file_has_at_least_one_person_and_files_by_month_do_not_narrow_what_is_hidden_of_persons()
    {
        StatedCell[] cells =
        [
            Cell("repatriations", 43), Cell("repatriations", 20, "month", "2024-01"), Cell("repatriations", 20, "month", "2024-02"), Cell("repatriations", 3, "month", "2024-03"),
            Cell("repatriation.files", 40), Cell("repatriation.files", 19, "month", "2024-01"), Cell("repatriation.files", 18, "month", "2024-02"), Cell("repatriation.files", 3, "month", "2024-03"),
        ];
        var decision = Decide(cells);
        Assert.True(decision.IsSafe);
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(cells, decision.IsHidden, DisclosurePolicy.Standard)));
        Assert.Contains(decision.Hidden, cell => cell is { IsPrinted: true, Id.MeasureId: "repatriation.files" });
    }

    [Theory]
    [InlineData("victims.none-such", "victims.registered")]
    [InlineData("victims.registered", "victims.registered")]
    [InlineData("prisons.foreigners", "removals")]
    public void A_measure_is_within_another_one_that_is_counted(string part, string whole)
    {
        var json = EmbeddedData.ReadText("disclosure.json").Replace("\"within\": [", $$"""
            "within": [ { "part": "{{part}}", "whole": "{{whole}}" },
            """, StringComparison.Ordinal);
        Assert.Contains(part, Assert.Throws<InvalidDataException>(() => DisclosurePolicy.Parse(json, MeasureCatalogue.Standard)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_less_its_first_half_gives_the_second_half_away()
    {
        var half = ReportingWindow.OfSemester(2024, 1);
        StatedCell InHalf(long value, string? by = null, string? key = null) => new(new("hand-overs", half, by, key), value);
        var decision = Decide(
            Cell("hand-overs", 100), Cell("hand-overs", 80, "sex", "female"), Cell("hand-overs", 20, "sex", "male"),
            InHalf(60), InHalf(42, "sex", "female"), InHalf(18, "sex", "male"));
        Assert.Contains(decision.Hidden, cell => cell is { IsPrinted: false, IsSmall: true, Width: >= 5 } && cell.Id.Key == "male");
        Assert.True(decision.IsSafe);
    }

    [Fact]
    public void Minors_are_the_two_younger_bands_together()
    {
        var decision = Decide(
            Cell(Victims, 60), Cell(Victims, 12, "majority", "minor"), Cell(Victims, 48, "majority", "adult"),
            Cell(Victims, 3, "age", "under-15"), Cell(Victims, 9, "age", "15-17"), Cell(Victims, 48, "age", "18-and-over"));
        var small = Assert.Single(decision.Hidden, cell => cell is { IsSmall: true, IsPrinted: true });
        Assert.Equal("under-15", small.Id.Key);
        Assert.True(small.Width >= 5);
        Assert.True(decision.IsHidden(Id(Victims, "age", "15-17")));
    }

    [Fact]
    public void What_an_earlier_release_printed_protects_nothing()
    {
        StatedCell[] cells = [Cell(Victims, 102), Cell(Victims, 60, "sex", "female"), Cell(Victims, 40, "sex", "male"), Cell(Victims, 2, "sex", "unknown")];
        Assert.True(Decide(cells).IsHidden(Id(Victims, "sex", "male")));
        var after = DisclosureControl.Decide(cells, DisclosurePolicy.Standard, [cells[0], cells[2]]);
        Assert.False(after.IsHidden(Id(Victims, "sex", "male")));
        Assert.True(after.IsHidden(Id(Victims, "sex", "female")));
        var all = DisclosureControl.Decide(cells, DisclosurePolicy.Standard, cells);
        Assert.Contains(all.Findings, finding => finding.Kind == DisclosureFindingKind.PrintedBefore && finding.Id.Key == "unknown" && finding.Count == 2);
        Assert.False(all.IsSafe);
    }

    [Fact]
    public void A_revised_total_that_differs_by_a_few_tells_of_them_and_stops_the_release()
    {
        var finding = Assert.Single(DisclosureControl.Decide([Cell(Victims, 4134)], DisclosurePolicy.Standard, [Cell(Victims, 4138)]).Findings);
        Assert.Equal((DisclosureFindingKind.SmallRevision, 4), (finding.Kind, finding.Count));
        Assert.True(DisclosureControl.Decide([Cell(Victims, 4134)], DisclosurePolicy.Standard, [Cell(Victims, 4142)]).IsSafe);
    }

    [Fact]
    public void A_part_that_was_revised_by_a_few_stays_shown_and_stops_the_release()
    {
        StatedCell[] now = [Cell(Victims, 120), Cell(Victims, 62, "sex", "female"), Cell(Victims, 58, "sex", "male")];
        var decision = DisclosureControl.Decide(now, DisclosurePolicy.Standard, [Cell(Victims, 100), Cell(Victims, 60, "sex", "female"), Cell(Victims, 40, "sex", "male")]);
        Assert.False(decision.IsHidden(Id(Victims, "sex", "female")));
        Assert.Equal("female", Assert.Single(decision.Findings, finding => finding.Kind == DisclosureFindingKind.SmallRevision).Id.Key);
    }

    [Fact]
    public void An_exemption_of_two_named_persons_shows_a_small_cell_and_is_written_down()
    {
        StatedCell[] cells = [Cell(Victims, 43), Cell(Victims, 40, "sex", "female"), Cell(Victims, 3, "sex", "male")];
        var exemption = new DisclosureExemption(Victims, "sex", "male", "Agreed with the three and published by them.", "Sok Dara", "Chan Thida");
        var decision = DisclosureControl.Decide(cells, DisclosurePolicy.Standard.With([exemption]));
        Assert.Empty(decision.Hidden);
        Assert.Equal((3L, exemption), (Assert.Single(decision.Exempt).Value, decision.Exempt[0].Exemption));
        Assert.Contains("two different persons", Assert.Throws<InvalidDataException>(() => DisclosurePolicy.Standard.With([exemption with { ConfirmedBy = "sok dara" }])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_cells_changes_nothing()
    {
        var random = new Random(7);
        StatedCell[] cells =
        [
            Cell(Victims, 60), .. Enumerable.Range(1, 9).Select(i => Cell(Victims, i, "province", $"0{i}")), Cell(Victims, 15, "province", "10"),
            Cell(Victims, 30, "sex", "female"), Cell(Victims, 27, "sex", "male"), Cell(Victims, 3, "sex", "unknown"),
        ];
        var decision = Decide(cells);
        for (var i = 0; i < 5; i++)
        {
            random.Shuffle(cells);
            Assert.Equal(decision.Hidden, Decide(cells).Hidden);
        }
    }

    /// <summary>Else one page would show what the page beside it hides.</summary>
    [Fact]
    public void A_number_is_hidden_alike_whatever_else_stands_in_the_release()
    {
        StatedCell[] cells = [Cell(Victims, 60), .. Enumerable.Range(1, 10).Select(i => Cell(Victims, i, "province", $"{i:00}")), Cell(Victims, 5, "province", "11")];
        var before = ReportingWindow.OfYear(2023);
        StatedCell[] others =
        [
            Cell("removals", 70), Cell("removals", 3, "citizenship", "VN"), Cell("removals", 40, "citizenship", "CN"), Cell("removals", 27, "citizenship", "TH"),
            .. cells.Select(cell => cell with { Id = cell.Id with { Window = before } }),
        ];
        var alone = Decide(cells);
        Assert.Equal(alone.Hidden, Decide([.. others, .. cells]).Hidden.Where(hidden => hidden.Id.MeasureId == Victims && hidden.Id.Window == Year));
    }

    [Fact]
    public void Every_measure_has_its_rule_and_a_mistake_names_the_file()
    {
        Assert.All(Statistics.Measures.MeasureCatalogue.Standard.All, measure => Assert.NotNull(DisclosurePolicy.Standard.RuleOf(measure.Id)));
        var wrong = Assert.Throws<InvalidDataException>(() => DisclosurePolicy.Parse(
            """{"rules":[{"measure":"removals","threshold":2}],"coarser":[],"exemptions":[]}""", Statistics.Measures.MeasureCatalogue.Standard));
        Assert.Equal("disclosure.json, measure 'removals': a threshold is 0 or at least 3, not 2.", wrong.Message);
    }

    private static DisclosureDecision Decide(params StatedCell[] cells) => DisclosureControl.Decide(cells, DisclosurePolicy.Standard);

    private static CellId Id(string measure, string? by, string? key) => new(measure, Year, by, key);

    private static StatedCell Cell(string measure, long value, string? by = null, string? key = null) => new(Id(measure, by, key), value);
}
