using Pratip.Kernel;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tests.Claims.Checked;

/// <summary>Which edition answers for a text.</summary>
public sealed class EditionsInForceTests
{
    private static readonly DatedEdition First = Edition("2024-p1", new(2025, 2, 3), Vintage.Provisional, 1, ("2024", 197), ("2023", 164), ("2022", 90));

    private static readonly DatedEdition Revised = Edition("2024-r2", new(2025, 6, 1), Vintage.Revised, 2, ("2024", 205), ("2023", 164));

    private static readonly EditionsInForce Both = new([Revised, First]);

    [Fact]
    public void A_claim_that_was_right_on_its_day_is_right_and_overtaken_by_a_revision()
    {
        var claim = Checked("In 2024 there were 197 cases.", new(2025, 3, 28));
        Assert.Equal((ClaimVerdict.Agrees, "2024-p1"), (claim.Then!.Verdict, claim.Then.Edition));
        Assert.Equal((ClaimVerdict.Differs, "2024-r2", Explanation.ProvisionalSinceRevised, "2024-p1"), (claim.Latest!.Verdict, claim.Latest.Edition, claim.Latest.Explanation, claim.Latest.ExplainedBy));
        Assert.Equal((true, ClaimVerdict.Agrees), (claim.IsOvertaken, claim.Verdict!.Value));
    }

    [Theory]
    [InlineData("2025-02-02", null, "2024-r2")]
    [InlineData("2025-02-03", "2024-p1", "2024-r2")]
    [InlineData("2025-06-01", "2024-r2", "2024-r2")]
    [InlineData(null, null, "2024-r2")]
    public void In_force_on_a_day_is_what_had_come_out_by_then(string? day, string? then, string latest)
    {
        var claim = Checked("In 2024 there were 197 cases.", day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((then, latest), (claim.Then?.Edition, claim.Latest?.Edition));
    }

    [Fact]
    public void A_window_that_the_latest_edition_does_not_hold_is_answered_by_the_last_one_that_does()
    {
        var claim = Checked("In 2022 there were 90 cases.", new(2025, 7, 1));
        Assert.Equal((ClaimVerdict.Agrees, "2024-p1"), (claim.Verdict, claim.Answer!.Edition));
    }

    [Fact]
    public void A_window_that_no_edition_holds_cannot_be_checked_and_what_is_missing_is_told()
    {
        var claim = Checked("In 2019 there were 90 cases.", new(2025, 7, 1));
        Assert.Equal((ClaimVerdict.NotCheckable, null), (claim.Verdict, claim.Answer!.Edition));
        Assert.Equal([MissingPart.FigureNotHeld], claim.Answer.Missing);
    }

    /// <summary>E13: a speech that sets ten months beside the twelve of the year before.</summary>
    [Fact]
    public void Ten_months_that_are_compared_with_twelve_are_not_called_right_or_wrong_by_the_figures_of_a_year()
    {
        var text = Of("In the first ten months of 2024 there were 150 cases, compared with 164 in the whole of 2023. Cases fell.", new(2024, 11, 10));
        var months = text.Claims.First(c => c.Claim.Form is ClaimForm.Level);
        Assert.Equal(ReportingWindow.Parse("2024-01..2024-10"), months.Claim.Window);
        Assert.Equal(ClaimVerdict.NotCheckable, months.Verdict);
        Assert.All(text.Claims.Where(c => c.Claim.Form is ClaimForm.Direction), c => Assert.Equal(ClaimVerdict.NotCheckable, c.Verdict));
    }

    [Fact]
    public void A_checked_text_with_its_answers_is_read_back_as_it_was_written()
    {
        var json = CheckedTextJson.Write(Of("In 2024 there were 197 cases, up from 164 in 2023. In 2019 there were fewer.", new(2025, 3, 28)));
        Assert.Equal(json, CheckedTextJson.Write(CheckedTextJson.Read(json)));
        Assert.Contains("\"name\": \"2024-r2\"", json, StringComparison.Ordinal);
        Assert.Contains("\"verdict\": \"agrees\"", json, StringComparison.Ordinal);
    }

    private static TextClaim Checked(string text, DateOnly? day) => Of(text, day).Claims[0];

    private static CheckedText Of(string text, DateOnly? day) => TextCheck.Of(new("t", text, day), Both, RegisterPurpose.Test, new(2026, 1, 1));

    private static DatedEdition Edition(string name, DateOnly released, Vintage vintage, int number, params (string Window, long Value)[] cases)
    {
        var measure = MeasureCatalogue.Standard.Get("cases.headline");
        var windows = cases.Select(c => ReportingWindow.Parse(c.Window)).ToList();
        return new(name, new(
            new(windows[0], windows[1..], vintage, number, released.AddDays(-3), RegisterPurpose.Test, 1), [measure], [],
            [.. cases.Select(c => new EditionCell(measure.Id, ReportingWindow.Parse(c.Window), null, null, c.Value, EditionCellState.Counted))], []), null, released);
    }
}
