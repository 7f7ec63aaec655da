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
    private const int SimilarFrom = 780;
    private const int AlikeFrom = 880;

    /// <summary>Parts with slips in them contradict nothing when nearly all of both names is alike.</summary>
    private const int NearlyAll = 910;
    private const int MuchOfIt = 820;

    /// <summary>From here on a part that two names share is so rare that it says something by itself.</summary>
    private const int RarePart = 1400;

    private readonly TokenTable _tokens;

    public NameComparator(FieldColumn column)
        : base(column, AgreementLevel.Similar, AgreementLevel.Part, AgreementLevel.Alike) => _tokens = new TokenTable(column);

    /// <summary>Most reports of one person write the name in two ways; to be alike in a frequent name says as little as to have it.</summary>
    public override int? RareLevel => Alike;

    public override double Frequency(int value) => Math.Max(base.Frequency(value), _tokens.ChanceOf(value));

    /// <summary>Its parts tell.</summary>
    protected override double? Usual(int value) => 0;

    public override void Extend() => _tokens.Extend();

    public override KnownFrequencies Frequencies() => new(ValueCounts(), _tokens.PartCounts(), _tokens.Ordinary);

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

    private int LevelOf(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var match = _tokens.Match(one, other);
        var level = Judge(match.Score, match.Agreement);
        if (level < Alike && match.MayBeWrittenTogether)
        {
            var alignment = new NameAlignment(_tokens.Weighted(one), _tokens.Weighted(other));
            level = Math.Max(level, Judge(alignment.Score, alignment.Agreement));
        }

        return level == DifferLevel && match.BestPart >= RarePart ? Part : level;
    }

    private static int Judge(int score, int agreement) =>
        agreement >= AlikeFrom || score >= NearlyAll ? Alike
        : agreement >= SimilarFrom || score >= MuchOfIt ? Similar
        : DifferLevel;
}
