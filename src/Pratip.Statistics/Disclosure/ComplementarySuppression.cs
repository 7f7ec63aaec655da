namespace Pratip.Statistics.Disclosure;

/// <summary>Which cells of a release are hidden.</summary>
/// <param name="IsHidden">By cell.</param>
/// <param name="Secondary">Hidden only to keep others hidden.</param>
/// <param name="Unprotected">Primary cells that no choice of further cells protects: what must stay shown gives them away.</param>
public sealed record SuppressionPattern(IReadOnlyList<bool> IsHidden, IReadOnlyList<int> Secondary, IReadOnlyList<int> Unprotected)
{
    /// <summary>By cell: how far above the truth an attacker must think it possible; more may be.</summary>
    public IReadOnlyList<double> ProvedUp { get; init; } = [];

    /// <summary>By cell: how far below.</summary>
    public IReadOnlyList<double> ProvedDown { get; init; } = [];

    /// <summary>Cells that were hidden afterwards, of which nothing is proved.</summary>
    public IReadOnlySet<int> Added { get; private init; } = new HashSet<int>();

    /// <summary>The same with further cells hidden: that leaves no cell narrower.</summary>
    internal SuppressionPattern With(IEnumerable<int> further)
    {
        var added = further.Where(cell => !IsHidden[cell]).ToHashSet();
        return this with { IsHidden = [.. IsHidden.Select((isHidden, cell) => isHidden || added.Contains(cell))], Added = added.Union(Added).ToHashSet() };
    }
}

/// <summary>What is asked of a pattern.</summary>
public sealed record SuppressionTask(CellSystem System)
{
    /// <summary>By primary cell: how wide the interval must be that an attacker can work out, in counts.</summary>
    public required IReadOnlyDictionary<int, long> Primary { get; init; }

    /// <summary>Cells that everybody knows, e.g. from an earlier release: to hide them protects nothing.</summary>
    public IReadOnlySet<int> Known { get; init; } = new HashSet<int>();

    /// <summary>What a cell is worth shown, above zero. Without one, a cell is worth the more the larger its count.</summary>
    public Func<int, double>? Worth { get; init; }
}

/// <summary>
/// Chooses the cells that are hidden beside the primary ones, so that no subtraction within a release narrows a primary cell
/// below the width asked for. Every primary cell gets moves, other tables that show the same, which prove its width: cheap ones
/// from exchanging corners of a grid, others from linear programs. What a move needs is hidden and serves the next for nothing;
/// then the search tries to do with less.
/// </summary>
/// <remarks>The same task gives the same pattern everywhere: chance is a fixed sequence, and effort is counted, not timed.</remarks>
public static class ComplementarySuppression
{
    /// <summary>Cells that hang together and are no more than these are searched with linear programs.</summary>
    internal const int LargestExact = 1_000;

    /// <summary>
    /// In a larger set a cell first gets a linear program over the few cells nearest to it, and over more of them where these are not enough: what
    /// protects it is nearly always near, and a program over ten times as many cells takes a thousand times as long. So many cells get one of each size.
    /// </summary>
    private static readonly (int Size, int Most)[] Neighbourhoods = [(100, 1_000), (200, 1_000), (400, 400), (LargestExact, 60)];

    /// <summary>How many exchanges of corners are looked at to better a pattern.</summary>
    private const long Effort = 8_000_000;

    public static SuppressionPattern Choose(SuppressionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var proofs = new Proofs(task);
        var grid = task.System.Grid is null ? null : new GridSearch(task, proofs);
        grid?.ProtectAll();
        grid?.Improve(Effort);
        foreach (var together in Together(task).Where(cells => Array.Exists(cells, proofs.IsPrimary)))
        {
            SearchExactly(task, proofs, grid, together);
        }

        return new SuppressionPattern(
            proofs.IsHidden,
            [.. proofs.Secondary],
            [.. task.Primary.Keys.Where(cell => !proofs.IsWide(cell)).Order()])
        {
            ProvedUp = proofs.Up,
            ProvedDown = proofs.Down,
        };
    }

    private static void SearchExactly(SuppressionTask task, Proofs proofs, GridSearch? grid, int[] together)
    {
        if (together.Length <= LargestExact)
        {
            var search = new ExactSearch(task, proofs, grid, together);
            search.ProtectRest();
            search.Improve();
            search.Thin();
            return;
        }

        foreach (var (size, most) in Neighbourhoods)
        {
            ProtectNearby(task, proofs, grid, together, size, most);
        }
    }

    private static void ProtectNearby(SuppressionTask task, Proofs proofs, GridSearch? grid, int[] together, int size, int most)
    {
        int[] narrow = [.. together.Where(cell => proofs.IsPrimary(cell) && !proofs.IsWide(cell)).OrderBy(cell => task.System.Values[cell]).ThenBy(cell => cell).Take(most)];
        foreach (var cell in narrow.Where(cell => !proofs.IsWide(cell)))
        {
            new ExactSearch(task, proofs, grid, HiddenGroups.Around(task.System, cell, near => !task.Known.Contains(near), most: size)).Protect(cell);
        }

        proofs.Keep();
    }

    /// <summary>
    /// Cells that hang together by sums, whether hidden or not. What everybody knows does not move, and ties nothing together: beside many
    /// releases almost everything is known, and what is left falls apart into small sets.
    /// </summary>
    private static List<int[]> Together(SuppressionTask task) => [.. HiddenGroups.Of(task.System, [.. Enumerable.Range(0, task.System.Count).Select(cell => !task.Known.Contains(cell))])];
}
