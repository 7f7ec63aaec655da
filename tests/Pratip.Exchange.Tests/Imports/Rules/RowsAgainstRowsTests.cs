using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Imports.Rules;
using Pratip.Exchange.Workbooks;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports.Rules;

/// <summary>What rows of one file must fulfil together, on every sheet and in every column that it concerns.</summary>
public sealed class RowsAgainstRowsTests
{
    private static readonly string[] Bodies = ["police_number", "gendarmerie_number", "prosecutor_number", "court_number"];

    /// <summary>Two values of each column that speaks of a person, and one that says nothing of it.</summary>
    private static readonly Dictionary<string, (string One, string Other, string? Silent)> Said = new(StringComparer.Ordinal)
    {
        ["name_latin"] = ("SOK Dara", "SOK Darra", null),
        ["name_own"] = ("សុខ ដារ៉ា", "សុខ ដារ៉ូ", null),
        ["alias"] = ("Dara", "Ra", null),
        ["sex"] = ("male", "female", "unknown"),
        ["birth_date"] = ("1990-04-02", "1990-05", "1990"),
        ["citizenship"] = ("KH", "VN", "unknown"),
        ["document_kind"] = ("passport", "identity card", null),
        ["document_number"] = ("N1", "N2", null),
        ["entered_on"] = ("2023-11", "2023-12", null),
        ["entry_place"] = ("Poipet", "Bavet", null),
        ["entry_legality"] = ("legal", "irregular", "unknown"),
        ["visa_kind"] = ("tourist", "ordinary", null),
        ["transit_country"] = ("TH", "VN", null),
        ["phone"] = ("012", "013", null),
    };

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_row_twice_in_a_sheet_is_rejected_the_second_time_and_names_the_first(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var book = Complaint.BookOfAll();
        var sheets = SheetCatalogue.Standard.Sheets;
        foreach (var sheet in sheets)
        {
            book.AddRow(sheet.Id, Complaint.Good(sheet.Id, "D1"));
            book.AddRow(sheet.Id, Complaint.Good(sheet.Id, "D2"));
            book.AddRow(sheet.Id, Complaint.Good(sheet.Id, "D1"));
        }

        var receipt = await desk.ImportAsync(book);

        Assert.Equal((2 + (2 * sheets.Count), sheets.Count), (receipt.New, receipt.Rejected));
        Assert.All(sheets, sheet =>
        {
            var first = sheet.Id is "cases" or "suspects" ? 6 : 5;
            var problem = Assert.Single(receipt.Errors, e => e.Sheet == sheet.Id);
            Assert.Equal(("duplicate", first + 2), (problem.Code, problem.Row));
            Assert.True(sheet.Columns.Single(c => c.Header == problem.Column) is { Key: true, Required: true });
            Assert.Contains($"is already in row {first} of this sheet", Say(receipt), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_case_named_in_two_ways_has_a_suspect_and_a_step_once(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var book = Complaint.BookOfAll();
        book.AddRow("suspects", Suspect(Complaint.SuspectOfAll, "K-OK"));
        var step = Complaint.Good("court-steps", "D1");
        book.AddRow("court-steps", step);
        book.AddRow("court-steps", new Dictionary<string, string?>(step, StringComparer.Ordinal) { ["case_reference"] = "K-OK" });

        var receipt = await desk.ImportAsync(book);

        Assert.Equal("suspects 6 duplicate, court-steps 6 duplicate", string.Join(", ", receipt.Errors.Select(e => $"{e.Sheet} {e.Row} {e.Code}")));
        await using var db = desk.Register.CreateContext();
        Assert.Equal(1, await db.Suspects.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_bodys_number_belongs_to_one_case_of_the_file_and_of_the_register(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var book = Book();
        book.AddRow("cases", Case("C1", [.. Bodies.Select(b => (b, (string?)"N-1"))]));
        foreach (var (body, i) in Bodies.Select((b, i) => (b, i)))
        {
            book.AddRow("cases", Case($"D{i}", (body, "N-1")));
        }

        var receipt = await desk.ImportAsync(book);
        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 4, conflicts 0", Counts(receipt));
        AssertEachBody(receipt, "number-of-other-row", "the number N-1 is already given to the case of row 5");

        var other = Book("PC-08");
        foreach (var (body, i) in Bodies.Select((b, i) => (b, i)))
        {
            other.AddRow("cases", Case($"E{i}", ("province", "08"), (body, "N-1")));
        }

        AssertEachBody(await desk.ImportAsync(other), "number-of-other-case", "the number N-1 belongs to another case on record");

        // Four bodies may number alike: N-2 of each is a number of its own.
        var alike = Book("PC-08");
        foreach (var (body, i) in Bodies.Select((b, i) => (b, i)))
        {
            alike.AddRow("cases", Case($"E{i}", ("province", "08"), (body, "N-2")));
        }

        Assert.Equal("Imported: new 4, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(await desk.ImportAsync(alike)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_rows_agree_about_a_person_in_every_column_or_the_second_is_rejected(Engine engine)
    {
        Assert.Equal(PersonRules.Columns.Order(StringComparer.Ordinal), Said.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        await using var desk = await OpenAsync(engine);
        var book = Complaint.BookOfAll();
        var removals = SheetCatalogue.Standard.Get("removals");
        foreach (var (column, (one, other, silent)) in Said.Where(s => removals.Has(s.Key)))
        {
            Add(book, column + "-disagrees", column, one, other);
            Add(book, column + "-agrees", column, one, one);
            Add(book, column + "-silent", column, one, silent);
            Add(book, column + "-told", column, silent, one);
        }

        var receipt = await desk.ImportAsync(book);

        var columns = Said.Keys.Where(removals.Has).ToList();
        Assert.Equal(
            columns.Select(c => $"person-disagrees {removals.Column(c).En} row {5 + (4 * columns.IndexOf(c))}"),
            receipt.Errors.Select(e => $"{e.Code} {e.Column!.En} row {e.Row}"), StringComparer.Ordinal);
        Assert.Contains($"than row {5 + (4 * columns.IndexOf("alias"))} of sheet victims", Say(receipt), StringComparison.Ordinal);
        Assert.DoesNotContain("Darra", Say(receipt), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rows_of_a_rejected_case_are_told_to_come_with_it_and_leave_nothing(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var other = Book("PC-08");
        other.AddRow("cases", Case("C1", ("province", "08")));
        await desk.ImportAsync(other);
        var book = Book();
        book.AddRow("cases", Case("C1", ("province", "Atlantis")));
        book.AddRow("suspects", Suspect("S1", "C1"));
        book.AddRow("victims", Victim("V1", ("case_reference", "C1")));
        book.AddRow("victims", Victim("V2"));
        var receipt = await desk.ImportAsync(book);
        Assert.Equal("cases unknown-code, suspects case-rejected, victims case-rejected", string.Join(", ", receipt.Errors.Select(e => $"{e.Sheet} {e.Code}")));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("V2", (await db.PersonReports.SingleAsync()).OwnReference);
        Assert.Equal("08", (await db.Cases.SingleAsync()).ProvinceCode);
        Assert.False(await db.Suspects.AnyAsync() || await db.Charges.AnyAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_outside_the_period_is_taken_with_a_remark_and_one_on_its_edge_without(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var dates = SheetCatalogue.Standard.Sheets.Where(s => s.Id != "aggregates").ToDictionary(
            s => s.Id, s => s.Id switch { "cases" => "acted_on", "suspects" => "sent_to_court_on", "victims" => "registered_on", "removals" => "removed_on", _ => "on" }, StringComparer.Ordinal);
        foreach (var (days, expected) in new[] { (new[] { "2023-12-31" }, true), (["2025-01-01"], true), (["2024-01-01", "2024-12-31", "2024"], false) })
        {
            var book = Complaint.BookOfAll();
            foreach (var (sheet, column) in dates)
            {
                foreach (var (day, i) in days.Select((d, i) => (d, i)))
                {
                    book.AddRow(sheet, Placed(sheet, column, day, $"{days[0]}{i}"));
                }
            }

            var receipt = await desk.ImportAsync(book);

            Assert.Equal(0, receipt.Rejected);
            Assert.Equal(
                expected ? dates.Select(d => $"outside-period {d.Key} {SheetCatalogue.Standard.Get(d.Key).Column(d.Value).En}").Order(StringComparer.Ordinal) : [],
                receipt.Warnings.Select(w => $"{w.Code} {w.Sheet} {w.Column!.En}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        }
    }

    private static Dictionary<string, string?> Placed(string sheet, string column, string day, string id)
    {
        var row = Complaint.Good(sheet, id);
        foreach (var other in new[] { "offence_on", "arrested_on", "detained_on", "decided_on", "entered_on" }.Where(SheetCatalogue.Standard.Get(sheet).Has))
        {
            row[other] = null;
        }

        row[column] = day;
        return row;
    }

    private static void Add(AgencyWorkbook book, string person, string column, string? first, string? second)
    {
        foreach (var (sheet, value) in new[] { ("victims", first), ("removals", second) })
        {
            var row = Complaint.Good(sheet, person);
            row["person_reference"] = person;
            foreach (var personal in PersonRules.Columns.Where(c => SheetCatalogue.Standard.Get(sheet).Has(c)))
            {
                row[personal] = personal switch { "sex" => "male", "citizenship" => "KH", _ => null };
            }

            row["age"] = null;
            row["age_band"] = null;
            if (sheet == "removals")
            {
                row.Remove("age");
                row.Remove("age_band");
            }

            row[column] = value ?? row[column];
            book.AddRow(sheet, row);
        }
    }

    private static void AssertEachBody(ImportReceipt receipt, string code, string said)
    {
        Assert.Equal(Bodies.Select(b => $"{code} {SheetCatalogue.Standard.Get("cases").Column(b).En}"), receipt.Errors.Select(e => $"{e.Code} {e.Column!.En}"), StringComparer.Ordinal);
        Assert.Contains(said, Say(receipt), StringComparison.Ordinal);
    }
}
