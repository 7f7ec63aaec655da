using System.Text;
using System.Text.Json;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Imports.Fields;
using Pratip.Exchange.Imports.Reading;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Linkage.Encoded;
using Pratip.Reference.Calendars;

namespace Pratip.Exchange.Encoded;

/// <summary>A list of people outside the register, as a table: taken whole or not at all, each fault with its row and column.</summary>
public sealed class PeopleToEncode
{
    private const int RowsLookedAt = 25;

    private static readonly Sheet Columns = Load();

    private static readonly string[] Names = ["name_latin", "name_own"];

    private PeopleToEncode(IReadOnlyList<EncodedFacts> facts, IReadOnlyList<int> rows, IReadOnlyList<ImportProblem> problems) => (Facts, Rows, Problems) = (facts, rows, problems);

    /// <summary>Empty where anything is wrong with the file.</summary>
    public IReadOnlyList<EncodedFacts> Facts { get; }

    /// <summary>The number beside each person's row in the file.</summary>
    public IReadOnlyList<int> Rows { get; }

    public IReadOnlyList<ImportProblem> Problems { get; }

    /// <param name="path">A CSV file, or a workbook of which the first visible sheet is the list.</param>
    /// <param name="today">Nobody is born later.</param>
    /// <param name="ct">Stops reading.</param>
    public static PeopleToEncode Read(string path, DateOnly today, CancellationToken ct)
    {
        var problems = new ProblemList();
        var table = default(SheetTable);
        try
        {
            using var file = TabularFile.Open(path);
            var reader = new TableReader(new FieldContext(today, default(DateOrder), new AgencyDirectory([])), problems, new RowBudget(null, ct));
            if (file.Sheets.FirstOrDefault(sheet => !sheet.IsHidden) is { } sheet)
            {
                List<TabularRow> top = [.. sheet.Rows.Take(RowsLookedAt)];
                table = EncodedHeadings.Check(TabularFile.ShownName(Path.GetFileName(path)), top, Columns, problems) ? reader.Read(sheet, Columns, top) : null;
            }
        }
        catch (UnreadableFileException unreadable)
        {
            problems.File(unreadable.Problem);
        }
        catch (TooManyRowsException tooMany)
        {
            problems.File(new("exchange.encoded.too-many", tooMany.Tab, RowBudget.MostRows));
        }

        foreach (var row in table?.Rows ?? [])
        {
            CheckNames(table!, row, problems);
        }

        problems.CountWarnings();
        if (table is not { Rows.Count: > 0 } && !problems.HasFileErrors)
        {
            problems.File(new("exchange.encoded.nobody"));
        }

        var isSound = !problems.HasFileErrors && table!.Rows.TrueForAll(row => !row.IsRejected);
        return isSound ? new PeopleToEncode(table!.Rows.ConvertAll(FactsOf), table.Rows.ConvertAll(row => row.Number), problems.All) : new PeopleToEncode([], [], problems.All);
    }

    /// <summary>Latin letters where both are given: the register encodes every name it has, so either meets its like.</summary>
    private static EncodedFacts FactsOf(SheetRow row) => EncodedFacts.Of((row["name_latin"] ?? row["name_own"])!, row.Date("birth_date"), row["sex"]);

    /// <summary>A name has letters: a number or a picture in its place would be an encoding that meets nobody, or anybody.</summary>
    private static void CheckNames(SheetTable table, SheetRow row, ProblemList problems)
    {
        var given = Names.Where(column => row[column] is not null).ToList();
        foreach (var column in given.Where(column => !row[column]!.EnumerateRunes().Any(Rune.IsLetter)))
        {
            problems.Error(table, row, Columns.Column(column), new("exchange.encoded.no-letters"));
        }

        if (given.Count == 0)
        {
            problems.Error(table, row, Columns.Column("name_latin"), new("exchange.encoded.no-name"));
        }
    }

    private static Sheet Load()
    {
        using var stream = typeof(PeopleToEncode).Assembly.GetManifestResourceStream("Pratip.Exchange.Encoded.encoded-people.json")!;
        return JsonSerializer.Deserialize<Sheet>(stream, JsonSerializerOptions.Web)!;
    }
}
