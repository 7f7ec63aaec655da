using System.Globalization;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>
/// Dates as people mistake them. Levels: same year where one says no more, two parts of three the same, day and month swapped,
/// one slip of the keys. The first of January is what offices write for "some day of that year".
/// </summary>
internal sealed class DateComparator(FieldColumn column)
    : FieldComparator(column, AgreementLevel.SameYear, AgreementLevel.Near, AgreementLevel.Swapped, AgreementLevel.OneSlip)
{
    private const int SameYear = 2;
    private const int Near = 3;
    private const int Swapped = 4;
    private const int OneSlip = 5;
    private const int Years = 20;

    private Parts[] _parts = Extended([], column.Texts, Read);

    /// <summary>People of twenty years of birth mostly, and some days are said oftener; one in a hundred stands for an estimate of one year.</summary>
    protected override double? Usual(int value) => _parts[value] switch
    {
        { Day: 0, Month: 0 } => 1.0 / Years,
        { Day: 0 } => 1.0 / (Years * 12),
        { IsFirstOfYear: true } => 1.0 / (Years * 5),
        _ => 1.0 / (Years * 200),
    };

    public override void Extend() => _parts = Extended(_parts, Column.Texts, Read);

    protected override int LevelOfUnequal(int a, int b)
    {
        var (one, other) = (_parts[a], _parts[b]);
        if (one.Year > 0 && other.Year > 0 && one.Day > 0 && other.Day > 0)
        {
            if (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month)
            {
                return Swapped;
            }

            var same = (one.Year == other.Year ? 1 : 0) + (one.Month == other.Month ? 1 : 0) + (one.Day == other.Day ? 1 : 0);
            if (one.Year == other.Year && same < 2 && (one.IsFirstOfYear || other.IsFirstOfYear))
            {
                return SameYear;
            }

            // One slip leaves at least one part as it was, and the others nearly.
            return same > 0 && Slips.Between(Column.Texts[a], Column.Texts[b]) <= 1 ? OneSlip : same == 2 ? Near : DifferLevel;
        }

        if (one.Year > 0 && one.Year == other.Year && (one.Day == 0 || other.Day == 0))
        {
            return one.Month > 0 && other.Month > 0 && one.Month != other.Month ? DifferLevel : SameYear;
        }

        return Slips.Between(Column.Texts[a], Column.Texts[b]) <= 1 ? OneSlip : DifferLevel;
    }

    private static Parts Read(string text)
    {
        if (text.Length is not (4 or 6 or 8) || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return default;
        }

        var month = text.Length >= 6 ? Two(text, 4) : 0;
        var day = text.Length == 8 ? Two(text, 6) : 0;
        return month < 0 || day < 0 ? default : new Parts(year, month, day);
    }

    private static int Two(string text, int at) => int.TryParse(text.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>Month and day are 0 where a date says less.</summary>
    private readonly record struct Parts(int Year, int Month, int Day)
    {
        public bool IsFirstOfYear => Month == 1 && Day == 1;
    }
}
