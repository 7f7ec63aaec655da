using Pratip.Linkage.Names;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>
/// Whole names in any script and order, with aliases. A name's parts are compared, not its string, and a rare part weighs more
/// than a frequent one. Levels: similar, part of the name, alike.
/// </summary>
internal sealed class NameComparator : FieldComparator
{
    private const int Similar = 2;
    private const int Part = 3;
    private const int Alike = 4;
    private const int SimilarFrom = 820;
    private const int AlikeFrom = 910;

    /// <summary>Above this a part that two names share is too frequent to say anything by itself.</summary>
    private const int RarePart = 1400;

    private readonly WeightedName[][] _names;
    private readonly double[] _frequencies;

    public NameComparator(FieldColumn column)
        : base(column, AgreementLevel.Similar, AgreementLevel.Part, AgreementLevel.Alike)
    {
        var tokens = new TokenRarity(column);
        _names = new WeightedName[column.Texts.Length][];
        _frequencies = new double[column.Texts.Length];
        for (var value = 0; value < _names.Length; value++)
        {
            _names[value] = tokens.Names(value);
            _frequencies[value] = Math.Max(column.Share(value), tokens.ChanceOf(_names[value]));
        }
    }

    public override double Frequency(int value) => _frequencies[value];

    protected override int LevelOfUnequal(int a, int b)
    {
        var best = DifferLevel;
        foreach (var one in _names[a])
        {
            foreach (var other in _names[b])
            {
                best = Math.Max(best, LevelOf(one, other));
            }
        }

        return best;
    }

    private int LevelOf(WeightedName one, WeightedName other)
    {
        if (HaveSameTokens(one, other))
        {
            return Alike;
        }

        var alignment = new NameAlignment(one, other);
        return alignment.Score >= AlikeFrom ? Alike
            : alignment.Score >= SimilarFrom ? Similar
            : alignment.BestWeight >= RarePart ? Part
            : DifferLevel;
    }

    private static bool HaveSameTokens(WeightedName one, WeightedName other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        var taken = 0;
        foreach (var token in one.Tokens)
        {
            var at = 0;
            while (at < other.Length && ((taken >> at & 1) != 0 || !ReferenceEquals(other.Tokens[at], token)))
            {
                at++;
            }

            if (at == other.Length)
            {
                return false;
            }

            taken |= 1 << at;
        }

        return true;
    }
}
