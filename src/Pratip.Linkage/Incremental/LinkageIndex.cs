using Pratip.Linkage.Blocking;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Incremental;

/// <summary>
/// All records under a model, kept up to date as they come and go: a change compares what it touches and nothing else, and gives what a whole
/// run by the same model over all records would give (after Gruenheid, Dong and Srivastava 2014, PVLDB 7:697). Blocks too large to
/// compare all their pairs are compared in windows; who comes between two others may part them, so whoever stood in a window that
/// moved is looked at again.
/// </summary>
public sealed class LinkageIndex
{
    private readonly KeptModel _model;
    private readonly IndexedRecords _records;
    private readonly GrowingBlocks[] _blocks;

    public LinkageIndex(KeptModel model, IReadOnlyList<LinkageField> fields)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(fields);
        _model = model;
        _records = new IndexedRecords(model, fields);
        _blocks = model.Pairs.AreAll ? [] : [.. model.Pairs.Rules.Select(rule => new GrowingBlocks(
            _records.KeyColumns.Of(rule), ValueOrder.Of(_records.Table, model.Pairs.Order, rule, _records.CompareKeys), _records.IsGone))];
    }

    /// <summary>How many records there are.</summary>
    public int Count => _records.Living;

    /// <summary>Takes the records there are to begin with; once, and before any change.</summary>
    public void Load(IReadOnlyList<RecordChange> records)
    {
        var places = _records.Append(records);
        Parallel.ForEach(_blocks, block => block.Load(places));
    }

    /// <summary>Takes changes over and says whom they touch.</summary>
    /// <param name="changes">Each record once.</param>
    /// <param name="bound">Other records that stand with a record whatever they weigh, such as judged ones.</param>
    /// <param name="also">Records that say what they said, and of which something else has changed, such as a judgement.</param>
    public TouchedRecords Apply(IReadOnlyList<RecordChange> changes, Func<Guid, IEnumerable<Guid>> bound, IReadOnlyCollection<Guid> also)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(bound);
        ArgumentNullException.ThrowIfNull(also);
        var moved = new HashSet<int>();
        foreach (var change in changes)
        {
            Remove(change.Key, moved);
        }

        foreach (var place in _records.Append([.. changes.Where(change => change.Values is not null)]))
        {
            Array.ForEach(_blocks, block => block.Add(place, moved));
            moved.Add(place);
        }

        moved.UnionWith(changes.SelectMany(change => bound(change.Key)).Concat(also).Select(_records.Place).OfType<int>());
        return Touched(moved.Where(place => !_records.IsGone(place)), bound);
    }

    /// <summary>Whether a record is there and says this.</summary>
    public bool Says(Guid key, string?[] values) => _records.Place(key) is { } place && _records.Says(place, values);

    /// <summary>All pairs that a whole run would remember, by their keys: for holding the two against each other.</summary>
    internal IEnumerable<(Guid A, Guid B, int Weight)> Pairs() =>
        from place in _records.All from edge in EdgesOf(place) where _records.CompareKeys(place, edge.Other) < 0 select (_records.Key(place), _records.Key(edge.Other), edge.Weight);

    private void Remove(Guid key, HashSet<int> moved)
    {
        if (_records.Place(key) is { } place)
        {
            moved.UnionWith(EdgesOf(place).Where(HangTogether).Select(edge => edge.Other));
            Array.ForEach(_blocks, block => block.Remove(place, moved));
            _records.Remove(place);
        }
    }

    /// <summary>Whoever hangs together with them, over any number of others, is divided anew with them.</summary>
    private TouchedRecords Touched(IEnumerable<int> seeds, Func<Guid, IEnumerable<Guid>> bound)
    {
        var (touched, open, pairs) = (new HashSet<int>(), new Queue<int>(seeds), new List<(int A, int B, int Weight)>());
        while (open.TryDequeue(out var place))
        {
            if (!touched.Add(place))
            {
                continue;
            }

            foreach (var edge in EdgesOf(place))
            {
                pairs.Add((place, edge.Other, edge.Weight));
                if (HangTogether(edge))
                {
                    open.Enqueue(edge.Other);
                }
            }

            foreach (var other in bound(_records.Key(place)).Select(_records.Place).OfType<int>())
            {
                open.Enqueue(other);
            }
        }

        return RunOver(touched, pairs);
    }

    private TouchedRecords RunOver(HashSet<int> touched, List<(int A, int B, int Weight)> pairs)
    {
        int[] places = [.. touched.OrderBy(_records.Key)];
        var at = places.Select((place, i) => (place, i)).ToDictionary(one => one.place, one => one.i);
        var edges = pairs.Where(pair => at.ContainsKey(pair.B)).Select(pair => new Edge(Math.Min(at[pair.A], at[pair.B]), Math.Max(at[pair.A], at[pair.B]), pair.Weight));
        var table = _records.Table.Pick(places);
        var packed = new PackedRecords(Comparators.For(table), _model.Model, [.. Enumerable.Range(0, places.Length)]);
        return new TouchedRecords([.. places.Select(_records.Key)], new LinkageRun(table, new LinkageOptions(), _model.Model, _model.Pairs, PairPass.Distinct(edges), packed));
    }

    private bool HangTogether((int Other, int Weight) edge) => _model.Model.Probability(edge.Weight / (double)PackedRecords.PerBit) >= PersonClusters.LeastTogether;

    private IEnumerable<(int Other, int Weight)> EdgesOf(int place)
    {
        var others = new HashSet<int>();
        if (_model.Pairs.AreAll)
        {
            others.UnionWith(_records.All);
        }

        Array.ForEach(_blocks, block => block.AddNeighbours(place, others));
        others.Remove(place);
        return others.Select(other => (other, _records.Weigh(place, other, _model.Pairs.Floor))).Where(edge => edge.Item2 >= _model.Pairs.Floor);
    }
}
