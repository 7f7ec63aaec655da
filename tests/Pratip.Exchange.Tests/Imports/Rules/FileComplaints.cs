using Pratip.Exchange.Imports;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tests.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports.Rules;

/// <summary>A file that is wrong as a whole or in a tab, sent by a body of its own, and what is said of it.</summary>
internal sealed record FileComplaint(string Code, ImportOutcome Outcome, string Said, Func<ImportDesk, string, Task<ImportReceipt>> SendAsync)
{
    /// <summary>Where the problem stands; null where it is the file as a whole.</summary>
    public string? Tab { get; init; }
}

internal static class FileComplaints
{
    private const ImportOutcome Refused = ImportOutcome.Refused;
    private const ImportOutcome Imported = ImportOutcome.Imported;
    private const string Headings = "person_reference,sex,citizenship,registered_on,status";

    private static readonly string[] Heading = Headings.Split(',');
    private static readonly string[] Right = ["V1", "female", "KH", "2024-03-01", "presumed"];

    public static IEnumerable<FileComplaint> All => [.. Covers, .. States, .. Tabs, .. Cells, .. Texts];

    private static IEnumerable<FileComplaint> Covers =>
    [
        new("agency-missing", Refused, "the cover does not say whose return this is. Write the agency's code", (desk, _) => Loose(desk, ("return", [["period_from", "2024-01-01"], ["period_to", "2024-12-31"]]))) { Tab = "return" },
        new("period-missing", Refused, "Write its first and its last day", (desk, agency) => Loose(desk, ("return", [["agency", agency], ["period_from", "2024-01-01"]]))) { Tab = "return" },
        new("period-reversed", Refused, "the period ends (2024-01-01) before it begins (2024-12-31)", (desk, agency) => Loose(desk, ("return", [["agency", agency], ["period_from", "2024-12-31"], ["period_to", "2024-01-01"]]))) { Tab = "return" },
        new("unknown-state", Refused, "'some' is no state of the sheet Victims. Write one of: data, partial, nothing to report, not included", (desk, agency) => Loose(desk, LooseWorkbook.Cover(agency, ["victims", "some"]))) { Tab = "return" },
        new("unknown-agency", Refused, "'PC-99' is no agency of this register. Nearest: PC-09", (desk, _) => desk.ImportAsync(Book("PC-99"))) { Tab = "return" },
        new("other-agency", Refused, "but the file was handed in for", (desk, agency) => desk.ImportAsync(desk.Save(Book(agency)), options: o => o with { AgencyCode = agency == "GDI" ? "PC-12" : "GDI" })),
        new("whose-file", Refused, "Name the agency with the option --agency", (desk, _) => desk.ImportAsync(Csv(desk, Headings + "\n" + string.Join(',', Right)))),
        new("no-return-recorded", Imported, "Give the period with the option --period", (desk, agency) => Text(desk, agency, Headings + "\n" + string.Join(',', Right))),
    ];

    private static IEnumerable<FileComplaint> States =>
    [
        new("zero-with-rows", Refused, "for Victims, but the sheet has 1 rows. Set the cover to \"data\", or delete the rows", (desk, agency) => Stated(desk, agency, "nothing-to-report", true)),
        new("not-included-with-rows", Refused, "the cover says \"not included\" for Victims, but the sheet has 1 rows", (desk, agency) => Loose(desk, LooseWorkbook.Cover(agency, ["victims", "not included"]), ("victims", [Heading, Right]))),
        new("data-without-rows", Refused, "there is data for Victims, but the sheet has no row", (desk, agency) => Stated(desk, agency, "partial", false)),
        new("zero-after-rows", Refused, "but 1 rows of this period are on record", async (desk, agency) =>
        {
            await Stated(desk, agency, "data", true);
            return await Stated(desk, agency, "nothing-to-report", false);
        }),
        new("return-not-written", Imported, "The other rows are in the register; name another folder", (desk, agency) =>
        {
            var book = Book(agency);
            book.AddRow("victims", Victim("V1"));
            book.AddRow("victims", Victim("V2", ("sex", "femmale")));
            return desk.ImportAsync(book, Path.Combine(desk.Folder, "no such folder", "rejected.xlsx"));
        }),
    ];

