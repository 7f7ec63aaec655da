using Pratip.Linkage.Blocking;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;
using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Incremental;

/// <summary>
/// Records in memory while they come and go, ready to be compared by a model. A record that becomes another takes a new place, and its
/// old place stays empty.
/// </summary>
internal sealed class IndexedRecords
{
    private readonly LinkageField[] _fields;
    private readonly Dictionary<string, int>[] _numbers;
    private readonly List<Guid> _keys = [];
    private readonly List<bool> _gone = [];
    private readonly Dictionary<Guid, int> _places = [];
    private readonly FieldComparator[] _comparators;
    private readonly PackedRecords _packed;

    public IndexedRecords(KeptModel model, IReadOnlyList<LinkageField> fields)
    {
        _fields = [.. fields];
        _numbers = [.. fields.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal) { [""] = FieldColumn.Missing })];
        Table = new RecordTableBuilder(fields).Build().With(model.Frequencies);
        KeyColumns = new KeyColumns(Table);
        _comparators = Comparators.For(Table);
        _packed = new PackedRecords(_comparators, model.Checked(_comparators), []);
    }

    /// <summary>Its columns grow; how many records it was made with says nothing.</summary>
    public RecordTable Table { get; }

    public KeyColumns KeyColumns { get; }

    public int Living => _places.Count;

    public IEnumerable<int> All => _places.Values;

    public Guid Key(int place) => _keys[place];

    public int? Place(Guid key) => _places.TryGetValue(key, out var place) ? place : null;

    public bool IsGone(int place) => _gone[place];

    public int CompareKeys(int a, int b) => _keys[a].CompareTo(_keys[b]);

    /// <summary>What two records weigh, the one with the lower key first; or anything below the floor.</summary>
    public int Weigh(int a, int b, int floor)
    {
        var (one, other) = CompareKeys(a, b) < 0 ? (a, b) : (b, a);
        return _packed.Weigh(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(_packed.Row(one)), ref System.Runtime.InteropServices.MemoryMarshal.GetReference(_packed.Row(other)), floor);
    }

    public bool Says(int place, string?[] values) =>
        Table.Columns.Select((column, field) => string.Equals(column.Text(place), TextOf(values[field], field), StringComparison.Ordinal)).All(isSame => isSame);

    public void Remove(int place)
    {
        _gone[place] = true;
        _places.Remove(_keys[place]);
    }

    /// <returns>The places they took.</returns>
    public int[] Append(IReadOnlyList<RecordChange> records)
    {
        var first = _keys.Count;
        for (var field = 0; field < _fields.Length; field++)
        {
            Append(field, records);
        }

        foreach (var record in records)
        {
            _places.Add(record.Key, _keys.Count);
            _keys.Add(record.Key);
            _gone.Add(false);
        }

        Parallel.ForEach(_comparators, comparator => comparator.Extend());
        KeyColumns.Extend();
        _packed.Extend(first);
        return [.. Enumerable.Range(first, records.Count)];
    }

    private string TextOf(string? typed, int field) => FieldText.Of(FieldText.Trimmed(typed ?? ""), _fields[field].Kind);

    private void Append(int field, IReadOnlyList<RecordChange> records)
    {
        var (values, texts) = (new int[records.Count], new List<string>());
        for (var i = 0; i < values.Length; i++)
        {
            var text = TextOf(records[i].Values![field], field);
            if (!_numbers[field].TryGetValue(text, out values[i]))
            {
                _numbers[field][text] = values[i] = _numbers[field].Count;
                texts.Add(text);
            }
        }

        Table.Columns[field].Append(values, texts);
    }
}
