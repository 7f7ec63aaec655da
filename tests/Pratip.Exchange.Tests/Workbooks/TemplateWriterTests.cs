using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Tests.Imports;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Testing.Databases;

namespace Pratip.Exchange.Tests.Workbooks;

public sealed class TemplateWriterTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    public static TheoryData<string> Kinds => new(TemplateKind.All.Select(k => k.Id));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_agency_gets_its_sheets_a_cover_and_the_notes(string kind)
    {
        var path = NewFile();
        Assert.True(TemplateWriter.Write(kind, path));
        using var file = TabularFile.Open(path);
        var sheets = TemplateKind.All.First(k => k.Id == kind).Sheets;
        Assert.Equal(string.Join(' ', ["return", .. sheets, "notes"]), string.Join(' ', file.Sheets.Select(s => s.Name)));
    }

    [Fact]
    public void An_agencys_own_template_carries_its_code_and_the_sheets_it_owes_a_return_about()
    {
        var path = NewFile();
        Assert.True(TemplateWriter.Write("gdi", path, new() { Period = ReportingWindow.OfSemester(2024, 1) }));
        using var file = TabularFile.Open(path);
        Assert.Equal("return removals interceptions prevention aggregates notes", string.Join(' ', file.Sheets.Select(s => s.Name)));
        var cover = file.Sheets.First().Rows.SelectMany(r => r.Cells.Select(c => c.Text)).ToList();
        Assert.Contains("GDI", cover, StringComparer.Ordinal);
        Assert.Contains("2024-06-30", cover, StringComparer.Ordinal);
    }

    [Fact]
    public void A_kind_nobody_knows_writes_no_file()
    {
        var path = NewFile();
        Assert.False(TemplateWriter.Write("circus", path));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void The_notes_hold_every_code_list_the_sheets_use_in_both_languages()
    {
        var path = NewFile();
        TemplateWriter.Write("all", path);
        using var file = TabularFile.Open(path);
        var notes = file.Sheets.Last().Rows.SelectMany(r => r.Cells.Select(c => c.Text)).ToHashSet(StringComparer.Ordinal);
        var choices = SheetCatalogue.Standard.Sheets.SelectMany(s => s.Columns).Select(ColumnChoices.For).OfType<ColumnChoices>().SelectMany(c => c.Choices);
        Assert.All(choices, c => Assert.True(notes.Contains(c.Code) && notes.Contains(c.Label.En) && (c.Label.Km.Length == 0 || notes.Contains(c.Label.Km)), c.Code));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_template_filled_in_by_hand_is_read_with_the_ids_of_its_rows(Engine engine)
    {
        await using var desk = await ImportDesk.OpenAsync(engine);
        var path = Path.Combine(desk.Folder, "template.xlsx");
        TemplateWriter.Write("PC-12", path, new() { Language = Language.Khmer, Period = ReportingWindow.OfYear(2024) });
        var (filled, rowId) = FillIn(path, desk.Folder);

        var receipt = await desk.ImportAsync(filled);

        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 0, conflicts 0", ImportDesk.Counts(receipt));
        await using var db = desk.Register.CreateContext();
        var one = db.Cases.Single();
        Assert.StartsWith(rowId[..13], one.Id.ToString(), StringComparison.Ordinal);
        Assert.Equal("12", one.ProvinceCode);
        Assert.Equal("2024-03", one.ActedOn);
        Assert.Equal("zero", db.Returns.Single(r => r.Subject == "victims").State);
    }

    /// <summary>What a person does in a spreadsheet program: keeps everything and types into the first blank row and the cover.</summary>
    private static (string Path, string RowId) FillIn(string template, string folder)
    {
        var path = Path.Combine(folder, "filled.xlsx");
        var rowId = "";
        using var file = TabularFile.Open(template);
        using var output = File.Create(path);
        using var writer = new XlsxWriter(output, "filled");
        foreach (var sheet in file.Sheets)
        {
            var tab = writer.AddSheet(sheet.Name);
            var cases = SheetCatalogue.Standard.Get("cases");
            foreach (var row in sheet.Rows)
            {
                tab.Skip(row.Number - tab.Row - 1);
                var cells = row.Cells.Select(c => XlsxCell.Of(c)).ToList();
                var first = row.Cells.Select(c => c.Text).FirstOrDefault(t => t.Length > 0) ?? "";
                if (sheet.Name == "cases" && rowId.Length == 0 && Guid.TryParse(first, out _))
                {
                    rowId = first;
                    cells = [.. Enumerable.Repeat(XlsxCell.Empty, cases.Columns.Count)];
                    cells[0] = rowId;
                    cells[cases.IndexOf("case_reference")] = "១២/២៤";
                    cells[cases.IndexOf("acted_on")] = "មីនា ២០២៤";
                    cells[cases.IndexOf("province")] = ColumnChoices.Provinces.Choices.First(c => c.Code == "12").In(Language.Khmer);
                    cells[cases.IndexOf("opening_article")] = ColumnChoices.Articles.Choices.First(c => c.Code == "TSE-10").In(Language.Khmer);
                }
                else if (sheet.Name == "return" && first is "cases" or "victims")
                {
                    cells = [.. cells.Take(2), first == "cases" ? "មានទិន្នន័យ" : "គ្មានអ្វីត្រូវរាយការណ៍"];
                }

                tab.Write([.. cells]);
            }
        }

        return (path, rowId);
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.xlsx");
}
