using System.Security.Cryptography;

namespace Pratip.Registry.Backups.Archives;

/// <summary>Seals what is written into it, chunk by chunk. Without <see cref="Complete"/> the archive lacks its last chunk and does not open.</summary>
internal sealed class SealingStream(Stream file, AesGcm cipher, int chunkSize) : OneWayStream
{
    private readonly byte[] _plain = new byte[chunkSize];
    private readonly byte[] _sealed = new byte[chunkSize + ArchiveChunk.TagLength];
    private int _filled;
    private long _index;

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full chunk waits for more: whether it is the last is sealed with it.
            if (_filled == chunkSize)
            {
                Seal(isLast: false);
            }

            var taken = Math.Min(buffer.Length, chunkSize - _filled);
            buffer[..taken].CopyTo(_plain.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    public void Complete() => Seal(isLast: true);

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(_plain);
        base.Dispose(disposing);
    }

    private void Seal(bool isLast)
    {
        cipher.Encrypt(ArchiveChunk.Nonce(_index++, isLast), _plain.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, ArchiveChunk.TagLength));
        file.Write(_sealed, 0, _filled + ArchiveChunk.TagLength);
        _filled = 0;
    }
}
