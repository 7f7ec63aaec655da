using Pratip.Exchange.Reports;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Packs.Tables;

/// <summary>
/// The tables of a pack as a workbook in both languages: a cover, a sheet a table, the definitions. Numbers are numbers;
/// hidden, not reported and not available are words, which no sum takes for a zero.
/// </summary>
internal sealed class PackBook : IDisposable
{
    private static readonly CellStyle Word = new() { Alignment = CellAlignment.Right, Italic = true };
    private static readonly CellStyle TotalLabel = new() { Bold = true, Wrap = true };
    private static readonly CellStyle TotalNumber = CellStyle.Integer with { Bold = true };
    private static readonly CellStyle NumberHeader = CellStyle.Header with { Alignment = CellAlignment.Right };
    private static readonly CellStyle Code = CellStyle.Text with { Wrap = true };

    private readonly MemoryStream _buffer = new();
    private readonly XlsxWriter _workbook;
    private readonly EditionHead _head;

    public PackBook(EditionHead head, string title)
    {
        _head = head;
        _workbook = new XlsxWriter(_buffer, $"{title} \u2013 {PackTexts.Mark(head).En}");
    }

    public byte[] ToArray()
    {
        _workbook.Dispose();
        return _buffer.ToArray();
    }

    public void Dispose()
    {
        _workbook.Dispose();
        _buffer.Dispose();
    }

    public void Cover(LocalizedText title, IEnumerable<(LocalizedText Name, LocalizedText Value)> fields, IEnumerable<LocalizedText> contents)
    {
        var sheet = Begin(PackTexts.Both("cover"), 0, new(44), new(60), new(60));
        sheet.Skip();
        sheet.Write(XlsxCell.Of(title.En, CellStyle.Title));
        sheet.Write(XlsxCell.Of(title.Km, CellStyle.Title));
        sheet.Skip();
        foreach (var (name, value) in PackAbout.Lines(_head).Concat(fields).Concat(PackAbout.Signs))
        {
            sheet.Write(XlsxCell.Of(PackTexts.Both(name), TotalLabel), XlsxCell.Of(value.En, CellStyle.Wrapped), XlsxCell.Of(value.Km, CellStyle.Wrapped));
        }

        sheet.Skip();
        foreach (var line in contents)
        {
            sheet.Write("", XlsxCell.Of(line.En, CellStyle.Wrapped), XlsxCell.Of(line.Km, CellStyle.Wrapped));
        }
    }

    public void Table(PackTable table)
    {
        var sheet = Begin(table.Entry.Id, 3, [new(42), new(42), .. table.Windows.Select(_ => new SheetColumn(24)), new(30), new(26), new(20), new(26)]);
        sheet.Write(XlsxCell.Of($"{table.Entry.Id}. {table.Title.En}", CellStyle.BoldText), XlsxCell.Of(table.Title.Km, CellStyle.BoldText));
        sheet.Write([
            Head("item"), XlsxCell.Of(PackTexts.Say("item").Km, CellStyle.Header),
            .. table.Windows.Select(w => XlsxCell.Of(w.ToString(), NumberHeader)),
            Head("basis"), Head("measure"), Head("by"), Head("key")]);
        foreach (var row in table.Rows)
        {
            Write(sheet, table, row);
        }

        sheet.Skip();
        foreach (var (name, value) in Notes(table))
        {
            var line = sheet.Write(XlsxCell.Of(PackTexts.Both(name), TotalLabel), XlsxCell.Of(value.En, CellStyle.Wrapped), XlsxCell.Of(value.Km, CellStyle.Wrapped));
            if (table.Windows.Count > 1)
            {
                // The Khmer stands below the figures, whose columns are too narrow for a text.
                sheet.Merge(new CellRange(2, line, table.Windows.Count + 1, line));
            }
        }
    }

