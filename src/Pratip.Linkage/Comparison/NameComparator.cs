using System.Numerics;
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

    /// <summary>From here on a part that two names share is so rare that it says something by itself.</summary>
    private const int RarePart = 1400;

    /// <summary>Names this unlike part by part become alike only where parts are written together.</summary>
    private const int Unlike = 600;

    /// <summary>Names written together in other ways have nearly the same letters.</summary>
    private const int MostLettersApart = 6;

    private readonly TokenTable _tokens;

    public NameComparator(FieldColumn column)
        : base(column, AgreementLevel.Similar, AgreementLevel.Part, AgreementLevel.Alike) => _tokens = new TokenTable(column);

    public override double Frequency(int value) => Math.Max(Column.Share(value), _tokens.ChanceOf(value));

    protected override int LevelOfUnequal(int a, int b)
    {
        var best = DifferLevel;
        foreach (var one in _tokens.Names(a))
        {
            foreach (var other in _tokens.Names(b))
            {
                best = Math.Max(best, LevelOf(one, other));
                if (best == Alike)
                {
                    return best;
                }
            }
        }

        return best;
    }

    private int LevelOf(TokenName one, TokenName other)
    {
        var quick = _tokens.Score(one, other, out var bestPart);
        if (quick >= AlikeFrom)
        {
            return Alike;
        }

        if (quick < Unlike && (one.Tokens.Length == other.Tokens.Length || BitOperations.PopCount(one.Letters ^ other.Letters) > MostLettersApart))
        {
            return bestPart >= RarePart ? Part : DifferLevel;
        }

        var score = new NameAlignment(one.Weighted, other.Weighted).Score;
        return score >= AlikeFrom ? Alike
            : score >= SimilarFrom ? Similar
            : bestPart >= RarePart ? Part
            : DifferLevel;
    }
}
