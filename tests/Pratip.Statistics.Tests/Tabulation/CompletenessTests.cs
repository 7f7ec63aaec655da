using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

public sealed class CompletenessTests
{
    [Fact]
    public void Without_any_return_every_value_is_missing_even_if_rows_exist()
    {
        var figure = new SampleRegister().Obligation("cases").Case("2024-01-01", "trafficking").Figure("cases.headline", "2024", "group");

        Assert.Null(figure.Total);
        Assert.Null(figure.Undated);
        Assert.Equal(3, figure.Rows.Count);
        Assert.All(figure.Rows, r => Assert.Null(r.Value));
        Assert.Equal(CompletenessState.Missing, figure.Completeness.State);
        Assert.Equal(["NP"], figure.Completeness.Missing);
    }

    [Fact]
    public void A_zero_return_is_a_zero_that_somebody_stands_by()
    {
        var figure = new SampleRegister().Obligation("cases").Return("cases", "2024", ReturnState.Zero).Figure("cases.headline", "2024", "group");

        Assert.Equal(0, figure.Total);
        Assert.All(figure.Rows, r => Assert.Equal(0, r.Value));
        Assert.Equal(CompletenessState.Complete, figure.Completeness.State);
    }

    [Fact]
    public void Twelve_monthly_returns_cover_the_year_and_eleven_do_not()
    {
        var register = new SampleRegister().Obligation("victims");
        for (var month = 1; month <= 11; month++)
        {
            register.Return("victims", $"2024-{month:00}");
        }

        var eleven = register.Figure("victims.registered", "2024").Completeness;
        var twelve = register.Return("victims", "2024-12", ReturnState.Zero).Figure("victims.registered", "2024").Completeness;

        Assert.Equal((CompletenessState.Partial, 1, 0), (eleven.State, eleven.ExpectedEntities, eleven.ReportedEntities));
        Assert.Equal(["NP"], eleven.Incomplete);
        Assert.Equal((CompletenessState.Complete, 1, 1), (twelve.State, twelve.ExpectedEntities, twelve.ReportedEntities));
    }

    [Fact]
    public void A_yearly_return_covers_its_half_years()
    {
        var figure = new SampleRegister().Obligation("cases").Return("cases", "2024").Figure("cases.headline", "2024-H1");

        Assert.Equal(CompletenessState.Complete, figure.Completeness.State);
    }

    [Fact]
    public void An_entity_answers_only_for_the_days_it_has_to()
    {
        var completeness = new SampleRegister()
            .Obligation("cases", "NP").Obligation("cases", "NEW", from: new(2024, 7, 1)).Obligation("cases", "OLD", to: new(2023, 12, 31))
            .Return("cases", "2024", agency: "NP").Return("cases", "2024-H2", agency: "NEW")
            .Figure("cases.headline", "2024").Completeness;

        Assert.Equal((CompletenessState.Complete, 2, 2), (completeness.State, completeness.ExpectedEntities, completeness.ReportedEntities));
    }

    [Fact]
    public void A_partial_return_counts_but_does_not_complete()
    {
        var figure = new SampleRegister().Obligation("cases").Return("cases", "2024", ReturnState.Partial).Case("2024-01-01", "trafficking")
            .Figure("cases.headline", "2024");

        Assert.Equal((1L, CompletenessState.Partial), (figure.Total!.Value, figure.Completeness.State));
    }

    [Theory]
    [InlineData(ReturnState.Missing)]
    [InlineData(ReturnState.NotDue)]
    public void A_state_that_is_no_return_covers_nothing(ReturnState state)
    {
        var figure = new SampleRegister().Obligation("cases").Return("cases", "2024", state).Figure("cases.headline", "2024");

        Assert.Null(figure.Total);
    }

