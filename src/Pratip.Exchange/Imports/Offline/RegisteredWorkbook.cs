using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports.Fields;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Geography;
using Pratip.Registry.Storage;
using Pratip.Statistics.Tables;
using SheetColumn = Pratip.Exchange.Workbooks.SheetColumn;

namespace Pratip.Exchange.Imports.Offline;

/// <summary>What a workbook with registered rows is made with.</summary>
public sealed record RegisteredWorkbookOptions
{
    public required TemplateKind Kind { get; init; }

    public required string AgencyCode { get; init; }

    public required ReportingWindow Period { get; init; }

    /// <summary>Leaves the sealed columns blank. Blank then means unchanged.</summary>
    public bool WithoutNames { get; init; }

    public Language Language { get; init; } = Language.English;

    /// <summary>Rows for what is new, below the registered ones.</summary>
    public int BlankRows { get; init; } = 200;
}

/// <summary>
/// The offline form of an agency: its template with the rows it has registered for a period, each with its id and version.
/// Edited and imported again it updates just those rows. It holds names unless they are left out.
/// </summary>
public static class RegisteredWorkbook
{
    /// <summary>Writes the file, whole or not at all, readable by its owner only. Returns the rows written by sheet id; null where there is no such agency.</summary>
    public static async Task<IReadOnlyDictionary<string, int>?> WriteAsync(Register register, RegisteredWorkbookOptions options, string path, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var agencies = new AgencyDirectory(await db.Agencies.Where(a => !a.IsVoided).ToListAsync(ct));
        if (agencies.Find(options.AgencyCode) is not { } agency)
        {
            return null;
        }

        var rows = new RegisteredRows(register, db, agencies, agency, options.Period, options.WithoutNames, ct);
        var sheets = new List<(Sheet Sheet, IReadOnlyList<RegisteredRow> Rows)>();
        foreach (var sheet in options.Kind.Sheets.Select(SheetCatalogue.Standard.Get))
        {
            sheets.Add((sheet, await rows.OfAsync(sheet)));
        }

        WholeFile.Write(path, output => Write(output, register.Purpose, agency.Code, options, sheets));
        return sheets.ToDictionary(s => s.Sheet.Id, s => s.Rows.Count, StringComparer.Ordinal);
    }

    private static void Write(Stream output, RegisterPurpose purpose, string agency, RegisteredWorkbookOptions options, List<(Sheet Sheet, IReadOnlyList<RegisteredRow> Rows)> sheets)
    {
        var notes = new NotesSheet(sheets.Select(s => s.Sheet), TemplateWriter.Texts, options.Language, options.WithoutNames ? NotesSheet.RegisteredWithoutNames : NotesSheet.Registered);
        using var writer = new XlsxWriter(output, $"{agency} {options.Period}");
        var layout = new WorkbookLayout(writer, $"{ReportTexts.PurposeMark(purpose).En} {ReportTexts.PurposeMark(purpose).Km}");
        var states = sheets.Where(s => s.Rows.Count > 0).ToDictionary(s => s.Sheet.Id, _ => "data", StringComparer.Ordinal);
        layout.WriteCover(agency, options.Period, [.. sheets.Select(s => s.Sheet)], states, notes.StateRange);
        foreach (var (sheet, rows) in sheets)
        {
            var tab = layout.Begin(sheet, showIds: true);
            var first = tab.Row + 1;
            foreach (var row in rows)
            {
                tab.Write([.. sheet.Columns.Select(c => Cell(c, row, options.Language))]);
            }

            TemplateWriter.WriteBlankRows(tab, sheet, options.BlankRows);
            WorkbookLayout.AddDropDowns(tab, sheet, first, notes.RangeOf, c => c.Type is "codes" or "articles" or "countries");
            WorkbookLayout.LockIds(tab, sheet, first);
            tab.Filter(new CellRange(0, first - 1, sheet.Columns.Count - 1, tab.Row));
        }

        notes.Write(writer);
    }

    /// <summary>As the person would have chosen it from the list.</summary>
    private static XlsxCell Cell(SheetColumn column, RegisteredRow row, Language language) => column.Type switch
    {
        "row-id" => XlsxCell.Of(row.Id.ToString(), WorkbookLayout.LockedStyle),
        "row-version" => XlsxCell.Of(row.Stamp, WorkbookLayout.LockedStyle),
        "countries" => XlsxCell.Of(SheetRow.SplitVerbatim(row.Values[column.Id]) is var (codes, reported) ? reported ?? codes : null),
        "district" when Gazetteer.Standard.FindDistrict(row.Values[column.Id]) is { } district => XlsxCell.Of(new Choice(district.Code, district.Name).In(language)),
        _ when row.Values[column.Id] is { } code && ColumnChoices.For(column)?.Choices.FirstOrDefault(c => c.Code == code) is { } choice => XlsxCell.Of(choice.In(language)),
        _ => WorkbookLayout.Cell(column, row.Values[column.Id]),
    };
}
