using Pratip.Exchange.Workbooks;
using static Pratip.Exchange.Tests.Imports.ImportDesk;
using static Pratip.Exchange.Tests.Workbooks.Values;

namespace Pratip.Exchange.Tests.Imports.Rules;

/// <summary>One cell that is wrong, what is said of it, and the nearest value that is right; null where the row needs none.</summary>
internal sealed record Complaint(string Code, string Sheet, string Column, string? Wrong, string Said, string? Right = null)
{
    /// <summary>Other cells, of the wrong row and of the right one.</summary>
    public (string Column, string? Value)[] Beside { get; init; } = [];

    /// <summary>The column that the problem points at, where it is another than the one that is changed.</summary>
    public string? At { get; init; }

    /// <summary>Problems that the wrong row has besides.</summary>
    public string[] Also { get; init; } = [];

    /// <summary>The row is taken with a remark.</summary>
    public bool IsRemark { get; init; }

    /// <summary>A value that must be among the suggestions.</summary>
    public string? Suggested { get; init; }

    public Dictionary<string, string?> WrongRow(int number) => Row(number, Wrong);

    public Dictionary<string, string?> RightRow(int number) => Row(number, Right);

    public override string ToString() => $"{Sheet}.{Column} = '{(Wrong?.Length > 40 ? Wrong[..40] + "…" : Wrong)}'";

    /// <summary>A row that is right, known by its number alone.</summary>
    public static Dictionary<string, string?> Good(string sheet, string id) => sheet switch
    {
        "cases" => Case(id),
        "suspects" => Suspect("S" + id, CaseOfAll),
        "victims" => Victim("V" + id),
        "removals" => Removal("R" + id, id),
        "hand-overs" => Of(("person_reference", "H" + id), ("sex", "female"), ("on", "2024-06-01"), ("destination", "family")),
        "court-steps" => Of(("case_reference", CaseOfAll), ("person_reference", SuspectOfAll), ("stage", "appeal"), ("on", DayOf(id)), ("outcome", "pending")),
        "repatriations" => Of(("file_reference", id), ("person_reference", "P" + id), ("sex", "male"), ("from_country", "TH"), ("on", "2024-06-02")),
        "interceptions" => Of(("file_reference", id), ("person_reference", "I" + id), ("sex", "male"), ("on", "2024-06-03")),
        "prevention" => Of(("activity_reference", id), ("kind", "training"), ("on", "2024-06-04")),
        "aggregates" => Of(("measure", "victims.registered"), ("from", "2024-01-01"), ("to", "2024-12-31"), ("breakdown", "test"), ("key", id), ("value", "5"), ("source", "annual report")),
        _ => throw new ArgumentOutOfRangeException(nameof(sheet), sheet, "There is no such sheet."),
    };

    /// <summary>The case and the suspect whom the rows of other sheets name.</summary>
    public const string CaseOfAll = "C-OK";

    public const string SuspectOfAll = "S-OK";

    public static AgencyWorkbook BookOfAll()
    {
        var book = Book();
        book.AddRow("cases", Case(CaseOfAll, ("court_number", "K-OK")));
        book.AddRow("suspects", Suspect(SuspectOfAll, CaseOfAll));
        return book;
    }

    /// <summary>A suspect has one step of a kind a day.</summary>
    private static string DayOf(string id) => new DateOnly(2024, 4, 1).AddDays(int.Parse(new string([.. id.Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture) % 270)
        .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Dictionary<string, string?> Row(int number, string? value)
    {
        var row = Good(Sheet, $"X{number}");
        foreach (var (column, other) in Beside)
        {
            row[column] = other;
        }

        row[Column] = value;
        return row;
    }
}
