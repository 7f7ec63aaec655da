using Pratip.Exchange.Reports;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Packs.Tables;

/// <summary>The tables of a pack as one file: a line for each row and window, complete in itself.</summary>
internal static class PackTableCsv
{
    public static byte[] Render(EditionHead head, IEnumerable<PackTable> tables)
    {
        using var buffer = new MemoryStream();
        using (var csv = new CsvWriter(buffer, new CsvFormat { ByteOrderMark = true }))
        {
            csv.WriteRow("table", "row", "label_en", "label_km", "measure", "by", "key", "window", "value", "status", "completeness", "edition", "purpose", "release");
            foreach (var table in tables)
            {
                for (var i = 0; i < table.Rows.Count; i++)
                {
                    foreach (var (window, value, reporting) in table.Windows.Zip(table.Rows[i].Values, table.Rows[i].Reporting))
                    {
                        var row = table.Rows[i];
                        csv.Write(table.Entry.Id).Write(i + 1L).Write(Markup.Clean(row.Label.En)).Write(Markup.Clean(row.Label.Km));
                        csv.Write(row.MeasureId).Write(row.By).Write(row.Key).Write(window.ToString()).Write(value.Value).Write(value.State.Code()).Write(reporting?.State.Code());
                        csv.Write(PackTexts.NameOf(head)).Write(head.Purpose.Code()).Write(ReportCodes.Release);
                        csv.EndRow();
                    }
                }
            }
        }

        return buffer.ToArray();
    }
}
