using System.Buffers.Binary;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Tests.Audit;

public sealed class RowIdTests
{
    private const int Many = 100_000;

    [Fact]
    public void Ids_made_one_after_the_other_are_in_order_also_within_a_millisecond()
    {
        var ids = Made();
        for (var i = 1; i < ids.Length; i++)
        {
            Assert.True(ids[i - 1].CompareTo(ids[i]) < 0);
        }

        // In the order of their text, too: SQLite compares that.
        Assert.Equal(ids.Select(id => id.ToString("D")), ids.Select(id => id.ToString("D")).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Ids_made_at_the_same_time_are_different_and_each_thread_has_its_own_in_order()
    {
        var made = new Guid[4][];
        Parallel.For(0, made.Length, i => made[i] = Made());
        Assert.All(made, ids => Assert.Equal(ids, ids.Order()));
        Assert.Equal(made.Length * Many, made.SelectMany(ids => ids).Distinct().Count());
    }

    [Fact]
    public void An_id_is_of_version_seven_and_says_when_it_was_made()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var id = RowId.Next();
        Assert.Equal((7, 2), (id.Version, id.Variant >> 2));
        Span<byte> bytes = stackalloc byte[16];
        Assert.True(id.TryWriteBytes(bytes, bigEndian: true, out _));
        var at = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
        Assert.InRange(at, before, DateTimeOffset.UtcNow.AddMinutes(1));
    }

    private static Guid[] Made()
    {
        var ids = new Guid[Many];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = RowId.Next();
        }

        return ids;
    }
}
