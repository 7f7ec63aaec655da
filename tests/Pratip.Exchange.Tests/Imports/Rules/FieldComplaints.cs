using Pratip.Exchange.Workbooks;

namespace Pratip.Exchange.Tests.Imports.Rules;

/// <summary>What every column of every sheet refuses by its type, made from the catalogue so that no column is forgotten.</summary>
internal static class FieldComplaints
{
    private static readonly (string, string?)[] NoAges = [("age", null), ("age_band", null), ("birth_date", null)];

    /// <summary>Dates that others may not precede: today would contradict the rest of the row.</summary>
    private static readonly string[] Earlier = ["offence_on", "entered_on", "birth_date", "detained_on", "decided_on", "arrested_on", "from"];

    public static IEnumerable<Complaint> All => SheetCatalogue.Standard.Sheets.SelectMany(s => s.Columns.SelectMany(c => Of(s, c)));

    private static IEnumerable<Complaint> Of(Sheet sheet, SheetColumn column)
    {
        var own = column.Type switch
        {
            "date" => Dates(sheet, column),
            "integer" => Integers(sheet, column),
            "text" or "name" or "reference" => Texts(sheet, column),
            "row-id" => [new("row-id-damaged", sheet.Id, column.Id, "12", "the row's id was changed by hand. Clear the cell", Guid.CreateVersion7().ToString())],
            _ => ColumnChoices.For(column) is { } choices ? [Misspelt(sheet, column, choices)] : Enumerable.Empty<Complaint>(),
        };
        return column.Required
            ? own.Append(new("required", sheet.Id, column.Id, null, "nothing is given. This column must be filled in")).Append(new("required", sheet.Id, column.Id, " \u00A0\u200B ", "nothing is given"))
            : own.Append(new("", sheet.Id, column.Id, null, "", " \u00A0\u200B ") { Beside = Free(sheet, column) });
    }

    /// <summary>What the row must give elsewhere if this column says nothing.</summary>
    private static (string, string?)[] Free(Sheet sheet, SheetColumn column) => column.Id is "birth_date" or "age_band" && sheet.Has("age") ? [("age", null)] : [];

    private static IEnumerable<Complaint> Dates(Sheet sheet, SheetColumn column)
    {
        var personal = column.Id == "birth_date";
        var beside = sheet.Id == "victims" ? NoAges : [];
        var future = personal ? "this date lies in the future; today is 1 February 2025" : "2 February 2025 lies in the future; today is 1 February 2025";
        yield return new("future-date", sheet.Id, column.Id, "2025-02-02", future, Earlier.Contains(column.Id, StringComparer.Ordinal) ? null : "2025-02-01") { Beside = beside };
        yield return new("future-date", sheet.Id, column.Id, column.Exact ? "2025-03-01" : "2025-03", "lies in the future") { Beside = beside };
        yield return new("before-1900", sheet.Id, column.Id, "31/12/1899", "the year lies before 1900. Check the year") { Beside = beside };
        yield return personal
            ? new("unreadable-date", sheet.Id, column.Id, "in the rainy season", "this is no date that can be read. Write it as 1990-05-17")
            : new("unreadable", sheet.Id, column.Id, "in the rainy season", "'in the rainy season' is not a date. Write it as 2024-03-17");
        if (column.Exact)
        {
            yield return new("day-needed", sheet.Id, column.Id, "2024-03", "'2024-03' is not a whole date. Give day, month and year, as 2024-03-17", "2024-03-17");
        }
    }

    private static IEnumerable<Complaint> Integers(Sheet sheet, SheetColumn column)
    {
        var isAge = column.Id.StartsWith("age", StringComparison.Ordinal);
        yield return new("not-whole", sheet.Id, column.Id, "17.5", "'17.5' is not a whole number. Write digits only, as 17", "17") { Beside = sheet.Id == "suspects" ? NoBirth : [] };
        yield return new("not-whole", sheet.Id, column.Id, "many", "'many' is not a whole number", "១៧") { Beside = sheet.Id == "suspects" ? NoBirth : [] };
        yield return new("negative", sheet.Id, column.Id, "-1", "-1 is negative. Numbers of persons, months and ages are 0 or more", isAge ? null : "0") { Beside = NoBand(sheet) };
        yield return new("too-large", sheet.Id, column.Id, "2147483648", "is more than 2,147,483,647. Check the number", isAge ? null : "2147483647") { Beside = NoBand(sheet) };
    }

    private static (string, string?)[] NoBirth => [("birth_date", null)];

    private static (string, string?)[] NoBand(Sheet sheet) => sheet.Id == "victims" ? [("age_band", null)] : [];

    private static IEnumerable<Complaint> Texts(Sheet sheet, SheetColumn column)
    {
        // A name of another row's case or suspect must exist, so that no invented value is right.
        var names = column.Id == "case_reference" && sheet.Id != "cases" || (column.Id == "person_reference" && sheet.Id == "court-steps");
        var start = $"{sheet.Id}/{column.Id}/";
        var multiline = column is { Sealed: true, Type: "text" };
        yield return new("control-character", sheet.Id, column.Id, start + "\u0007b", "the text holds the invisible control character U+0007. Type the text again", names ? null : start + (multiline ? "\n\tb" : "b"));
        if (!multiline)
        {
            yield return new("control-character", sheet.Id, column.Id, start + "\nb", "the invisible control character U+000A");
        }

        if (column.MaxLength is { } most)
        {
            var said = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the text has {most + 1:N0} characters and may have {most:N0}. Shorten it");
            yield return new("too-long", sheet.Id, column.Id, start.PadRight(most + 1, 'ក'), said, names ? null : start.PadRight(most, 'ខ'));
        }
    }

    /// <summary>A letter too many in a label: the code meant is suggested, and the drop-down's own spelling of it is read.</summary>
    private static Complaint Misspelt(Sheet sheet, SheetColumn column, ColumnChoices choices)
    {
        var meant = choices.Choices.First(c => c.Label.En.Length >= 6 && !c.Label.En.Contains(',', StringComparison.Ordinal));
        var spelt = meant.In(Kernel.Language.English);
        var wrong = meant.Label.En.Insert(2, "x");
        return new("unknown-code", sheet.Id, column.Id, wrong, $"'{wrong}' is not in the list", spelt) { Beside = column.Id == "age_band" ? [("age", null)] : [], Suggested = spelt };
    }
}
