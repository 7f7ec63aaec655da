namespace Pratip.Linkage.Comparison;

/// <summary>
/// The distance of <see cref="EditDistance"/> worked out in parallel over the bits of one word, for short strings
/// (Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic J. Comput. 10:29).
/// </summary>
internal static class Slips
{
    private const int Symbols = 128;

    [ThreadStatic]
    private static ulong[]? _places;

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours, each 1.</summary>
    public static int Between(string a, string b)
    {
        if (a.Length == 0 || a.Length > 64)
        {
            return EditDistance.Between(a, b);
        }

        var places = _places ??= new ulong[Symbols];
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] >= Symbols)
            {
                Clear(places, a, i);
                return EditDistance.Between(a, b);
            }

            places[a[i]] |= 1UL << i;
        }

        var distance = Count(places, a.Length, b);
        Clear(places, a, a.Length);
        return distance;
    }

    private static int Count(ulong[] places, int length, string b)
    {
        var top = 1UL << (length - 1);
        var (positive, negative, diagonal, before) = (ulong.MaxValue, 0UL, 0UL, 0UL);
        var distance = length;
        foreach (var c in b)
        {
            var here = c < Symbols ? places[c] : 0;
            var swapped = ((~diagonal & here) << 1) & before;
            diagonal = (((here & positive) + positive) ^ positive) | here | negative | swapped;
            var up = negative | ~(diagonal | positive);
            var down = diagonal & positive;
            distance += (up & top) != 0 ? 1 : 0;
            distance -= (down & top) != 0 ? 1 : 0;
            up = (up << 1) | 1;
            down <<= 1;
            positive = down | ~(diagonal | up);
            negative = up & diagonal;
            before = here;
        }

        return distance;
    }

    private static void Clear(ulong[] places, string a, int count)
    {
        for (var i = 0; i < count; i++)
        {
            places[a[i]] = 0;
        }
    }
}
