using Pratip.Linkage.Linking;
using Pratip.Linkage.Tests.Linking;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Tests.Weights;

public sealed class CalibrationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_model_that_is_too_sure_is_taken_back_to_what_people_say(ulong seed)
    {
        var line = Calibration.Learn([.. Judged(seed, 4_000)])!;
        Assert.InRange(line.Slope, 0.5, 0.7);
        Assert.InRange(line.Shift, -1.25, -0.75);
    }

    [Fact]
    public void Fewer_than_fifty_judgements_of_either_kind_change_nothing()
    {
        var judged = Judged(5, 4_000).OrderByDescending(pair => pair.IsSame).ToList();
        Assert.Null(Calibration.Learn([.. judged.Take(judged.Count(pair => pair.IsSame) + 49)]));
        Assert.Null(Calibration.Learn([.. judged.Skip(judged.Count(pair => pair.IsSame) - 49)]));
        Assert.NotNull(Calibration.Learn([.. judged.Take(50), .. judged.TakeLast(50)]));
        Assert.Null(Calibration.Learn([]));
    }

    [Fact]
    public void Looked_at_by_zone_and_weighed_by_that_the_pairs_teach_what_all_of_them_would()
    {
        // The likeliness bends: a line through the uncertain pairs alone is another one than through all.
        var chance = new SeededDraw(11);
        var all = Enumerable.Range(0, 60_000).Select(_ => (chance.Fraction() * 24) - 8).Select(bits => (bits, same: chance.Fraction() < 0.98 / (1 + Math.Pow(2, 1 - bits)))).ToList();
        var whole = Calibration.Learn([.. all.Select(pair => new JudgedPair(pair.bits, pair.same, 1))])!;
        var looked = all.Where((pair, i) => pair.bits < 6 || i % 20 == 0).ToList();
        var weighed = Calibration.Learn([.. looked.Select(pair => new JudgedPair(pair.bits, pair.same, pair.bits < 6 ? 1 : 20))])!;
        var plain = Calibration.Learn([.. looked.Select(pair => new JudgedPair(pair.bits, pair.same, 1))])!;
        Assert.True(Math.Abs(weighed.Slope - whole.Slope) < 0.3 * Math.Abs(plain.Slope - whole.Slope), $"all {whole}, weighed {weighed}, not weighed {plain}");
    }

    [Fact]
    public void Kinds_that_do_not_overlap_leave_a_line_that_ends()
    {
        var line = Calibration.Learn([.. Enumerable.Range(0, 200).Select(i => new JudgedPair(i < 100 ? -20 : 20, i >= 100, 1))])!;
        Assert.InRange(line.Slope, 0.5, 3);
        Assert.InRange(line.Shift, -1, 1);
    }

    [Fact]
    public void Calibrated_pairs_keep_their_order_and_their_waterfall_says_the_same_chance()
    {
        var run = new Linker(InventedReports.Make(300, 4).Table, new LinkageOptions()).Run();
        var calibrated = run.Calibrated(new Calibration(0.5, -2));
        var pairs = run.Edges.OrderBy(edge => edge.Weight).ToList();
        Assert.All(pairs.Zip(pairs.Skip(1)), two => Assert.True(calibrated.Model.Probability(two.First.Bits) <= calibrated.Model.Probability(two.Second.Bits)));
        Assert.All(pairs.Take(50), edge => Assert.Equal(calibrated.Model.Probability(edge.Bits), calibrated.Explain(edge.A, edge.B).Probability, 1e-2));
    }

    [Fact]
    public void A_kept_model_holds_its_calibration_and_any_difference_makes_another_digest()
    {
        var run = new Linker(InventedReports.Make(300, 4).Table, new LinkageOptions()).Run();
        var (plain, calibrated) = (KeptModel.Of(run), KeptModel.Of(run.Calibrated(new Calibration(0.5, -2))));
        var again = KeptModel.Of(calibrated.ToBytes());
        Assert.Equal((calibrated.Digest, calibrated.Model.Calibration, calibrated.Threshold), (again.Digest, again.Model.Calibration, again.Threshold));
        KeptModel[] others =
        [
            plain, calibrated, new(plain.Model, plain.Pairs, plain.Frequencies, plain.Threshold + 0.5, plain.Records),
            new(plain.Model, plain.Pairs, [.. plain.Frequencies.Select((one, field) => field == 0 ? one with { Values = one.Values with { All = one.Values.All + 1 } } : one)], plain.Threshold, plain.Records),
        ];
        Assert.Equal(others.Length, others.Select(model => model.Digest).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(plain.Digest, KeptModel.Of(new Linker(InventedReports.Make(300, 4).Table, new LinkageOptions()).Run()).Digest);
    }

    /// <summary>What the model holds for a bit is worth 0.6 of one, and it is one bit too sure.</summary>
    private static IEnumerable<JudgedPair> Judged(ulong seed, int count)
    {
        var chance = new SeededDraw(seed);
        for (var i = 0; i < count; i++)
        {
            var bits = (chance.Fraction() * 16) - 6;
            yield return new JudgedPair(bits, chance.Fraction() < 1 / (1 + Math.Pow(2, 1 - (0.6 * bits))), 1);
        }
    }
}
