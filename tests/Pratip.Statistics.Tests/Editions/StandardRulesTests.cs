using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Editions;

/// <summary>What an edition is held against before anybody signs it.</summary>
public sealed class StandardRulesTests
{
    private static readonly EditionRules Rules = EditionRules.Standard;

    [Fact]
    public void Small_cells_are_hidden_and_nobody_can_work_them_out()
    {
        var full = EditionOf(Register().Snapshot());
        var hiding = Rules.Disclose(full, [], []);
        var told = EditionBuilder.Hide(full, hiding.Suppressions);

        Assert.Equal(EditionCellState.Hidden, told.Cells.Single(cell => cell is { MeasureId: "victims.registered", By: "sex", Key: "male" } && cell.Window == full.Head.Window).State);
        Assert.Contains(hiding.Suppressions, one => one is { MeasureId: "victims.registered", By: "sex", Key: "female", Kind: SuppressionKind.Complementary });
        Assert.All(hiding.Suppressions.Where(one => one is { By: "sex", Kind: SuppressionKind.Primary }), one => Assert.StartsWith("small; between 0 and ", one.Rule, StringComparison.Ordinal));
        var hidden = told.Cells.Where(cell => cell.State is EditionCellState.Hidden).Select(cell => new CellId(cell.MeasureId, cell.Window, cell.By, cell.Key)).ToHashSet();
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(DisclosureControl.CellsOf(full), hidden.Contains, DisclosurePolicy.Standard)));
    }

    [Fact]
    public void How_few_have_no_date_or_were_counted_twice_is_hidden_too()
    {
        var full = EditionOf(Register()
            .Row("victims", ("status", "presumed"), ("person", 900), ("report", 900))
            .Row("victims", ("registered", "2024-05-01"), ("status", "presumed"), ("sex", "female"), ("person", 1), ("report", 901), ("agency", "MOSVY"))
            .Snapshot());
        var aside = full.Asides.Single(one => one.MeasureId == "victims.registered" && one.Window == full.Head.Window);
        Assert.Equal(1, aside.Undated);
        Assert.NotNull(aside.BeforeLinkage);

        var told = EditionBuilder.Hide(full, Rules.Disclose(full, [], []).Suppressions);
        Assert.DoesNotContain(told.Asides, one => one.MeasureId == "victims.registered" && one.Window == full.Head.Window && (one.Undated is not null || one.BeforeLinkage is not null));
    }

    [Fact]
    public void What_an_earlier_edition_told_stops_the_release_of_a_later_one()
    {
        var before = EditionOf(Register().Snapshot());
        var now = EditionOf(Register().Persons(2, 500, "victims", ("registered", "2024-07-01"), ("status", "presumed"), ("sex", "female")).Snapshot());
        var findings = Rules.Disclose(now, [before], []).Findings;

        Assert.Contains(findings, finding => finding.Check == "disclosure-printed-before" && finding.StopsRelease);
        Assert.Contains(findings, finding => finding.Check == "disclosure-small-revision" && finding.Says.En.Contains("changed by 2", StringComparison.Ordinal) && finding.Says.Km.Length > 0);
        Assert.Empty(Rules.Disclose(before, [], []).Findings);
    }

    [Fact]
    public void A_signed_exemption_leaves_a_small_cell_open_and_stands_in_the_audit()
    {
        var full = EditionOf(Register().Snapshot());
        var hiding = Rules.Disclose(full, [], [new("victims.registered", "sex", "male", "agreed with the data-protection officer")]);

        var open = Assert.Single(hiding.Suppressions, one => one is { MeasureId: "victims.registered", By: "sex", Key: "male" } && one.Window == full.Head.Window);
        Assert.Equal((SuppressionKind.Exempt, "agreed with the data-protection officer"), (open.Kind, open.Rule));
    }

    [Fact]
    public void Parts_that_do_not_add_up_stop_the_release_and_sound_figures_do_not()
    {
        var full = EditionOf(Register().Snapshot());
        Assert.DoesNotContain(Rules.Check(full, null), finding => finding.Check == SumCheck.Name && finding.StopsRelease);
        var wrong = full with { Cells = [.. full.Cells.Select(cell => cell is { MeasureId: "victims.registered", By: "sex", Key: "female" } && cell.Window == full.Head.Window ? cell with { Value = cell.Value + 3 } : cell)] };

        var finding = Assert.Single(Rules.Check(wrong, null), finding => finding.Check == SumCheck.Name && finding.Key.Contains("victims.registered/sex", StringComparison.Ordinal));
        Assert.True(finding.StopsRelease);
        Assert.Equal(Rules.Check(wrong, null), Rules.Check(wrong, null));
    }

    private static EditionContent EditionOf(FactSnapshot facts) => EditionBuilder.Build(facts, EditionPlan.Of(ReportingWindow.OfYear(2024), Vintage.Provisional, 1, RegisterPurpose.Test));

    private static SampleRegister Register() => new SampleRegister().Return("victims", "2023..2024")
        .Persons(20, 1, "victims", ("registered", "2024-05-01"), ("status", "presumed"), ("sex", "female"))
        .Persons(3, 100, "victims", ("registered", "2024-06-01"), ("status", "presumed"), ("sex", "male"));
}
