using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Editions;

/// <summary>The committee's report, printed from an edition and from nothing else.</summary>
public sealed class EditionReportTests
{
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);

    [Fact]
    public void With_nothing_hidden_it_prints_what_a_report_of_the_same_facts_prints()
    {
        var facts = SyntheticFacts.Of(11, 90);
        var direct = Report.Build(facts, Year, Year.YearBefore(), RegisterPurpose.Test);
        var printed = EditionReport.Of(EditionBuilder.Build(facts, EditionPlan.Of(Year, Vintage.Provisional, 1, RegisterPurpose.Test)), EditionDocket.Empty);

        foreach (var table in printed.Tables)
        {
            var other = direct.Tables.Single(one => one.Id == table.Id);
            Assert.Equal(other.Rows.Select(Said), table.Rows.Select(Said));
        }

        static (string, long?, long?, string) Said(ReportRow row) => (row.Label.En, row.Current.Value, row.Earlier?.Value, row.Current.Kind.ToString());
    }

    [Fact]
    public void Hidden_cells_accepted_findings_revisions_and_texts_stand_in_it()
    {
        var full = EditionBuilder.Build(
            new SampleRegister().Return("victims", "2023..2024")
                .Persons(20, 1, "victims", ("registered", "2024-05-01"), ("status", "presumed"), ("sex", "female"))
                .Persons(3, 100, "victims", ("registered", "2024-06-01"), ("status", "presumed"), ("sex", "male")).Snapshot(),
            EditionPlan.Of(Year, Vintage.Revised, 2, RegisterPurpose.Test));
        var hiding = EditionRules.Standard.Disclose(full, [], []);
        var docket = new EditionDocket(
            [new("growth:victims", "implausible", Verdict.SuspectedError, true, new("Twice as many.", "ទ្វេដង"), Accepted: "counted again by hand")],
            [new("victims.registered", Year, null, null, 22, 23, ChangeReason.LateVerification, "one file came late")],
            [new("foreword", new("A year.", "មួយឆ្នាំ"))],
            hiding.Suppressions);
        var report = EditionReport.Of(EditionBuilder.Hide(full, hiding.Suppressions), docket);

        var male = report.Tables.Single(table => table.Id == "A4").Rows.Single(row => row.Current is { By: "sex", Key: "male" });
        Assert.Equal((ReportCellKind.Hidden, null), (male.Current.Kind, male.Current.Value));
        Assert.Null(male.Growth);
        Assert.Contains(report.Notes, note => note.Text.En == "Twice as many. counted again by hand");
        var revision = Assert.Single(report.Revisions);
        Assert.Equal((22L, 23L), (revision.Before, revision.After));
        Assert.EndsWith("one file came late", revision.Reason.En, StringComparison.Ordinal);
        Assert.Equal(("2024-r2", true), (report.Edition, report.Disclosure is not null));
        Assert.Equal(ReportBlockKind.Foreword, Assert.Single(report.Blocks).Kind);
    }

    [Fact]
    public void Changed_figures_of_one_name_in_two_breakdowns_are_told_apart()
    {
        var content = EditionBuilder.Build(SyntheticFacts.Of(11, 90), EditionPlan.Of(Year, Vintage.Revised, 2, RegisterPurpose.Test));
        string NameOf(string by, string key) => EditionReport.NameOf(new("victims.registered", Year, by, key, 1, 2, null, null), content).En;

        Assert.NotEqual(NameOf("age", "18-and-over"), NameOf("age-unodc", "18-and-over"), StringComparer.Ordinal);
        Assert.NotEqual(NameOf("sex", "unknown"), NameOf("age", "unknown"), StringComparer.Ordinal);
        Assert.DoesNotContain("Sex", NameOf("sex", "female"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"Not reported" beside a number that the edition before had and hid says something untrue.</summary>
    [Theory]
    [InlineData(ChangeReason.Disclosure, true)]
    [InlineData(ChangeReason.LateVerification, false)]
    public void A_former_number_that_was_hidden_is_told_from_one_that_nobody_reported(ChangeReason reason, bool isOfHidden)
    {
        var full = EditionBuilder.Build(SyntheticFacts.Of(3, 40), EditionPlan.Of(Year, Vintage.Revised, 2, RegisterPurpose.Test));
        var docket = EditionDocket.Empty with { Changes = [new("victims.registered", Year, null, null, null, 34, reason, null)] };

        Assert.Equal(isOfHidden, Assert.Single(EditionReport.Of(full, docket).Revisions).IsOfHidden);
    }

    [Fact]
    public void A_table_of_today_that_the_edition_did_not_have_is_not_reported_and_never_zero()
    {
        var full = EditionBuilder.Build(SyntheticFacts.Of(3, 40), EditionPlan.Of(Year, Vintage.Provisional, 1, RegisterPurpose.Test));
        var without = full with { Cells = [.. full.Cells.Where(cell => cell.MeasureId != "hand-overs")] };

        Assert.All(EditionReport.Of(without, EditionDocket.Empty).Tables.Single(table => table.Id == "B1").Rows, row => Assert.Null(row.Current.Value));
    }
}
