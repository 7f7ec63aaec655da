using System.Numerics;

namespace Pratip.Linkage.Blocking;

/// <summary>Which of a list of pairs something finds, one bit for each.</summary>
internal sealed class PairSet(int pairs)
{
    private readonly ulong[] _bits = new ulong[(pairs + 63) / 64];

    public int Count => CountBits(_bits);

    public void Add(int pair) => _bits[pair >> 6] |= 1UL << (pair & 63);

    public void AddAll(PairSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }
    }

    public PairSet Intersection(PairSet other)
    {
        var both = new PairSet(64 * _bits.Length);
        for (var i = 0; i < _bits.Length; i++)
        {
            both._bits[i] = _bits[i] & other._bits[i];
        }

        return both;
    }

    /// <summary>How many are in this one and not in the other.</summary>
    public int CountWithout(PairSet other)
    {
        var count = 0;
        for (var i = 0; i < _bits.Length; i++)
        {
            count += BitOperations.PopCount(_bits[i] & ~other._bits[i]);
        }

        return count;
    }

    private static int CountBits(ulong[] bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}
