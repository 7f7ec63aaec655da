using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Imports.Offline;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tests.Workbooks;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;
using Pratip.Testing.Programs;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports.Offline;

/// <summary>The register gives an agency's rows out in a workbook and takes them back.</summary>
public sealed class RegisteredWorkbookTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_workbook_that_comes_back_as_it_went_changes_nothing(Engine engine)
    {
        await using var desk = await FilledAsync(engine);

        var receipt = await desk.ImportAsync(await WriteAsync(desk));

        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 13, rejected 0, conflicts 0", Counts(receipt));
        Assert.Empty(receipt.Problems);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Saved_again_by_LibreOffice_it_is_still_the_same(Engine engine)
    {
        await using var desk = await FilledAsync(engine);
        var written = await WriteAsync(desk);
        var folder = Directory.CreateDirectory(Path.Combine(desk.Folder, "office")).FullName;
        var copy = Path.Combine(folder, "copy.ods");
        File.Move(await LibreOffice.ConvertAsync(written, "ods"), copy);

        var receipt = await desk.ImportAsync(await LibreOffice.ConvertAsync(copy, "xlsx"));

        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 13, rejected 0, conflicts 0", Counts(receipt));
        Assert.Empty(receipt.Problems);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Edited_rows_are_updated_added_ones_are_new_and_the_others_stay(Engine engine)
    {
        await using var desk = await FilledAsync(engine);
        var book = EditedWorkbook.Open(await WriteAsync(desk));
        book.Set("cases", 0, "status", "closed – closed")
            .Set("victims", 1, "name_latin", "CHAN Sreymom")
            .Set("removals", 0, "ground", "work-without-permit")
            .Add("victims", Victim("V9"));

        var receipt = await desk.ImportAsync(book.Save(desk.Folder));

        Assert.Equal("", Say(receipt));
        Assert.Equal("Imported: new 1, updated 3, unchanged 10, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("closed", (await db.Cases.SingleAsync(c => c.OwnReference == "C1")).Status);
        var renamed = await db.PersonReports.SingleAsync(r => r.OwnReference == "V2");
        Assert.Equal("CHAN Sreymom", desk.Register.Vault.Open(await db.SealedIdentities.SingleAsync(i => i.Id == renamed.Id)).Names[0].Text);
        Assert.Equal(1, await db.PersonReports.Where(r => r.OwnReference == "V1").Select(r => r.Version).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_the_register_has_changed_since_is_shown_with_both_values_and_left(Engine engine)
    {
        await using var desk = await FilledAsync(engine);
        var book = EditedWorkbook.Open(await WriteAsync(desk));
        await ChangeAsync<Victim>(desk, v => v.Status = "identified");
        await ChangeAsync<PersonReport>(desk, r => r.EntryPlace = "Poipet", "V2");

        // One of them is edited, and so is the other one's person; the rest of the file is out of date and untouched.
        book.Set("victims", 0, "status", "declined").Set("victims", 1, "entry_place", "Bavet");
        var receipt = await desk.ImportAsync(book.Save(desk.Folder));

        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 11, rejected 0, conflicts 2", Counts(receipt));
        var fields = receipt.Conflicts.SelectMany(c => c.Fields.Select(f => $"{c.Reference} {f.Field.En}: {f.FileValue} / {f.RegisterValue}"));
        Assert.Equal("V1 Status: declined / identified; V2 Place of entry: Bavet / Poipet", string.Join("; ", fields.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_changed_by_another_file_since_is_a_conflict_too(Engine engine)
    {
        await using var desk = await FilledAsync(engine);
        var book = EditedWorkbook.Open(await WriteAsync(desk));
        var other = Book();
        other.AddRow("victims", Victim("V1", ("status", "identified")));
        await desk.ImportAsync(other);

        var receipt = await desk.ImportAsync(book.Set("victims", 0, "status", "declined").Save(desk.Folder));

        Assert.Equal(1, receipt.ConflictCount);
        await using var db = desk.Register.CreateContext();
        Assert.False(await db.Victims.AnyAsync(v => v.Status == "declined"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_only_a_file_said_last_does_not_hide_an_edit_back_to_it(Engine engine)
    {
        await using var desk = await FilledAsync(engine);
        await ChangeAsync<Victim>(desk, v => v.Status = "identified");
        var book = EditedWorkbook.Open(await WriteAsync(desk));

        var receipt = await desk.ImportAsync(book.Set("victims", 0, "status", "presumed").Save(desk.Folder));

        Assert.Equal((1, 0), (receipt.Updated, receipt.ConflictCount));
        await using var db = desk.Register.CreateContext();
        Assert.All(await db.Victims.Select(v => v.Status).ToListAsync(), s => Assert.Equal("presumed", s));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Sorted_and_copied_rows_stay_what_they_are(Engine engine)
    {
        await using var desk = await FilledAsync(engine);
        var book = EditedWorkbook.Open(await WriteAsync(desk));
        book.Arrange("victims", lines => [lines[1], lines[1], lines[0]]);
        book.Set("victims", 0, "person_reference", "V3").Set("victims", 0, "name_latin", "KEO Sophal").Set("victims", 2, "status", "identified");

        var receipt = await desk.ImportAsync(book.Save(desk.Folder));

        Assert.Equal("Imported: new 1, updated 1, unchanged 12, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("V1 identified, V2 presumed, V3 presumed", string.Join(", ", (await db.Victims.Join(db.PersonReports, v => v.ReportId, r => r.Id, (v, r) => r.OwnReference + " " + v.Status).ToListAsync()).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_sort_that_left_out_the_ids_mixes_nothing_up()
    {
        await using var desk = await FilledAsync(Engine.Sqlite);
        var book = EditedWorkbook.Open(await WriteAsync(desk));
        var (id, version) = (EditedWorkbook.PlaceOf("victims", "row_id"), EditedWorkbook.PlaceOf("victims", "row_version"));
        book.Arrange("victims", lines =>
        {
            var ids = lines.Select(l => (l[id], l[version])).ToList();
            lines.Reverse();
            foreach (var (line, (own, stamp)) in lines.Zip(ids))
            {
                (line[id], line[version]) = (own, stamp);
            }

            return lines;
        });

        var receipt = await desk.ImportAsync(book.Save(desk.Folder));

        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 13, rejected 0, conflicts 0", Counts(receipt));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_emptied_row_is_no_deletion_and_said_so(Engine engine)
    {
        await using var desk = await FilledAsync(engine);
        var book = EditedWorkbook.Open(await WriteAsync(desk));
        foreach (var column in SheetCatalogue.Standard.Get("victims").Columns.Where(c => c.Type is not ("row-id" or "row-version")))
        {
            book.Set("victims", 1, column.Id, null);
        }

        var receipt = await desk.ImportAsync(book.Save(desk.Folder));

        Assert.Equal("row-cleared", Assert.Single(receipt.Problems).Code);
        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 12, rejected 0, conflicts 0", Counts(receipt));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_names_a_blank_cell_means_unchanged(Engine engine)
    {
        await using var desk = await FilledAsync(engine);
        var path = await WriteAsync(desk, withoutNames: true);
        using (var file = TabularFile.Open(path))
        {
            var texts = file.Sheets.Where(s => s.Name != "notes").SelectMany(s => s.Rows).SelectMany(r => r.Cells).Select(c => c.Text).ToList();
            Assert.All(new[] { "CHAN", "SOK", "ចាន់ ស្រី", "012345678", "held at the post", "1990-04-02" }, secret => Assert.DoesNotContain(texts, t => t.Contains(secret, StringComparison.Ordinal)));
        }

        var untouched = await desk.ImportAsync(path);
        var receipt = await desk.ImportAsync(EditedWorkbook.Open(path).Set("suspects", 0, "age", "33").Set("victims", 0, "sector", "I").Set("victims", 0, "sex", "unknown").Save(desk.Folder));

        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 13, rejected 0, conflicts 0", Counts(untouched));
        Assert.Equal("Imported: new 0, updated 2, unchanged 11, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        var suspect = await db.Suspects.SingleAsync();
        Assert.Equal("held at the post", desk.Register.Vault.OpenRemark(await db.SealedRemarks.SingleAsync(r => r.Id == suspect.Id)));
        var victim = await db.PersonReports.SingleAsync(r => r.OwnReference == "V1");
        Assert.Equal("CHAN Srey", desk.Register.Vault.Open(await db.SealedIdentities.SingleAsync(i => i.Id == victim.Id)).Names[0].Text);
    }

    [Fact]
    public async Task Only_the_rows_of_the_agency_and_the_period_go_out()
    {
        await using var desk = await FilledAsync(Engine.Sqlite);
        var other = Book("PC-08");
        other.AddRow("victims", Victim("X1"));
        await desk.ImportAsync(other);
        var next = new AgencyWorkbook("PC-12", ReportingWindow.OfYear(2023));
        next.AddRow("victims", Victim("OLD", ("registered_on", "2023-05")));
        await desk.ImportAsync(next);

        var book = EditedWorkbook.Open(await WriteAsync(desk));

        Assert.Equal("V1 V2", string.Join(' ', book.Lines("victims").Select(l => book["victims", l, "person_reference"])));
    }

    [Fact]
    public async Task Rows_given_out_to_one_body_are_not_taken_from_another()
    {
        await using var desk = await FilledAsync(Engine.Sqlite);
        var path = await WriteAsync(desk);
        var book = EditedWorkbook.Open(path);
        var forged = Path.Combine(desk.Folder, "forged.xlsx");
        var row = book.Lines("victims")[0];
        var stranger = Book("PC-08");
        stranger.AddRow("victims", Victim("V1", ("row_id", book["victims", row, "row_id"]), ("row_version", book["victims", row, "row_version"])));
        stranger.Save(forged);

        var receipt = await desk.ImportAsync(forged);

        Assert.Equal("row-version-damaged", Assert.Single(receipt.Errors).Code);
        Assert.Equal(1, receipt.Rejected);
    }

    private static async Task<ImportDesk> FilledAsync(Engine engine)
    {
        var desk = await OpenAsync(engine);
        var book = Book();
        book.AddRow("cases", Case());
        book.AddRow("cases", Case("C2", ("district", "1201"), ("court_number", "CT-7"), ("palermo", "yes"), ("remarks", "two\nlines")));
        book.AddRow("suspects", Suspect());
        book.AddRow("victims", Victim("V1", ("case_reference", "CT-7")));
        book.AddRow("victims", Victim("V2", ("citizenship", "Vietnamese; China"), ("means_of_control", "debt-bondage")));
        book.AddRow("hand-overs", Values.Of(("person_reference", "V1"), ("name_latin", "CHAN Srey"), ("sex", "female"), ("on", "2024-03-12"), ("destination", "ngo-shelter"), ("province", "12")));
        book.AddRow("removals", Removal());
        book.AddRow("removals", Removal("R2", "F1", ("removed_on", null), ("destination_country", null)));
        book.AddRow("repatriations", Values.Of(("file_reference", "RP1"), ("person_reference", "P1"), ("sex", "male"), ("from_country", "TH"), ("on", "2024-07-01")));
        book.AddRow("interceptions", Values.Of(("file_reference", "I1"), ("person_reference", "P2"), ("sex", "female"), ("on", "2024-08"), ("destination_country", "MY")));
        book.AddRow("prevention", Values.Of(("activity_reference", "A1"), ("kind", "training"), ("on", "2024-09-09"), ("title", "សិក្ខាសាលា"), ("participants_female", "12")));
        book.AddRow("aggregates", Values.Of(("measure", "cases.headline"), ("from", "2024-01-01"), ("to", "2024-12-31"), ("value", "9"), ("source", "letter 5")));
        book.AddRow("court-steps", Values.Of(("case_reference", "C1"), ("person_reference", "S1"), ("stage", "judgment"), ("on", "2024-11-11"), ("outcome", "convicted")));
        var receipt = await desk.ImportAsync(book);
        Assert.Equal("", string.Join("; ", receipt.Errors.Select(e => $"{e.Sheet} {e.Column?.En}: {e.Code}")));
        Assert.Equal(13, receipt.New);
        return desk;
    }

    private static async Task<string> WriteAsync(ImportDesk desk, bool withoutNames = false)
    {
        var path = Path.Combine(desk.Folder, $"registered-{Guid.NewGuid():N}.xlsx");
        var options = new RegisteredWorkbookOptions
        {
            Kind = TemplateKind.Find("all")!.Value.Kind,
            AgencyCode = "PC-12",
            Period = ReportingWindow.OfYear(2024),
            WithoutNames = withoutNames,
        };
        Assert.NotNull(await RegisteredWorkbook.WriteAsync(desk.Register, options, path, TestContext.Current.CancellationToken));
        return path;
    }

    private static async Task ChangeAsync<T>(ImportDesk desk, Action<T> change, string reference = "V1")
        where T : RegisterRow
    {
        await using var db = desk.Register.CreateContext();
        var report = await db.PersonReports.AsNoTracking().SingleAsync(r => r.OwnReference == reference);
        var before = (RegisterRow)report is T person ? person : await db.Set<T>().AsNoTracking().SingleAsync(v => EF.Property<Guid>(v, "ReportId") == report.Id);
        var after = before.Copy<T>();
        change(after);
        await desk.Register.ChangeAsync(
            new ProcessContext(ProcessKind.FileImport, "somebody", null, "another change", "test"),
            one => one.RecordAsync(EventKind.FileImported, new RowChanges().Update(before, after)), TestContext.Current.CancellationToken);
    }
}
