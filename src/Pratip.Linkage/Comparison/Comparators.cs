using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>The comparator of each kind of field.</summary>
internal static class Comparators
{
    public static FieldComparator[] For(RecordTable table)
    {
        var comparators = new FieldComparator[table.Columns.Count];
        Parallel.For(0, comparators.Length, field => comparators[field] = Of(table.Columns[field]));
        return comparators;
    }

    private static FieldComparator Of(FieldColumn column) => column.Field.Kind switch
    {
        FieldKind.Name => new NameComparator(column),
        FieldKind.Date => new DateComparator(column),
        FieldKind.Code or FieldKind.Phone => new CodeComparator(column),
        FieldKind.Number => new NumberComparator(column),
        FieldKind.Category => new CategoryComparator(column),
        _ => new TextComparator(column),
    };
}
