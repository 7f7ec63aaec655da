using Pratip.Bench.Statistics;
using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Tests.Tabulation;

public sealed class BenchFactsTests
{
    [Fact]
    public void The_bench_has_rows_in_every_table_there_is()
    {
        var snapshot = BenchFacts.Snapshot(10_000);

        Assert.All(FactSchema.Standard.Tables, schema => Assert.True(snapshot.Tables[schema.Id].RowCount >= 100, schema.Id));
    }

    [Fact]
    public void The_bench_misses_no_return_that_a_table_of_the_report_rests_on()
    {
        var snapshot = BenchFacts.Snapshot(10_000);
        var counted = Report.RequestsOf(TableCatalogue.Standard, [ReportingWindow.OfYear(2024)]).Where(request => !request.Measure.IsReportedOnly).ToList();

        Assert.All(FigureComputer.ComputeAll(snapshot, counted), figure => Assert.True(figure.Total > 0, $"{figure.Measure.Id} by {figure.By}"));
    }
}
