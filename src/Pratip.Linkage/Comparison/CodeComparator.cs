using System.Numerics;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>Numbers and codes that stand for one thing. Levels: two slips, one slip; a short one allows no more than one.</summary>
internal sealed class CodeComparator(FieldColumn column) : FieldComparator(column, AgreementLevel.TwoSlips, AgreementLevel.OneSlip)
{
    private const int TwoSlips = 2;
    private const int OneSlip = 3;
    private const int ShortCode = 5;

    private int[] _signatures = Extended([], column.Texts, SignatureOf);

    public override int Signature(int value) => _signatures[value];

    public override int MostApart => 4;

    public override void Extend() => _signatures = Extended(_signatures, Column.Texts, SignatureOf);

    protected override int LevelOfUnequal(int a, int b)
    {
        var (one, other) = (Column.Texts[a], Column.Texts[b]);
        if (BitOperations.PopCount((uint)(_signatures[a] ^ _signatures[b])) > MostApart || Math.Abs(one.Length - other.Length) > 2)
        {
            return DifferLevel;
        }

        var slips = Slips.Between(one, other);
        return slips == 1 ? OneSlip : slips == 2 && Math.Min(one.Length, other.Length) > ShortCode ? TwoSlips : DifferLevel;
    }
}
