using System.Buffers;

namespace Pratip.Linkage.Records;

/// <summary>Takes records one after the other and keeps each distinct value once.</summary>
public sealed class RecordTableBuilder
{
    private readonly LinkageField[] _fields;
    private readonly Interned[] _columns;

    /// <param name="fields">At most <see cref="RecordTable.MostFields"/>.</param>
    public RecordTableBuilder(IReadOnlyList<LinkageField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count is 0 or > RecordTable.MostFields)
        {
            throw new ArgumentException($"Between 1 and {RecordTable.MostFields} fields can be compared, not {fields.Count}.", nameof(fields));
        }

        _fields = [.. fields];
        _columns = [.. fields.Select(_ => new Interned())];
    }

    public int Count { get; private set; }

    /// <summary>The next record's value of a field; every field is set once before <see cref="EndRecord"/>.</summary>
    public void Set(int field, ReadOnlySpan<char> value) => _columns[field].Add(value.Trim());

    public void EndRecord() => Count++;

    public void Add(params ReadOnlySpan<string?> values)
    {
        for (var field = 0; field < _fields.Length; field++)
        {
            Set(field, values[field]);
        }

        EndRecord();
    }

    /// <summary>The table; values that differ only as <see cref="FieldText"/> does not see are one value.</summary>
    public RecordTable Build()
    {
        var columns = new FieldColumn[_fields.Length];
        Parallel.For(0, _fields.Length, field => columns[field] = _columns[field].Column(_fields[field], Count));
        return new RecordTable(columns, Count);
    }

    private sealed class Interned
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = FieldColumn.Missing };
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
        private int[] _values = ArrayPool<int>.Shared.Rent(1024);
        private int _count;

        public Interned() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

        public void Add(ReadOnlySpan<char> value)
        {
            if (_count == _values.Length)
            {
                Array.Resize(ref _values, 2 * _count);
            }

            if (!_lookup.TryGetValue(value, out var number))
            {
                number = _numbers.Count;
                _lookup[value] = number;
            }

            _values[_count++] = number;
        }

        /// <summary>Ids in order of the first record that has the value, so that the same records give the same table.</summary>
        public FieldColumn Column(LinkageField field, int count)
        {
            var typed = new string[_numbers.Count];
            foreach (var (text, number) in _numbers)
            {
                typed[number] = text;
            }

            _numbers.Clear();
            var distinct = new Dictionary<string, int>(typed.Length, StringComparer.Ordinal) { [""] = FieldColumn.Missing };
            var texts = new List<string>(typed.Length) { "" };
            var of = new int[typed.Length];
            for (var number = 1; number < typed.Length; number++)
            {
                var text = FieldText.Of(typed[number], field.Kind);
                if (!distinct.TryGetValue(text, out of[number]))
                {
                    of[number] = texts.Count;
                    distinct.Add(text, texts.Count);
                    texts.Add(text);
                }
            }

            var values = new int[count];
            for (var record = 0; record < count; record++)
            {
                values[record] = of[_values[record]];
            }

            return new FieldColumn(field, values, [.. texts]);
        }
    }
}
