namespace Pratip.Exchange.Tabular.Writing;

/// <summary>What stands before and behind the rows of a sheet. The order of the elements is the format's, not a choice.</summary>
internal static class SheetParts
{
    // What the format allows in the texts of an input rule; longer ones make Excel call the file damaged.
    private const int LongestRuleTitle = 32;
    private const int LongestRuleText = 255;
    private const int LongestPageMark = 250;

    public static void Begin(XmlBuffer xml, SheetLayout layout, StyleTable styles, bool isFirst)
    {
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        if (layout.Landscape || layout.OnePage)
        {
            xml.Raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"u8);
        }

        xml.Raw("<sheetViews><sheetView "u8).Raw(isFirst ? "tabSelected=\"1\" "u8 : ""u8).Raw("workbookViewId=\"0\""u8);
        if (layout.FrozenRows > 0 || layout.FrozenColumns > 0)
        {
            Freeze(xml.Raw(">"u8), layout);
            xml.Raw("</sheetView></sheetViews>"u8);
        }
        else
        {
            xml.Raw("/></sheetViews>"u8);
        }

        xml.Raw("<sheetFormatPr defaultRowHeight=\""u8).Number(RowHeight.Usual).Raw("\" customHeight=\"1\"/>"u8);
        Columns(xml, layout, styles);
        xml.Raw("<sheetData>"u8);
    }

    public static void End(XmlBuffer xml, SheetLayout layout, CellRange? filter, List<CellRange> merged, List<InputRule> rules)
    {
        xml.Raw("</sheetData>"u8);
        if (filter is { } range)
        {
            xml.Raw("<autoFilter ref=\""u8).Text(range.ToString()).Raw("\"/>"u8);
        }

        if (merged.Count > 0)
        {
            xml.Raw("<mergeCells count=\""u8).Number(merged.Count).Raw("\">"u8);
            merged.ForEach(one => xml.Raw("<mergeCell ref=\""u8).Text(one.ToString()).Raw("\"/>"u8));
            xml.Raw("</mergeCells>"u8);
        }

        if (rules.Count > 0)
        {
            xml.Raw("<dataValidations count=\""u8).Number(rules.Count).Raw("\">"u8);
            rules.ForEach(rule => Rule(xml, rule));
            xml.Raw("</dataValidations>"u8);
        }

        xml.Raw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>"u8);
        if (layout.Landscape)
        {
            xml.Raw("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"u8);
        }

        else if (layout.OnePage)
        {
            xml.Raw("<pageSetup paperSize=\"9\" orientation=\"portrait\" fitToWidth=\"1\" fitToHeight=\"1\"/>"u8);
        }

        if (layout.PageMark is { Length: > 0 } mark)
        {
            // An ampersand begins a code in a page header, so one that is meant is doubled.
            var text = SheetNames.Cut(mark.Replace("&", "&&", StringComparison.Ordinal), LongestPageMark);
            xml.Raw("<headerFooter><oddHeader>&amp;C"u8).Text(text).Raw("</oddHeader><oddFooter>&amp;C&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"u8);
        }

        xml.Raw("</worksheet>"u8);
    }

    private static void Freeze(XmlBuffer xml, SheetLayout layout)
    {
        var pane = (layout.FrozenRows > 0, layout.FrozenColumns > 0) switch
        {
            (true, true) => "bottomRight",
            (true, false) => "bottomLeft",
            _ => "topRight",
        };
        xml.Raw("<pane"u8);
        if (layout.FrozenColumns > 0)
        {
            xml.Raw(" xSplit=\""u8).Number(layout.FrozenColumns).Raw("\""u8);
        }

        if (layout.FrozenRows > 0)
        {
            xml.Raw(" ySplit=\""u8).Number(layout.FrozenRows).Raw("\""u8);
        }

        xml.Raw(" topLeftCell=\""u8).Raw(ColumnLetters.Of(layout.FrozenColumns)).Number(layout.FrozenRows + 1)
            .Raw("\" activePane=\""u8).Text(pane).Raw("\" state=\"frozen\"/><selection pane=\""u8).Text(pane).Raw("\"/>"u8);
    }

    private static void Columns(XmlBuffer xml, SheetLayout layout, StyleTable styles)
    {
        if (layout.Columns.Count == 0)
        {
            return;
        }

        xml.Raw("<cols>"u8);
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            var column = layout.Columns[i];
            xml.Raw("<col min=\""u8).Number(i + 1).Raw("\" max=\""u8).Number(i + 1).Raw("\" width=\""u8).Number(column.Width).Raw("\""u8);
            if (column.Style is { } style)
            {
                xml.Raw(" style=\""u8).Number(styles.IndexOf(style)).Raw("\""u8);
            }

            xml.Raw(column.Hidden ? " hidden=\"1\""u8 : ""u8).Raw(" customWidth=\"1\"/>"u8);
        }

        xml.Raw("</cols>"u8);
    }

    private static void Rule(XmlBuffer xml, InputRule rule)
    {
        xml.Raw("<dataValidation"u8).Raw(rule.List is not null ? " type=\"list\""u8 : rule.Formula is not null ? " type=\"custom\""u8 : ""u8).Raw(rule.OnlyWarn ? " errorStyle=\"warning\""u8 : ""u8)
            .Raw(rule.Formula is null ? " allowBlank=\"1\""u8 : ""u8).Raw(" showInputMessage=\"1\" showErrorMessage=\"1\""u8);
        Attribute(xml, " errorTitle=\""u8, rule.ErrorTitle, LongestRuleTitle);
        Attribute(xml, " error=\""u8, rule.Error, LongestRuleText);
        Attribute(xml, " promptTitle=\""u8, rule.PromptTitle, LongestRuleTitle);
        Attribute(xml, " prompt=\""u8, rule.Prompt, LongestRuleText);
        xml.Raw(" sqref=\""u8).Text(rule.Range.ToString()).Raw("\""u8);
        if ((rule.List ?? rule.Formula) is not { } condition)
        {
            xml.Raw("/>"u8);
            return;
        }

        xml.Raw("><formula1>"u8).Text(condition).Raw("</formula1></dataValidation>"u8);
    }

    private static void Attribute(XmlBuffer xml, ReadOnlySpan<byte> start, string? value, int longest)
    {
        if (!string.IsNullOrEmpty(value))
        {
            xml.Raw(start).Text(SheetNames.Cut(value, longest)).Raw("\""u8);
        }
    }
}
