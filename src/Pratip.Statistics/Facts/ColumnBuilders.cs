using System.Runtime.CompilerServices;
using Pratip.Kernel;

namespace Pratip.Statistics.Facts;

/// <summary>Grows one array of a column; new places hold the value that means "not known".</summary>
internal static class Growing
{
    public static T[] To<T>(T[] values, int capacity, T missing)
    {
        var grown = new T[capacity];
        values.CopyTo(grown, 0);
        Array.Fill(grown, missing, values.Length, capacity - values.Length);
        return grown;
    }

    public static T[] Picked<T>(T[] values, int[]? order, int rows)
    {
        if (order is null)
        {
            return values.Length == rows ? values : values[..rows];
        }

        var picked = new T[rows];
        for (var i = 0; i < rows; i++)
        {
            picked[i] = values[order[i]];
        }

        return picked;
    }
}

/// <summary>Sets the date of the row that was added last.</summary>
public sealed class DateColumnBuilder(FactTableBuilder table)
{
    private int[] _first = [];
    private int[]? _last;

    public void Set(DateOnly day) => Set(day.DayNumber, day.DayNumber);

    public void Set(PartialDate? date)
    {
        if (date is { } known)
        {
            Set(known.First.DayNumber, known.Last.DayNumber);
        }
    }

    public void Set(int firstDay, int lastDay)
    {
        _first[table.CurrentRow] = firstDay;
        if (firstDay != lastDay && _last is null)
        {
            _last = (int[])_first.Clone();
        }

        if (_last is not null)
        {
            _last[table.CurrentRow] = lastDay;
        }
    }

    internal void Grow(int capacity)
    {
        _first = Growing.To(_first, capacity, FactTable.NoDate);
        _last = _last is null ? null : Growing.To(_last, capacity, FactTable.NoDate);
    }

    internal DateColumn Build(int[]? order, int rows)
    {
        var earliest = Growing.Picked(_first, order, rows);
        var latest = _last is null ? earliest : Growing.Picked(_last, order, rows);
        _first = [];
        _last = null;
        return new(earliest, latest);
    }
}

/// <summary>Sets the code of the row that was added last.</summary>
public sealed class CodeColumnBuilder
{
    private readonly FactTableBuilder _table;
    private readonly string _name;
    private readonly Dictionary<string, ushort> _indexes = new(StringComparer.Ordinal) { [FactTable.UnknownCode] = 0 };
    private readonly List<string> _entries = [FactTable.UnknownCode];
    private ushort[] _values = [];
    private string _lastCode = FactTable.UnknownCode;
    private ushort _lastIndex;

    internal CodeColumnBuilder(FactTableBuilder table, string name, string? alsoUnknown)
    {
        if (alsoUnknown is not null)
        {
            _indexes.Add(alsoUnknown, 0);
        }

        _table = table;
        _name = name;
    }

    /// <summary>No code at all means unknown.</summary>
    public void Set(string? code) => _values[_table.CurrentRow] = IndexOf(code);

    /// <summary>Sets an index that <see cref="IndexOf"/> gave; loops over many rows look each code up once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(ushort index) => _values[_table.CurrentRow] = index;

    public ushort IndexOf(string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            return 0;
        }

        if (string.Equals(code, _lastCode, StringComparison.Ordinal))
        {
            return _lastIndex;
        }

        if (!_indexes.TryGetValue(code, out var index))
        {
            if (_entries.Count > ushort.MaxValue)
            {
                throw new InvalidOperationException($"The column '{_name}' of '{_table.Id}' has more than {ushort.MaxValue} different codes.");
            }

            index = (ushort)_entries.Count;
            _entries.Add(code);
            _indexes.Add(code, index);
        }

        _lastCode = code;
        _lastIndex = index;
        return index;
    }

    internal void Grow(int capacity) => _values = Growing.To(_values, capacity, (ushort)0);

    /// <summary>The dictionary in ordinal order, whatever order the codes were _first seen in.</summary>
    internal CodeColumn Build(int[]? order, int rows)
    {
        var sorted = _entries.Skip(1).Order(StringComparer.Ordinal).Prepend(FactTable.UnknownCode).ToArray();
        var moved = new ushort[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            moved[_indexes[sorted[i]]] = (ushort)i;
        }

        var picked = Growing.Picked(_values, order, rows);
        _values = [];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = moved[picked[i]];
        }

        return new(sorted, picked);
    }
}

/// <summary>Sets a key or an amount of the row that was added last.</summary>
public sealed class NumberColumnBuilder(FactTableBuilder table)
{
    internal const int Missing = -1;

    private int[] _values = [];

    internal int[] Values => _values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int value) => _values[table.CurrentRow] = value;

    /// <summary>A number that was not given stays missing.</summary>
    public void Set(int? value) => _values[table.CurrentRow] = value ?? Missing;

    internal void Grow(int capacity) => _values = Growing.To(_values, capacity, Missing);

    internal int[] Build(int[]? order, int rows)
    {
        var picked = Growing.Picked(_values, order, rows);
        _values = [];
        return picked;
    }
}
