using System.Runtime.CompilerServices;

namespace Pratip.Statistics.Facts;

/// <summary>
/// Declares columns, takes rows fast, and builds a table that does not depend on the order in which _codes or rows came.
/// <code>
/// var table = FactSchema.Standard.Table("cases").NewTable();
/// var actedOn = table.Dates("acted-on");
/// foreach (...) { table.AddRow(); actedOn.Set(date); ... }
/// </code>
/// </summary>
public sealed class FactTableBuilder(string id, int capacity = 1024)
{
    private readonly Dictionary<string, DateColumnBuilder> _dates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeColumnBuilder> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NumberColumnBuilder> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NumberColumnBuilder> _amounts = new(StringComparer.Ordinal);
    private readonly List<Action<int>> _growers = [];
    private string? _orderedBy;
    private int _capacity = Math.Max(16, capacity);

    public string Id => id;

    public int RowCount { get; private set; }

    internal int CurrentRow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => RowCount - 1;
    }

    public FactTableBuilder DeclareDates(string name)
    {
        var column = new DateColumnBuilder(this);
        _dates.Add(name, column);
        return Declare(column.Grow);
    }

    /// <param name="alsoUnknown">Another code by which the source says "unknown".</param>
    public FactTableBuilder DeclareCodes(string name, string? alsoUnknown = null)
    {
        var column = new CodeColumnBuilder(this, name, alsoUnknown);
        _codes.Add(name, column);
        return Declare(column.Grow);
    }

    /// <summary>The first key declared decides the order of the rows.</summary>
    public FactTableBuilder DeclareKeys(string name)
    {
        var column = new NumberColumnBuilder(this);
        _keys.Add(name, column);
        _orderedBy ??= name;
        return Declare(column.Grow);
    }

    public FactTableBuilder DeclareAmounts(string name)
    {
        var column = new NumberColumnBuilder(this);
        _amounts.Add(name, column);
        return Declare(column.Grow);
    }

    public DateColumnBuilder Dates(string name) => _dates[name];

    public CodeColumnBuilder Codes(string name) => _codes[name];

    public NumberColumnBuilder Keys(string name) => _keys[name];

    public NumberColumnBuilder Amounts(string name) => _amounts[name];

    /// <summary>Adds a row in which nothing is known yet; the columns set their values on it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddRow()
    {
        if (RowCount == _capacity)
        {
            Grow();
        }

        RowCount++;
    }

    /// <summary>Builds the table; the builder is empty afterwards and cannot be used again.</summary>
    public FactTable Build()
    {
        var rows = RowCount;
        foreach (var (name, column) in _keys)
        {
            var missing = column.Values.AsSpan(0, rows).IndexOfAnyInRange(int.MinValue, -1);
            if (missing >= 0)
            {
                throw new InvalidOperationException($"Row {missing + 1} of '{Id}' has no key '{name}': nobody could tell whether it is counted already.");
            }
        }

        var order = _orderedBy is null ? null : OrderBy(_keys[_orderedBy].Values, rows);
        return new(
            Id,
            rows,
            _orderedBy,
            _dates.ToDictionary(c => c.Key, c => c.Value.Build(order, rows), StringComparer.Ordinal),
            _codes.ToDictionary(c => c.Key, c => c.Value.Build(order, rows), StringComparer.Ordinal),
            _keys.ToDictionary(c => c.Key, c => c.Value.Build(order, rows), StringComparer.Ordinal),
            _amounts.ToDictionary(c => c.Key, c => c.Value.Build(order, rows), StringComparer.Ordinal));
    }

    /// <summary>The rows by key, or null where they lie in order already.</summary>
    private static int[]? OrderBy(int[] keys, int rows)
    {
        var inOrder = true;
        var largest = rows == 0 ? 0 : keys[0];
        for (var i = 1; i < rows; i++)
        {
            inOrder &= keys[i - 1] <= keys[i];
            largest = Math.Max(largest, keys[i]);
        }

        if (inOrder)
        {
            return null;
        }

        return largest < 4L * rows ? ByCounting(keys, rows, largest) : BySorting(keys, rows);
    }

    /// <summary>Ordinals are dense, so each key's place follows from how many come before it.</summary>
    private static int[] ByCounting(int[] keys, int rows, int largest)
    {
        var places = new int[largest + 2];
        for (var i = 0; i < rows; i++)
        {
            places[keys[i] + 1]++;
        }

        for (var key = 1; key < places.Length; key++)
        {
            places[key] += places[key - 1];
        }

        var order = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            order[places[keys[i]]++] = i;
        }

        return order;
    }

    private static int[] BySorting(int[] keys, int rows)
    {
        var order = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys[..rows], order);
        return order;
    }

    private FactTableBuilder Declare(Action<int> grow)
    {
        if (RowCount > 0)
        {
            throw new InvalidOperationException($"Columns of '{Id}' are declared before the first row.");
        }

        grow(_capacity);
        _growers.Add(grow);
        return this;
    }

    private void Grow()
    {
        _capacity = checked(_capacity * 2);
        foreach (var grow in _growers)
        {
            grow(_capacity);
        }
    }
}
