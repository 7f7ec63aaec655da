using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;

namespace Pratip.Exchange.Packs.Tables;

/// <summary>What changed since the year before: every total, in numbers and in words. A change is told only between two numbers.</summary>
internal static class TipChanges
{
    public static void Write(PackBook book, IReadOnlyList<PackTable> tables)
    {
        var sheet = book.Begin(PackTexts.Both("changes"), 2, new(50), new(50), new(24), new(24), new(13), new(13), new(44));
        sheet.Write(
            PackBook.Head("item"), XlsxCell.Of(PackTexts.Say("item").Km, CellStyle.Header), PackBook.Head("earlier"), PackBook.Head("later"),
            PackBook.Head("difference"), PackBook.Head("growth"), PackBook.Head("change"));
        foreach (var row in tables.SelectMany(t => t.Rows).Where(r => r.Indent == 0).DistinctBy(r => r.MeasureId, StringComparer.Ordinal))
        {
            var (earlier, later) = (row.Values[0], row.Values[1]);
            Growth? growth = earlier.Value is { } before && later.Value is { } now ? new Growth(before, now) : null;
            sheet.Write(
                XlsxCell.Of(row.Label.En, CellStyle.Wrapped), XlsxCell.Of(row.Label.Km, CellStyle.Wrapped),
                PackBook.Figure(earlier), PackBook.Figure(later),
                XlsxCell.Of(growth?.Difference), XlsxCell.Of(growth?.PerCent(2) / 100, CellStyle.Percent),
                XlsxCell.Of(PackTexts.Both(Words(growth)), CellStyle.Wrapped));
        }
    }

    private static string Words(Growth? growth) => growth?.Difference switch
    {
        null => "change.unknown",
        > 0 => "change.up",
        < 0 => "change.down",
        _ => "change.none",
    };
}
