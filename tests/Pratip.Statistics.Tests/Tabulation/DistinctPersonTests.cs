using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

public sealed class DistinctPersonTests
{
    [Fact]
    public void A_person_with_two_cases_counts_once_under_trafficking()
    {
        var register = new SampleRegister().Return("suspects", "2024")
            .Row("suspect-stages", Stage(1, "2024-01-05", "sexual-exploitation"))
            .Row("suspect-stages", Stage(1, "2024-08-05", "trafficking"))
            .Row("suspect-stages", Stage(2, "2024-08-05", "sexual-exploitation"));

        var figure = register.Figure("suspects.to-court", "2024", "group");

        Assert.Equal(2, figure.Total);
        Assert.Equal([("trafficking", 1L), ("sexual-exploitation", 1L), ("unknown", 0L)], figure.Rows.Select(r => (r.Key, r.Value!.Value)));
    }

    [Fact]
    public void Which_group_takes_precedence_is_decided_inside_the_window()
    {
        var register = new SampleRegister().Return("suspects", "2024")
            .Row("suspect-stages", Stage(1, "2024-01-05", "sexual-exploitation"))
            .Row("suspect-stages", Stage(1, "2024-08-05", "trafficking"));

        Assert.Equal(1, register.Figure("suspects.to-court", "2024-H1", "group").FindRow("sexual-exploitation")!.Value);
        Assert.Equal(1, register.Figure("suspects.to-court", "2024-H2", "group").FindRow("trafficking")!.Value);
    }

    [Fact]
    public void Every_breakdown_takes_its_code_from_the_row_that_speaks_for_the_person()
    {
        var register = new SampleRegister().Return("suspects", "2024")
            .Row("suspect-stages", [.. Stage(1, "2024-01-05", "sexual-exploitation"), ("province", "02")])
            .Row("suspect-stages", [.. Stage(1, "2024-08-05", "trafficking"), ("province", "18")])
            .Row("suspect-stages", [.. Stage(1, "2024-09-05", "trafficking"), ("province", "12")]);

        var figure = register.Figure("suspects.to-court", "2024", "province");

        Assert.Equal([("18", 1L), ("unknown", 0L)], figure.Rows.Select(r => (r.Key, r.Value!.Value)));
    }

    [Fact]
    public void Of_rows_of_the_same_day_a_known_code_speaks_before_unknown()
    {
        var register = new SampleRegister().Return("suspects", "2024")
            .Row("suspect-stages", Stage(1, "2024-01-05", "trafficking"))
            .Row("suspect-stages", [.. Stage(1, "2024-01-05", "trafficking"), ("sex", "female")]);

        Assert.Equal(1, register.Figure("suspects.to-court", "2024", "sex").FindRow("female")!.Value);
    }

    [Fact]
    public void Each_stage_counts_at_its_own_date()
    {
        var register = new SampleRegister().Return("suspects", "2024")
            .Row("suspect-stages", Stage(1, "2024-06-30", "trafficking", "arrest"))
            .Row("suspect-stages", Stage(1, "2024-07-02", "trafficking"));

        Assert.Equal((1L, 0L), (register.Figure("suspects.arrested", "2024-H1").Total!.Value, register.Figure("suspects.arrested", "2024-H2").Total!.Value));
        Assert.Equal((0L, 1L), (register.Figure("suspects.to-court", "2024-H1").Total!.Value, register.Figure("suspects.to-court", "2024-H2").Total!.Value));
    }

    [Fact]
    public void A_person_with_a_dated_row_is_not_undated_as_well()
    {
        var register = new SampleRegister().Return("suspects", "2024")
            .Row("suspect-stages", Stage(1, "2024-06-30", "trafficking")).Row("suspect-stages", Stage(1, null, "trafficking"))
            .Row("suspect-stages", Stage(2, null, "trafficking")).Row("suspect-stages", Stage(2, "2024", "trafficking"));

        var figure = register.Figure("suspects.to-court", "2024-H1");

        Assert.Equal((1L, 1L), (figure.Total!.Value, figure.Undated!.Value));
    }

    [Fact]
    public void Persons_outside_the_headline_are_not_among_its_suspects()
    {
        var register = new SampleRegister().Return("suspects", "2024").Row("suspect-stages", Stage(1, "2024-06-30", "outside"));

        Assert.Equal(0, register.Figure("suspects.to-court", "2024").Total);
    }

    [Fact]
    public void A_status_that_is_no_presumption_is_not_registered_as_victim()
    {
        var register = new SampleRegister().Return("victims", "2024");
        string?[] statuses = ["presumed", "identified", "pending", "declined", "flagged", "not-confirmed", "not-considered", null];
        for (var person = 0; person < statuses.Length; person++)
        {
            register.Row("victims", ("registered", "2024-03-03"), ("status", statuses[person]), ("person", person));
        }

        Assert.Equal(4, register.Figure("victims.registered", "2024").Total);
    }

    [Fact]
    public void Files_whose_rows_lie_apart_are_counted_once()
    {
        var register = new SampleRegister().Return("repatriations", "2025");
        for (var person = 0; person < 146; person++)
        {
            register.Row("repatriations", ("on", "2025-03-03"), ("country", "CN"), ("sex", "female"), ("person", person), ("file", person % 63));
        }

        Assert.Equal(63, register.Figure("repatriation.files", "2025").Total);
        Assert.Equal(146, register.Figure("repatriations", "2025", "country").FindRow("CN")!.Value);
    }

    [Fact]
    public void Charges_are_counted_as_charges_and_the_unodc_count_is_narrower()
    {
        var register = new SampleRegister().Return("suspects", "2024")
            .Row("charges", ("charged", "2024-03-03"), ("article", "TSE-10"), ("group", "trafficking"), ("unodc", "yes"), ("person", 1))
            .Row("charges", ("charged", "2024-03-03"), ("article", "TSE-12"), ("group", "trafficking"), ("unodc", "yes"), ("person", 1))
            .Row("charges", ("charged", "2024-03-03"), ("article", "TSE-24"), ("group", "sexual-exploitation"), ("unodc", "no"), ("person", 1));

        Assert.Equal((3L, 2L), (register.Figure("charges", "2024").Total!.Value, register.Figure("charges.unodc", "2024").Total!.Value));
    }

    private static (string Column, object? Value)[] Stage(int person, string? on, string group, string stage = "referral-to-court") =>
        [("person", person), ("on", on), ("group", group), ("stage", stage)];
}
