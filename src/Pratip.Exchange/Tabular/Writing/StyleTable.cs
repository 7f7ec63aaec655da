namespace Pratip.Exchange.Tabular.Writing;

/// <summary>The styles a workbook uses, numbered in the order of their first use.</summary>
internal sealed class StyleTable
{
    // Khmer needs a font that has it: this one comes with LibreOffice and Android, and Excel falls back to its own Khmer font.
    private const string Font = "Noto Sans Khmer";

    private readonly Dictionary<CellStyle, int> _index = new() { [CellStyle.Normal] = 0 };
    private readonly List<CellStyle> _styles = [CellStyle.Normal];
    private readonly List<(bool Bold, bool Italic, int Size)> _fonts = [];
    private CellStyle _last = CellStyle.Normal;
    private int _lastIndex;

    public int IndexOf(CellStyle style)
    {
        // Cells of a column follow each other with one style; comparing the reference spares the hash.
        if (ReferenceEquals(style, _last))
        {
            return _lastIndex;
        }

        if (!_index.TryGetValue(style, out var index))
        {
            index = _styles.Count;
            _styles.Add(style);
            _index.Add(style, index);
        }

        _last = style;
        return _lastIndex = index;
    }

    public void Write(XmlBuffer xml)
    {
        foreach (var style in _styles.Where(style => !_fonts.Contains(FontOf(style))))
        {
            _fonts.Add(FontOf(style));
        }

        xml.Raw("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        xml.Raw("<numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/><numFmt numFmtId=\"166\" formatCode=\"#,##0.0#\"/></numFmts>"u8);
        Fonts(xml);
        Fills(xml);
        xml.Raw("<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FF808080\"/></bottom><diagonal/></border></borders>"u8);
        xml.Raw("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"u8);
        xml.Raw("<cellXfs count=\""u8).Number(_styles.Count).Raw("\">"u8);
        _styles.ForEach(style => Format(xml, style));
        xml.Raw("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"u8);
    }

    private static (bool Bold, bool Italic, int Size) FontOf(CellStyle style) => (style.Bold, style.Italic, style.Size);

    private void Fonts(XmlBuffer xml)
    {
        xml.Raw("<fonts count=\""u8).Number(_fonts.Count).Raw("\">"u8);
        foreach (var (bold, italic, size) in _fonts)
        {
            xml.Raw("<font>"u8).Raw(bold ? "<b/>"u8 : ""u8).Raw(italic ? "<i/>"u8 : ""u8)
                .Raw("<sz val=\""u8).Number(size).Raw("\"/><name val=\""u8).Text(Font).Raw("\"/><family val=\"2\"/></font>"u8);
        }

        xml.Raw("</fonts>"u8);
    }

    private static void Fills(XmlBuffer xml)
    {
        // The first two are the format's own; the others follow the order of CellFill.
        string[] colours = ["FFD9E2F3", "FFF2F2F2", "FFFFF8E1", "FFFDE0DD", "FFE8F5E9"];
        xml.Raw("<fills count=\""u8).Number(colours.Length + 2).Raw("\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"u8);
        foreach (var colour in colours)
        {
            xml.Raw("<fill><patternFill patternType=\"solid\"><fgColor rgb=\""u8).Text(colour).Raw("\"/><bgColor indexed=\"64\"/></patternFill></fill>"u8);
        }

        xml.Raw("</fills>"u8);
    }

    private void Format(XmlBuffer xml, CellStyle style)
    {
        xml.Raw("<xf numFmtId=\""u8).Number(FormatNumber(style.Format))
            .Raw("\" fontId=\""u8).Number(_fonts.IndexOf(FontOf(style)))
            .Raw("\" fillId=\""u8).Number(style.Fill == CellFill.None ? 0 : (int)style.Fill + 1)
            .Raw("\" borderId=\""u8).Number(style.Border ? 1 : 0)
            .Raw("\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment"u8);
        xml.Raw(style.Alignment switch
        {
            CellAlignment.Left => " horizontal=\"left\""u8,
            CellAlignment.Center => " horizontal=\"center\""u8,
            CellAlignment.Right => " horizontal=\"right\""u8,
            _ => ""u8,
        });
        xml.Raw(" vertical=\"top\""u8).Raw(style.Wrap ? " wrapText=\"1\"/></xf>"u8 : "/></xf>"u8);
    }

    private static int FormatNumber(NumberFormat format) => format switch
    {
        NumberFormat.Integer => 3,
        NumberFormat.Decimal => 166,
        NumberFormat.Percent => 10,
        NumberFormat.Date => 164,
        NumberFormat.DateTime => 165,
        NumberFormat.Text => 49,
        _ => 0,
    };
}
