using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tabulation;

/// <summary>Every measure, by every breakdown, in windows of every kind: the fast way yields what counting by hand does.</summary>
public sealed class HandCountTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_figure_of_a_random_register_is_that_of_a_count_by_hand(int seed)
    {
        var random = new Random(seed);
        var register = RandomRegister.Of(seed, 40 + random.Next(120));
        HoldAgainstHand(register, [.. from window in Enumerable.Range(0, 4).Select(_ => RandomRegister.Window(random)).Distinct()
                                      from measure in MeasureCatalogue.Standard.All
                                      where !measure.IsReportedOnly
                                      from division in measure.Breakdowns.Select(b => (string?)b.Id).Prepend(null)
                                      select new FigureRequest(measure, window, division)]);
    }

    [Theory]
    [InlineData("suspects.to-court", "group")]
    [InlineData("court.defendants", "origin")]
    [InlineData("repatriation.files", null)]
    [InlineData("removals", "citizenship")]
    public void Persons_and_files_whose_rows_lie_in_several_blocks_are_counted_once(string measure, string? by)
    {
        var found = MeasureCatalogue.Standard.Get(measure);
        var random = new Random(7);
        var register = found.Subjects.Aggregate(new SampleRegister(), (with, subject) => with.Return(subject, "2021..2026"));
        var schema = FactSchema.Standard.Table(found.Facts!);
        for (var i = 0; i < 20_000; i++)
        {
            register.Row(schema.Id,
            [
                (found.Placing!.Date, new DateOnly(2023, 7, 1).AddDays(random.Next(700)).ToString("yyyy-MM-dd")),
                .. found.Where.Select(w => (w.Key, (object?)w.Value[random.Next(w.Value.Count)])),
                .. by is not null && schema.Codes.ContainsKey(by) && !found.Where.ContainsKey(by) ? [(by, random.Next(2) == 0 ? "CN" : "VN")] : Array.Empty<(string, object?)>(),
                // One person owns thousands of rows: more than a block holds.
                .. schema.Keys.Select(k => (k, (object?)(random.Next(2) == 0 ? 5 : random.Next(3_000)))),
            ]);
        }

        HoldAgainstHand(register, [new(found, ReportingWindow.OfYear(2024), by)]);
    }

    private static void HoldAgainstHand(SampleRegister register, IReadOnlyList<FigureRequest> requests)
    {
        var figures = FigureComputer.ComputeAll(register.Snapshot(), requests);
        foreach (var figure in figures)
        {
            var hand = HandCount.Of(register, figure.Measure, figure.Window, figure.By);
            var what = $"{figure.Measure.Id} by {figure.By} in {figure.Window}";
            Assert.True((hand.Total, hand.Undated) == (figure.Total, figure.Undated), $"{what}: {hand.Total} and {hand.Undated} undated by hand, {figure.Total} and {figure.Undated}");
            Assert.Equal(figure.Rows.Count, figure.Rows.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count());
            Assert.All(figure.Rows, r => Assert.True(hand.Parts.GetValueOrDefault(r.Key) == r.Value, $"{what}, {r.Key}: {hand.Parts.GetValueOrDefault(r.Key)} by hand, {r.Value}"));
            Assert.All(hand.Parts.Where(p => p.Value > 0), p => Assert.NotNull(figure.FindRow(p.Key)));
            if (figure.By is not null)
            {
                Assert.Equal(figure.Total, figure.Rows.Sum(r => r.Value));
                HoldTheOrder(figure);
            }
        }
    }

    /// <summary>A closed list as it is printed, months as they come, an open list by size; unknown last, whether anybody is unknown or not.</summary>
    private static void HoldTheOrder(Figure figure)
    {
        Assert.Equal(FactTable.UnknownCode, figure.Rows[^1].Key);
        if (figure.By == Breakdown.Month)
        {
            Assert.Equal(figure.Rows.SkipLast(1).OrderBy(r => r.Key, StringComparer.Ordinal), figure.Rows.SkipLast(1));
            return;
        }

        var classification = ClassificationCatalogue.Standard.Get(figure.Measure.GetBreakdown(figure.By!).ClassificationId);
        var listed = classification.IsOpen ? [] : classification.Codes.Select(c => c.Code).ToList();
        var rows = figure.Rows.SkipLast(1).ToList();
        var (first, rest) = (rows.Where(r => listed.Contains(r.Key, StringComparer.Ordinal)).ToList(), rows.Where(r => !listed.Contains(r.Key, StringComparer.Ordinal)).ToList());
        Assert.Equal(first.Concat(rest), rows);
        Assert.Equal(first.OrderBy(r => listed.IndexOf(r.Key)), first);
        Assert.Equal(rest.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal), rest);
        Assert.All(rest, r => Assert.NotEqual(0, r.Value));
    }
}