    public void Definitions(IEnumerable<Measure> measures)
    {
        var sheet = Begin(PackTexts.Both("definitions"), 2, new(28), new(9), new(20), new(40), new(40), new(80), new(80), new(50));
        sheet.Write(Head("measure"), Head("version"), Head("unit"), Head("title"), Head("title-km"), Head("definition"), Head("definition-km"), Head("law"));
        foreach (var measure in measures)
        {
            sheet.Write(
                XlsxCell.Of(measure.Id, Code), XlsxCell.Of((long?)measure.Version), XlsxCell.Of(measure.Unit.Code(), Code),
                XlsxCell.Of(measure.Title.En, CellStyle.Wrapped), XlsxCell.Of(measure.Title.Km, CellStyle.Wrapped),
                XlsxCell.Of(measure.Definition.En, CellStyle.Wrapped), XlsxCell.Of(measure.Definition.Km, CellStyle.Wrapped),
                XlsxCell.Of(measure.LegalBasis.En, CellStyle.Wrapped));
        }
    }

    /// <summary>A sheet that begins, like every other, with what the register is for and that nothing of it is published.</summary>
    public XlsxSheetWriter Begin(string name, int frozenRows, params SheetColumn[] columns) =>
        MarkedSheet.Begin(_workbook, name, new SheetLayout { Columns = columns, FrozenRows = frozenRows, Landscape = true, PageMark = PackTexts.Both(PackTexts.Mark(_head)) });

    public static XlsxCell Figure(PackValue value, CellStyle? number = null) => value.Value is { } known
        ? XlsxCell.Of((long?)known, number)
        : XlsxCell.Of(PackTexts.State(value.State).En, Word);

    public static XlsxCell Head(string key) => XlsxCell.Of(PackTexts.Both(key), CellStyle.Header);

    private static void Write(XlsxSheetWriter sheet, PackTable table, PackRow row)
    {
        var (label, number) = row.Indent == 0 ? (TotalLabel, TotalNumber) : (CellStyle.Wrapped, CellStyle.Integer);
        var indent = new string('\u2003', row.Indent);
        sheet.Write([
            XlsxCell.Of(indent + row.Label.En, label), XlsxCell.Of(indent + row.Label.In(Language.Khmer), label),
            .. row.Values.Select(v => Figure(v, number)),
            XlsxCell.Of(Basis(table, row), CellStyle.Wrapped), XlsxCell.Of(row.MeasureId, Code), XlsxCell.Of(row.By, Code), XlsxCell.Of(row.Key, Code)]);
    }

    /// <summary>Which of the numbers are totals that entities sent; the others are counted from records.</summary>
    private static string? Basis(PackTable table, PackRow row)
    {
        var reported = table.Windows.Zip(row.Values).Where(v => v.Second.State == PackValueState.Reported).Select(v => v.First.ToString()).ToList();
        return reported.Count == 0 ? null : $"{PackTexts.State(PackValueState.Reported).En}: {string.Join(", ", reported)}";
    }

    private static IEnumerable<(LocalizedText Name, LocalizedText Value)> Notes(PackTable table)
    {
        if (table.Entry.Question is { } question)
        {
            yield return (PackTexts.Say("question"), PackTexts.Say(table.Entry.Verified ? "question.read" : "question.unverified", PackTexts.Digits(question)));
        }

        if (table.Entry.Note is { } note)
        {
            yield return (PackTexts.Say("note"), note);
        }

        if (table.Articles is { } articles)
        {
            yield return (PackTexts.Say("articles"), articles);
        }

        foreach (var source in table.Sources)
        {
            yield return (PackTexts.Say("source"), source);
        }

        foreach (var measure in table.Measures)
        {
            yield return (
                new($"{measure.Title.En} ({measure.Unit.Code()})", measure.Title.In(Language.Khmer)),
                new($"{measure.Definition.En} {measure.LegalBasis.En}", $"{measure.Definition.In(Language.Khmer)} {measure.LegalBasis.In(Language.Khmer)}"));
        }
    }
}
