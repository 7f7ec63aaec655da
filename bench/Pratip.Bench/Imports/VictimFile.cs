using System.Globalization;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;

namespace Pratip.Bench.Imports;

/// <summary>A file of victims as a unit would send it, the same at every run: the workbook, or its one sheet as CSV.</summary>
internal static class VictimFile
{
    public const string Agency = "PC-12";

    private static readonly string[] Family = ["SOK", "CHAN", "KEO", "LY", "NGUON", "PRAK", "SAM", "TEP"];
    private static readonly string[] Given = ["Dara", "Srey Mom", "Sokha", "Vanna", "Bopha", "Rithy", "Chenda", "Piseth"];
    private static readonly string[] Own = ["សុខ ដារ៉ា", "ចាន់ ស្រីមុំ", "កែវ សុខា", "លី វណ្ណា", "ងួន បុប្ផា", "ប្រាក់ រិទ្ធី"];
    private static readonly string[] Status = ["presumed", "identified", "pending"];

    public static void WriteWorkbook(string path, int rows)
    {
        var book = new AgencyWorkbook(Agency, ReportingWindow.OfYear(2024));
        for (var i = 0; i < rows; i++)
        {
            book.AddRow("victims", Row(i));
        }

        book.Save(path);
    }

    public static void WriteCsv(string path, int rows)
    {
        using var writer = new StreamWriter(path);
        writer.Write(string.Join(',', Row(0).Keys) + "\r\n");
        for (var i = 0; i < rows; i++)
        {
            writer.Write(string.Join(',', Row(i).Values) + "\r\n");
        }
    }

    private static Dictionary<string, string?> Row(int i) => new(StringComparer.Ordinal)
    {
        ["person_reference"] = $"V-{i}",
        ["name_latin"] = $"{Family[i % 8]} {Given[i / 8 % 8]}",
        ["name_own"] = Own[i % 6],
        ["sex"] = i % 3 == 0 ? "male" : "female",
        ["birth_date"] = new DateOnly(1985, 1, 1).AddDays(i % 9000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["citizenship"] = i % 5 == 0 ? "VN" : "KH",
        ["document_kind"] = "passport",
        ["document_number"] = $"N{i:00000000}",
        ["registered_on"] = new DateOnly(2024, 1, 1).AddDays(i % 366).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["status"] = Status[i % 3],
        ["identifying_body"] = "police",
        ["forms"] = i % 2 == 0 ? "online-scam" : "forced-labour;debt-bondage",
        ["means_of_control"] = "withholds-documents;restricts-movement",
        ["recruitment"] = "messaging-app",
        ["entered_on"] = "2023-11",
        ["entry_legality"] = "legal",
        ["phone"] = $"0{i:00000000}",
    };
}
