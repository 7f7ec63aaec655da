namespace Pratip.Statistics.Disclosure;

/// <summary>
/// A pattern in the making: which cells are hidden and the moves that prove how far each primary cell is from being found out.
/// A secondary cell is hidden exactly as long as a proof needs it. Changes can be taken back.
/// </summary>
internal sealed class Proofs
{
    /// <summary>Smaller differences come from adding numbers up.</summary>
    public const double Rounding = 1e-6;

    private readonly SuppressionTask _task;
    private readonly double[] _worth;
    private readonly CellMove?[] _upward;
    private readonly CellMove?[] _downward;
    private readonly int[] _uses;
    private readonly bool[] _isPrimary;
    private readonly List<CellMove>[] _through;
    private readonly Stack<(int Cell, bool Upward, CellMove? Before, double Room)> _changes = [];

    public Proofs(SuppressionTask task)
    {
        _task = task;
        var cells = task.System.Count;
        _upward = new CellMove?[cells];
        _downward = new CellMove?[cells];
        _uses = new int[cells];
        _isPrimary = new bool[cells];
        IsHidden = new bool[cells];
        Up = new double[cells];
        Down = new double[cells];
        _through = new List<CellMove>[cells];
        _worth = [.. Enumerable.Range(0, cells).Select(cell => task.Known.Contains(cell) ? double.PositiveInfinity : WorthOf(task, cell))];
        Costs = [.. _worth];
        foreach (var cell in task.Primary.Keys)
        {
            _isPrimary[cell] = true;
            Costs[cell] = 0;
            IsHidden[cell] = true;
        }
    }

    public bool[] IsHidden { get; }

    /// <summary>What hiding a cell would cost now.</summary>
    public double[] Costs { get; }

    /// <summary>What all secondary cells together are worth shown.</summary>
    public double Worth { get; private set; }

    /// <summary>How far each cell is proved to be able to move.</summary>
    public double[] Up { get; }

    public double[] Down { get; }

    public double WidthOf(int cell) => Up[cell] + Down[cell];

    public bool IsWide(int cell) => WidthOf(cell) >= _task.Primary[cell] - Rounding;

    public bool IsPrimary(int cell) => _isPrimary[cell];

    public double WorthOf(int cell) => _worth[cell];

    public IEnumerable<int> Secondary => Enumerable.Range(0, IsHidden.Length).Where(cell => IsHidden[cell] && !_isPrimary[cell]);

    /// <summary>Takes a move as proof for its first cell, and for other primary cells in it that are not wide enough yet.</summary>
    public void Take(CellMove move)
    {
        for (var place = 0; place < move.Cells.Length; place++)
        {
            var cell = move.Cells[place];
            if (!_isPrimary[cell] || (place > 0 && IsWide(cell)))
            {
                continue;
            }

            var (up, down) = move.Of(place);
            if (up > Up[cell] + Rounding)
            {
                Set(cell, true, move, up);
            }

            if (down > Down[cell] + Rounding)
            {
                Set(cell, false, move, down);
            }
        }
    }

    /// <summary>The primary cells whose proof needs a cell.</summary>
    public List<int> RestingOn(int cell)
    {
        var found = new List<int>();
        foreach (var resting in (_through[cell] ?? []).SelectMany(move => move.Cells).Where(other => _isPrimary[other]).Distinct().Order())
        {
            if (Needs(_upward[resting], cell) || Needs(_downward[resting], cell))
            {
                found.Add(resting);
            }
        }

        return found;
    }

    /// <summary>Gives up the proofs of a primary cell, as far as they need a cell that is to be shown.</summary>
    public void Drop(int primary, int needed)
    {
        if (Needs(_upward[primary], needed))
        {
            Set(primary, true, null, 0);
        }

        if (Needs(_downward[primary], needed))
        {
            Set(primary, false, null, 0);
        }
    }

    /// <summary>Must a cell stay shown for now?</summary>
    public void Forbid(int cell) => Costs[cell] = double.PositiveInfinity;

    public void Allow(int cell) => Costs[cell] = IsHidden[cell] ? 0 : _worth[cell];

    public void Keep() => _changes.Clear();

    public void TakeBack()
    {
        while (_changes.TryPop(out var change))
        {
            Put(change.Cell, change.Upward, change.Before, change.Room);
        }
    }

    private static double WorthOf(SuppressionTask task, int cell) => task.Worth?.Invoke(cell) ?? 1 + (Math.Log2(1 + task.System.Values[cell]) / 50);

    private static bool Needs(CellMove? move, int cell) => move is not null && Array.IndexOf(move.Cells, cell) >= 0;

    private void Set(int cell, bool upward, CellMove? move, double room)
    {
        _changes.Push((cell, upward, upward ? _upward[cell] : _downward[cell], upward ? Up[cell] : Down[cell]));
        Put(cell, upward, move, room);
    }

    private void Put(int cell, bool upward, CellMove? move, double room)
    {
        var proofs = upward ? _upward : _downward;
        Count(move, 1);
        Count(proofs[cell], -1);
        proofs[cell] = move;
        (upward ? Up : Down)[cell] = room;
    }

    private void Count(CellMove? move, int by)
    {
        if (move is null)
        {
            return;
        }

        var before = move.Uses;
        move.Uses += by;
        if (before > 0 && move.Uses > 0)
        {
            return;
        }

        foreach (var cell in move.Cells)
        {
            CountCell(move, cell, by);
        }
    }

    private void CountCell(CellMove move, int cell, int by)
    {
        if (by > 0)
        {
            (_through[cell] ??= []).Add(move);
        }
        else
        {
            _through[cell].Remove(move);
        }

        if (_isPrimary[cell])
        {
            return;
        }

        var before = _uses[cell];
        _uses[cell] += by;
        if ((before == 0) == (_uses[cell] == 0))
        {
            return;
        }

        IsHidden[cell] = _uses[cell] > 0;
        Worth += by * _worth[cell];
        if (!double.IsPositiveInfinity(Costs[cell]))
        {
            Costs[cell] = IsHidden[cell] ? 0 : _worth[cell];
        }
    }
}
