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

    /// <summary>The likeness of the best of somebody's names in thousandths, which it is, and whether its parts stand in the order asked.</summary>
    public (int Score, int Name, bool IsInOrder) Compare(in Slot slot)
    {
        var (best, number, isInOrder) = (0, -1, false);
        foreach (var name in core.NamesOf(slot))
        {
            if (!_compared.TryGetValue(name, out var alignment))
            {
                _compared.Add(name, alignment = Align(core.Names.Tokens(name)));
            }

            if (number < 0 || alignment.Score > best || (alignment.Score == best && !isInOrder))
            {
                (best, number, isInOrder) = (alignment.Score, name, alignment.Alignment.IsInOrder);
            }
        }

        return (best, number, isInOrder);
    }

    /// <summary>How a name met that was compared; told only of those who are shown.</summary>
    public NameComparison Tell(int name)
    {
        if (!_told.TryGetValue(name, out var told))
        {
            var (alignment, score) = _compared[name];
            _told.Add(name, told = new NameComparison(score / 1000.0, alignment.Parts()));
        }

        return told;
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
