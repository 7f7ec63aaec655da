using System.Globalization;
using System.Text;
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
        "comparison_completeness", "notes", "purpose", "release", "as_of",
    ];

    /// <summary>UTF-8 with a byte order mark and CRLF: what a spreadsheet needs to show Khmer, and what RFC 4180 asks for.</summary>
    public static byte[] Render(ReportDocument document)
    {
        var text = new StringBuilder();
        Append(text, Columns);
        var units = document.Definitions.ToDictionary(d => d.MeasureId, d => d.Unit.Code(), StringComparer.Ordinal);
        var states = document.Completeness.ToLookup(c => (c.MeasureId, c.Window), c => c.Completeness.State.Code());
        foreach (var table in document.Tables)
        {
            for (var i = 0; i < table.Rows.Count; i++)
            {
                Append(text, Fields(document, table, i, units, states));
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string[] Fields(
        ReportDocument document,
        ReportTable table,
        int index,
        Dictionary<string, string> units,
        ILookup<(string MeasureId, ReportingWindow Window), string> states)
    {
        var row = table.Rows[index];
        var (current, earlier) = (row.Current, row.Earlier);
        IEnumerable<int> notes = [.. table.Notes, .. row.Notes, .. current.Notes, .. earlier?.Notes ?? []];
        return
        [
            Text(table.Id),
            Number(index + 1),
            Text(current.MeasureId),
            Text(current.By),
            Text(current.Key),
            Text(row.Label.En),
            Text(row.Label.Km),
            units.GetValueOrDefault(current.MeasureId, ""),
            current.Window.ToString(),
            earlier?.Window.ToString() ?? "",
            Number(current.Value),
            Number(earlier?.Value),
            Number(row.Difference),
            row.GrowthPercent?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
            current.Kind.Code(),
            earlier?.Kind.Code() ?? "",
            current.Origin?.Code() ?? "",
            earlier?.Origin?.Code() ?? "",
            states[(current.MeasureId, current.Window)].FirstOrDefault(""),
            earlier is null ? "" : states[(earlier.MeasureId, earlier.Window)].FirstOrDefault(""),
            string.Join(' ', notes.Distinct().Order().Select(n => Number(n))),
            document.Purpose.Code(),
            ReportCodes.Release,
            document.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ];
    }

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>
    /// A text that a spreadsheet would take for a formula is kept from being one by an apostrophe: labels and codes may
    /// come from an agency's file.
    /// </summary>
    private static string Text(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text ?? "";

    private static void Append(StringBuilder text, IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            var field = Markup.Clean(fields[i]);
            _ = field.AsSpan().ContainsAny(",\"\r\n")
                ? text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"')
                : text.Append(field);
        }

        text.Append("\r\n");
    }
}
