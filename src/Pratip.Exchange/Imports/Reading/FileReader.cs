using Pratip.Exchange.Htcds;
using Pratip.Exchange.Imports.Fields;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Reference.Characters;

namespace Pratip.Exchange.Imports.Reading;

/// <summary>Reads a file of the agencies: a workbook with its cover, or a text table that is one sheet.</summary>
internal sealed class FileReader(FieldContext context, ImportOptions options, ProblemList problems, RowBudget budget, HtcdsContext htcds)
{
    private const int RowsLookedAt = 25;

    private static readonly string[] NotesNames = ["notes", "កំណត់សម្គាល់", "lists"];

    public ImportedReturn Read(TabularFile file)
    {
        var read = new ImportedReturn();
        if (file.Sheets.Select(htcds.Recognise).FirstOrDefault(t => t is not null) is { } standard)
        {
            ReadHtcds(standard, read);
        }
        else if (file.Format == TabularFormat.Csv)
        {
            ReadText(file, read);
        }
        else
        {
            ReadWorkbook(file, read);
        }

        Identify(read);
        return read;
    }

    /// <summary>The sheet whose required columns a tab has, and the most of the others.</summary>
    public static Sheet? MostAlike(IReadOnlyList<TabularRow> top) => SheetCatalogue.Standard.Sheets
        .Select(s => (Sheet: s, Header: HeaderFinder.Find(top, s)))
        .Where(s => s.Header is not null && s.Sheet.Columns.Where(c => c.Required).All(c => s.Header.Places.ContainsKey(c.Id)))
        .OrderByDescending(s => s.Header!.Places.Count - s.Header.Unknown.Count)
        .ThenByDescending(s => s.Sheet.Columns.Count(c => c.Required))
        .Select(s => s.Sheet)
        .FirstOrDefault();

    /// <summary>The standard's sheets hold victims, one a row.</summary>
    private void ReadHtcds(HtcdsTab tab, ImportedReturn read)
    {
        var top = tab.Rows.Take(RowsLookedAt).ToList();
        if (new TableReader(context, problems, budget).Read(tab, SheetCatalogue.Standard.Get("victims"), top) is not { } table)
        {
            return;
        }

        var left = tab.LeftBehind;
        table.ColumnsNotKept = [.. left.Select(f => $"{f.Field.Label} ({f.Field.Api}): {f.Rows}")];
        table.Reopen = htcds.Recognise;
        read.Tables.Add(table);
        if (left.Count > 0)
        {
            problems.Tab(tab.Name, ImportWording.Of("columns-not-kept", string.Join(", ", left.Select(f => $"{f.Field.Label} ({f.Rows})"))), ProblemSeverity.Warning);
        }

        if (tab.RowsWithoutDate > 0)
        {
            problems.Tab(tab.Name, ImportWording.Of("registered-on-assumed", tab.RowsWithoutDate, htcds.RegisteredOn), ProblemSeverity.Warning);
        }
    }

    private void ReadText(TabularFile file, ImportedReturn read)
    {
        var tab = file.Sheets.First();
        var top = tab.Rows.Take(RowsLookedAt).ToList();
        var sheet = options.Sheet is { } named ? Named(named) : MostAlike(top) ?? Named(Path.GetFileNameWithoutExtension(file.FileName));
        if (sheet is null)
        {
            problems.File(options.Sheet is null
                ? ImportWording.Of("unknown-sheet", Ids())
                : ImportWording.Of("no-such-sheet", options.Sheet, Ids()));
            return;
        }

        Read(tab, sheet, top, read);
    }

    private void ReadWorkbook(TabularFile file, ImportedReturn read)
    {
        var cover = file.Sheets.FirstOrDefault(CoverReader.IsCover);
        if (cover is not null)
        {
            CoverReader.Read(cover, read, context, problems);
        }

        foreach (var tab in file.Sheets.Where(t => t != cover && !IsNotes(t)))
        {
            var top = tab.Rows.Take(RowsLookedAt).ToList();
            if (top.Count == 0)
            {
                continue;
            }

            if ((Named(tab.Name) ?? MostAlike(top)) is { } sheet)
            {
                Read(tab, sheet, top, read);
            }
            else
            {
                problems.Tab(tab.Name, ImportWording.Of("tab-not-read", Ids()), ProblemSeverity.Warning);
            }
        }

        if (cover is null && read.Tables.Count == 0 && !problems.HasFileErrors)
        {
            problems.File(ImportWording.Of("no-return"));
        }
    }

    private void Read(TabularSheet tab, Sheet sheet, IReadOnlyList<TabularRow> top, ImportedReturn read)
    {
        if (read.Table(sheet.Id) is { } other)
        {
            problems.Tab(tab.Name, ImportWording.Of("sheet-twice", sheet.Title, other.Tab));
            problems.Refuse();
        }
        else if (new TableReader(context, problems, budget).Read(tab, sheet, top) is { } table)
        {
            read.Tables.Add(table);
        }
    }

    /// <summary>What the file does not say of itself comes with the options; what both say must agree.</summary>
    private void Identify(ImportedReturn read)
    {
        if (options.AgencyCode is { } code)
        {
            var agency = context.Agencies.Find(code);
            if (agency is null)
            {
                problems.File(ImportWording.Of("unknown-agency", code, Suggestions.For(code, context.Agencies.Choices)));
            }
            else if (read.Agency is not null && read.Agency.Id != agency.Id)
            {
                problems.File(ImportWording.Of("other-agency", read.Agency.Code, agency.Code));
            }

            read.Agency ??= agency;
        }

        if (read.Agency is null && !problems.HasFileErrors)
        {
            problems.File(ImportWording.Of("whose-file"));
        }

        read.Period ??= options.Period;
        if (read.Period is null && !problems.HasFileErrors)
        {
            problems.FileWarning(ImportWording.Of("no-return-recorded"));
        }
    }

    private static bool IsNotes(TabularSheet tab) => NotesNames.Contains(tab.Name.Trim(), StringComparer.OrdinalIgnoreCase);

    private static Sheet? Named(string name)
    {
        var key = LookupKey.Of(name);
        return SheetCatalogue.Standard.Sheets.FirstOrDefault(s => key == LookupKey.Of(s.Id) || key == LookupKey.Of(s.En) || key == LookupKey.Of(s.Km));
    }

    private static string Ids() => string.Join(", ", SheetCatalogue.Standard.Sheets.Select(s => s.Id));
}

/// <summary>What is needed to read a sheet of the foreign standard, at first and again for the rows that go back.</summary>
internal sealed record HtcdsContext(Func<string, string> Digest, DateOnly RegisteredOn)
{
    public HtcdsTab? Recognise(TabularSheet tab) => HtcdsTab.Recognise(tab, Digest, RegisteredOn);
}
