using Xunit;

namespace Pratip.Kernel.Tests;

public sealed class SplitMix64Tests
{
    /// <summary>The first numbers of the reference implementation (Vigna, splitmix64.c) for this seed: made worlds and samples hang on them.</summary>
    [Fact]
    public void Seed_gives_the_numbers_of_the_reference()
    {
        var numbers = new SplitMix64(1234567);

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], Enumerable.Range(0, 3).Select(_ => numbers.Next()));
    }
}
