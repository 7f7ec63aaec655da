namespace Pratip.Statistics.Disclosure;

/// <summary>
/// Betters the pattern of cells that hang together, with linear programs: one or two hidden cells are shown, and what rested on
/// them is proved anew by other moves; what comes out no worse is kept, at first also what is a little worse.
/// </summary>
/// <remarks>Meant for up to a thousand cells; in a larger set the exchanges of corners have to do.</remarks>
internal sealed class ExactSearch(SuppressionTask task, Proofs proofs, GridSearch? grid, int[] cells)
{
    /// <summary>How much worse a pattern may be at the beginning, in what a cell is worth.</summary>
    private const double FirstSlack = 0.2;

    private const int RoundsForEach = 12;
    private const int MostRounds = 3_000;

    private readonly CellMoves _moves = new(task.System, cells);
    private readonly Chance _chance = new();
    private ProtectingMoves? _costly;

    /// <summary>Hides what those primary cells need that are not wide enough yet.</summary>
    public void ProtectRest()
    {
        foreach (var cell in cells.Where(cell => proofs.IsPrimary(cell) && !proofs.IsWide(cell)).OrderBy(cell => task.System.Values[cell]).ThenBy(cell => cell))
        {
            Protect(cell);
        }

        proofs.Keep();
    }

    /// <summary>Hides what one primary cell needs, where hidden ones are not enough.</summary>
    public void Protect(int cell)
    {
        if (!ProveBy(cell, proofs.IsHidden))
        {
            ProveAtCost(cell);
        }
    }

    public void Improve()
    {
        var rounds = Math.Min(MostRounds, RoundsForEach * Secondary().Length);
        for (var round = 0; round < rounds; round++)
        {
            if (Secondary() is not { Length: > 0 } hidden)
            {
                return;
            }

            Try(Some(hidden), FirstSlack * (rounds - round) / rounds);
        }
    }

    /// <summary>Shows every cell again that none needs, until there is none.</summary>
    public void Thin()
    {
        for (var before = double.PositiveInfinity; proofs.Worth < before - Proofs.Rounding;)
        {
            before = proofs.Worth;
            foreach (var cell in Secondary().OrderByDescending(proofs.WorthOf).ThenBy(cell => cell))
            {
                if (proofs.IsHidden[cell])
                {
                    Try([cell], -Proofs.Rounding * 2);
                }
            }
        }
    }

    private int[] Secondary() => [.. cells.Where(cell => proofs.IsHidden[cell] && !proofs.IsPrimary(cell))];

    /// <summary>A hidden cell, and half of the time another that stands in a sum with it.</summary>
    private List<int> Some(int[] hidden)
    {
        var first = hidden[_chance.Below(hidden.Length)];
        if (_chance.Below(2) == 0)
        {
            return [first];
        }

        var sums = task.System.SumsOf(first);
        var sum = task.System.Sums[sums[_chance.Below(sums.Count)]];
        var beside = sum.Parts.Append(sum.Total).Where(cell => cell != first && proofs.IsHidden[cell] && !proofs.IsPrimary(cell)).ToList();
        return beside.Count == 0 ? [first] : [first, beside[_chance.Below(beside.Count)]];
    }

    /// <summary>Shows some cells, the first for good, and keeps what comes of it unless it is worse by more than the slack.</summary>
    private void Try(List<int> shown, double slack)
    {
        var most = proofs.Worth + slack;
        bool[] before = [.. proofs.IsHidden];
        int[] resting = [.. shown.SelectMany(proofs.RestingOn).Distinct()];
        _chance.Shuffle(resting);
        bool[] wasWide = [.. resting.Select(proofs.IsWide)];
        var widths = resting.Select(proofs.WidthOf).ToArray();
        foreach (var cell in resting)
        {
            shown.ForEach(one => proofs.Drop(cell, one));
        }

        proofs.Forbid(shown[0]);
        var isKept = true;
        for (var i = 0; i < resting.Length && isKept; i++)
        {
            isKept = (ProveAgain(resting[i], before, most) || (!wasWide[i] && proofs.WidthOf(resting[i]) >= widths[i] - Proofs.Rounding))
                && proofs.Worth <= most + Proofs.Rounding;
        }

        if (isKept)
        {
            proofs.Keep();
        }
        else
        {
            proofs.TakeBack();
        }

        proofs.Allow(shown[0]);
    }

    /// <summary>By what is still hidden; else by what was hidden before; else by something new.</summary>
    private bool ProveAgain(int cell, bool[] before, double most)
    {
        if (ProveBy(cell, proofs.IsHidden) || ProveBy(cell, before))
        {
            return true;
        }

        return grid is not null ? grid.Protect(cell, most - proofs.Worth + Proofs.Rounding) : ProveAtCost(cell);
    }

    private bool ProveBy(int cell, bool[] hidden) =>
        Prove(cell, (direction, amount) => _moves.Find(cell, direction, amount, other => hidden[other] && !double.IsPositiveInfinity(proofs.Costs[other])));

    /// <summary>By what would have to be hidden too.</summary>
    private bool ProveAtCost(int cell)
    {
        _costly ??= new ProtectingMoves(task.System, cells);
        return Prove(cell, (direction, amount) => _costly.Find(cell, direction, amount, proofs.Costs));
    }

    private bool Prove(int cell, Func<int, double, CellMove?> find)
    {
        foreach (var direction in (ReadOnlySpan<int>)[1, -1])
        {
            if (!proofs.IsWide(cell) && find(direction, task.Primary[cell] - (direction > 0 ? proofs.Down[cell] : proofs.Up[cell])) is { } move)
            {
                proofs.Take(move);
            }
        }

        return proofs.IsWide(cell);
    }
}