    private static IEnumerable<FileComplaint> Tabs =>
    [
        new("no-headings", Refused, "no headings of the sheet Victims are in the first 20 rows", (desk, agency) => Loose(desk, LooseWorkbook.Cover(agency), ("victims", [["a", "b"], ["c", "d"]]))) { Tab = "victims" },
        new("missing-column", Refused, "the column Citizenship (citizenship) is missing and every row needs it", (desk, agency) => Loose(desk, LooseWorkbook.Cover(agency), ("victims", [[.. Heading.Where(h => h != "citizenship")], ["V1", "female", "2024-03-01", "presumed"]]))) { Tab = "victims" },
        new("repeated-heading", Refused, "two columns have the heading Sex. Delete or rename one of them", (desk, agency) => Loose(desk, LooseWorkbook.Cover(agency), ("victims", [[.. Heading, "Sex"], [.. Right, "male"]]))) { Tab = "victims" },
        new("merged-headings", Refused, "the headings C1:D1 are merged into one cell", (desk, agency) => desk.ImportAsync(LooseWorkbook.Write(desk, new CellRange(2, 1, 3, 1), LooseWorkbook.Cover(agency), ("victims", [Heading, Right])))) { Tab = "victims" },
        new("merged-data", Imported, "the cells D3:D4 are merged", (desk, agency) => desk.ImportAsync(LooseWorkbook.Write(desk, new CellRange(3, 3, 3, 4), LooseWorkbook.Cover(agency), ("victims", [Heading, Right, ["V2", .. Right[1..]], ["V3", .. Right[1..]]])))) { Tab = "victims" },
        new("unknown-column", Imported, "the column \"Hair colour\" is not known and was not read", (desk, agency) => Loose(desk, LooseWorkbook.Cover(agency), ("victims", [[.. Heading, "Hair colour"], [.. Right, "black"]]))) { Tab = "victims" },
        new("tab-not-read", Imported, "neither its name nor its headings are those of a sheet", (desk, agency) => Loose(desk, LooseWorkbook.Cover(agency), ("victims", [Heading, Right]), ("my list", [["a"], ["b"]]))) { Tab = "my list" },
        new("sheet-twice", Refused, "the sheet Victims is in the workbook twice, as \"victims\" too", (desk, agency) => Loose(desk, LooseWorkbook.Cover(agency), ("victims", [Heading, Right]), ("more", [Heading, ["V2", .. Right[1..]]]))) { Tab = "more" },
        new("no-return", Refused, "this workbook has no cover and no sheet of a return", (desk, _) => Loose(desk, ("my list", [["a"], ["b"]]))),
    ];

    private static IEnumerable<FileComplaint> Cells =>
    [
        new("error-cell", ImportOutcome.NothingChanged, "the cell shows the error #N/A. Repair the formula or type the value itself", (desk, agency) => Raw(desk, agency, "<c t='e'><v>#N/A</v></c>")) { Tab = "Cases" },
        new("formula-without-value", ImportOutcome.NothingChanged, "the cell holds a formula that was never calculated", (desk, agency) => Raw(desk, agency, "<c><f>A1+1</f></c>")) { Tab = "Cases" },
        new("formula-value", Imported, "the value of a formula was taken. Type values, not formulas", (desk, agency) => Raw(desk, agency, "<c t='str'><f>A1</f><v>Doun Penh</v></c>")) { Tab = "Cases" },
    ];

    private static IEnumerable<FileComplaint> Texts =>
    [
        new("unknown-sheet", Refused, "it cannot be told which sheet this table is. Name it with the option --sheet", (desk, agency) => Text(desk, agency, "a,b\nc,d")),
        new("no-such-sheet", Refused, "there is no sheet 'casess'. The sheets are: cases, suspects", (desk, agency) => desk.ImportAsync(Csv(desk, Headings), options: o => o with { AgencyCode = agency, Sheet = "casess" })),
        new("and-more", Imported, "The same holds for 1 more rows of this column", (desk, agency) => Text(desk, agency, Headings + "\nV1,female,KH,2023-03-01,presumed\nV2,female,KH,2023-03-01,presumed", ReportingWindow.OfYear(2024))) { Tab = "victims" },
    ];

    private static Task<ImportReceipt> Loose(ImportDesk desk, params (string, string[][])[] tabs) => desk.ImportAsync(LooseWorkbook.Write(desk, tabs));

    private static Task<ImportReceipt> Stated(ImportDesk desk, string agency, string state, bool withRow)
    {
        var book = Book(agency);
        if (withRow)
        {
            book.AddRow("victims", Victim());
        }

        book.Set("victims", state);
        return desk.ImportAsync(book);
    }

    private static string Csv(ImportDesk desk, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(desk.Folder, Guid.NewGuid().ToString("N"))).FullName, "list.csv");
        File.WriteAllText(path, text + "\n");
        return path;
    }

    private static Task<ImportReceipt> Text(ImportDesk desk, string agency, string text, ReportingWindow? period = null)
    {
        var path = Csv(desk, text);
        var named = text.StartsWith(Headings, StringComparison.Ordinal) ? Path.Combine(Path.GetDirectoryName(path)!, "victims.csv") : path;
        File.Move(path, named, overwrite: true);
        return desk.ImportAsync(named, options: o => o with { AgencyCode = agency, Period = period });
    }

    /// <summary>One case of a workbook's raw XML, whose district is the cell given.</summary>
    private static Task<ImportReceipt> Raw(ImportDesk desk, string agency, string district)
    {
        string[] heading = ["case_reference", "acted_on", "province", "opening_article", "district"];
        string[] values = ["C1", "2024-03-01", "12", "TSE-10"];
        var path = Path.Combine(desk.Folder, $"{Guid.NewGuid():N}.xlsx");
        File.WriteAllBytes(path, Files.Raw($"<row>{string.Concat(heading.Select(Inline))}</row><row>{string.Concat(values.Select(Inline))}{district}</row>"));
        return desk.ImportAsync(path, options: o => o with { AgencyCode = agency, Period = ReportingWindow.OfYear(2024) });
    }

    private static string Inline(string text) => $"<c t='inlineStr'><is><t>{text}</t></is></c>";
}
