using System.Buffers.Binary;
using System.Globalization;
using Pratip.Bench.Lookup;

namespace Pratip.Bench.Workplace;

/// <summary>Draws of the made register: the same seed, the same register, but for keys and seals.</summary>
internal sealed class MadeChance(ulong seed)
{
    private readonly SyntheticPeople _draws = new(seed);

    public int Below(int bound) => _draws.Below(bound);

    public bool Percent(int share) => Below(100) < share;

    public T Pick<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>An id as the register makes them, of this moment.</summary>
    public Guid Id(DateTime moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At(moment).ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteInt32BigEndian(bytes[6..], Below(int.MaxValue));
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], ((long)Below(int.MaxValue) << 32) | (uint)Below(int.MaxValue));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public static DateTimeOffset At(DateTime moment) => new(moment, TimeSpan.Zero);

    public static string Iso(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
