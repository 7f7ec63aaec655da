using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pratip.Registry.Backups.Archives;

/// <summary>The content of one part, whose length nobody knows beforehand: blocks, each with its length before it, and an empty one.</summary>
internal sealed class PartWriter(Stream archive) : OneWayStream
{
    private const int BlockLength = 64 << 10;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _block = new byte[sizeof(int) + BlockLength];
    private int _filled;
    private long _written;

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_filled == BlockLength)
            {
                WriteBlock();
            }

            var taken = Math.Min(buffer.Length, BlockLength - _filled);
            buffer[..taken].CopyTo(_block.AsSpan(sizeof(int) + _filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    public ArchivePart Complete(string name, DateTime? modifiedAt)
    {
        if (_filled > 0)
        {
            WriteBlock();
        }

        WriteBlock();
        return new ArchivePart(name, _written, Convert.ToHexStringLower(_hash.GetHashAndReset()), modifiedAt);
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private void WriteBlock()
    {
        BinaryPrimitives.WriteInt32BigEndian(_block, _filled);
        archive.Write(_block, 0, sizeof(int) + _filled);
        _hash.AppendData(_block, sizeof(int), _filled);
        _written += _filled;
        _filled = 0;
    }
}

internal sealed class PartReader(Stream archive) : OneWayStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _left;
    private long _read;
    private bool _isEnded;

    public override bool CanRead => true;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || !HasMore())
        {
            return 0;
        }

        var length = archive.Read(buffer[..Math.Min(buffer.Length, _left)]);
        if (length == 0)
        {
            throw new EndOfStreamException();
        }

        _hash.AppendData(buffer[..length]);
        _left -= length;
        _read += length;
        return length;
    }

    /// <summary>What was read, to be held against the manifest; whatever nobody asked for is read as well.</summary>
    public ArchivePart Complete(string name, DateTime? modifiedAt)
    {
        CopyTo(Null);
        return new ArchivePart(name, _read, Convert.ToHexStringLower(_hash.GetHashAndReset()), modifiedAt);
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private bool HasMore()
    {
        if (_left == 0 && !_isEnded)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            archive.ReadExactly(length);
            _left = BinaryPrimitives.ReadInt32BigEndian(length);
            _isEnded = _left == 0;
        }

        return !_isEnded;
    }
}
