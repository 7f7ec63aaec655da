namespace Pratip.Linkage.Blocking;

/// <summary>Sorts by 32-bit keys in three passes over eleven bits each; equal keys keep their order.</summary>
internal static class RadixSort
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;

    public static void Sort(ref uint[] keys, ref int[] values)
    {
        var (otherKeys, otherValues) = (new uint[keys.Length], new int[keys.Length]);
        Span<int> starts = stackalloc int[Buckets];
        for (var shift = 0; shift < 32; shift += Bits)
        {
            starts.Clear();
            foreach (var key in keys)
            {
                starts[(int)(key >> shift) & (Buckets - 1)]++;
            }

            var sum = 0;
            foreach (ref var start in starts)
            {
                (start, sum) = (sum, sum + start);
            }

            for (var i = 0; i < keys.Length; i++)
            {
                var at = starts[(int)(keys[i] >> shift) & (Buckets - 1)]++;
                (otherKeys[at], otherValues[at]) = (keys[i], values[i]);
            }

            (keys, otherKeys, values, otherValues) = (otherKeys, keys, otherValues, values);
        }
    }
}
