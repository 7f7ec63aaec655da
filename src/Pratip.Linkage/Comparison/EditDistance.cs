namespace Pratip.Linkage.Comparison;

/// <summary>How many single-character slips lie between two strings.</summary>
public static class EditDistance
{
    /// <summary>
    /// The optimal string alignment distance: insertions, deletions, substitutions and swaps of two neighbours, each
    /// costing 1, no substring edited twice (Damerau 1964, in the restricted form). Ordinal; O(|a|·|b|) time.
    /// </summary>
    /// <param name="a">One string; compared by UTF-16 code unit.</param>
    /// <param name="b">The other string.</param>
    /// <param name="limit">Distances above this are reported as <c>limit + 1</c>, which lets hopeless pairs stop early.</param>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit = int.MaxValue - 1)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        // Parts of names are short, and millions of them are compared: the rows of those need no memory of their own.
        var width = b.Length + 1;
        Span<int> rows = width <= 64 ? stackalloc int[3 * 64] : new int[3 * width];
        var beforeLast = rows[..width];
        var last = rows.Slice(width, width);
        var current = rows.Slice(2 * width, width);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var smallest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, beforeLast[j - 2] + 1);
                }

                current[j] = best;
                smallest = Math.Min(smallest, best);
            }

            if (smallest > limit)
            {
                return limit + 1;
            }

            var spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }

        return last[b.Length] > limit ? limit + 1 : last[b.Length];
    }
}
