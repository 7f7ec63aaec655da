using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports;

/// <summary>
/// The signs beside a figure. They differ in shape, not in colour, and none is a digit or a letter, which could be read
/// as part of the figure or as a note.
/// </summary>
public static class CellSigns
{
    public const string Reported = "\u2020";
    public const string Published = "\u25CF";
    public const string Synthetic = "\u25CB";

    /// <summary>Beside a change, not a figure: the two figures are not of one series.</summary>
    public const string Broken = "\u2021";

    public static string Of(ReportCell cell) =>
        (cell.Kind == ReportCellKind.Reported ? Reported : "")
        + cell.Origin switch { CellOrigin.Published => Published, CellOrigin.Synthetic => Synthetic, _ => "" };

    /// <summary>What the signs in use mean, in the order of printing.</summary>
    public static IEnumerable<(string Sign, string Meaning)> Legend(ReportDocument document, ReportWords words)
    {
        var cells = document.Tables.SelectMany(t => t.Rows).SelectMany(Cells).ToList();
        if (cells.Exists(c => c.Kind == ReportCellKind.Reported))
        {
            yield return (Reported, words["sign.reported"]);
        }

        if (document.Tables.SelectMany(t => t.Rows).Any(r => r.IsBroken))
        {
            yield return (Broken, words["sign.broken"]);
        }

        if (cells.Exists(c => c.Origin == CellOrigin.Published))
        {
            yield return (Published, words["sign.published"]);
        }

        if (cells.Exists(c => c.Origin == CellOrigin.Synthetic))
        {
            yield return (Synthetic, words["sign.synthetic"]);
        }

        if (cells.Exists(c => c.Kind == ReportCellKind.Hidden))
        {
            yield return (words.Hidden, words["sign.hidden"]);
        }

        if (cells.Exists(c => c.Kind == ReportCellKind.NotReported))
        {
            yield return (words.NotReported, words["sign.missing"]);
        }

        if (cells.Exists(c => c.Kind == ReportCellKind.Incomplete))
        {
            yield return (words.Incomplete, words["sign.incomplete"]);
        }
    }

    public static IEnumerable<ReportCell> Cells(ReportRow row) => row.Earlier is null ? [row.Current] : [row.Current, row.Earlier];
}
