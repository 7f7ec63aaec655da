namespace Pratip.Linkage.Names;

/// <summary>The parts of a name with what each weighs, and its neighbours read as one, which are made once and when needed.</summary>
/// <param name="tokens">The parts.</param>
/// <param name="weights">What each weighs.</param>
/// <param name="pairs">Remembers neighbours read as one; null where nobody asks for them again.</param>
/// <param name="joined">The neighbours read as one where somebody has them already.</param>
internal sealed class WeightedName(NameToken[] tokens, int[] weights, PartPairs? pairs = null, NameToken[]? joined = null)
{
    private NameToken[]? _joined = joined;

    public NameToken[] Tokens { get; } = tokens;

    public int[] Weights { get; } = weights;

    public int Length => Tokens.Length;

    public int Weight { get; } = weights.Sum();

    /// <summary>The part at a place and the one after it, read as one word.</summary>
    public NameToken Joined(int first)
    {
        _joined ??= new NameToken[Length];
        return _joined[first] ??= pairs?.Join(Tokens[first], Tokens[first + 1]) ?? NameToken.Join(Tokens[first], Tokens[first + 1]);
    }

    /// <summary>What both weigh when they meet one part: the half of the surplus that is not held against the longer name.</summary>
    public int JoinedWeight(int first) => 3 * (Weights[first] + Weights[first + 1]) / 4;
}
