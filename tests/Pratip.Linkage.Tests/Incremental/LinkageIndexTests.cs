using Pratip.Linkage.Blocking;
using Pratip.Linkage.Incremental;
using Pratip.Linkage.Linking;

namespace Pratip.Linkage.Tests.Incremental;

public sealed class LinkageIndexTests
{
    private static readonly LinkageOptions All = new();
    private static readonly LinkageOptions Blocked = new() { LeastPairs = 0, PairsPerRecord = 25 };

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 40, true)]
    [InlineData(3, 1, false)]
    [InlineData(4, 7, false)]
    [InlineData(5, 300, false)]
    [InlineData(6, 1_000, false)]
    public void Records_that_arrive_in_any_order_and_number_give_the_pairs_and_persons_of_a_whole_run(ulong seed, int atOnce, bool comparesAll)
    {
        var reports = ArrivingReports.Make(1_500, seed);
        var model = Learn(reports, 1_250, comparesAll ? All : Blocked);
        Assert.Equal(comparesAll, model.Pairs.AreAll);
        var steps = new Steps(reports, model, reports.Keys.Take(700));
        foreach (var some in Shuffled(reports.Keys.Skip(700), seed).Chunk(atOnce))
        {
            steps.Take([.. some.Select(reports.Came)]);
        }

        steps.HoldAgainstWhole();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 25)]
    public void Blocks_too_large_to_compare_all_their_pairs_give_the_same_whoever_comes_first(ulong seed, int atOnce)
    {
        var reports = ArrivingReports.Make(1_400, seed, namesakes: 600);
        var model = WithWideRules(Learn(reports, 1_400, All));
        Assert.NotEqual(0, Linker.Run(reports.Together(reports.Keys).Table, model, All).CutPairs);
        var order = Shuffled(reports.Keys, seed).ToList();
        var steps = new Steps(reports, model, order.Take(900));
        foreach (var some in order.Skip(900).Chunk(atOnce))
        {
            steps.Take([.. some.Select(reports.Came)]);
        }

        steps.HoldAgainstWhole();

        // And back again: blocks grow small, and windows close over who is gone.
        foreach (var some in Shuffled(order, seed + 1).Take(500).Chunk(atOnce))
        {
            steps.Take([.. some.Select(key => new RecordChange(key, null))]);
        }

        steps.HoldAgainstWhole();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Records_that_change_or_go_leave_no_trace(ulong seed)
    {
        var reports = ArrivingReports.Make(1_200, seed);
        var model = Learn(reports, 1_200, Blocked);
        var steps = new Steps(reports, model, reports.Keys);
        var some = Shuffled(reports.Keys, seed).Take(150).ToList();
        foreach (var (key, i) in some.Select((key, i) => (key, i)))
        {
            steps.Take([new RecordChange(key, i % 3 == 0 ? null : reports.Came(reports.Keys[i]).Values)]);
        }

        foreach (var back in some.Chunk(20))
        {
            steps.Take([.. back.Select(reports.Came)]);
        }

        steps.HoldAgainstWhole();
    }

    [Fact]
    public void By_the_model_it_has_learnt_a_run_finds_what_it_found_learning_it()
    {
        foreach (var options in new[] { All, Blocked })
        {
            var table = ArrivingReports.Make(1_300, 9, namesakes: 450) is var reports ? reports.Together(reports.Keys).Table : null!;
            var learnt = new Linker(table, options).Run();
            var again = Linker.Run(table, KeptModel.Of(KeptModel.Of(learnt).ToBytes()), options);
            Assert.NotEmpty(learnt.Edges);
            Assert.Equal(learnt.Edges, again.Edges);
            Assert.Equal(learnt.CutPairs, again.CutPairs);
        }
    }

    [Fact]
    public void A_model_about_other_fields_is_refused()
    {
        var reports = ArrivingReports.Make(200, 1);
        var model = Learn(reports, 200, All);
        Assert.True(model.Fits(ArrivingReports.Fields));
        Assert.False(model.Fits([.. ArrivingReports.Fields.Reverse()]));
        Assert.Throws<ArgumentException>(() => new LinkageIndex(model, [.. ArrivingReports.Fields.Skip(1)]));
    }

    [Fact]
    public void A_change_touches_few()
    {
        var reports = ArrivingReports.Make(3_000, 11);
        var steps = new Steps(reports, Learn(reports, 2_999, Blocked), reports.Keys.SkipLast(1));
        Assert.InRange(steps.Take([reports.Came(reports.Keys[^1])]), 1, 300);
    }

    /// <summary>From a part of them: what comes later has values the model has never seen.</summary>
    private static KeptModel Learn(ArrivingReports reports, int count, LinkageOptions options) =>
        KeptModel.Of(KeptModel.Of(new Linker(reports.Together(reports.Keys.Take(count)).Table, options).Run()).ToBytes());

    /// <summary>Rules no run would choose: half of the records stand in one block of theirs.</summary>
    private static KeptModel WithWideRules(KeptModel model)
    {
        BlockingRule[] rules = [new([new(1, KeyForm.Year), new(0, KeyForm.Sound)]), new([new(0, KeyForm.Whole)]), new([new(6, KeyForm.Whole)])];
        return new KeptModel(model.Model, model.Pairs with { Rules = rules, AreAll = false }, model.Frequencies, model.Threshold, model.Records);
    }

    private static Guid[] Shuffled(IEnumerable<Guid> keys, ulong seed)
    {
        var shuffled = keys.ToArray();
        new Random((int)seed).Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>One index with the persons it has led to, step by step.</summary>
    private sealed class Steps
    {
        private readonly ArrivingReports _reports;
        private readonly KeptModel _model;
        private readonly LinkageIndex _index;
        private readonly Dictionary<Guid, Guid> _persons;

        public Steps(ArrivingReports reports, KeptModel model, IEnumerable<Guid> first)
        {
            var (keys, table) = reports.Together(first);
            (_reports, _model, _index) = (reports, model, new LinkageIndex(model, ArrivingReports.Fields));
            _index.Load(keys.ConvertAll(reports.Came));
            _persons = reports.Divide(Linker.Run(table, model, All), keys, model);
        }

        /// <returns>How many records had to be looked at.</returns>
        public int Take(RecordChange[] changes)
        {
            var touched = _index.Apply(changes, _reports.Bound, []);
            Array.ForEach(changes, change => _persons.Remove(change.Key));
            foreach (var (key, person) in _reports.Divide(touched.Run, touched.Keys, _model))
            {
                _persons[key] = person;
            }

            return touched.Keys.Count;
        }

        public void HoldAgainstWhole()
        {
            var (keys, table) = _reports.Together(_persons.Keys);
            var run = Linker.Run(table, _model, All);
            Assert.Equal(run.Edges.Select(edge => (keys[edge.A], keys[edge.B], edge.Weight)), _index.Pairs().OrderBy(pair => pair.A).ThenBy(pair => pair.B));
            Assert.Equal(_reports.Divide(run, keys, _model).OrderBy(one => one.Key), _persons.OrderBy(one => one.Key));
            Assert.Equal(keys.Count, _index.Count);
        }
    }
}
