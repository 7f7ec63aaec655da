using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>
/// Pairs of one person as they usually are, for choosing rules where few real ones are known: what two of the records have is drawn from
/// the records, and how often a form of a value agrees is what offices' lists commonly come to. They count as so many known pairs, so that
/// they decide where next to nothing is known and hardly weigh where much is.
/// </summary>
internal static class ImaginedPairs
{
    public const int Count = 500;

    /// <summary>How often two reports of one person agree on the weakest form of a value.</summary>
    private static double Agreeing(FieldKind kind) => kind switch
    {
        FieldKind.Name or FieldKind.Date => 0.9,
        FieldKind.Category => 0.85,
        FieldKind.Code or FieldKind.Phone => 0.6,
        _ => 0.8,
    };

    /// <summary>How much of that is left to a form.</summary>
    private static double Left(FieldKind kind, KeyForm form) => (kind, form) switch
    {
        (FieldKind.Name, KeyForm.Whole) => 0.65,
        (FieldKind.Name, KeyForm.TwoSounds) => 0.75,
        (FieldKind.Date, KeyForm.Whole) => 0.6,
        (FieldKind.Date, KeyForm.MonthAndDay) => 0.65,
        (FieldKind.Category or FieldKind.Code or FieldKind.Phone, KeyForm.Whole) => 1,
        (_, KeyForm.Whole) => 0.8,
        (_, KeyForm.Beginning or KeyForm.Ending) => 1,
        _ => 0.95,
    };

    /// <summary>Which of the pairs each key finds. One draw stands for all forms of a field: where the strictest agrees, so do the others.</summary>
    /// <param name="table">The records.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="seed">Of the draws.</param>
    public static Dictionary<BlockingKey, PairSet> Found(RecordTable table, IEnumerable<BlockingKey> keys, ulong seed)
    {
        var found = keys.ToDictionary(key => key, _ => new PairSet(Count));
        var chance = new SeededDraw(seed);
        for (var pair = 0; pair < Count && table.Count > 0; pair++)
        {
            var (one, other) = (chance.Below(table.Count), chance.Below(table.Count));
            for (var field = 0; field < table.Columns.Count; field++)
            {
                var column = table.Columns[field];
                var agrees = chance.Fraction();
                foreach (var (key, pairs) in found.Where(entry => entry.Key.Field == field))
                {
                    if (Has(column, one, key.Form) && Has(column, other, key.Form) && agrees < Agreeing(column.Field.Kind) * Left(column.Field.Kind, key.Form))
                    {
                        pairs.Add(pair);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>A date's day and month are there only where the date is whole.</summary>
    private static bool Has(FieldColumn column, int record, KeyForm form) =>
        column.Values[record] != FieldColumn.Missing && (column.Field.Kind != FieldKind.Date || form == KeyForm.Year || column.Text(record).Length >= 8);
}
