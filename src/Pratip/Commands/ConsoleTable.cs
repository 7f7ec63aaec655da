using Pratip.Statistics.Tables;

namespace Pratip.Commands;

/// <summary>The headline of a report for a terminal, this window beside the earlier one. The files hold all tables.</summary>
internal static class ConsoleTable
{
    private const int LeastWidth = 14;

    /// <summary>What the committee's press release leads with; taken from the tables as they stand, not computed again.</summary>
    private static readonly (string Measure, string? By)[] Headline =
    [
        ("cases.headline", null), ("cases.headline", "group"), ("suspects.arrested", null), ("suspects.to-court", null),
        ("victims.registered", null), ("victims.registered", "majority"), ("removal-files", null), ("removals", null), ("removals", "citizenship"),
    ];

    public static async Task WriteAsync(ReportDocument document, TextWriter output)
    {
        var rows = Headline.SelectMany(h => RowsOf(document, h.Measure, h.By)).ToList();
        var columns = document.Tables.First().Columns;
        var width = Math.Max(LeastWidth, columns.Max(c => c.Title.En.Length) + 2);
        var first = rows.Max(r => Label(r).Length) + 2;
        await output.WriteLineAsync($"{document.Title.En}  [{document.PurposeMark.En}]");
        await output.WriteLineAsync();
        await output.WriteLineAsync("".PadRight(first) + string.Concat(columns.Select(c => c.Title.En.PadLeft(width))));
        foreach (var row in rows)
        {
            await output.WriteLineAsync(Label(row).PadRight(first) + string.Concat(columns.Select(c => Text(row, c.Kind).PadLeft(width))));
        }
    }

    // The summary prints some parts of a breakdown, a later table all of them.
    private static IEnumerable<ReportRow> RowsOf(ReportDocument document, string measure, string? by) => document.Tables
        .Select(t => t.Rows.Where(r => r.Current.MeasureId == measure && r.Current.By == by).ToList())
        .MaxBy(rows => rows.Count)?.Take(by is null ? 1 : int.MaxValue) ?? [];

    private static string Label(ReportRow row) => (row.Current.By is null ? "" : "  ") + row.Label.En;

    private static string Text(ReportRow row, ReportColumnKind column) => column switch
    {
        ReportColumnKind.Window => Text(row.Current),
        ReportColumnKind.Comparison => Text(row.Earlier),
        ReportColumnKind.Difference => row.Difference is { } difference ? difference.ToString("+#,0;-#,0;0") : "",
        _ => row.Growth is { } growth && growth.PerCent(growth.Decimals) is { } percent ? percent.ToString(growth.Decimals == 0 ? "+#,0;-#,0;0" : "+#,0.00;-#,0.00;0.00") + " %" : "",
    };

    private static string Text(ReportCell? cell) => cell switch
    {
        null => "",
        { Kind: ReportCellKind.Hidden } => "(c)",
        { Kind: ReportCellKind.Incomplete } => "incomplete",
        { Value: null } => "not reported",
        { Kind: ReportCellKind.Reported } => cell.Value.Value.ToString("N0") + " (r)",
        _ => cell.Value.Value.ToString("N0"),
    };
}
