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
        Assert.Contains(hiding.Suppressions, one => one is { MeasureId: "victims.registered", By: "sex", Key: "female" });
        Assert.All(hiding.Suppressions.Where(one => one is { By: "sex" }), one => Assert.StartsWith("between ", one.Rule, StringComparison.Ordinal));

        // Which of the hidden are the small ones must not be told: it would bound them.
        Assert.All(hiding.Suppressions, one => Assert.Equal(SuppressionKind.Hidden, one.Kind));
        var hidden = told.Cells.Where(cell => cell.State is EditionCellState.Hidden).Select(cell => new CellId(cell.MeasureId, cell.Window, cell.By, cell.Key)).ToHashSet();
        Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(DisclosureControl.CellsOf(full), hidden.Contains, DisclosurePolicy.Standard)));
    }

    [Fact]
    public void A_window_that_nobody_has_told_anything_of_is_said_to_be_so()
    {
        EditionContent Of(int year) => EditionBuilder.Build(Register().Snapshot(), EditionPlan.Of(ReportingWindow.OfYear(year), Vintage.Provisional, 1, RegisterPurpose.Test));

        var finding = Rules.Check(Of(1999), null).Single(one => one.Check == "nothing-reported");
        Assert.False(finding.StopsRelease);
        Assert.Contains("1999", finding.Says.En, StringComparison.Ordinal);
        Assert.DoesNotContain(Rules.Check(Of(2024), null), one => one.Check == "nothing-reported");
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
        var findings = Rules.Disclose(now, [new(before, before)], []).Findings;

        Assert.Contains(findings, finding => finding.Check == "disclosure-printed-before" && finding.StopsRelease);
        Assert.Contains(findings, finding => finding.Check == "disclosure-small-revision" && finding.Says.En.Contains("female (2024)", StringComparison.Ordinal) && finding.Says.Km.Length > 0);
        Assert.Empty(Rules.Disclose(before, [], []).Findings);
    }

    [Fact]
    public void The_year_less_one_half_of_it_does_not_give_away_the_other_half_that_an_edition_hides()
    {
        SampleRegister Removals() => new SampleRegister().Return("removals", "2023..2024");
        var facts = Removals()
            .Rows(2, "removals", ("on", "2024-02-01"), ("citizenship", "UG")).Rows(12, "removals", ("on", "2024-08-01"), ("citizenship", "UG"))
            .Rows(40, "removals", ("on", "2024-02-01"), ("citizenship", "CN")).Rows(60, "removals", ("on", "2024-08-01"), ("citizenship", "CN"))
            .Rows(30, "removals", ("on", "2024-02-01"), ("citizenship", "VN")).Rows(30, "removals", ("on", "2024-08-01"), ("citizenship", "VN")).Snapshot();
        ReleasedEdition Of(ReportingWindow window, params ReleasedEdition[] released)
        {
            var full = EditionBuilder.Build(facts, EditionPlan.Of(window, Vintage.Provisional, 1, RegisterPurpose.Test));
            return new(EditionBuilder.Hide(full, Rules.Disclose(full, released, []).Suppressions), full);
        }

        var year = Of(ReportingWindow.OfYear(2024));
        var first = Of(ReportingWindow.OfSemester(2024, 1), year);
        var second = Of(ReportingWindow.OfSemester(2024, 2), year, first);
        long? Uganda(ReleasedEdition of) => of.Told.Cells.Single(cell => cell is { MeasureId: "removals", By: "citizenship", Key: "UG" } && cell.Window == of.Told.Head.Window).Value;

        Assert.Equal(14, Uganda(year));
        Assert.Null(Uganda(first));
        Assert.Null(Uganda(second));

        // What the first half hides beside Uganda is as good as Uganda to whoever subtracts: the second half does not give it away.
        var beside = first.Told.Cells.Where(cell => cell is { MeasureId: "removals", By: "citizenship", State: EditionCellState.Hidden, Key: not "UG" } && cell.Window == first.Told.Head.Window).ToList();
        Assert.NotEmpty(beside);
        Assert.Contains(beside, cell => second.Told.Cells.Single(other => other.MeasureId == cell.MeasureId && other.By == cell.By && other.Key == cell.Key && other.Window == second.Told.Head.Window).Value is null);
    }

    /// <summary>Men of Thailand were entered late: with the two editions beside each other nobody finds the women of Thailand.</summary>
    [Fact]
    public void A_revised_edition_does_not_give_away_by_what_came_late_what_the_one_before_it_hides()
    {
        var isNeeded = false;
        foreach (var (men, women, late) in ((int, int, int)[])[(3, 1, 1), (3, 1, 2), (4, 1, 1), (3, 2, 2)])
        {
            var first = Of(Suspects(men, women));
            var (second, byItself) = (Of(Suspects(men + late, women), first), Of(Suspects(men + late, women)));
            var hidden = HiddenIn(first.Told);
            Assert.Contains(new CellId("suspects.to-court", ReportingWindow.OfYear(2024), "sex*citizenship", "female*TH"), hidden);
            Assert.Subset(HiddenIn(second.Told), hidden);
            Assert.Empty(FoundOut(first, second));
            isNeeded |= FoundOut(first, byItself).Count > 0;

            // The list of what was revised prints no number of what one of the two hides.
            Assert.All(EditionChanges.Between(first.Told, byItself.Told).Concat(EditionChanges.Between(first.Told, second.Told)), change => Assert.False(change.IsOfHidden && (change.Before ?? change.After) is not null));
        }

        Assert.True(isNeeded, "An edition hidden by itself gives the one before it away.");
    }

    /// <summary>By somebody who has both editions and takes it that nothing fell.</summary>
    private static List<HiddenCell> FoundOut(ReleasedEdition first, ReleasedEdition second)
    {
        var (hidden, hiddenNow) = (HiddenIn(first.Told), HiddenIn(second.Told));
        return [.. ((string[])["suspects.arrested", "suspects.to-court"]).SelectMany(measure =>
        {
            bool IsOf(StatedCell cell) => cell.Id.MeasureId == measure && cell.Id.Window == ReportingWindow.OfYear(2024);
            var before = new EarlierRelease([.. DisclosureControl.CellsOf(first.Told).Where(IsOf)], [.. DisclosureControl.CellsOf(first.Full).Where(cell => IsOf(cell) && hidden.Contains(cell.Id))]);
            return SuppressionAudit.Broken(SuppressionAudit.AttackRevised(before, DisclosureControl.CellsOf(second.Full).Where(IsOf), hiddenNow.Contains, DisclosurePolicy.Standard));
        })];
    }

    /// <summary>Who reads two tables that are the same in all they both show reads in one what the other hides.</summary>
    [Fact]
    public void Measures_that_look_alike_in_an_edition_hide_alike()
    {
        var told = Of(Suspects(4, 1)).Told;
        string[] arrested = [.. HiddenIn(told).Where(id => id.MeasureId == "suspects.arrested").Select(id => $"{id.By} {id.Key}").Order(StringComparer.Ordinal)];
        string[] toCourt = [.. HiddenIn(told).Where(id => id.MeasureId == "suspects.to-court").Select(id => $"{id.By} {id.Key}").Order(StringComparer.Ordinal)];

        Assert.NotEmpty(arrested);
        Assert.Equal(arrested, toCourt);
    }

    [Fact]
    public void A_finding_names_the_breakdown_so_that_two_of_the_same_name_are_told_apart()
    {
        var before = EditionOf(Register().Snapshot());
        var now = EditionOf(Register().Persons(2, 500, "victims", ("registered", "2024-07-01"), ("status", "presumed"), ("sex", "female")).Snapshot());

        var finding = Assert.Single(Rules.Disclose(now, [new(before, before)], []).Findings, finding => finding.Key == "disclosure-small-revision:victims.registered");

        Assert.Contains("sex: female (2024)", finding.Says.En, StringComparison.Ordinal);
    }

    private static HashSet<CellId> HiddenIn(EditionContent told) => [.. told.Cells.Where(cell => cell.State is EditionCellState.Hidden).Select(cell => new CellId(cell.MeasureId, cell.Window, cell.By, cell.Key))];

    private static ReleasedEdition Of(FactSnapshot facts, params ReleasedEdition[] released)
    {
        var full = EditionOf(facts);
        return new(EditionBuilder.Hide(full, Rules.Disclose(full, released, []).Suppressions), full);
    }

    /// <summary>Nobody was seen begging under force in the first edition, and somebody is hidden in the second: what else came late is shown, and leaves one.</summary>
    [Fact]
    public void What_came_late_and_leaves_one_for_a_number_hidden_since_stops_the_release()
    {
        var first = Of(Forms(late: 0, begging: 0));
        var second = EditionOf(Forms(late: 5, begging: 1));
        var hiding = Rules.Disclose(second, [first], []);

        Assert.Contains(hiding.Suppressions, one => one is { MeasureId: "victims.registered", By: "form", Key: "forced-begging" });
        Assert.Contains(hiding.Findings, finding => finding is { Check: "disclosure-small-revision", StopsRelease: true } && finding.Says.En.Contains("forced begging", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Rules.Disclose(EditionOf(Forms(late: 0, begging: 0)), [first], []).Findings, finding => finding.Check == "disclosure-small-revision");
    }

    private static FactSnapshot Forms(int late, int begging)
    {
        var register = new SampleRegister().Return("victims", "2023..2024");
        var person = 1;
        foreach (var (count, form) in ((int, string)[])[(125 + late, "prostitution"), (40, "forced-labour"), (3, "servitude"), (begging, "forced-begging")])
        {
            register.Persons(count, person, "victims", ("registered", "2024-05-01"), ("status", "presumed"), ("form", form));
            person += 1000;
        }

        return register.Snapshot();
    }

    private static FactSnapshot Suspects(int men, int women)
    {
        var register = new SampleRegister().Return("suspects", "2023..2024");
        var person = 1;
        foreach (var (count, sex, citizenship) in ((int, string, string)[])[(171, "male", "KH"), (52, "female", "KH"), (14, "male", "CN"), (5, "female", "CN"), (6, "male", "VN"), (2, "female", "VN"), (men, "male", "TH"), (women, "female", "TH")])
        {
            foreach (var (stage, on) in ((string, string)[])[("arrest", "2024-07-19"), ("referral-to-court", "2024-07-20")])
            {
                register.Persons(count, person, "suspect-stages", ("stage", stage), ("on", on), ("group", "trafficking"), ("sex", sex), ("citizenship", citizenship), ("age", "18-and-over"), ("age-unodc", "18-and-over"), ("province", "12"));
            }

            person += count;
        }

        return register.Snapshot();
    }

    [Fact]
    public void A_finding_about_hiding_stays_inside_and_a_cell_hidden_now_is_a_change_that_explains_itself_and_names_no_number()
    {
        var before = EditionOf(Register().Snapshot());
        var now = EditionOf(Register().Persons(2, 500, "victims", ("registered", "2024-07-01"), ("status", "presumed"), ("sex", "female")).Snapshot());
        var docket = new EditionDocket(Rules.Disclose(now, [new(before, before)], []).Findings, [], [], []);
        Assert.All(docket.Findings, finding => Assert.True(finding.IsInternal));
        Assert.Empty(ContentReader.Read(CanonicalContent.Write(now, docket)).Docket.Findings);
        var hidden = EditionBuilder.Hide(now, Rules.Disclose(now, [], []).Suppressions);
        Assert.Contains(EditionChanges.Between(before, hidden), change => change is { MeasureId: "victims.registered", By: "sex", Key: "male", Before: null, After: null, Reason: ChangeReason.Disclosure });
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
