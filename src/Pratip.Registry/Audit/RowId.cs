using System.Buffers.Binary;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Audit;

/// <summary>
/// Ids of new rows: version 7 of RFC 9562, the time in milliseconds and then random bits. An import makes five for each of
/// its rows, and the platform's own asks the system for the random bits of each.
/// </summary>
public static class RowId
{
    private const int TimeBytes = 6;

    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() << 16);
        RandomBytes.Fill(bytes[TimeBytes..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
