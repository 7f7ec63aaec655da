using System.Buffers.Binary;
using System.Text;

namespace Pratip.Linkage.Records;

/// <summary>The values of one field as they come: each distinct one is kept once, in UTF-8, and numbered in order of appearance.</summary>
internal sealed class Interned
{
    private readonly List<(int Start, int Length, uint Hash)> _entries = [(0, 0, 0)];
    private int[] _slots = new int[1024];
    private byte[] _text = new byte[16 * 1024];
    private int _end;
    private int[] _values = new int[1024];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Values => _values.AsSpan(0, Count);

    public int Distinct => _entries.Count;

    public void Add(ReadOnlySpan<byte> value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, 2 * Count);
        }

        _values[Count++] = value.IsEmpty ? FieldColumn.Missing : Number(value);
    }

    public ReadOnlySpan<byte> Utf8(int number) => _text.AsSpan(_entries[number].Start, _entries[number].Length);

    public string Text(int number) => Encoding.UTF8.GetString(Utf8(number));

    /// <summary>What another list holds, behind what this one holds.</summary>
    public void Append(Interned other)
    {
        var numbers = new int[other.Distinct];
        for (var number = 1; number < numbers.Length; number++)
        {
            numbers[number] = Number(other.Utf8(number));
        }

        Array.Resize(ref _values, Math.Max(_values.Length, Count + other.Count));
        foreach (var value in other.Values)
        {
            _values[Count++] = numbers[value];
        }
    }

    private int Number(ReadOnlySpan<byte> value)
    {
        var hash = Hash(value);
        var slot = hash & (uint)(_slots.Length - 1);
        while (_slots[slot] is var number && number != 0)
        {
            var entry = _entries[number];
            if (entry.Hash == hash && entry.Length == value.Length && _text.AsSpan(entry.Start, entry.Length).SequenceEqual(value))
            {
                return number;
            }

            slot = (slot + 1) & (uint)(_slots.Length - 1);
        }

        _slots[slot] = _entries.Count;
        Keep(value, hash);
        return _entries.Count - 1;
    }

    private void Keep(ReadOnlySpan<byte> value, uint hash)
    {
        if (_end + value.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _end + value.Length));
        }

        value.CopyTo(_text.AsSpan(_end));
        _entries.Add((_end, value.Length, hash));
        _end += value.Length;
        if (2 * _entries.Count > _slots.Length)
        {
            Grow();
        }
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var number = 1; number < _entries.Count; number++)
        {
            var slot = _entries[number].Hash & (uint)(_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (uint)(_slots.Length - 1);
            }

            _slots[slot] = number;
        }
    }

    /// <summary>Eight bytes at a time, multiplied and folded; quick, and no promise to anybody outside of this run.</summary>
    private static uint Hash(ReadOnlySpan<byte> value)
    {
        var hash = (ulong)value.Length * 0x9E3779B97F4A7C15;
        while (value.Length >= 8)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value)) * 0xD6E8FEB86659FD93;
            hash ^= hash >> 32;
            value = value[8..];
        }

        var rest = 0UL;
        for (var i = 0; i < value.Length; i++)
        {
            rest = (rest << 8) | value[i];
        }

        hash = (hash ^ rest) * 0xD6E8FEB86659FD93;
        return (uint)(hash ^ (hash >> 32));
    }
}
