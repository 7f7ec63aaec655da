namespace Pratip.Linkage.Clusters;

/// <summary>
/// Divides a few records into persons: begins with each alone and joins, best first, the two groups whose pairs on average speak
/// most for it, as long as they speak for it at all. One bad pair between two families is outvoted by the others (correlation
/// clustering: Bansal, Blum and Chawla 2004, Mach. Learn. 56:89; greedy average linkage as in Saeedi, David and Rahm 2021).
/// </summary>
internal static class Agglomeration
{
    /// <summary>The weight of a pair that must, or with the other sign must not, be together.</summary>
    public const double Binding = 1e6;

    /// <param name="weights">For each pair what speaks for it beyond the threshold, in bits; <see cref="Binding"/> binds.</param>
    /// <returns>For each record the first record of its group.</returns>
    public static int[] Divide(double[,] weights)
    {
        var count = weights.GetLength(0);
        var groups = new List<Group>(count);
        for (var i = 0; i < count; i++)
        {
            groups.Add(new Group([i]));
        }

        var sums = (double[,])weights.Clone();
        while (Best(groups, sums) is var (one, other))
        {
            Join(groups, sums, one, other);
        }

        var first = new int[count];
        foreach (var group in groups)
        {
            var smallest = group.Members.Min();
            group.Members.ForEach(member => first[member] = smallest);
        }

        return first;
    }

    private static (int One, int Other)? Best(List<Group> groups, double[,] sums)
    {
        (int, int)? best = null;
        var most = 0.0;
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                var average = sums[groups[i].Place, groups[j].Place] / (groups[i].Members.Count * groups[j].Members.Count);
                if (average > most)
                {
                    (best, most) = ((i, j), average);
                }
            }
        }

        return best;
    }

    private static void Join(List<Group> groups, double[,] sums, int one, int other)
    {
        var (kept, gone) = (groups[one], groups[other]);
        kept.Members.AddRange(gone.Members);
        groups.RemoveAt(other);
        foreach (var group in groups)
        {
            sums[kept.Place, group.Place] += sums[gone.Place, group.Place];
            sums[group.Place, kept.Place] = sums[kept.Place, group.Place];
        }
    }

    /// <summary>A group keeps the place of its first member in the table of sums.</summary>
    private sealed record Group(List<int> Members)
    {
        public int Place { get; } = Members[0];
    }
}
