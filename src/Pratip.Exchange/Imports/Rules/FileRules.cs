using System.Globalization;

namespace Pratip.Exchange.Imports.Rules;

/// <summary>What the rows of a file must fulfil together.</summary>
internal static class FileRules
{
    private static readonly string[] BodyColumns = ["police_number", "gendarmerie_number", "prosecutor_number", "court_number"];

    /// <summary>A cover that contradicts its sheets is not guessed at: the file goes back as it is.</summary>
    public static void CheckStates(ImportedReturn file, ProblemList problems)
    {
        foreach (var (sheetId, state) in file.States)
        {
            var table = file.Table(sheetId);
            var title = Workbooks.SheetCatalogue.Standard.Get(sheetId).Title;
            var rows = table?.Rows.Count ?? 0;
            if (rows > 0 && (state is "nothing-to-report" or "not-included"))
            {
                problems.File(ImportWording.Of(state == "nothing-to-report" ? "zero-with-rows" : "not-included-with-rows", title, rows));
            }
            else if (rows == 0 && (state is "data" or "partial"))
            {
                problems.File(ImportWording.Of("data-without-rows", title));
            }
        }
    }

    public static void CheckRows(ImportedReturn file, ProblemList problems)
    {
        foreach (var table in file.InOrder)
        {
            TakeRowIds(table, problems);
            CheckKeys(table, problems);
        }

        if (file.Table("cases") is { } cases)
        {
            CheckBodyNumbers(cases, problems);
        }

        PersonRules.Check(file, problems);
    }

    /// <summary>The key of a row within agency and sheet.</summary>
    public static string KeyOf(SheetRow row)
    {
        var places = row.Sheet.KeyPlaces;
        if (places.Count == 1)
        {
            return row.Values[places[0]] ?? "";
        }

        var parts = new string?[places.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = row.Values[places[i]];
        }

        return string.Join('\u001F', parts);
    }

    /// <summary>The key as a person reads it.</summary>
    public static string Shown(SheetRow row) => string.Join(" / ", row.Sheet.Columns.Where(c => c.Key).Select(c => row[c.Id]).Where(v => v is not null));

    /// <summary>A row copied in a spreadsheet takes its hidden id along. The first keeps it; a copy is a new row.</summary>
    private static void TakeRowIds(SheetTable table, ProblemList problems)
    {
        var owners = new Dictionary<Guid, int>();
        foreach (var row in table.Rows)
        {
            if (row["row_id"] is not { } text)
            {
                continue;
            }

            var id = Guid.Parse(text, CultureInfo.InvariantCulture);
            if (owners.TryAdd(id, row.Number))
            {
                row.RowId = id;
            }
            else
            {
                problems.Warning(table, row, row.Sheet.Column("row_id"), ImportWording.Of("row-id-copied", ImportProblem.Plain(owners[id])));
            }
        }
    }

    private static void CheckKeys(SheetTable table, ProblemList problems)
    {
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        var column = table.Sheet.Columns.Last(c => c is { Key: true, Required: true, Type: "reference" or "measure" });
        foreach (var row in table.Accepted)
        {
            if (!firsts.TryAdd(KeyOf(row), row.Number))
            {
                problems.Error(table, row, column, ImportWording.Of("duplicate", Shown(row), ImportProblem.Plain(firsts[KeyOf(row)])));
            }
        }
    }

    private static void CheckBodyNumbers(SheetTable cases, ProblemList problems)
    {
        foreach (var column in BodyColumns)
        {
            var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in cases.Accepted)
            {
                if (row[column] is { } number && !firsts.TryAdd(number, row.Number))
                {
                    problems.Error(cases, row, row.Sheet.Column(column), ImportWording.Of("number-of-other-row", number, ImportProblem.Plain(firsts[number])));
                }
            }
        }
    }
}
