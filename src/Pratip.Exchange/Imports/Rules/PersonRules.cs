using Pratip.Exchange.Imports.Offline;
using Pratip.Exchange.Workbooks;

namespace Pratip.Exchange.Imports.Rules;

/// <summary>
/// One person reference of one agency is one person, whatever the sheets. What two rows say of the person must agree, or
/// nobody knows which of them is right.
/// </summary>
internal static class PersonRules
{
    /// <summary>The columns that speak of the person and not of the sheet's subject.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "name_latin", "name_own", "alias", "sex", "birth_date", "citizenship", "document_kind", "document_number",
        "entered_on", "entry_place", "entry_legality", "visa_kind", "transit_country", "phone",
    ];

    public static bool IsPersonal(string column) => Columns.Contains(column, StringComparer.Ordinal);

    /// <summary>Sheets whose person reference names a person of the sending agency itself.</summary>
    public static bool HasPersons(Sheet sheet) => sheet.Has("person_reference") && sheet.Id != "court-steps";

    public static void Check(ImportedReturn file, ProblemList problems)
    {
        var said = new Dictionary<string, (SheetTable Table, SheetRow Row)>(StringComparer.Ordinal);
        foreach (var table in file.InOrder.Where(t => HasPersons(t.Sheet)))
        {
            var columns = Columns.Where(table.Sheet.Has).Select(table.Sheet.Column).ToArray();
            foreach (var row in table.Accepted.Where(r => !r.Untouched.HasFlag(RowParts.Person)))
            {
                var reference = row.Required("person_reference");
                if (!said.TryAdd(reference, (table, row)))
                {
                    Compare(said[reference], table, row, columns, problems);
                }
            }
        }
    }

    private static void Compare((SheetTable Table, SheetRow Row) first, SheetTable table, SheetRow row, SheetColumn[] columns, ProblemList problems)
    {
        foreach (var column in columns)
        {
            if (Stated(row, column) is { } value && Stated(first.Row, column) is { } earlier && !Agree(column, value, earlier))
            {
                problems.Error(table, row, column, ImportWording.Of(
                    "person-disagrees", row.Required("person_reference"), column.Header, first.Table.Tab, ImportProblem.Plain(first.Row.Number)));
            }
        }
    }

    /// <summary>A year agrees with any day in it.</summary>
    private static bool Agree(SheetColumn column, string value, string earlier) => value == earlier
        || (column.Id == "birth_date" && (value.StartsWith(earlier, StringComparison.Ordinal) || earlier.StartsWith(value, StringComparison.Ordinal)));

    /// <summary>"Unknown" contradicts nothing.</summary>
    private static string? Stated(SheetRow row, SheetColumn column) =>
        SheetRow.SplitVerbatim(row[column.Id]).Codes is var code and not ("" or "unknown" or Reference.Countries.Country.Unknown) ? code : null;
}
