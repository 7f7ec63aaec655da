namespace Pratip.Statistics.Disclosure;

/// <summary>A pattern in the making, with the moves that prove how far each hidden cell can be from the truth.</summary>
internal sealed class SuppressionWork
{
    /// <summary>Groups of more hidden cells than this are not thinned out: each try asks two questions for every cell of the group.</summary>
    private const int LargestThinned = 400;

    private readonly SuppressionTask _task;
    private readonly bool[] _isHidden;
    private readonly double[] _costs;
    private readonly double[] _up;
    private readonly double[] _down;
    private ProtectingMoves? _all;

    public SuppressionWork(SuppressionTask task)
    {
        _task = task;
        _isHidden = new bool[task.System.Count];
        _up = new double[task.System.Count];
        _down = new double[task.System.Count];
        _costs = [.. Enumerable.Range(0, task.System.Count).Select(cell => task.Known.Contains(cell) ? double.PositiveInfinity : Cost(task, cell))];
        foreach (var cell in task.Primary.Keys)
        {
            Hide(cell);
        }
    }

    public IReadOnlyList<bool> IsHidden => _isHidden;

    public IEnumerable<int> Hidden => Enumerable.Range(0, _isHidden.Length).Where(cell => _isHidden[cell]);

    /// <summary>Hides what a primary cell needs. False where it stays narrower than asked for.</summary>
    public bool Protect(int cell)
    {
        var width = _task.Primary[cell];
        foreach (var direction in (ReadOnlySpan<int>)[1, -1])
        {
            if (_up[cell] + _down[cell] >= width)
            {
                return true;
            }

            Take(All().Find(cell, direction, width - (direction > 0 ? _down[cell] : _up[cell]), _costs));
        }

        return _up[cell] + _down[cell] >= width - 1e-6;
    }

    /// <summary>Shows secondary cells again, the most worth first, as long as everything hidden stays as wide as it must be.</summary>
    public void Thin()
    {
        foreach (var cell in Hidden.Where(cell => !_task.Primary.ContainsKey(cell)).OrderByDescending(cell => Cost(_task, cell)).ThenBy(cell => cell).ToList())
        {
            var group = HiddenGroups.Around(_task.System, cell, other => _isHidden[other]);
            if (group.Length > LargestThinned)
            {
                continue;
            }

            _isHidden[cell] = false;
            _isHidden[cell] = !Holds([.. group.Where(other => other != cell)]);
        }
    }

    private bool Holds(int[] cells)
    {
        var moves = new CellMoves(_task.System, cells);
        return cells.All(cell => moves.Farthest(cell, 1) is var up
            && (up >= Needed(cell) - 1e-6 || up + moves.Farthest(cell, -1) >= Math.Min(Needed(cell), WidthOf(cell)) - 1e-6));
    }

    /// <summary>A secondary cell need only not be found out.</summary>
    private double Needed(int cell) => _task.Primary.TryGetValue(cell, out var width) ? width : 1;

    /// <summary>What the moves have proved. A cell that could not be had as wide as asked for must not become narrower still.</summary>
    private double WidthOf(int cell) => _up[cell] + _down[cell];

    private ProtectingMoves All() => _all ??= new ProtectingMoves(_task.System, [.. Enumerable.Range(0, _task.System.Count)]);

    private void Take(List<(int Cell, double Moved)> moves)
    {
        foreach (var (cell, moved) in moves)
        {
            Hide(cell);
            _up[cell] = Math.Max(_up[cell], moved);
            _down[cell] = Math.Max(_down[cell], -moved);
        }
    }

    private void Hide(int cell)
    {
        _isHidden[cell] = true;
        _costs[cell] = 0;
    }

    private static double Cost(SuppressionTask task, int cell) => task.Worth?.Invoke(cell) ?? 1 + (Math.Log2(1 + task.System.Values[cell]) / 8);
}
