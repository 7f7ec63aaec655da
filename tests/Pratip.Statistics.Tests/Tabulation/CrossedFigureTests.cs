using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

/// <summary>Two breakdowns of one figure at once.</summary>
public sealed class CrossedFigureTests
{
    [Fact]
    public void Every_pair_of_codes_prints_with_unknown_last_and_a_pair_nobody_falls_into_is_zero()
    {
        var figure = new SampleRegister().Return("victims", "2024")
            .Persons(3, 10, "victims", ("registered", "2024-05-01"), ("status", "presumed"), ("sex", "female"), ("majority", "minor"))
            .Persons(2, 20, "victims", ("registered", "2024-06-01"), ("status", "presumed"), ("sex", "male"))
            .Figure("victims.registered", "2024", "sex*majority");

        Assert.Equal(3, figure.FindRow("female*minor")!.Value);
        Assert.Equal(0, figure.FindRow("female*adult")!.Value);
        Assert.Equal(2, figure.FindRow("male*unknown")!.Value);
        Assert.Equal("unknown*unknown", figure.Rows[^1].Key);
        Assert.Equal("female, minors (under 18)", figure.FindRow("female*minor")!.Label.En);
        Assert.Equal(5, figure.Total);
    }

    [Fact]
    public void The_margins_are_the_figures_divided_once()
    {
        Prop.ForAll<int>(seed =>
        {
            var snapshot = SyntheticFacts.Of(seed, 120);
            var window = ReportingWindow.OfYear(2024);
            return MeasureCatalogue.Standard.All.Where(m => !m.IsReportedOnly).All(measure => SyntheticFacts.CrossedOnce(measure).All(by =>
            {
                var crossed = FigureComputer.Compute(snapshot, measure, window, by);
                return by.Split(Breakdown.Cross).Index().All(part => FigureComputer.Compute(snapshot, measure, window, part.Item).Rows
                    .All(row => crossed.Rows.Where(r => r.Key.Split(Breakdown.Cross)[part.Index] == row.Key).Sum(r => r.Value) == row.Value));
            }));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(6));
    }

    [Theory]
    [InlineData("sex*sex")]
    [InlineData("sex*colour")]
    [InlineData("sex*age*province")]
    [InlineData("sex*")]
    [InlineData("*")]
    public void What_cannot_be_crossed_is_refused_with_what_can(string by)
    {
        var problem = Assert.Throws<KeyNotFoundException>(() => new SampleRegister().Figure("victims.registered", "2024", by));

        Assert.Contains("can be crossed", problem.Message, StringComparison.Ordinal);
        Assert.Contains("citizenship", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_that_are_added_cannot_be_crossed() =>
        Assert.Empty(MeasureCatalogue.Standard.Get("prevention.participants").FindBreakdowns("sex*kind"));

    [Fact]
    public void A_month_for_which_nothing_was_returned_is_missing_in_every_pair()
    {
        var figure = new SampleRegister().Return("victims", "2024-H1")
            .Persons(1, 10, "victims", ("registered", "2024-05-01"), ("status", "presumed"), ("sex", "female"))
            .Figure("victims.registered", "2024", "month*sex");

        Assert.Equal(1, figure.FindRow("2024-05*female")!.Value);
        Assert.Equal(0, figure.FindRow("2024-05*male")!.Value);
        Assert.Null(figure.FindRow("2024-09*male")!.Value);
    }
}
