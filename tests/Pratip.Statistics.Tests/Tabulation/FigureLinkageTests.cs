using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

/// <summary>A count of persons says how many there were before what several agencies said of one was brought together.</summary>
public sealed class FigureLinkageTests
{
    [Fact]
    public void Persons_before_linkage_and_those_two_agencies_have_in_common_stand_beside_the_total()
    {
        var linkage = new SampleRegister().Return("victims", "2024")
            .Row("victims", Victim("2024-02-01", 1, 1, "NP"))
            .Row("victims", Victim("2024-03-01", 1, 1, "NP"))
            .Row("victims", Victim("2024-04-01", 1, 2, "MOSVY"))
            .Row("victims", Victim("2024-04-01", 2, 3, "MOSVY"))
            .Figure("victims.registered", "2024").Linkage!;

        Assert.Equal((3, 2, 1), (linkage.Reported, linkage.Linked, linkage.Removed));
        Assert.Equal([new AgencyOverlap("MOSVY", "NP", 1)], linkage.Overlaps);
    }

    [Fact]
    public void A_report_outside_the_window_is_no_overlap_in_it()
    {
        var linkage = new SampleRegister().Return("victims", "2024")
            .Row("victims", Victim("2024-02-01", 1, 1, "NP"))
            .Row("victims", Victim("2023-04-01", 1, 2, "MOSVY"))
            .Figure("victims.registered", "2024").Linkage!;

        Assert.Equal((1, 1), (linkage.Reported, linkage.Linked));
        Assert.Empty(linkage.Overlaps);
    }

    [Fact]
    public void What_counts_no_persons_says_nothing_of_linkage()
    {
        Assert.Null(new SampleRegister().Return("cases", "2024").Case("2024-02-01", "trafficking").Figure("cases.headline", "2024").Linkage);
        Assert.Null(new SampleRegister().Figure("victims.registered", "2024").Linkage);
    }

    [Fact]
    public void Counting_by_hand_gives_the_same_in_any_order_of_rows()
    {
        Prop.ForAll<int>(seed =>
        {
            var snapshot = SyntheticFacts.Of(seed, 200);
            var measure = MeasureCatalogue.Standard.Get("suspects.arrested");
            var window = ReportingWindow.OfYear(2024);
            var table = snapshot.Table("suspect-stages");
            var (stages, groups, days, agencies) = (table.GetCodes("stage"), table.GetCodes("group"), table.GetDates("on"), table.GetCodes("agency"));
            var byHand = Enumerable.Range(0, table.RowCount)
                .Where(i => stages.Dictionary[stages.Values[i]] == "arrest" && groups.Dictionary[groups.Values[i]] is "trafficking" or "sexual-exploitation")
                .Where(i => days.First[i] >= window.From.DayNumber && days.Last[i] <= window.To.DayNumber)
                .GroupBy(i => table.GetKeys("person")[i])
                .ToList();
            var linkage = FigureComputer.Compute(snapshot, measure, window).Linkage!;
            var shared = byHand.Where(person => person.Select(i => table.GetKeys("report")[i]).Distinct().Count() > 1)
                .Sum(person => person.Select(i => agencies.Values[i]).Distinct().Count() is var several ? several * (several - 1) / 2 : 0);
            return linkage.Reported == byHand.Sum(person => person.Select(i => table.GetKeys("report")[i]).Distinct().Count())
                && linkage.Linked == byHand.Count
                && linkage.Overlaps.Sum(o => o.Persons) == shared
                && linkage.Equals(FigureComputer.Compute(SyntheticFacts.Of(seed, 200, shuffle: seed ^ 5), measure, window).Linkage);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    private static (string, object?)[] Victim(string registered, int person, int report, string agency) =>
        [("registered", registered), ("status", "presumed"), ("person", person), ("report", report), ("agency", agency)];
}
