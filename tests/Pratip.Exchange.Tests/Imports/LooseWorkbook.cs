using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>A workbook as somebody types it without the template: tabs of texts.</summary>
internal static class LooseWorkbook
{
    public static string Write(ImportDesk desk, params (string Tab, string[][] Rows)[] tabs) => Write(desk, null, tabs);

    public static string Write(ImportDesk desk, CellRange? merged, params (string Tab, string[][] Rows)[] tabs)
    {
        var path = Path.Combine(desk.Folder, $"{Guid.NewGuid():N}.xlsx");
        using var output = File.Create(path);
        using var writer = new XlsxWriter(output, "test");
        foreach (var (name, rows) in tabs)
        {
            var tab = writer.AddSheet(name);
            foreach (var row in rows)
            {
                tab.Write([.. row.Select(t => XlsxCell.Of(t))]);
            }

            if (merged is { } range && name == tabs[^1].Tab)
            {
                tab.Merge(range);
            }
        }

        return path;
    }

    public static (string, string[][]) Cover(string agency, params string[][] more) =>
        ("return", [["agency", agency], ["period_from", "2024-01-01"], ["period_to", "2024-12-31"], .. more]);
}
