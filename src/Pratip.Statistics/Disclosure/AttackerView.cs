namespace Pratip.Statistics.Disclosure;

/// <summary>What a reader of a release can work out of one hidden cell.</summary>
/// <param name="Least">The smallest count that fits with everything shown.</param>
/// <param name="Most">The greatest; infinite where nothing shown limits it.</param>
public readonly record struct CellInterval(double Least, double Most)
{
    public double Width => Most - Least;
}

/// <summary>
/// The attacker of a release: knows every shown cell and every sum, and that no count is below zero, and asks with a linear
/// program for the smallest and the greatest count that each hidden cell can have (Fischetti and Salazar 2001, the attacker's
/// problem). Counts are taken as real numbers there, so the true limits can only be narrower by less than one.
/// </summary>
public static class AttackerView
{
    /// <returns>By hidden cell. A cell whose interval has no width is found out exactly.</returns>
    public static IReadOnlyDictionary<int, CellInterval> Of(CellSystem system, IReadOnlyList<bool> hidden)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(hidden);
        var found = new Dictionary<int, CellInterval>();
        foreach (var (cell, interval) in HiddenGroups.Of(system, hidden).SelectMany(group => Of(system, group)))
        {
            found.Add(cell, interval);
        }

        return found;
    }

    /// <summary>Of hidden cells that hang together: of all, or of those asked for.</summary>
    internal static IEnumerable<KeyValuePair<int, CellInterval>> Of(CellSystem system, int[] group, Func<int, bool>? isAsked = null)
    {
        int[] asked = isAsked is null ? group : [.. group.Where(isAsked)];
        if (asked.Length == 0)
        {
            yield break;
        }

        var moves = new CellMoves(system, group);
        foreach (var cell in asked)
        {
            var (down, up) = (moves.Farthest(cell, -1), moves.Farthest(cell, 1));
            yield return KeyValuePair.Create(cell, new CellInterval(system.Values[cell] - down, system.Values[cell] + up));
        }
    }
}
