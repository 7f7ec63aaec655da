using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Checks;

public sealed class ReportChecksTests
{
    [Fact]
    public void Nothing_that_the_program_adds_up_itself_is_ever_wrong()
    {
        var snapshot = SyntheticFacts.Of(3, 2_000);
        var document = Report.Build(snapshot, ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023), RegisterPurpose.Test);
        var found = ReportChecks.Of(snapshot, document);

        // The synthetic tables do not know of each other: a file without its persons is theirs, not the count.
        Assert.DoesNotContain(found, f => f.Verdict == Verdict.Error && f.Check is not ("part-of-whole" or "stock-balance"));
        Assert.Contains(found, f => f is { Check: "parts-and-total", Verdict: Verdict.Agrees });
        Assert.Equal(found.Select(f => f.Key), ReportChecks.Of(snapshot, document).Select(f => f.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void A_printed_list_without_its_remainder_is_an_error()
    {
        var document = Report.Build(
            new SampleRegister().Return("removals", "2024").Rows(8, "removals", ("on", "2024-02-02"), ("citizenship", "CN")).Snapshot(), ReportingWindow.OfYear(2024), null, RegisterPurpose.Test);
        Assert.Empty(ReportChecks.OfPrinted(document));

        var cut = document with { Sections = [.. document.Sections.Select(s => s with { Tables = [.. s.Tables.Select(t => t with { Rows = [.. t.Rows.Where(r => r.Current.Key != "CN")] })] })] };
        Assert.Contains(ReportChecks.OfPrinted(cut), f => f is { Check: "printed-remainder", Verdict: Verdict.Error });
    }
}
