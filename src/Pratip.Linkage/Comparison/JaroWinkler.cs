namespace Pratip.Linkage.Comparison;

/// <summary>
/// Likeness of two short strings (Jaro 1989, JASA 84:414; Winkler 1990, Proc. ASA Section on Survey Research Methods 354):
/// shared letters near the same place, letters out of order, and a common beginning of at most four letters.
/// </summary>
internal static class JaroWinkler
{
    private const double BeginningWeight = 0.1;
    private const int LongestBeginning = 4;

    /// <summary>0 to 1; 0 for an empty string. Strings are compared by UTF-16 unit, up to 64 of them.</summary>
    public static double Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a[..Math.Min(a.Length, 64)];
        b = b[..Math.Min(b.Length, 64)];
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        var reach = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        var (takenA, takenB, shared) = Shared(a, b, reach);
        if (shared == 0)
        {
            return 0;
        }

        var turned = OutOfOrder(a, b, takenA, takenB) / 2;
        var jaro = (((double)shared / a.Length) + ((double)shared / b.Length) + ((double)(shared - turned) / shared)) / 3;
        var beginning = Math.Min(LongestBeginning, a.CommonPrefixLength(b));
        return jaro + (beginning * BeginningWeight * (1 - jaro));
    }

    private static (ulong A, ulong B, int Shared) Shared(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int reach)
    {
        var (takenA, takenB, shared) = (0UL, 0UL, 0);
        for (var i = 0; i < a.Length; i++)
        {
            var last = Math.Min(b.Length - 1, i + reach);
            for (var j = Math.Max(0, i - reach); j <= last; j++)
            {
                if (a[i] == b[j] && (takenB >> j & 1) == 0)
                {
                    takenA |= 1UL << i;
                    takenB |= 1UL << j;
                    shared++;
                    break;
                }
            }
        }

        return (takenA, takenB, shared);
    }

    private static int OutOfOrder(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ulong takenA, ulong takenB)
    {
        var count = 0;
        while (takenA != 0)
        {
            if (a[System.Numerics.BitOperations.TrailingZeroCount(takenA)] != b[System.Numerics.BitOperations.TrailingZeroCount(takenB)])
            {
                count++;
            }

            takenA &= takenA - 1;
            takenB &= takenB - 1;
        }

        return count;
    }
}
