using Pratip.Linkage.Blocking;

namespace Pratip.Linkage.Tests.Blocking;

public sealed class KeyStoreTests
{
    [Fact]
    public void What_was_kept_is_found_whether_it_is_nothing_one_key_a_few_or_more_than_an_array_holds()
    {
        int[] lengths = [0, 1, 2, 255, 256, 257, 1, 0, 65_535, 65_536, 65_537, 3, 200_000, 1, 2];
        var chance = new Random(20261130);
        var lists = Array.ConvertAll(lengths, length => Array.ConvertAll(new uint[length], _ => (uint)chance.NextInt64(uint.MaxValue + 1L)));
        var store = new KeyStore(lists.Length);
        for (var value = 0; value < lists.Length; value++)
        {
            Assert.False(store.TryGet(value, out _));
            store.Keep(value, lists[value]);
        }

        for (var value = 0; value < lists.Length; value++)
        {
            Assert.True(store.TryGet(value, out var keys));
            Assert.Equal(lists[value], keys);
        }
    }

    [Fact]
    public void The_largest_key_and_none_are_told_apart_from_nobody_asked()
    {
        var store = new KeyStore(3);
        store.Keep(0, [uint.MaxValue]);
        store.Keep(1, [0]);
        Assert.True(store.TryGet(0, out var largest));
        Assert.True(store.TryGet(1, out var zero));
        Assert.False(store.TryGet(2, out var nothing));
        Assert.Equal([uint.MaxValue], largest);
        Assert.Equal([0u], zero);
        Assert.Equal([], nothing);
    }

    [Fact]
    public void Threads_that_keep_and_ask_at_the_same_time_find_what_belongs_to_each_value()
    {
        var store = new KeyStore(1);
        store.Extend(20_000);
        Parallel.For(0, 80_000, i =>
        {
            var value = i % 20_000;
            if (!store.TryGet(value, out var keys))
            {
                store.Keep(value, Of(value));
                Assert.True(store.TryGet(value, out keys));
            }

            Assert.Equal(Of(value), keys);
        });

        static uint[] Of(int value) => [.. Enumerable.Range(0, value % 7).Select(place => (uint)((value * 8) + place))];
    }
}
