namespace Pratip.Exchange.Tabular.Writing;

/// <summary>The parts of a workbook that list its other parts.</summary>
internal sealed class WorkbookParts(string title, List<(string Name, bool Hidden, string? Filter, int Titles)> sheets)
{
    public static void PackageRelationships(XmlBuffer xml) => xml.Raw(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"u8);

    public static void AppProperties(XmlBuffer xml) => xml.Raw(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Pratip</Application></Properties>"u8);

    public void CoreProperties(XmlBuffer xml) => xml
        .Raw("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"u8)
        .Text(title)
        .Raw("</dc:title><dc:creator>Pratip</dc:creator></cp:coreProperties>"u8);

    public void ContentTypes(XmlBuffer xml)
    {
        xml.Raw("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"u8);
        for (var i = 1; i <= sheets.Count; i++)
        {
            xml.Raw("<Override PartName=\"/xl/worksheets/sheet"u8).Number(i).Raw(".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"u8);
        }

        xml.Raw("<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>"u8);
    }

    public void WorkbookRelationships(XmlBuffer xml)
    {
        xml.Raw("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8);
        for (var i = 1; i <= sheets.Count; i++)
        {
            xml.Raw("<Relationship Id=\"rId"u8).Number(i).Raw("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet"u8).Number(i).Raw(".xml\"/>"u8);
        }

        xml.Raw("<Relationship Id=\"rId"u8).Number(sheets.Count + 1).Raw("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"u8);
    }

    public void Workbook(XmlBuffer xml)
    {
        xml.Raw("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><bookViews><workbookView/></bookViews><sheets>"u8);
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.Raw("<sheet name=\""u8).Text(sheets[i].Name).Raw("\" sheetId=\""u8).Number(i + 1)
                .Raw(sheets[i].Hidden && i > 0 ? "\" state=\"hidden\" r:id=\"rId"u8 : "\" r:id=\"rId"u8).Number(i + 1).Raw("\"/>"u8);
        }

        xml.Raw("</sheets>"u8);
        DefinedNames(xml);
        xml.Raw("</workbook>"u8);
    }

    /// <summary>Excel expects every filtered range, and the rows repeated on every printed page, under a name of the sheet.</summary>
    private void DefinedNames(XmlBuffer xml)
    {
        if (sheets.TrueForAll(sheet => sheet.Filter is null && sheet.Titles == 0))
        {
            return;
        }

        xml.Raw("<definedNames>"u8);
        for (var i = 0; i < sheets.Count; i++)
        {
            if (sheets[i].Filter is { } filter)
            {
                xml.Raw("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\""u8).Number(i).Raw("\" hidden=\"1\">"u8).Text(filter).Raw("</definedName>"u8);
            }

            if (sheets[i].Titles > 0)
            {
                xml.Raw("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\""u8).Number(i).Raw("\">"u8)
                    .Text(XlsxWriter.Quoted(sheets[i].Name)).Raw("!$1:$"u8).Number(sheets[i].Titles).Raw("</definedName>"u8);
            }
        }

        xml.Raw("</definedNames>"u8);
    }
}
