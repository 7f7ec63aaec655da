namespace Pratip.Linkage.Blocking;

/// <summary>The records of a rule, each under its hash; one that has several keys stands there several times.</summary>
internal static class Entries
{
    public static (uint[] Hashes, int[] Records) Of(KeyColumn[] keys, ReadOnlySpan<int> records)
    {
        var (hashes, owners, count) = (new uint[records.Length], new int[records.Length], 0);
        Span<uint> current = new uint[64];
        foreach (var record in records)
        {
            var found = Combined(keys, record, ref current);
            if (count + found > hashes.Length)
            {
                Array.Resize(ref hashes, (2 * hashes.Length) + found);
                Array.Resize(ref owners, hashes.Length);
            }

            for (var i = 0; i < found; i++)
            {
                (hashes[count], owners[count]) = (current[i], record);
                count++;
            }
        }

        return (hashes[..count], owners[..count]);
    }

    /// <summary>Each key of the first column with each of the second, and so on; how many there are.</summary>
    private static int Combined(KeyColumn[] keys, int record, ref Span<uint> current)
    {
        var count = 1;
        current[0] = 0;
        foreach (var column in keys)
        {
            var these = column.Of(record);
            if (these.Length == 0)
            {
                return 0;
            }

            if (count * these.Length > current.Length)
            {
                var larger = new uint[2 * count * these.Length];
                current.CopyTo(larger);
                current = larger;
            }

            // From the last on, so that what is read is not yet overwritten.
            for (var i = count - 1; i >= 0; i--)
            {
                var hash = current[i];
                for (var j = 0; j < these.Length; j++)
                {
                    current[(i * these.Length) + j] = KeyColumn.Combine(hash, these[j]);
                }
            }

            count *= these.Length;
        }

        return count;
    }
}
