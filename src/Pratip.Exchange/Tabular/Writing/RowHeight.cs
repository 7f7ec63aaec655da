using System.Globalization;

namespace Pratip.Exchange.Tabular.Writing;

/// <summary>
/// How tall a row has to be for its wrapped and large texts. Programs that open a workbook do not all work it out, and a
/// row left at the usual height cuts its text off.
/// </summary>
internal static class RowHeight
{
    public const double Usual = 19;

    private const double Tallest = 409;
    private const double LineOfFont = 1.7;
    private const double UsualWidth = 9;

    // Words do not fill a line to its end.
    private const double Filled = 0.9;

    /// <summary>In points; null where the usual height is enough.</summary>
    public static double? For(ReadOnlySpan<XlsxCell> cells, SheetLayout layout)
    {
        var height = Usual;
        for (var column = 0; column < cells.Length; column++)
        {
            if (cells[column].TextValue is not { } text || (cells[column].Style ?? StyleOf(layout, column)) is not { } style)
            {
                continue;
            }

            var width = column < layout.Columns.Count ? layout.Columns[column].Width : UsualWidth;
            var lines = style.Wrap ? Lines(text, width * Filled * CellStyle.Normal.Size / style.Size) : 1;
            height = Math.Max(height, lines * style.Size * LineOfFont);
        }

        return height > Usual ? Math.Min(Math.Round(height), Tallest) : null;
    }

    private static CellStyle? StyleOf(SheetLayout layout, int column) => column < layout.Columns.Count ? layout.Columns[column].Style : null;

    private static int Lines(ReadOnlySpan<char> text, double width)
    {
        var lines = 0;
        foreach (var line in text.EnumerateLines())
        {
            lines += Math.Max(1, (int)Math.Ceiling(Columns(line) / Math.Max(width, 1)));
        }

        return lines;
    }

    /// <summary>Signs above and below a letter take no room on the line; half of Khmer is such signs.</summary>
    private static int Columns(ReadOnlySpan<char> line)
    {
        var columns = 0;
        foreach (var c in line)
        {
            columns += char.IsLowSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? 0 : 1;
        }

        return columns;
    }
}
