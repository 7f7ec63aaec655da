using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Tests.Imports.Rules;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>What holds of every table, whatever somebody typed into it.</summary>
public sealed class AnyTableTests
{
    private const int FewRuns = 8;

    private static readonly string[] Subjects = ["cases", "suspects", "victims", "hand-overs", "removals", "aggregates"];

    /// <summary>Cells that people and machines have left in such files.</summary>
    private static readonly string[] Odd =
    [
        "", " ", "\u200B", "0", "-1", "1e309", "NaN", "17.0", "45356", "2958466", "99999999999999999999", "1899-12-31", "2024-02-30", "១៧/០៣/២៥៦៧", "00/00/0000",
        "ចាន់ ស្រី", "ស្ត្រី\u17D2", "\u0645\u0631\u062D\u0628\u0627", "\u202Eabc\u202C", "e\u0301\u0301\u0301", "😀", "\u0001", "\u007F", "\u0085", "\uFFFE", "\uFFFF",
        "a\nb", "a\rb", "tab\there", "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "'; DROP TABLE cases; --", "\"quoted\"", "a;b", ";;", "a – b", " – ", "unknown", "yes", "TRUE", "<b>&amp;", "_x0041_", "_x000D_",
    ];

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_row_is_taken_or_goes_back_and_the_workbook_holds_those_that_go_back(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var run = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(FewRuns), Prop.ForAll((string[] texts, int seed) =>
        {
            var random = new Random(seed);
            var (path, sheet, rows) = Write(desk, texts, random, ++run);
            var rejected = Path.Combine(desk.Folder, $"rejected-{run}.xlsx");
            var receipt = desk.ImportAsync(path, rejected, o => o with { AgencyCode = "PC-12", Sheet = sheet, Period = ReportingWindow.OfYear(2024), Language = random.Next(2) == 0 ? Language.Khmer : Language.English }).GetAwaiter().GetResult();
            if (receipt.Outcome == ImportOutcome.Refused)
            {
                // Only what no table can hold: a text file with characters that are no text.
                return receipt.Errors.All(e => e.Code is "not-text" or "nul-character");
            }

            var back = receipt.Rejected == 0 ? 0 : RowsOf(rejected, sheet);
            return receipt.Rows <= rows && receipt.New + receipt.Updated + receipt.Unchanged + receipt.ConflictCount + receipt.Rejected == receipt.Rows
                && back == receipt.Rejected && receipt.Errors.Select(e => e.Row).Distinct().Count() == receipt.Rejected
                && receipt.Problems.All(p => Say(receipt with { Problems = [p] }).Length > 0);
        }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rejected_rows_put_right_lead_to_the_register_of_a_file_that_was_right_at_once(Engine engine)
    {
        await using var slow = await OpenAsync(engine);
        await using var quick = await OpenAsync(engine);
        foreach (var (agency, seed) in new[] { ("PC-12", 1), ("PC-08", 2), ("GDI", 3) })
        {
            var random = new Random(seed);
            var rows = Rows(random, agency);
            await quick.ImportAsync(BookOf(agency, rows));

            var marks = new Dictionary<string, string?>(StringComparer.Ordinal);
            var broken = rows.Select(r => (r.Sheet, Row: Break(r, random, marks))).ToList();
            var rejected = Path.Combine(slow.Folder, $"rejected-{seed}.xlsx");
            var first = await slow.ImportAsync(BookOf(agency, broken), rejected);
            Assert.True(first.Rejected >= marks.Count && marks.Count > 0, Say(first));
            var second = await slow.ImportAsync(Repair(rejected, marks, slow.Folder));
            Assert.True(second is { Rejected: 0, ConflictCount: 0 } && second.New == first.Rejected, Say(second));
        }

        Assert.Equal(await RegisterContents.OfAsync(quick.Register), await RegisterContents.OfAsync(slow.Register), StringComparer.Ordinal);
        Assert.Equal(await RegisterContents.RowsAsync(quick.Register) + 3, await RegisterContents.RowsAsync(slow.Register));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_order_of_rows_columns_and_sheets_does_not_matter(Engine engine)
    {
        await using var ordered = await OpenAsync(engine);
        await using var shuffled = await OpenAsync(engine);
        foreach (var (agency, seed) in new[] { ("PC-12", 4), ("PC-08", 5) })
        {
            var random = new Random(seed);
            var rows = Rows(random, agency);
            var right = await ordered.ImportAsync(BookOf(agency, rows));
            var path = Shuffle(shuffled, agency, rows, random);
            var receipt = await shuffled.ImportAsync(path);
            Assert.Equal(Counts(right), Counts(receipt));
        }

        Assert.Equal(await RegisterContents.OfAsync(ordered.Register), await RegisterContents.OfAsync(shuffled.Register), StringComparer.Ordinal);
    }

    /// <summary>Right rows of several sheets that name each other.</summary>
    private static List<(string Sheet, Dictionary<string, string?> Row)> Rows(Random random, string agency)
    {
        var rows = new List<(string, Dictionary<string, string?>)>();
        for (var i = 0; i < 6; i++)
        {
            rows.Add(("cases", Case($"C{i}", ("court_number", $"{agency}/{i}"), ("acted_on", $"2024-{3 + random.Next(9):00}-{1 + random.Next(28):00}"))));
            rows.Add(("suspects", Suspect($"S{i}", random.Next(2) == 0 ? $"C{i}" : $"{agency}/{i}", ("sex", random.Next(2) == 0 ? "male" : "female"))));
            rows.Add(("victims", Victim($"V{i}", ("case_reference", random.Next(3) == 0 ? null : $"C{random.Next(i + 1)}"))));
            rows.Add(("hand-overs", Complaint.Good("hand-overs", $"D{i}")));
            rows.Add(("removals", Removal($"R{i}", $"F{i % 2}", ("detained_on", $"2024-05-{1 + random.Next(19):00}"))));
            rows.Add(("aggregates", Complaint.Good("aggregates", $"D{i}")));
        }

        return rows;
    }

    private static AgencyWorkbook BookOf(string agency, IEnumerable<(string Sheet, Dictionary<string, string?> Row)> rows)
    {
        var book = Book(agency);
        foreach (var (sheet, row) in rows)
        {
            book.AddRow(sheet, row);
        }

        return book;
    }

    /// <summary>One required cell of about every third row holds a mark that no list and no calendar knows.</summary>
    private static Dictionary<string, string?> Break((string Sheet, Dictionary<string, string?> Row) right, Random random, Dictionary<string, string?> marks)
    {
        if (random.Next(3) > 0)
        {
            return right.Row;
        }

        var sheet = SheetCatalogue.Standard.Get(right.Sheet);
        var columns = sheet.Columns.Where(c => c is { Required: true, Key: false } && c.Type is not ("text" or "reference") && right.Row.GetValueOrDefault(c.Id) is not null).ToList();
        var column = columns[random.Next(columns.Count)].Id;
        var mark = $"wrong-{marks.Count}";
        marks[mark] = right.Row[column];
        return new(right.Row, StringComparer.Ordinal) { [column] = mark };
    }

    private static string Repair(string rejected, Dictionary<string, string?> marks, string folder)
    {
        var target = Path.Combine(folder, $"{Guid.NewGuid():N}.xlsx");
        using var file = TabularFile.Open(rejected);
        using var output = File.Create(target);
        using var writer = new XlsxWriter(output, "repaired");
        foreach (var sheet in file.Sheets)
        {
            var tab = writer.AddSheet(sheet.Name);
            foreach (var row in sheet.Rows)
            {
                tab.Skip(row.Number - tab.Row - 1);
                tab.Write([.. row.Cells.Select(c => marks.TryGetValue(c.Text, out var right) ? XlsxCell.Of(right) : XlsxCell.Of(c))]);
            }
        }

        return target;
    }

    private static string Shuffle(ImportDesk desk, string agency, List<(string Sheet, Dictionary<string, string?> Row)> rows, Random random)
    {
        var tabs = rows.GroupBy(r => r.Sheet, StringComparer.Ordinal).Select(g =>
        {
            var columns = SheetCatalogue.Standard.Get(g.Key).Columns.Select(c => c.Id).ToArray();
            random.Shuffle(columns);
            var lines = g.Select(r => columns.Select(c => r.Row.GetValueOrDefault(c) ?? "").ToArray()).ToArray();
            random.Shuffle(lines);
            return (g.Key, (string[][])[columns, .. lines]);
        }).Append(LooseWorkbook.Cover(agency)).ToArray();
        random.Shuffle(tabs);
        return LooseWorkbook.Write(desk, tabs);
    }

    /// <summary>A table of one sheet with odd cells in it, as a text or as a workbook.</summary>
    private static (string Path, string Sheet, int Rows) Write(ImportDesk desk, string[] texts, Random random, int run)
    {
        var sheet = Subjects[run % Subjects.Length];
        var columns = SheetCatalogue.Standard.Get(sheet).Columns;
        var rows = 1 + random.Next(8);
        var lines = new List<string[]> { columns.Select(c => c.Id).ToArray() };
        for (var i = 0; i < rows; i++)
        {
            var good = Complaint.Good(sheet, $"D{(100 * run) + i}");
            lines.Add([.. columns.Select(c => random.Next(8) == 0 ? Any(texts, random) : good.GetValueOrDefault(c.Id) ?? "")]);
        }

        if (random.Next(2) == 0)
        {
            return (LooseWorkbook.Write(desk, (sheet, [.. lines])), sheet, rows);
        }

        var path = Path.Combine(desk.Folder, $"any-{run}.csv");
        File.WriteAllText(path, string.Concat(lines.Select(l => string.Join(',', l.Select(c => '"' + c.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')) + "\n")), new UTF8Encoding(true));
        return (path, sheet, rows);
    }

    private static string Any(string[] texts, Random random) => random.Next(texts.Length + Odd.Length + 1) switch
    {
        var i when i < texts.Length => new string([.. (texts[i] ?? "").Where(c => !char.IsSurrogate(c))]),
        var i when i < texts.Length + Odd.Length => Odd[i - texts.Length],
        _ => new string('ក', 32_000),
    };

    /// <summary>The rows below the four lines of headings.</summary>
    private static int RowsOf(string path, string sheet)
    {
        using var file = TabularFile.Open(path);
        var rows = file.Sheets.Single(s => s.Name == sheet).Rows.ToList();
        return rows.Count - 1 - rows.FindIndex(r => r.Cells.Any(c => c.Text == WorkbookLayout.ProblemHeader.Km));
    }
}
