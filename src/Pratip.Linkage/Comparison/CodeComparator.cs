using System.Numerics;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>
/// Numbers and codes that stand for one thing. Levels: two slips, one slip; a short one allows no more than one. Where records have
/// several, the two that are most alike count: one in common is exact agreement.
/// </summary>
internal sealed class CodeComparator(FieldColumn column) : FieldComparator(column, AgreementLevel.TwoSlips, AgreementLevel.OneSlip)
{
    private const int TwoSlips = 2;
    private const int OneSlip = 3;
    private const int ShortCode = 5;
    private const int BitsApart = 4;

    private int[] _signatures = Extended([], column.Texts, SignatureOf);
    private string[]?[] _several = Extended([], column.Texts, SeveralOf);

    public override int Signature(int value) => _signatures[value];

    /// <summary>Signs of several values together do not tell whether two of them are alike.</summary>
    public override int MostApart => Column.HasSeveral ? base.MostApart : BitsApart;

    /// <summary>Records that have one of several values in common are not equal, and agree on it all the same.</summary>
    public override int? RareLevel => Column.HasSeveral ? ExactLevel : null;

    /// <summary>A document is one person's, a telephone often a family's.</summary>
    protected override double? Usual(int value) => Column.Field.Kind == FieldKind.Phone ? 5e-5 : 1e-5;

    public override void Extend()
    {
        _signatures = Extended(_signatures, Column.Texts, SignatureOf);
        _several = Extended(_several, Column.Texts, SeveralOf);
    }

    protected override int LevelOfUnequal(int a, int b)
    {
        if (_several[a] is null && _several[b] is null)
        {
            return BitOperations.PopCount((uint)(_signatures[a] ^ _signatures[b])) > BitsApart ? DifferLevel : LevelOf(Column.Texts[a], Column.Texts[b]);
        }

        var best = DifferLevel;
        foreach (var one in _several[a] ?? [Column.Texts[a]])
        {
            foreach (var other in _several[b] ?? [Column.Texts[b]])
            {
                best = Math.Max(best, one == other ? ExactLevel : LevelOf(one, other));
            }
        }

        return best;
    }

    private static string[]? SeveralOf(string text) => SeveralValues.Are(text) ? SeveralValues.Of(text) : null;

    private static int LevelOf(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
        {
            return DifferLevel;
        }

        var slips = Slips.Between(one, other);
        return slips == 1 ? OneSlip : slips == 2 && Math.Min(one.Length, other.Length) > ShortCode ? TwoSlips : DifferLevel;
    }
}