    [Fact]
    public void Nothing_is_expected_for_days_after_the_snapshot()
    {
        var register = new SampleRegister { AsOf = new(2024, 6, 30) }.Obligation("cases").Return("cases", "2024-H1");

        Assert.Equal(CompletenessState.Complete, register.Figure("cases.headline", "2024").Completeness.State);
        Assert.Null(register.Figure("cases.headline", "2025").Total);
    }

    [Fact]
    public void A_return_about_one_subject_says_nothing_about_another()
    {
        var register = new SampleRegister().Return("cases", "2024");

        Assert.Equal(0, register.Figure("cases.headline", "2024").Total);
        Assert.Null(register.Figure("victims.registered", "2024").Total);
    }

    [Fact]
    public void A_figure_that_rests_on_several_subjects_is_missing_where_one_of_them_was_not_reported()
    {
        var register = new SampleRegister().Return("court", "2022-12..2023-12").Return("suspects", "2022-12..2023-12");
        var unreported = register.Figure("court.victims", "2023", "sex");

        Assert.Null(unreported.Total);
        Assert.All(unreported.Rows, r => Assert.Null(r.Value));
        Assert.Equal((CompletenessState.Missing, false), (unreported.Completeness.State, unreported.IsIncomplete));
        Assert.Equal(0, register.Figure("court.files", "2023").Total);
        Assert.Equal(0, register.Return("victims", "2022-12..2023-12", ReturnState.Zero).Figure("court.victims", "2023").Total);
    }

    [Fact]
    public void An_entity_has_reported_when_it_has_about_every_subject_it_owes()
    {
        var ledger = new ReturnLedger(new SampleRegister()
            .Obligation("court", "MOJ").Obligation("victims", "NP").Obligation("victims", "P01").Obligation("suspects", "NP").Obligation("suspects", "P01")
            .Return("court", "2023", agency: "MOJ").Return("victims", "2023", agency: "NP").Return("suspects", "2023", agency: "NP").Return("suspects", "2023", agency: "P01")
            .Snapshot());
        var together = ledger.CompletenessOf(["court", "suspects", "victims"], ReportingWindow.OfYear(2023));

        Assert.Equal((CompletenessState.Partial, 3, 2), (together.State, together.ExpectedEntities, together.ReportedEntities));
        Assert.Empty(together.Missing);
        Assert.Equal(["P01"], together.Incomplete);
    }

    [Fact]
    public void Nothing_counted_where_only_some_reported_is_incomplete_and_never_zero()
    {
        var register = new SampleRegister().Obligation("prevention").Return("prevention", "2025-H1");
        var campaign = register.Figure("prevention.activities", "2025-06-27..2025-10-14", "kind");

        Assert.Equal((null, true, CompletenessState.Partial), (campaign.Total, campaign.IsIncomplete, campaign.Completeness.State));
        Assert.All(campaign.Rows, r => Assert.Null(r.Value));
        Assert.True(register.Figure("prevention.participants", "2025-06-27..2025-10-14").IsIncomplete);
        Assert.Equal(0, register.Figure("prevention.activities", "2025-01-01..2025-06-30").Total);
    }

    [Fact]
    public void What_was_counted_in_a_window_that_was_reported_in_part_is_printed_as_it_is_known()
    {
        var figure = new SampleRegister().Obligation("prevention").Return("prevention", "2025-H1")
            .Row("activities", ("on", "2025-06-28"), ("kind", "training")).Figure("prevention.activities", "2025-06-27..2025-10-14", "kind");

        Assert.Equal((1L, false, CompletenessState.Partial), (figure.Total!.Value, figure.IsIncomplete, figure.Completeness.State));
        Assert.Equal(0, figure.FindRow("meeting")!.Value);
    }

    [Fact]
    public void Missing_entities_are_listed_in_the_order_of_their_codes()
    {
        var completeness = new SampleRegister()
            .Obligation("cases", "P25").Obligation("cases", "P01").Obligation("cases", "NP").Return("cases", "2024", agency: "NP")
            .Figure("cases.headline", "2024").Completeness;

        Assert.Equal(["P01", "P25"], completeness.Missing);
    }
}
