using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// Compares names exactly, part by part. Among the best for a question many bear the same name: each different name is
/// compared once.
/// </summary>
internal sealed class ExactNames(IndexCore core, WeightedName asked, bool isUnfinished, int published)
{
    private readonly PartPairs _pairs = new();
    private readonly Dictionary<int, (NameAlignment Alignment, int Score)> _compared = [];
    private readonly Dictionary<int, NameComparison> _told = [];

    /// <summary>The likeness in thousandths, and how the best of the names met.</summary>
    public (int Score, NameComparison Name) Compare(in Slot slot)
    {
        var (best, number) = (default((NameAlignment Alignment, int Score)), -1);
        foreach (var name in core.NamesOf(slot))
        {
            if (!_compared.TryGetValue(name, out var alignment))
            {
                _compared.Add(name, alignment = Align(core.Names.Tokens(name)));
            }

            (best, number) = number < 0 || alignment.Score > best.Score ? (alignment, name) : (best, number);
        }

        if (!_told.TryGetValue(number, out var comparison))
        {
            _told.Add(number, comparison = new NameComparison(best.Score / 1000.0, best.Alignment?.Parts() ?? []));
        }

        return (best.Score, comparison);
    }

    /// <summary>Parts weigh differently here and there: a name is never more alike than the parts that met, or others would equal the very name.</summary>
    private (NameAlignment Alignment, int Score) Align(ReadOnlySpan<int> tokens)
    {
        var held = new NameToken[tokens.Length];
        var weights = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = core.Words[tokens[i]];
            held[i] = word.Token;
            weights[i] = NameAlignment.Weight(word.Token, MeaningFinder.Rarity(word.People, published));
        }

        var alignment = new NameAlignment(asked, new WeightedName(held, weights, _pairs), isUnfinished, _pairs);
        return (alignment, Math.Min(alignment.Score, alignment.MeanOfMet));
    }
}
