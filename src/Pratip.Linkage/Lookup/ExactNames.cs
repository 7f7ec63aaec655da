using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// Compares names exactly, part by part. Among the best for a question many bear the same name: each different row of parts is
/// compared once.
/// </summary>
internal sealed class ExactNames(IndexCore core, WeightedName asked, bool isUnfinished, int published)
{
    private readonly List<(int[] Tokens, NameComparison Comparison, int Score)> _compared = [];

    /// <summary>The likeness in thousandths, and how the best of the names met.</summary>
    public (int Score, NameComparison Name) Compare(in Slot slot)
    {
        var tokens = core.TokensOf(slot);
        foreach (var known in _compared)
        {
            if (tokens.SequenceEqual(known.Tokens))
            {
                return (known.Score, known.Comparison);
            }
        }

        var best = Best(tokens);
        var comparison = new NameComparison((best?.Score ?? 0) / 1000.0, best?.Parts() ?? []);
        _compared.Add((tokens.ToArray(), comparison, best?.Score ?? 0));
        return (best?.Score ?? 0, comparison);
    }

    private NameAlignment? Best(ReadOnlySpan<int> tokens)
    {
        var best = default(NameAlignment);
        var start = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] < 0)
            {
                var alignment = Align(tokens[start..(i + 1)]);
                best = best is null || alignment.Score > best.Score ? alignment : best;
                start = i + 1;
            }
        }

        return best;
    }

    private NameAlignment Align(ReadOnlySpan<int> tokens)
    {
        var held = new NameToken[tokens.Length];
        var weights = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = core.Words[tokens[i] & ~IndexCore.EndOfName];
            held[i] = word.Token;
            weights[i] = NameAlignment.Weight(word.Token, MeaningFinder.Rarity(word.Count, published));
        }

        return new NameAlignment(asked, new WeightedName(held, weights), isUnfinished);
    }
}
