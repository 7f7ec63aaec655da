namespace Pratip.Linkage.Names;

/// <summary>
/// Remembers how alike parts are and how two read as one, while the names that many people share parts of are compared with one that was typed.
/// </summary>
internal sealed class PartPairs
{
    private readonly Dictionary<(NameToken, NameToken), (int Score, TokenAgreement Agreement, string? Via)> _compared = [];
    private readonly Dictionary<(NameToken, NameToken), NameToken> _joined = [];

    public int OfTyped(NameToken a, NameToken b, out TokenAgreement agreement, out string? via)
    {
        if (!_compared.TryGetValue((a, b), out var known))
        {
            known.Score = TokenSimilarity.OfTyped(a, b, TokenSimilarity.Floor, out known.Agreement, out known.Via);
            _compared.Add((a, b), known);
        }

        (agreement, via) = (known.Agreement, known.Via);
        return known.Score;
    }

    public NameToken Join(NameToken a, NameToken b)
    {
        if (!_joined.TryGetValue((a, b), out var joined))
        {
            _joined.Add((a, b), joined = NameToken.Join(a, b));
        }

        return joined;
    }
}
