using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// What a part in the index may bring to a name, in one number: the worths of a name's parts are added in one step each, and they are
/// read some ten thousand times for one question.
/// </summary>
/// <param name="Bits">From above: the gain, how many parts were read, the weight.</param>
internal readonly record struct PartWorth(ulong Bits)
{
    private const int GainAt = 32;
    private const ulong OneRead = 1UL << 24;
    private const ulong Reads = 0xFFUL << 24;
    private const ulong Weights = OneRead - 1;

    /// <summary>Of a part that means nothing asked for.</summary>
    public static PartWorth Nothing => Of(0, NameAlignment.Ordinary);

    /// <summary>Likeness times weight where it meets what suits it best.</summary>
    public int Gain => (int)(Bits >> GainAt);

    public int Weight => (int)(Bits & Weights);

    /// <summary>Whether the names of the part were read already; of a sum, of any of its parts.</summary>
    public bool IsRead => (Bits & Reads) != 0;

    public PartWorth AsRead => new(Bits | OneRead);

    public static PartWorth Of(int gain, int weight) => new(((ulong)(uint)gain << GainAt) | (uint)weight);

    public static PartWorth operator +(PartWorth a, PartWorth b) => new(a.Bits + b.Bits);
}
