using System.Globalization;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>Quantities. Levels: one slip of the keys, one apart.</summary>
internal sealed class NumberComparator(FieldColumn column) : FieldComparator(column, AgreementLevel.OneSlip, AgreementLevel.Near)
{
    private const int OneSlip = 2;
    private const int Near = 3;

    private int[] _numbers = Extended([], column.Texts, Read);

    public override void Extend() => _numbers = Extended(_numbers, Column.Texts, Read);

    private static int Read(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MinValue;

    protected override int LevelOfUnequal(int a, int b)
    {
        if (_numbers[a] >= 0 && _numbers[b] >= 0 && Math.Abs(_numbers[a] - _numbers[b]) == 1)
        {
            return Near;
        }

        var (one, other) = (Column.Texts[a], Column.Texts[b]);
        return Math.Abs(one.Length - other.Length) <= 1 && Math.Max(one.Length, other.Length) > 1 && Slips.Between(one, other) == 1 ? OneSlip : DifferLevel;
    }
}
