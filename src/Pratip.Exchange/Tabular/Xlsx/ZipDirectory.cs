using System.Buffers.Binary;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>
/// Looks at the end record of a zip file before the framework loads the whole directory into memory, so that a file of
/// millions of empty entries is refused for the price of one read.
/// </summary>
internal static class ZipDirectory
{
    private const int EndRecord = 22;
    private const int LongestComment = 65_535;
    private const int Locator64 = 20;
    private const int EndRecord64 = 56;

    // A directory header with a long name and extra fields; workbooks stay far below.
    private const int BytesPerEntry = 1_024;

    public static void Check(Stream file, TabularLimits limits, FileProblems problems)
    {
        var tail = new byte[Math.Min(file.Length, EndRecord + LongestComment + Locator64)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndRecord)
        {
            throw problems.Damaged();
        }

        var record = tail.AsSpan(end);
        long entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var locator = end - Locator64;
        if (locator >= 0 && tail.AsSpan(locator).StartsWith("PK\u0006\u0007"u8))
        {
            (entries, offset) = Read64(file, BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8)), problems);
        }

        if (offset < 0 || offset > file.Length)
        {
            throw problems.Damaged();
        }

        if (entries < 0 || entries > limits.MaxZipEntries || file.Length - offset > (long)limits.MaxZipEntries * BytesPerEntry)
        {
            throw problems.Of(UnreadableReason.TooManyParts, limits.MaxZipEntries);
        }
    }

    private static (long Entries, long Offset) Read64(Stream file, long at, FileProblems problems)
    {
        if (at < 0 || at > file.Length - EndRecord64)
        {
            throw problems.Damaged();
        }

        var record = new byte[EndRecord64];
        file.Position = at;
        file.ReadExactly(record);
        return (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)));
    }
}
