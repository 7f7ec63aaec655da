namespace Pratip.Exchange.Demonstration;

/// <summary>Divides whole numbers so that the parts always add up to the total.</summary>
internal static class Allocation
{
    /// <summary>
    /// Sizes of <paramref name="groups"/> groups that hold <paramref name="total"/> together: everyone at least
    /// <paramref name="least"/>, nobody above <paramref name="most"/>, the rest by weight, so that few are large.
    /// </summary>
    public static int[] Sizes(int total, int groups, int least, int most, IReadOnlyList<(int Weight, int Chance)> tail, SeededChance chance)
    {
        if (total < least * groups || total > most * groups)
        {
            throw new ArgumentException($"{total} cannot be divided into {groups} parts of {least} to {most}.", nameof(total));
        }

        var weights = Enumerable.Range(0, groups).Select(_ => chance.Weighted(tail)).ToArray();
        var sizes = Enumerable.Repeat(least, groups).ToArray();
        var rest = total - (least * groups);
        for (; rest > 0; rest--)
        {
            var group = chance.Weighted(weights);
            sizes[group]++;
            if (sizes[group] == most)
            {
                weights[group] = 0;
            }
        }

        return sizes;
    }

    /// <summary>The first items whose sizes add up to exactly <paramref name="total"/>; an item that would overshoot is passed over.</summary>
    public static List<T> TakeExactly<T>(IEnumerable<T> items, Func<T, int> size, int total)
    {
        var taken = new List<T>();
        var sum = 0;
        foreach (var item in items)
        {
            if (sum + size(item) <= total)
            {
                taken.Add(item);
                sum += size(item);
            }
        }

        return sum == total ? taken : throw new InvalidOperationException($"No choice of items adds up to {total}; the nearest is {sum}.");
    }
}
