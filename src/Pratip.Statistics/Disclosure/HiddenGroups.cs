namespace Pratip.Statistics.Disclosure;

/// <summary>Hidden cells that hang together by sums. What is worked out of one group tells nothing of another.</summary>
internal static class HiddenGroups
{
    public static IEnumerable<int[]> Of(CellSystem system, IReadOnlyList<bool> hidden)
    {
        var isSeen = new bool[system.Count];
        for (var cell = 0; cell < system.Count; cell++)
        {
            if (hidden[cell] && !isSeen[cell])
            {
                yield return Around(system, cell, candidate => hidden[candidate], isSeen);
            }
        }
    }

    /// <summary>The cells reached from one over sums, in the order of their indices.</summary>
    /// <param name="most">No more cells than these, the nearest.</param>
    public static int[] Around(CellSystem system, int start, Func<int, bool> isTaken, bool[]? isSeen = null, int most = int.MaxValue)
    {
        isSeen ??= new bool[system.Count];
        var reached = new List<int> { start };
        isSeen[start] = true;
        var isDone = new HashSet<int>();
        for (var i = 0; i < reached.Count && reached.Count < most; i++)
        {
            foreach (var sum in system.SumsOf(reached[i]).Where(isDone.Add))
            {
                foreach (var cell in system.Sums[sum].Parts.Append(system.Sums[sum].Total).Where(cell => !isSeen[cell] && isTaken(cell)))
                {
                    isSeen[cell] = true;
                    reached.Add(cell);
                }
            }
        }

        if (reached.Count > most)
        {
            reached.RemoveRange(most, reached.Count - most);
        }

        reached.Sort();
        return [.. reached];
    }
}
