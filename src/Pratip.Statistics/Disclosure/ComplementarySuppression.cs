namespace Pratip.Statistics.Disclosure;

/// <summary>Which cells of a release are hidden.</summary>
/// <param name="IsHidden">By cell.</param>
/// <param name="Secondary">Hidden only to keep others hidden.</param>
/// <param name="Unprotected">Primary cells that no choice of further cells protects: what must stay shown gives them away.</param>
public sealed record SuppressionPattern(IReadOnlyList<bool> IsHidden, IReadOnlyList<int> Secondary, IReadOnlyList<int> Unprotected);

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
/// below the width asked for. One primary cell after the other gets the cheapest other table that moves it far enough; what a
/// move needs is hidden, and serves the next for nothing. In the end cells are shown again that turn out not to be needed.
/// </summary>
/// <remarks>The same task gives the same pattern everywhere: cells are taken in the order of count and index.</remarks>
public static class ComplementarySuppression
{
    public static SuppressionPattern Choose(SuppressionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var work = new SuppressionWork(task);
        var unprotected = new List<int>();
        foreach (var cell in task.Primary.Keys.OrderBy(cell => task.System.Values[cell]).ThenBy(cell => cell))
        {
            if (!work.Protect(cell))
            {
                unprotected.Add(cell);
            }
        }

        work.Thin();
        return new SuppressionPattern(work.IsHidden, [.. work.Hidden.Where(cell => !task.Primary.ContainsKey(cell)).Order()], unprotected);
    }
}
