using System.Numerics;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>Short texts typed by hand. Levels: similar, two slips, one slip.</summary>
internal sealed class TextComparator(FieldColumn column)
    : FieldComparator(column, AgreementLevel.Similar, AgreementLevel.TwoSlips, AgreementLevel.OneSlip)
{
    private const int Similar = 2;
    private const int TwoSlips = 3;
    private const int OneSlip = 4;
    private const double SimilarFrom = 0.88;

    /// <summary>Shorter ones are another word after two slips, and after one slip as uncertain as longer ones after two.</summary>
    private const int ShortWord = 3;

    private int[] _signatures = Extended([], column.Texts, SignatureOf);

    public override int Signature(int value) => _signatures[value];

    /// <summary>One slip changes which letters occur by at most two of them; what is similar by more than slips shares most letters.</summary>
    public override int MostApart => 6;

    public override void Extend() => _signatures = Extended(_signatures, Column.Texts, SignatureOf);

    protected override int LevelOfUnequal(int a, int b)
    {
        if (BitOperations.PopCount((uint)(_signatures[a] ^ _signatures[b])) > MostApart)
        {
            return DifferLevel;
        }

        var (one, other) = (Column.Texts[a], Column.Texts[b]);
        if (Math.Abs(one.Length - other.Length) <= 2)
        {
            var slips = Slips.Between(one, other);
            var isShort = Math.Min(one.Length, other.Length) <= ShortWord;
            if (slips <= 2)
            {
                return isShort ? (slips == 1 ? TwoSlips : DifferLevel) : slips == 1 ? OneSlip : TwoSlips;
            }
        }

        return JaroWinkler.Between(one, other) >= SimilarFrom ? Similar : DifferLevel;
    }
}
