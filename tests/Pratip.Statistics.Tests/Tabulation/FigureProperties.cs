using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

/// <summary>What holds for every register, tried on random ones.</summary>
public sealed class FigureProperties
{
    private static readonly Config Tries = Config.QuickThrowOnFailure.WithMaxTest(12);

    [Fact]
    public void Parts_always_add_up_to_the_total()
    {
        Prop.ForAll<int>(seed =>
        {
            var figures = FigureComputer.ComputeAll(SyntheticFacts.Of(seed, 120), [.. SyntheticFacts.EveryFigure("2024", "2024-02-10..2024-11-03")]);
            return figures.Where(f => f.By is not null).All(f => f.Rows.Sum(r => r.Value) == f.Total && f.Rows[^1].Key.Split(Breakdown.Cross).All(key => key == "unknown"));
        }).Check(Tries);
    }

    [Fact]
    public void The_order_of_the_rows_changes_nothing()
    {
        Prop.ForAll<int>(seed =>
        {
            var requests = SyntheticFacts.EveryFigure("2024").ToList();
            var one = FigureComputer.ComputeAll(SyntheticFacts.Of(seed, 120), requests);
            var other = FigureComputer.ComputeAll(SyntheticFacts.Of(seed, 120, shuffle: seed ^ 77), requests);
            return one.Zip(other).All(p => p.First.Total == p.Second.Total && p.First.Undated == p.Second.Undated && p.First.Rows.SequenceEqual(p.Second.Rows));
        }).Check(Tries);
    }

    [Fact]
    public void Two_half_years_hold_what_the_year_holds_and_dates_across_the_middle_are_the_difference()
    {
        Prop.ForAll<int>(seed =>
        {
            var snapshot = SyntheticFacts.Of(seed, 150);
            return Flows(CountingKind.Rows, CountingKind.Sum).All(measure =>
            {
                var year = FigureComputer.Compute(snapshot, measure, ReportingWindow.OfYear(2024));
                var first = FigureComputer.Compute(snapshot, measure, ReportingWindow.OfSemester(2024, 1));
                var second = FigureComputer.Compute(snapshot, measure, ReportingWindow.OfSemester(2024, 2));
                var across = first.Undated!.Value - year.Undated!.Value;
                return year.Total == first.Total + second.Total + across && first.Undated == second.Undated;
            });
        }).Check(Tries);
    }

    [Fact]
    public void Distinct_persons_of_a_year_are_at_most_those_of_its_halves_and_at_least_those_of_either()
    {
        Prop.ForAll<int>(seed =>
        {
            var snapshot = SyntheticFacts.Of(seed, 150);
            return Flows(CountingKind.Distinct).All(measure =>
            {
                var year = FigureComputer.Compute(snapshot, measure, ReportingWindow.OfYear(2024));
                var first = FigureComputer.Compute(snapshot, measure, ReportingWindow.OfSemester(2024, 1)).Total!.Value;
                var second = FigureComputer.Compute(snapshot, measure, ReportingWindow.OfSemester(2024, 2)).Total!.Value;
                return year.Total >= Math.Max(first, second) && year.Total + year.Undated >= 0 && year.Total <= first + second + PlacedOnlyInTheYear(snapshot, measure);
            });
        }).Check(Tries);
    }

    [Fact]
    public void Counting_by_hand_gives_the_same_persons()
    {
        Prop.ForAll<int>(seed =>
        {
            var snapshot = SyntheticFacts.Of(seed, 200);
            var table = snapshot.Table("suspect-stages");
            var (stages, groups, days, persons) = (table.GetCodes("stage"), table.GetCodes("group"), table.GetDates("on"), table.GetKeys("person"));
            var window = ReportingWindow.OfYear(2024);
            var byHand = Enumerable.Range(0, table.RowCount)
                .Where(i => stages.Dictionary[stages.Values[i]] == "arrest" && groups.Dictionary[groups.Values[i]] is "trafficking" or "sexual-exploitation")
                .Where(i => days.First[i] >= window.From.DayNumber && days.Last[i] <= window.To.DayNumber)
                .GroupBy(i => persons[i])
                .Select(g => g.Any(i => groups.Dictionary[groups.Values[i]] == "trafficking"))
                .ToList();
            var figure = FigureComputer.Compute(snapshot, MeasureCatalogue.Standard.Get("suspects.arrested"), window, "group");
            return figure.Total == byHand.Count && figure.FindRow("trafficking")!.Value == byHand.Count(t => t);
        }).Check(Tries);
    }

    /// <summary>Persons whose only date is known no better than the year belong to it and to neither half.</summary>
    private static long PlacedOnlyInTheYear(Pratip.Statistics.Facts.FactSnapshot snapshot, Measure measure)
    {
        var days = snapshot.Table(measure.Facts!).GetDates(measure.Placing!.Date);
        var middle = new DateOnly(2024, 6, 30).DayNumber;
        return days.First.Zip(days.Last).LongCount(d => d.First <= middle && d.Second > middle);
    }

    private static IEnumerable<Measure> Flows(params CountingKind[] kinds) =>
        MeasureCatalogue.Standard.All.Where(m => !m.IsReportedOnly && !m.Placing!.IsStock && kinds.Contains(m.Counting.Kind));
}
