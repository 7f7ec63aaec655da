using System.Buffers.Binary;

namespace Pratip.Registry.Backups.Archives;

/// <summary>
/// The content of an archive is sealed in chunks of one size, the last one shorter. A chunk's place and whether it is the last
/// are its nonce: exchanged, left out, repeated or cut off, it does not open. The key is the archive's own, so a nonce is used once.
/// </summary>
internal static class ArchiveChunk
{
    public const int TagLength = 16;

    public const int StandardSize = 1 << 20;

    private const int NonceLength = 12;

    public static byte[] Nonce(long index, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), index);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}
