using System.Globalization;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports;

/// <summary>
/// The report as one tidy table: a line for each row of each table, both windows side by side, every line complete in
/// itself. A figure that was not reported is an empty field beside the kind <c>not-reported</c>, never a zero.
/// </summary>
public static class ReportCsv
{
    /// <summary>The header, which programs rely on: columns may be added at the end and never renamed.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "table", "row", "measure", "by", "key", "label_en", "label_km", "unit", "window", "comparison", "value", "comparison_value",
        "difference", "growth_percent", "kind", "comparison_kind", "origin", "comparison_origin", "completeness",
        "comparison_completeness", "notes", "purpose", "release", "as_of", "edition", "before", "superseded_by", "standing",
        "small_cells",
    ];

    /// <summary>With a byte order mark, without which Excel shows no Khmer.</summary>
    public static byte[] Render(ReportDocument document)
    {
        using var buffer = new MemoryStream();
        using (var csv = new CsvWriter(buffer, new CsvFormat { ByteOrderMark = true }))
        {
            csv.WriteRow([.. Columns]);
            var units = document.Definitions.ToDictionary(d => d.MeasureId, d => d.Unit.Code(), StringComparer.Ordinal);
            var states = document.Completeness.ToLookup(c => (c.MeasureId, c.Window), c => c.Completeness.State.Code());
            foreach (var table in document.Tables)
            {
                for (var i = 0; i < table.Rows.Count; i++)
                {
                    WriteRow(csv, document, table, i, units, states);
                }
            }
        }

        return buffer.ToArray();
    }

    private static void WriteRow(
        CsvWriter csv,
        ReportDocument document,
        ReportTable table,
        int index,
        Dictionary<string, string> units,
        ILookup<(string MeasureId, ReportingWindow Window), string> states)
    {
        var row = table.Rows[index];
        var (current, earlier) = (row.Current, row.Earlier);
        IEnumerable<int> notes = [.. table.Notes, .. row.Notes, .. current.Notes, .. earlier?.Notes ?? []];
        csv.Write(table.Id).Write(index + 1L).Write(current.MeasureId).Write(current.By).Write(current.Key);
        csv.Write(Markup.Clean(row.Label.En)).Write(Markup.Clean(row.Label.Km)).Write(units.GetValueOrDefault(current.MeasureId));
        csv.Write(current.Window.ToString()).Write(earlier?.Window.ToString());
        csv.Write(current.Value).Write(earlier?.Value).Write(row.Difference).Write(row.GrowthPercent);
        csv.Write(current.Kind.Code()).Write(earlier?.Kind.Code()).Write(current.Origin?.Code()).Write(earlier?.Origin?.Code());
        csv.Write(states[(current.MeasureId, current.Window)].FirstOrDefault());
        csv.Write(earlier is null ? null : states[(earlier.MeasureId, earlier.Window)].FirstOrDefault());
        csv.Write(string.Join(' ', notes.Distinct().Order().Select(n => n.ToString(CultureInfo.InvariantCulture))));
        csv.Write(document.Purpose.Code()).Write(ReportCodes.Release).Write(document.AsOf).Write(document.Edition).Write(document.Before).Write(document.SupersededBy).Write(document.Standing?.Code()).Write(ReportCodes.SmallCells(document.Disclosure is null));
        csv.EndRow();
    }
}
