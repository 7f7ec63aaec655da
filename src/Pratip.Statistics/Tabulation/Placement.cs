using System.Runtime.CompilerServices;
using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tabulation;

/// <summary>
/// Decides which rows belong to a window by their dates. A selected row is written as its index; one that may belong but
/// cannot be placed as the complement of its index, so that it can be counted apart.
/// </summary>
internal sealed class Placement
{
    private readonly ReportingWindow _window;
    private readonly int _from;
    private readonly int _to;
    private readonly DateColumn _begin;
    private readonly DateColumn? _end;

    public Placement(FactTable table, Placing placing, ReportingWindow window)
    {
        _window = window;
        _from = window.From.DayNumber;
        _to = window.To.DayNumber;
        _begin = table.GetDates(placing.Date);
        _end = placing.Until is null ? null : table.GetDates(placing.Until);
    }

    /// <summary>The day by which the earliest of a person's rows is found.</summary>
    public int[] Days => _begin.First;

    /// <summary>Indexes of the computed classification "origin".</summary>
    public const ushort UnknownOrigin = 0;
    public const ushort CarriedOver = 1;
    public const ushort New = 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort OriginOf(int row) =>
        _begin.Last[row] < _from ? CarriedOver : _begin.First[row] >= _from ? New : UnknownOrigin;

    /// <summary>The months of the window; "unknown" for a date that is not known to the month.</summary>
    public WindowMonths Months => field ??= new(_window);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort MonthOf(int row) => Months.IndexOf(_begin.First[row], _begin.Last[row]);

    public int Select(int start, int end, int[] selected) => _end is not null
        ? SelectStock(start, end, selected)
        : _begin.IsExact ? SelectExact(start, end, selected) : SelectPartial(start, end, selected);

    /// <summary>No branch depends on the data, so the processor has nothing to guess.</summary>
    private int SelectExact(int start, int end, int[] selected)
    {
        var days = _begin.First.AsSpan(start, end - start);
        var from = _from;
        var span = (uint)(_to - _from);
        var count = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var day = days[i];
            var sign = day >> 31;
            selected[count] = (start + i) ^ sign;
            count += ((uint)(day - from) <= span ? 1 : 0) - sign;
        }

        return count;
    }

    private int SelectPartial(int start, int end, int[] selected)
    {
        var count = 0;
        for (var row = start; row < end; row++)
        {
            var first = _begin.First[row];
            var last = _begin.Last[row];
            if (first >= _from && last <= _to)
            {
                selected[count++] = row;
            }
            else if (first < 0 || (first <= _to && last >= _from))
            {
                selected[count++] = ~row;
            }
        }

        return count;
    }

    private int SelectStock(int start, int end, int[] selected)
    {
        var count = 0;
        for (var row = start; row < end; row++)
        {
            var first = _begin.First[row];
            var last = _begin.Last[row];
            var endedFirst = _end!.First[row];
            var endedLast = _end.Last[row];
            var stillOpen = endedFirst == FactTable.NoDate;
            if (first > _to || (!stillOpen && endedLast < _from))
            {
                continue;
            }

            var placed = first >= 0 && last <= _to && (stillOpen || endedFirst >= _from);
            selected[count++] = placed ? row : ~row;
        }

        return count;
    }
}
