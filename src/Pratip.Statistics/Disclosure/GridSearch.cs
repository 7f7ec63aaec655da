namespace Pratip.Statistics.Disclosure;

/// <summary>
/// Protects the primary cells of a grid with exchanges of corners: first one after the other, each as cheaply as what is hidden
/// already allows; then by trying to do without one hidden cell after the other, keeping what is no worse.
/// </summary>
/// <remarks>Chance is a sequence of numbers that is always the same, and effort is counted in steps, so that every machine finds the same.</remarks>
internal sealed class GridSearch(SuppressionTask task, Proofs proofs)
{
    /// <summary>After so many rounds that better nothing, no more is tried.</summary>
    private const int Patience = 4;

    private readonly GridMoves _moves = new(task.System);
    private readonly Chance _chance = new();
    private TransferMoves? _transfers;

    /// <summary>One move up and one down, and a better one of either.</summary>
    private const int MostMoves = 3;

    /// <summary>The largest first: what protects them protects many others for nothing.</summary>
    public void ProtectAll()
    {
        var primary = task.Primary.Keys.OrderByDescending(cell => task.System.Values[cell]).ThenBy(cell => cell).ToArray();
        foreach (var cell in primary)
        {
            if (!Protect(cell) && (_transfers ??= new(task.System)).Find(cell, task.Primary[cell] - proofs.Down[cell], proofs.Costs) is { } move)
            {
                proofs.Take(move);
            }
        }

        proofs.Keep();
    }

    /// <param name="effort">How many exchanges may be looked at.</param>
    public void Improve(long effort)
    {
        var end = _moves.Looked + effort;
        for (var idle = 0; idle < Patience && _moves.Looked < end;)
        {
            var before = proofs.Worth;
            foreach (var cell in Shuffled().TakeWhile(_ => _moves.Looked < end))
            {
                if (proofs.IsHidden[cell])
                {
                    TryWithout(cell);
                }
            }

            idle = proofs.Worth < before - Proofs.Rounding ? 0 : idle + 1;
        }
    }

    /// <summary>Hides what a primary cell needs, as long as that is worth less than the most; false where it stays too narrow.</summary>
    public bool Protect(int cell, double most = double.PositiveInfinity)
    {
        for (var tries = 0; tries < MostMoves && !proofs.IsWide(cell); tries++)
        {
            if (_moves.Find(cell, task.Primary[cell], proofs.Up[cell], proofs.Down[cell], proofs.Costs, most) is not { } move)
            {
                return false;
            }

            proofs.Take(move);
        }

        return proofs.IsWide(cell);
    }

    private void TryWithout(int cell)
    {
        var before = proofs.Worth;
        var resting = proofs.RestingOn(cell);
        bool[] wasWide = [.. resting.Select(proofs.IsWide)];
        proofs.Forbid(cell);
        foreach (var primary in resting)
        {
            proofs.Drop(primary, cell);
        }

        var isKept = true;
        for (var i = 0; i < resting.Count && isKept; i++)
        {
            Protect(resting[i], before - proofs.Worth + Proofs.Rounding);
            isKept = proofs.Worth <= before + Proofs.Rounding && (proofs.IsWide(resting[i]) || !wasWide[i]);
        }

        if (isKept)
        {
            proofs.Keep();
        }
        else
        {
            proofs.TakeBack();
        }

        proofs.Allow(cell);
    }

    private int[] Shuffled()
    {
        int[] cells = [.. proofs.Secondary];
        _chance.Shuffle(cells);
        return cells;
    }
}
