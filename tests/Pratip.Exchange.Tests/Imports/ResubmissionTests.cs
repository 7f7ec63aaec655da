using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
using Pratip.Statistics.Tables;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

public sealed class ResubmissionTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_bytes_again_change_nothing(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var path = desk.Save(Full());
        await desk.ImportAsync(path);
        var before = await EventsAsync(desk);

        var again = await desk.ImportAsync(path);

        Assert.Equal(ImportOutcome.AlreadyReceived, again.Outcome);
        Assert.NotNull(again.FileId);
        Assert.Equal(before, await EventsAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_bytes_of_another_agency_are_its_own_reports_and_nobody_is_told_who_sent_them_before(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var path = Path.Combine(desk.Folder, "victims.csv");
        await File.WriteAllTextAsync(
            path, "person_reference,name_latin,sex,citizenship,registered_on,status,forms\nV1,CHAN Srey,female,KH,2024-03-10,presumed,online-scam\n", TestContext.Current.CancellationToken);

        var first = await desk.ImportAsync(path, options: given => given with { AgencyCode = "PC-12" });
        var second = await desk.ImportAsync(path, options: given => given with { AgencyCode = "PC-07" });
        var again = await desk.ImportAsync(path, options: given => given with { AgencyCode = "PC-07" });

        Assert.Equal((ImportOutcome.Imported, ImportOutcome.Imported, ImportOutcome.AlreadyReceived), (first.Outcome, second.Outcome, again.Outcome));
        Assert.Equal((1, second.FileId), (second.New, again.FileId));
        await using var db = desk.Register.CreateContext();
        Assert.Equal(2, await db.PersonReports.Select(report => report.AgencyId).Distinct().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_content_in_another_file_changes_no_row(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Full());
        var other = Full();
        other.Set("hand-overs", "not-included");
        var path = desk.Save(other);
        await File.AppendAllTextAsync(path, "");
        var copy = Rewrite(path, desk.Folder);

        var receipt = await desk.ImportAsync(copy);

        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 4, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        Assert.All(await db.Cases.Select(c => c.Version).ToListAsync(), v => Assert.Equal(1, v));
        Assert.All(await db.Returns.Select(c => c.State).ToListAsync(), s => Assert.Equal("submitted", s));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_corrected_file_updates_its_own_rows_and_says_which(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Full());
        var book = Book();
        book.AddRow("cases", Case());
        book.AddRow("suspects", Suspect(cells: [("articles", "TSE-12;TSE-15"), ("remarks", "moved"), ("arrested_on", "2024-03-06")]));
        book.AddRow("victims", Victim(cells: [("name_own", "ចាន់ ស្រីមុំ"), ("status", "identified")]));
        book.AddRow("victims", Victim("V2"));
        book.AddRow("victims", Victim("V3"));

        var receipt = await desk.ImportAsync(book);

        Assert.Equal("Imported: new 1, updated 2, unchanged 2, rejected 0, conflicts 0", Counts(receipt));
        Assert.Equal(5, Assert.Single(receipt.Sheets.Single(s => s.Sheet == "suspects").UpdatedRows));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("TSE-10 dropped, TSE-12 pending, TSE-15 pending", string.Join(", ", (await db.Charges.ToListAsync()).OrderBy(c => c.ArticleCode, StringComparer.Ordinal).Select(c => $"{c.ArticleCode} {c.Status}")));
        Assert.Equal("2024-03-06", (await db.ProceduralStages.SingleAsync(s => s.Stage == "arrest")).On);
        Assert.Equal("identified, presumed, presumed", string.Join(", ", (await db.Victims.ToListAsync()).Select(v => v.Status).Order(StringComparer.Ordinal)));
        Assert.Equal("cases submitted 1, suspects corrected 1, victims corrected 3", string.Join(", ", (await db.Returns.ToListAsync()).OrderBy(r => r.Subject, StringComparer.Ordinal).Select(r => $"{r.Subject} {r.State} {r.RowCount}")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_changed_in_the_register_since_is_shown_and_not_overwritten(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Full());
        await using var db = desk.Register.CreateContext();
        var before = await db.Cases.SingleAsync();
        var after = before.Copy<Case>();
        after.Status = "closed";
        await desk.Register.ChangeAsync(
            new ProcessContext(ProcessKind.FileImport, "somebody", null, "another change", "test"),
            change => change.RecordAsync(EventKind.FileImported, new RowChanges().Update(before, after)), TestContext.Current.CancellationToken);
        var book = Book();
        book.AddRow("cases", Case(cells: [("status", "before-court"), ("site_kind", null), ("remarks", "secret words")]));

        var receipt = await desk.ImportAsync(book);

        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 0, rejected 0, conflicts 1", Counts(receipt).Replace("Imported", "NothingChanged", StringComparison.Ordinal));
        var conflict = Assert.Single(receipt.Conflicts);
        Assert.Equal("C1", conflict.Reference);
        Assert.Contains(conflict.Fields, f => f is { FileValue: "before-court", RegisterValue: "closed", Sealed: false });
        Assert.Contains(conflict.Fields, f => f is { FileValue: null, RegisterValue: null, Sealed: true });
        await using var later = desk.Register.CreateContext();
        Assert.Equal("closed", (await later.Cases.SingleAsync()).Status);

        var agreed = Book();
        agreed.AddRow("cases", Case(cells: [("status", "closed")]));
        Assert.Equal(0, (await desk.ImportAsync(agreed)).ConflictCount);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rejected_rows_go_back_corrected_and_come_in_again(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var rejected = Path.Combine(desk.Folder, "rejected.xlsx");
        var book = Book();
        book.AddRow("victims", Victim("V1"));
        book.AddRow("victims", Victim("V2", ("sex", "femmale"), ("birth_date", "2010-01-02")));
        var path = desk.Save(book);
        var receipt = await desk.ImportAsync(path, rejected, o => o with { Language = Language.Khmer });
        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 1, conflicts 0", Counts(receipt));
        Assert.Equal(1, receipt.RejectedWorkbook!.Rows);
        using (var sent = TabularFile.Open(rejected))
        {
            var row = sent.Sheets.Single(s => s.Name == "victims").Rows.Last();
            Assert.StartsWith("ភេទ: 'femmale' មិនមាននៅក្នុងបញ្ជី", row[0].Text, StringComparison.Ordinal);
            Assert.Equal("6", row[1].Text);
            Assert.Contains(row.Cells, c => c.Text == "CHAN Srey");
            Assert.Equal("return victims notes", string.Join(' ', sent.Sheets.Select(s => s.Name)));
            Assert.All(sent.Sheets.SkipLast(1), sheet => Assert.Contains(sheet.Rows.First().Cells, c => c.Text.StartsWith(ReportTexts.PurposeMark(RegisterPurpose.Test).En, StringComparison.Ordinal)));
        }

        var corrected = Rewrite(rejected, desk.Folder, text => text switch { "femmale" => "female", "2010-01-02" => "2006-11-02", _ => text });
        var second = await desk.ImportAsync(corrected);

        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(second));
        Assert.Empty(second.Problems);
        await using var db = desk.Register.CreateContext();
        Assert.Equal("corrected 2", (await db.Returns.ToListAsync()).Select(r => $"{r.State} {r.RowCount}").Single());
    }

    [Fact]
    public async Task A_row_that_goes_back_twice_keeps_the_number_it_had_in_the_first_file()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var (first, second) = (Path.Combine(desk.Folder, "first.xlsx"), Path.Combine(desk.Folder, "second.xlsx"));
        var book = Book();
        book.AddRow("victims", Victim("V1"));
        book.AddRow("victims", Victim("V2"));
        book.AddRow("victims", Victim("V3", ("sex", "femmale"), ("status", "perhaps")));
        await desk.ImportAsync(book, first);

        var receipt = await desk.ImportAsync(Rewrite(first, desk.Folder, text => text == "femmale" ? "female" : text), second);

        Assert.Equal(1, receipt.Rejected);
        Assert.Equal("unknown-code", Assert.Single(receipt.Problems).Code);
        using var sent = TabularFile.Open(second);
        Assert.Equal("7", sent.Sheets.Single(s => s.Name == "victims").Rows.Last()[1].Text);
    }

    [Fact]
    public async Task A_workbook_to_send_back_that_cannot_be_written_hides_no_receipt()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        book.AddRow("victims", Victim("V1"));
        book.AddRow("victims", Victim("V2", ("sex", "femmale")));

        var receipt = await desk.ImportAsync(book, Path.Combine(desk.Folder, "no such folder", "rejected.xlsx"));

        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 1, conflicts 0", Counts(receipt));
        Assert.Equal("return-not-written", Assert.Single(receipt.Warnings).Code);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_import_stopped_in_the_middle_leaves_nothing(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var book = Book();
        for (var i = 0; i < 50; i++)
        {
            book.AddRow("victims", Victim($"V{i}"));
        }

        using var stop = new CancellationTokenSource();
        var progress = new Stopper(ImportStage.Writing, stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Importer.ImportAsync(desk.Register, desk.Save(book), new ImportOptions { Actor = "tester" }, progress, stop.Token));

        await using var db = desk.Register.CreateContext();
        Assert.False(await db.Victims.AnyAsync() || await db.PersonReports.AnyAsync() || await db.ImportedFiles.AnyAsync() || await db.ImportedRows.AnyAsync());
        Assert.False(await db.Events.AnyAsync(e => e.Kind == "file-imported"));
    }

    [Fact]
    public async Task The_stored_receipt_holds_counts_and_no_cell()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Full();
        book.AddRow("victims", Victim("V9", ("status", "very secret status")));
        await desk.ImportAsync(book);
        await using var db = desk.Register.CreateContext();
        var stored = (await db.ImportedFiles.SingleAsync()).Receipt;
        Assert.Contains("\"rejected\":1", stored, StringComparison.Ordinal);
        Assert.Contains("unknown-code", stored, StringComparison.Ordinal);
        Assert.All(new[] { "secret", "CHAN", "V9", "012345678" }, text => Assert.DoesNotContain(text, stored, StringComparison.Ordinal));
    }

    private static AgencyWorkbook Full()
    {
        var book = Book();
        book.AddRow("cases", Case());
        book.AddRow("suspects", Suspect());
        book.AddRow("victims", Victim());
        book.AddRow("victims", Victim("V2"));
        return book;
    }

    /// <summary>Opens a workbook as a person would, changes some texts and saves it under another name.</summary>
    private static string Rewrite(string path, string folder, Func<string, string>? change = null)
    {
        var target = Path.Combine(folder, $"{Guid.NewGuid():N}.xlsx");
        using var file = TabularFile.Open(path);
        using var output = File.Create(target);
        using var writer = new XlsxWriter(output, "rewritten");
        foreach (var sheet in file.Sheets)
        {
            var tab = writer.AddSheet(sheet.Name);
            foreach (var row in sheet.Rows)
            {
                tab.Skip(row.Number - tab.Row - 1);
                tab.Write([.. row.Cells.Select(c => change is not null && change(c.Text) != c.Text ? XlsxCell.Of(change(c.Text)) : XlsxCell.Of(c))]);
            }
        }

        return target;
    }

    private static async Task<int> EventsAsync(ImportDesk desk)
    {
        await using var db = desk.Register.CreateContext();
        return await db.Events.CountAsync();
    }

    private sealed class Stopper(ImportStage at, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == at)
            {
                stop.Cancel();
            }
        }
    }
}
