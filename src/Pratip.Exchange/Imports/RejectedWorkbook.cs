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
    private static readonly Texts Texts = Texts.Load(typeof(RejectedWorkbook).Assembly);

    private readonly string _sourcePath;
    private readonly string? _agency;
    private readonly ReportingWindow? _period;
    private readonly RegisterPurpose _purpose;
    private readonly IReadOnlyList<(SheetTable Table, HashSet<int> Rows)> _rejected;
    private readonly ILookup<(string Tab, int Row), ImportProblem> _problems;

    private RejectedWorkbook(string sourcePath, RegisterPurpose purpose, ImportReceipt receipt, IReadOnlyList<(SheetTable Table, HashSet<int> Rows)> rejected)
    {
        _sourcePath = sourcePath;
        _purpose = purpose;
        _agency = receipt.AgencyCode;
        _period = receipt.Period;
        _rejected = rejected;
        _problems = receipt.Errors.Where(p => p is { Sheet: not null, Row: not null }).ToLookup(p => (p.Sheet!, p.Row!.Value));
    }

    public int Rows => _rejected.Sum(r => r.Rows.Count);

    internal static RejectedWorkbook? Of(string path, RegisterPurpose purpose, ImportedReturn file, ImportReceipt receipt)
    {
        var rejected = file.InOrder.Select(t => (t, t.Rows.Where(r => r.IsRejected).Select(r => r.Number).ToHashSet())).Where(t => t.Item2.Count > 0).ToList();
        return rejected.Count == 0 ? null : new(path, purpose, receipt, rejected);
    }

    public void Save(string path, Language language)
    {
        using var source = TabularFile.Open(_sourcePath);
        using var output = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        using var writer = new XlsxWriter(output, Path.GetFileName(path));
        var layout = new WorkbookLayout(writer, $"{ReportTexts.PurposeMark(_purpose).En} {ReportTexts.PurposeMark(_purpose).Km}");
        var states = _rejected.ToDictionary(r => r.Table.Sheet.Id, _ => "data", StringComparer.Ordinal);
        layout.WriteCover(_agency, _period, [.. _rejected.Select(r => r.Table.Sheet)], states, stateList: null);
        foreach (var (table, rows) in _rejected)
        {
            var tab = layout.Begin(table.Sheet, withProblems: true);
            var original = source.Sheets.First(s => s.Index == table.TabIndex);
            foreach (var row in (table.Reopen?.Invoke(original) ?? original).Rows.Where(r => rows.Contains(r.Number)))
            {
                Write(tab, table, row, language);
            }
        }
    }

    private void Write(XlsxSheetWriter tab, SheetTable table, TabularRow row, Language language)
    {
        var problems = _problems[(table.Tab, row.Number)].ToList();
        var wrong = problems.Select(p => p.Address).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var cells = new List<XlsxCell>
        {
            XlsxCell.Of(string.Join("\n", problems.Select(p => Say(p, language))), CellStyle.Problem),
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

    /// <summary>Beside the row itself, the sheet and the row number need no saying.</summary>
    private static string Say(ImportProblem problem, Language language) => problem.Column is { } column
        ? $"{column.In(language)}: {Texts.Format(problem.What, language)}"
        : Texts.Format(problem.What, language);
}
