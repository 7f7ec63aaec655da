using System.IO.Compression;
using Pratip.Kernel;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>
/// Walks a part once before anything reads it: inflates it within the limits, compares the checksum, and refuses what an
/// XML reader would have to buffer whole or expand (endless tokens, document types, open CDATA). On the way it collects
/// the merged ranges, which the format keeps behind the rows they concern.
/// </summary>
internal sealed class PartScan(ZipArchiveEntry part, long packedBytes, TabularLimits limits, FileProblems problems)
{
    private const int LongestToken = 1 << 20;
    private const int Buffer = 1 << 18;

    // Longer than any tag that is looked into.
    private const int Lookahead = 256;

    private readonly byte[] _buffer = new byte[Buffer];
    private readonly Crc32 _crc = new();
    private readonly List<CellRange> _merged = [];
    private byte[] _mergeTag = "<mergeCell "u8.ToArray();
    private bool _rootSeen;
    private long _lastTag;

    public IReadOnlyList<CellRange> MergedRanges => _merged;

    /// <summary>Runs and returns the true size of the part.</summary>
    public long Run(long allowance)
    {
        using var stream = part.Open();
        var total = 0L;
        var kept = 0;
        while (true)
        {
            var read = stream.Read(_buffer, kept, _buffer.Length - kept);
            _crc.Append(_buffer.AsSpan(kept, read));
            total += read;
            CheckSize(total, allowance);
            var filled = kept + read;
            var done = Examine(_buffer.AsSpan(0, filled), total - filled, last: read == 0);
            if (read == 0)
            {
                break;
            }

            kept = filled - done;
            _buffer.AsSpan(done, kept).CopyTo(_buffer);
        }

        return total == part.Length && _crc.Value == part.Crc32 ? total : throw problems.DamagedPart(part.FullName);
    }

    private void CheckSize(long total, long allowance)
    {
        if (total > limits.MaxInflatedEntryBytes || total > allowance
            || (total > limits.RatioFloorBytes && total / limits.MaxInflationRatio > packedBytes))
        {
            throw problems.Of(UnreadableReason.ZipBomb, part.FullName);
        }
    }

    /// <summary>Looks at every tag that lies whole in the span; returns how many bytes need not be seen again.</summary>
    private int Examine(ReadOnlySpan<byte> bytes, long offset, bool last)
    {
        if (offset == 0 && (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])))
        {
            // UTF-16 would hide from this scan what it looks for; no spreadsheet program writes it.
            throw Forbidden();
        }

        var at = 0;
        while (true)
        {
            var next = bytes[at..].IndexOf((byte)'<');
            if (next < 0)
            {
                Measure(offset + bytes.Length);
                return bytes.Length;
            }

            at += next;
            Measure(offset + at);
            _lastTag = offset + at;
            if (!last && bytes.Length - at < Lookahead)
            {
                return at;
            }

            var length = Tag(bytes[at..], last);
            if (length == 0)
            {
                return at;
            }

            at += length;
        }
    }

    private void Measure(long position)
    {
        if (position - _lastTag > LongestToken)
        {
            throw problems.Of(UnreadableReason.EndlessText, part.FullName, LongestToken >> 20, limits.MaxCellCharacters);
        }
    }

    /// <summary>Returns how far the tag was understood; 0 where more bytes are needed.</summary>
    private int Tag(ReadOnlySpan<byte> tag, bool last)
    {
        if (tag.Length < 2)
        {
            return 1;
        }

        if (tag[1] == '!')
        {
            return tag.StartsWith("<!--"u8) ? 4 : CData(tag, last);
        }

        if (!_rootSeen && tag[1] != '?')
        {
            Root(tag);
        }
        else if (tag[1] == _mergeTag[1] && tag.StartsWith(_mergeTag))
        {
            Merge(tag);
        }

        return 1;
    }

    private int CData(ReadOnlySpan<byte> tag, bool last)
    {
        if (!tag.StartsWith("<![CDATA["u8))
        {
            throw Forbidden();
        }

        var end = tag.IndexOf("]]>"u8);
        return end > 0 ? end : !last && tag.Length < Buffer ? 0 : throw Forbidden();
    }

    private void Root(ReadOnlySpan<byte> tag)
    {
        _rootSeen = true;
        var end = tag.IndexOfAny((byte)' ', (byte)'>');
        var colon = end < 0 ? -1 : tag[..end].IndexOf((byte)':');
        if (colon > 0)
        {
            _mergeTag = [.. tag[..(colon + 1)], .. "mergeCell "u8];
        }
    }

    private void Merge(ReadOnlySpan<byte> tag)
    {
        var end = tag.IndexOf((byte)'>');
        tag = end < 0 ? tag : tag[..end];
        var start = tag.IndexOf(" ref="u8);
        var value = start < 0 ? default : tag[(start + 6)..];
        var close = value.IndexOfAny((byte)'"', (byte)'\'');
        if (close > 0 && CellRange.TryParse(System.Text.Encoding.ASCII.GetString(value[..close]), out var range))
        {
            _merged.Add(_merged.Count < limits.MaxMergedRanges ? range : throw problems.DamagedPart(part.FullName));
        }
    }

    private UnreadableFileException Forbidden() => problems.Of(UnreadableReason.ForbiddenXml, part.FullName);
}
