using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Workbooks;

/// <summary>What a template is made with.</summary>
public sealed record TemplateOptions
{
    /// <summary>The language of the drop-downs; headings and notes are always in both.</summary>
    public Language Language { get; init; } = Language.English;

    public ReportingWindow? Period { get; init; }

    /// <summary>Blank rows that carry an id already, so that a row keeps its identity from the first time it is sent.</summary>
    public int BlankRows { get; init; } = 500;

    public string? PurposeMarker { get; init; }
}

/// <summary>Writes the empty workbooks that agencies fill in.</summary>
public static class TemplateWriter
{
    internal static readonly Texts Texts = Texts.Load(typeof(TemplateWriter).Assembly);

    /// <summary>Writes the template of a kind of agency, or of one agency by its code. False if there is neither.</summary>
    public static bool Write(string kindOrCode, string path, TemplateOptions? options = null)
    {
        if (TemplateKind.Find(kindOrCode) is not { } found)
        {
            return false;
        }

        Write(found.Kind, found.AgencyCode, path, options ?? new());
        return true;
    }

    public static void Write(TemplateKind kind, string? agencyCode, string path, TemplateOptions options) =>
        WholeFile.Write(path, output => Write(kind, agencyCode, output, options));

    public static void Write(TemplateKind kind, string? agencyCode, Stream output, TemplateOptions options)
    {
        var sheets = kind.Sheets.Select(SheetCatalogue.Standard.Get).ToList();
        var notes = new NotesSheet(sheets, Texts, options.Language);
        using var writer = new XlsxWriter(output, $"{kind.En} · {kind.Km}");
        var layout = new WorkbookLayout(writer, options.PurposeMarker);
        layout.WriteCover(agencyCode, options.Period, sheets, new Dictionary<string, string>(StringComparer.Ordinal), notes.StateRange);
        foreach (var sheet in sheets)
        {
            var tab = layout.Begin(sheet);
            var first = tab.Row + 1;
            WriteBlankRows(tab, sheet, options.BlankRows);
            WorkbookLayout.AddDropDowns(tab, sheet, first, notes.RangeOf, c => c.Type is "codes" or "articles" or "countries");
        }

        notes.Write(writer);
    }

    internal static void WriteBlankRows(XlsxSheetWriter tab, Sheet sheet, int rows)
    {
        var rowId = sheet.IndexOf("row_id");
        var cells = new XlsxCell[rowId + 1];
        for (var i = 0; i < rows; i++)
        {
            cells[rowId] = XlsxCell.Of(Guid.CreateVersion7().ToString(), WorkbookLayout.LockedStyle);
            tab.Write(cells);
        }
    }
}
