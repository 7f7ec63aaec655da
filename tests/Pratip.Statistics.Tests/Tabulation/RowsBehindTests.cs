using FsCheck;
using FsCheck.Fluent;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

public sealed class RowsBehindTests
{
    [Fact]
    public void The_rows_behind_a_number_are_as_many_rows_persons_or_files_as_it_counts()
    {
        Prop.ForAll<int>(seed =>
        {
            var snapshot = SyntheticFacts.Of(seed, 90);
            return SyntheticFacts.EveryFigure("2024").Where(request => request.Measure.Counting.Kind is CountingKind.Rows or CountingKind.Distinct && !request.Measure.IsReportedOnly).All(request =>
            {
                var figure = FigureComputer.Compute(snapshot, request.Measure, request.Window, request.By);
                return Counted(null) == figure.Total && figure.Rows.All(row => Counted(row.Key) == row.Value);

                long Counted(string? key)
                {
                    var rows = RowsBehind.Of(snapshot, request, key);
                    return request.Measure.Counting.Column is { } column ? rows.Select(row => snapshot.Table(request.Measure.Facts!).GetKeys(column)[row]).Distinct().Count() : rows.Count;
                }
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3));
    }

    [Fact]
    public void A_code_that_nobody_has_and_a_measure_of_reported_totals_have_no_rows()
    {
        var snapshot = new SampleRegister().Return("victims", "2024").Persons(1, 1, "victims", ("registered", "2024-02-01"), ("status", "presumed")).Snapshot();
        var window = Kernel.ReportingWindow.OfYear(2024);

        Assert.Empty(RowsBehind.Of(snapshot, new(MeasureCatalogue.Standard.Get("victims.registered"), window, "sex"), "male"));
        Assert.Empty(RowsBehind.Of(snapshot, new(MeasureCatalogue.Standard.Get("victims.registered"), window), "male"));
        Assert.Empty(RowsBehind.Of(snapshot, new(MeasureCatalogue.Standard.Get("prisons.foreigners"), window), null));
    }
}
