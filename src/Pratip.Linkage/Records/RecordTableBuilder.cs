using System.Text;

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

    /// <summary>One record: a value for each field, null or empty where it is missing.</summary>
    public void Add(params ReadOnlySpan<string?> values)
    {
        if (values.Length != _fields.Length)
        {
            throw new ArgumentException($"A record has {_fields.Length} values, not {values.Length}.", nameof(values));
        }

        for (var field = 0; field < _fields.Length; field++)
        {
            Set(field, Encoding.UTF8.GetBytes(values[field] ?? ""));
        }

        EndRecord();
    }

    /// <summary>The table; values that differ only in what carries no meaning for their kind are one value.</summary>
    public RecordTable Build()
    {
        var columns = new FieldColumn[_fields.Length];
        Parallel.For(0, _fields.Length, field => columns[field] = Column(_fields[field], _columns[field]));
        return new RecordTable(columns, Count);
    }

    /// <summary>The next record's value of a field, in UTF-8; every field is set once before <see cref="EndRecord"/>.</summary>
    internal void Set(int field, ReadOnlySpan<byte> value) => _columns[field].Add(Trim(value));

    internal void EndRecord() => Count++;

    /// <summary>The records of another builder of the same fields, behind those of this one.</summary>
    internal void Append(RecordTableBuilder other)
    {
        Parallel.For(0, _fields.Length, field => _columns[field].Append(other._columns[field]));
        Count += other.Count;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        while (value.Length > 0 && value[0] is (byte)' ' or (byte)'\t')
        {
            value = value[1..];
        }

        while (value.Length > 0 && value[^1] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            value = value[..^1];
        }

        return value;
    }

    /// <summary>Numbers in order of the first record that has the value, so that the same records give the same table.</summary>
    private static FieldColumn Column(LinkageField field, Interned typed)
    {
        var distinct = new Dictionary<string, int>(typed.Distinct, StringComparer.Ordinal) { [""] = FieldColumn.Missing };
        var texts = new List<string>(typed.Distinct) { "" };
        var of = new int[typed.Distinct];
        for (var number = 1; number < of.Length; number++)
        {
            var text = FieldText.Of(typed.Text(number), field.Kind);
            if (!distinct.TryGetValue(text, out of[number]))
            {
                of[number] = texts.Count;
                distinct.Add(text, texts.Count);
                texts.Add(text);
            }
        }

        var values = new int[typed.Count];
        for (var record = 0; record < values.Length; record++)
        {
            values[record] = of[typed.Values[record]];
        }

        return new FieldColumn(field, values, [.. texts]);
    }
}
