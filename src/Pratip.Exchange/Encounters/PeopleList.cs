using System.Globalization;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Imports.Fields;
using Pratip.Exchange.Imports.Merging;
using Pratip.Exchange.Imports.Reading;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Registry.Encounters;
using Pratip.Registry.Entry;

namespace Pratip.Exchange.Encounters;

/// <summary>
/// A list of people as it stands in a file, each line with its place. Lines are known again by the encounter and their number: the
/// same file twice enters nobody twice.
/// </summary>
public sealed class PeopleList
{
    private const int RowsLookedAt = 25;

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        [nameof(PersonLine.Number)] = "number",
        [nameof(PersonLine.Sex)] = "sex",
        [nameof(PersonLine.ApparentAge)] = "apparent_age",
        [nameof(PersonLine.Citizenship)] = "citizenship",
        [nameof(PersonLine.Language)] = "language",
        [nameof(PersonLine.IsHeld)] = "held",
        [nameof(PersonLine.NameOwn)] = "name_own",
        [nameof(PersonLine.NameLatin)] = "name_latin",
    };

    private readonly List<(SheetTable Table, SheetRow Row)> _places;

    private PeopleList(string fileName, List<(SheetTable Table, SheetRow Row)> places, IReadOnlyList<PersonLine> lines, IReadOnlyList<ImportProblem> problems)
    {
        FileName = fileName;
        _places = places;
        Lines = lines;
        Problems = problems;
    }

    public string FileName { get; }

    /// <summary>Empty where anything is wrong with the file: it is taken whole or not at all.</summary>
    public IReadOnlyList<PersonLine> Lines { get; }

    public IReadOnlyList<ImportProblem> Problems { get; }

    public static PeopleList Read(string path, string fileName, Guid encounterId, DateOnly today)
    {
        var problems = new ProblemList();
        var places = new List<(SheetTable Table, SheetRow Row)>();
        try
        {
            using var file = TabularFile.Open(path, displayName: fileName);
            foreach (var table in TablesOf(file, problems, today))
            {
                places.AddRange(table.Rows.Select(row => (table, row)));
            }
        }
        catch (UnreadableFileException unreadable)
        {
            problems.File(unreadable.Problem);
        }

        problems.CountWarnings();
        if (places.Count == 0 && !problems.HasFileErrors)
        {
            problems.File(ImportWording.Of("nobody"));
        }

        var isSound = !problems.HasFileErrors && places.TrueForAll(place => !place.Row.IsRejected);
        return new PeopleList(TabularFile.ShownName(fileName), places, isSound ? places.ConvertAll(place => LineOf(place.Row, encounterId)) : [], problems.All);
    }

    /// <summary>What the register says of lines, at their places in the file; and what is not about a line.</summary>
    public (IReadOnlyList<ImportProblem> Placed, IReadOnlyList<EntryProblem> Others) Placed(
        IReadOnlyList<EntryProblem> problems, ProblemSeverity severity = ProblemSeverity.Error)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var placed = new List<ImportProblem>();
        var others = new List<EntryProblem>();
        foreach (var problem in problems)
        {
            if (problem.Field.Split(':') is [var property, var index] && Columns.TryGetValue(property, out var id)
                && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line < _places.Count)
            {
                var (table, row) = _places[line];
                var column = table.Sheet.Column(id);
                placed.Add(new ImportProblem(severity, problem.What, table.Tab, row.Number, column.Header, table.AddressOf(column, row.Number)));
            }
            else
            {
                others.Add(problem);
            }
        }

        return (placed, others);
    }

    /// <summary>Every sheet with the headings of the list; where none has them, the first says what is missing.</summary>
    private static List<SheetTable> TablesOf(TabularFile file, ProblemList problems, DateOnly today)
    {
        var reader = new TableReader(new FieldContext(today, default(DateOrder), new AgencyDirectory([])), problems, new RowBudget(null, CancellationToken.None));
        var sheets = file.Sheets.Where(sheet => !sheet.IsHidden).Select(sheet => (Sheet: sheet, Top: sheet.Rows.Take(RowsLookedAt).ToList())).ToList();
        var headed = sheets.FindAll(one => HeaderFinder.Find(one.Top, PeopleSheet.Sheet) is not null);
        return [.. (headed.Count > 0 ? headed : sheets.Take(1)).Select(one => reader.Read(one.Sheet, PeopleSheet.Sheet, one.Top)).OfType<SheetTable>()];
    }

    private static PersonLine LineOf(SheetRow row, Guid encounterId)
    {
        var number = KhmerDigits.ToAscii(row.Required("number")).Trim();
        var (countries, reported) = SheetRow.SplitVerbatim(row["citizenship"]);
        return new PersonLine
        {
            Id = DerivedId.Of(encounterId, "person " + number),
            Number = number,
            Sex = row["sex"],
            ApparentAge = row["apparent_age"],
            Citizenship = countries,
            CitizenshipAsReported = reported,
            Language = row["language"],
            NameOwn = row["name_own"],
            NameLatin = row["name_latin"],
            IsHeld = row.YesNo("held") != false,
            IsHeldSaid = row.YesNo("held") is not null,
        };
    }
}
