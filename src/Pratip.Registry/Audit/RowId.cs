using System.Buffers.Binary;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Audit;

/// <summary>
/// Ids of new rows: version 7 of RFC 9562, the time in milliseconds, a counter and then random bits. An import makes five for each of
/// its rows, and the platform's own asks the system for the random bits of each.
/// </summary>
/// <remarks>
/// Later ids of one process are greater, also within a millisecond and when the clock is set back (section 6.2, method 1: a counter of
/// twelve bits that begins at random in its lower half and, when it is full, borrows from the time). "The earliest" by id is therefore what was
/// entered first; between two nodes it is so to the millisecond.
/// </remarks>
public static class RowId
{
    private const int CounterBits = 12;
    private const long CounterStarts = 1 << (CounterBits - 1);

    /// <summary>The time and the counter of the last id, as one number that only grows.</summary>
    private static long _last;

    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomBytes.Fill(bytes[6..]);
        var begins = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) % CounterStarts;
        var place = Place((DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() << CounterBits) | begins);
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((place >> CounterBits) << 16) | 0x7000 | (place & ((1 << CounterBits) - 1)));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static long Place(long now)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);

            // Of the same millisecond as the last one, or from before it: the next number, whatever the clock says.
            var next = now >> CounterBits > last >> CounterBits ? now : last + 1;
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
