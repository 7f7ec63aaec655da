using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Packs.Tables;

/// <summary>
/// What changed since the year before: every total, in numbers and in words. A change is told only between two numbers, and a direction
/// only where everybody reported both of them: else it may come from reporting alone.
/// </summary>
internal static class TipChanges
{
    public static void Write(PackBook book, IReadOnlyList<PackTable> tables)
    {
        var sheet = book.Begin(PackTexts.Both("changes"), 2, new(50), new(50), new(24), new(24), new(13), new(13), new(60), new(30), new(30));
        sheet.Write(
            PackBook.Head("item"), XlsxCell.Of(PackTexts.Say("item").Km, CellStyle.Header), PackBook.Head("earlier"), PackBook.Head("later"),
            PackBook.Head("difference"), PackBook.Head("growth"), PackBook.Head("change"), PackBook.Head("earlier.reporting"), PackBook.Head("later.reporting"));
        foreach (var row in tables.SelectMany(t => t.Rows).Where(r => r.Indent == 0).DistinctBy(r => r.MeasureId, StringComparer.Ordinal))
        {
            var (earlier, later) = (row.Values[0], row.Values[1]);
            Growth? growth = earlier.Value is { } before && later.Value is { } now ? new Growth(before, now) : null;
            sheet.Write(
                XlsxCell.Of(row.Label.En, CellStyle.Wrapped), XlsxCell.Of(row.Label.Km, CellStyle.Wrapped),
                PackBook.Figure(earlier), PackBook.Figure(later),
                XlsxCell.Of(growth?.Difference), XlsxCell.Of(growth?.PerCent(2) / 100, CellStyle.Percent),
                XlsxCell.Of(PackTexts.Both(Words(row, growth)), CellStyle.Wrapped),
                XlsxCell.Of(Told(row.Reporting[0]), CellStyle.Wrapped), XlsxCell.Of(Told(row.Reporting[1]), CellStyle.Wrapped));
        }
    }

    private static LocalizedText Words(PackRow row, Growth? growth) =>
        growth is null ? PackTexts.Say("change.unknown")
        : row.Values[0].State != row.Values[1].State ? ReportTexts.Say("note.mixed-source")
        : row.Values[1].State == PackValueState.Counted && row.Reporting is [var before, var now] && !(IsWhole(before) && IsWhole(now)) ? Reservation(before, now)
        : PackTexts.Say(growth.Value.Difference switch { > 0 => "change.up", < 0 => "change.down", _ => "change.none" });

    private static bool IsWhole(Completeness? reporting) => reporting is null or { State: CompletenessState.Complete };

    private static LocalizedText Reservation(Completeness? before, Completeness? now) =>
        before is not null && now is not null && before.RestsOnSameReportsAs(now) ? PackTexts.Say("change.partial") : ReportTexts.Say("note.uneven");

    private static string? Told(Completeness? reporting) => reporting is null
        ? null
        : PackTexts.Both("reporting." + CodeOf(reporting.State), reporting.ReportedEntities, reporting.ExpectedEntities);

    private static string CodeOf(CompletenessState state) => state switch
    {
        CompletenessState.Complete => "complete",
        CompletenessState.Partial => "partial",
        _ => "missing",
    };
}
