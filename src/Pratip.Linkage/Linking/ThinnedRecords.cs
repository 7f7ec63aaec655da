using Pratip.Linkage.Records;

namespace Pratip.Linkage.Linking;

/// <summary>
/// The records that learning goes by. Of a description (names, texts and dates together) that many records share, a few stand for all:
/// a hundred thousand rows that say the same and tell nobody apart would otherwise be all that is learnt from.
/// </summary>
internal static class ThinnedRecords
{
    private const int Many = 20;

    /// <summary>In a large register a frequent name and a year of birth are that of many.</summary>
    private const int ManyOf = 500;
    private const int Few = 4;

    /// <summary>All where no description is shared by too many.</summary>
    public static int[] Of(RecordTable table)
    {
        FieldColumn[] told = [.. table.Columns.Where(column => column.Field.Kind is FieldKind.Name or FieldKind.Text or FieldKind.Date)];
        var counts = new Dictionary<ulong, int>();
        for (var record = 0; record < table.Count && told.Length > 0; record++)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, Digest(told, record), out _)++;
        }

        var many = Math.Max(Many, table.Count / ManyOf);
        var large = counts.Where(one => one.Value > many).ToDictionary(one => one.Key, _ => Few);
        return large.Count == 0
            ? [.. Enumerable.Range(0, table.Count)]
            : [.. Enumerable.Range(0, table.Count).Where(record => Stays(large, Digest(told, record)))];
    }

    private static bool Stays(Dictionary<ulong, int> left, ulong digest)
    {
        if (!left.TryGetValue(digest, out var more))
        {
            return true;
        }

        left[digest] = more - 1;
        return more > 0;
    }

    /// <summary>Of the values' numbers: one where nothing at all is said stands for no description, and all of them are one.</summary>
    private static ulong Digest(FieldColumn[] columns, int record)
    {
        var digest = 14695981039346656037UL;
        foreach (var column in columns)
        {
            digest = (digest ^ (uint)column.Values[record]) * 1099511628211UL;
            digest ^= digest >> 29;
        }

        return digest;
    }
}
