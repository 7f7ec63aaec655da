using Pratip.Bench.Linkage;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Incremental;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Tests.Incremental;

/// <summary>Reports of the generator under keys, with judgements and facts that exclude each other, as they would arrive one after the other or all at once.</summary>
internal sealed class ArrivingReports
{
    private readonly Dictionary<Guid, string?[]> _values = [];
    private readonly Dictionary<Guid, List<Guid>> _same = [];
    private readonly HashSet<(Guid, Guid)> _notSame = [];

    public static IReadOnlyList<LinkageField> Fields => MadeReports.Fields;

    /// <summary>In the order of the generator, which is none of theirs.</summary>
    public List<Guid> Keys { get; } = [];

    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed makes the same reports.</param>
    /// <param name="namesakes">So many of them have one name, one year of birth and one citizenship.</param>
    public static ArrivingReports Make(int count, ulong seed, int namesakes = 0)
    {
        var (reports, chance) = (new ArrivingReports(), new SeededDraw(seed + 1));
        var table = new MadeReports(seed).Make(count).Table;
        for (var i = 0; i < count; i++)
        {
            string?[] values = [.. table.Columns.Select(column => column.Text(i))];
            (values[0], values[1], values[3]) = i % 2 == 0 && i / 2 < namesakes ? ("Sok Dara", $"1990-{1 + chance.Below(12):00}-{1 + chance.Below(28):00}", "kh") : (values[0], values[1], values[3]);
            values[5] = i % 7 == 3 && values[5] is { Length: > 0 } phone ? $"{phone}{RecordTable.Separator}{table.Columns[5].Text(chance.Below(count))}" : values[5];
            reports.Keys.Add(reports.Add(chance, values));
        }

        for (var i = 0; i < count / 50; i++)
        {
            reports.Judge(chance, isSame: i % 4 == 0);
        }

        return reports;
    }

    public RecordChange Came(Guid key) => new(key, _values[key]);

    /// <summary>As a file holds them, in the order of their keys.</summary>
    public (List<Guid> Keys, RecordTable Table) Together(IEnumerable<Guid> keys)
    {
        var (sorted, builder) = (keys.Order().ToList(), new RecordTableBuilder(Fields));
        sorted.ForEach(key => builder.Add(_values[key]));
        return (sorted, builder.Build());
    }

    public IEnumerable<Guid> Bound(Guid key) => _same.GetValueOrDefault(key) ?? [];

    /// <summary>The person of each report, known by its lowest key.</summary>
    public Dictionary<Guid, Guid> Divide(LinkageRun run, IReadOnlyList<Guid> keys, KeptModel model)
    {
        var places = keys.Select((key, place) => (key, place)).ToDictionary(one => one.key, one => one.place);
        var same = from one in _same from other in one.Value where places.ContainsKey(one.Key) && places.ContainsKey(other) select (places[one.Key], places[other]);
        var notSame = _notSame.Where(pair => places.ContainsKey(pair.Item1) && places.ContainsKey(pair.Item2)).Select(pair => (places[pair.Item1], places[pair.Item2]));
        var clusters = PersonClusters.Of(run, new LinkageConstraints(same, notSame, (a, b) => (keys[a].GetHashCode() ^ keys[b].GetHashCode()) % 40 == 0), model.Threshold);
        return keys.Select((key, place) => (key, person: keys[clusters[place]])).ToDictionary(one => one.key, one => one.person);
    }

    private Guid Add(SeededDraw chance, string?[] values)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, chance.Next());
        BitConverter.TryWriteBytes(bytes[8..], chance.Next());
        var key = new Guid(bytes);
        _values.Add(key, values);
        return key;
    }

    /// <summary>Neighbours in the generator are often one person, and others hardly ever.</summary>
    private void Judge(SeededDraw chance, bool isSame)
    {
        var at = chance.Below(Keys.Count - 1);
        var (one, other) = (Keys[at], Keys[isSame ? chance.Below(Keys.Count) : at + 1]);
        if (isSame && one != other)
        {
            (_same.TryGetValue(one, out var of) ? of : _same[one] = []).Add(other);
            (_same.TryGetValue(other, out of) ? of : _same[other] = []).Add(one);
        }
        else
        {
            _notSame.Add((one, other));
        }
    }
}
