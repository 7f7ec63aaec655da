using System.Buffers.Binary;

namespace Pratip.Registry.Attachments;

/// <summary>Where an archive begins and ends within a file, by its own directory.</summary>
internal static class ZipFrame
{
    private const int EndLength = 22;

    private const int LongestComment = ushort.MaxValue;

    private const int DirectoryLineLength = 46;

    private static ReadOnlySpan<byte> End => "PK\u0005\u0006"u8;

    private static ReadOnlySpan<byte> DirectoryLine => "PK\u0001\u0002"u8;

    private static ReadOnlySpan<byte> Part => "PK\u0003\u0004"u8;

    /// <summary>Whether the end says that this is an archive, whatever stands before it: whoever unpacks archives looks only there.</summary>
    public static bool EndsAsZip(ReadOnlySpan<byte> content)
    {
        var tail = content[Math.Max(0, content.Length - EndLength - LongestComment)..];
        for (var at = tail.LastIndexOf(End); at >= 0; at = tail[..at].LastIndexOf(End))
        {
            if (at + EndLength <= tail.Length && at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + EndLength - 2)..]) <= tail.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the file is one archive from its first byte to its last. One with another before or behind it shows each
    /// reader something else.
    /// </summary>
    public static bool IsWholeFile(ReadOnlySpan<byte> content)
    {
        var end = content.LastIndexOf(End);
        if (!content.StartsWith(Part) || end < 0 || end + EndLength > content.Length
            || end + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(content[(end + EndLength - 2)..]) != content.Length)
        {
            return false;
        }

        var (length, start) = (BinaryPrimitives.ReadUInt32LittleEndian(content[(end + 12)..]), BinaryPrimitives.ReadUInt32LittleEndian(content[(end + 16)..]));
        return (long)length + start == end && FirstPart(content[(int)start..end]) == 0;
    }

    /// <summary>Where the first of the parts lies that the directory names.</summary>
    private static uint FirstPart(ReadOnlySpan<byte> directory)
    {
        var first = uint.MaxValue;
        while (directory.Length >= DirectoryLineLength && directory.StartsWith(DirectoryLine))
        {
            first = Math.Min(first, BinaryPrimitives.ReadUInt32LittleEndian(directory[42..]));
            var line = DirectoryLineLength + BinaryPrimitives.ReadUInt16LittleEndian(directory[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            if (line > directory.Length)
            {
                break;
            }

            directory = directory[line..];
        }

        return first;
    }
}
