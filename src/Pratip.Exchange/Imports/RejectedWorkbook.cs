using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Imports;

/// <summary>
/// The rejected rows as they were sent, in the layout of the template, with a first column that says what is wrong and
/// what would be right. The sender corrects them there and sends the file again. It is written from the original file,
/// because the register keeps no cell of it.
/// </summary>
public sealed class RejectedWorkbook
{
    private const string Partial = "partial";

    private static readonly Texts Texts = Texts.Load(typeof(RejectedWorkbook).Assembly);

    private readonly string _sourcePath;
    private readonly string? _agency;
    private readonly ReportingWindow? _period;
    private readonly RegisterPurpose _purpose;
    private readonly IReadOnlyDictionary<string, string> _states;
    private readonly IReadOnlyList<(SheetTable Table, HashSet<int> Rows)> _rejected;
    private readonly ILookup<(string Tab, int Row), ImportProblem> _problems;

    private RejectedWorkbook(string sourcePath, RegisterPurpose purpose, ImportReceipt receipt, IReadOnlyDictionary<string, string> states, IReadOnlyList<(SheetTable Table, HashSet<int> Rows)> rejected)
    {
        _sourcePath = sourcePath;
        _purpose = purpose;
        _agency = receipt.AgencyCode;
        _period = receipt.Period;
        _states = rejected.ToDictionary(r => r.Table.Sheet.Id, r => states.GetValueOrDefault(r.Table.Sheet.Id) == Partial ? Partial : "data", StringComparer.Ordinal);
        _rejected = rejected;
        _problems = receipt.Errors.Where(p => p is { Sheet: not null, Row: not null }).ToLookup(p => (p.Sheet!, p.Row!.Value));
    }

    public int Rows => _rejected.Sum(r => r.Rows.Count);

    internal static RejectedWorkbook? Of(string path, RegisterPurpose purpose, ImportedReturn file, ImportReceipt receipt)
    {
        var rejected = file.InOrder.Select(t => (t, t.Rows.Where(r => r.IsRejected).Select(r => r.Number).ToHashSet())).Where(t => t.Item2.Count > 0).ToList();
        return rejected.Count == 0 ? null : new(path, purpose, receipt, file.States, rejected);
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Save(string path, Language language) => WholeFile.Write(path, output => Write(output, Path.GetFileName(path), language));

    private void Write(Stream output, string title, Language language)
    {
        using var source = TabularFile.Open(_sourcePath);
        using var writer = new XlsxWriter(output, title);
        var layout = new WorkbookLayout(writer, $"{ReportTexts.PurposeMark(_purpose).En} {ReportTexts.PurposeMark(_purpose).Km}");
        var sheets = _rejected.Select(r => r.Table.Sheet).ToList();
        var notes = new NotesSheet(sheets, Texts, language, NotesSheet.Returned);
        layout.WriteCover(_agency, _period, sheets, _states, notes.StateRange);
        foreach (var (table, rows) in _rejected)
        {
            var tab = layout.Begin(table.Sheet, withProblems: true);
            var first = tab.Row + 1;
            var original = source.Sheets.First(s => s.Index == table.TabIndex);
            foreach (var row in (table.Reopen?.Invoke(original) ?? original).Rows.Where(r => rows.Contains(r.Number)))
            {
                Write(tab, table, row, language);
            }

            WorkbookLayout.AddDropDowns(tab, table.Sheet, first, notes.RangeOf, c => c.Type is "codes" or "articles" or "countries", WorkbookLayout.LeadColumns);
        }

        notes.Write(writer);
    }

    private void Write(XlsxSheetWriter tab, SheetTable table, TabularRow row, Language language)
    {
        var problems = _problems[(table.Tab, row.Number)].ToList();
        var wrong = problems.Select(p => p.Address).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var cells = new List<XlsxCell>
        {
            XlsxCell.Of(string.Join("\n", problems.Select(p => Say(p, language))), CellStyle.Problem),
            XlsxCell.Of(SentRow(table, row), WorkbookLayout.LockedStyle),
        };
        foreach (var column in table.Sheet.Columns)
        {
            var cell = table.Places.TryGetValue(column.Id, out var place) ? row[place] : Cell.Empty;
            cells.Add(wrong.Contains(table.AddressOf(column, row.Number) ?? "")
                ? XlsxCell.Of(cell, cell.Kind == CellKind.Date ? CellStyle.Problem with { Format = NumberFormat.Date } : CellStyle.Problem)
                : XlsxCell.Of(cell));
        }

        tab.Write([.. cells]);
    }

    /// <summary>A row that comes back for the second time keeps the number it had in the first file.</summary>
    private static string SentRow(SheetTable table, TabularRow row) =>
        table.Places.TryGetValue(WorkbookLayout.SentRowColumn, out var place) && !row[place].IsEmpty ? row[place].Text : ImportProblem.Plain(row.Number);

    /// <summary>Beside the row itself, the sheet and the row number need no saying.</summary>
    private static string Say(ImportProblem problem, Language language) => problem.Column is { } column
        ? $"{column.In(language)}: {Texts.Format(problem.What, language)}"
        : Texts.Format(problem.What, language);
}
