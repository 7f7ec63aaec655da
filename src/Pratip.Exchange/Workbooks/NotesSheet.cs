using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using TabColumn = Pratip.Exchange.Tabular.Writing.SheetColumn;

namespace Pratip.Exchange.Workbooks;

/// <summary>
/// The last sheet of a template: how to fill it in, in both languages, and every code list. The drop-downs of the other
/// sheets point to the first column of its lists, so its rows are laid out before anything is written.
/// </summary>
internal sealed class NotesSheet
{
    public const string Name = "notes";

    /// <summary>Further instructions for a workbook with registered rows.</summary>
    public const string Registered = "exchange.workbooks.registered.";

    public const string RegisteredWithoutNames = "exchange.workbooks.without-names.";

    /// <summary>Further instructions for a workbook that goes back to its sender.</summary>
    public const string Returned = "exchange.workbooks.returned.";

    /// <summary>Instructions for the list of people met, which is no return: no period, no state, and taken whole or not at all.</summary>
    public const string People = "exchange.encounters.notes.";

    private const string Given = "exchange.workbooks.given.";
    private const string Instructions = "exchange.workbooks.notes.";

    private readonly List<XlsxCell[]> _rows = [];
    private readonly Dictionary<string, string> _ranges = new(StringComparer.Ordinal);

    public NotesSheet(IEnumerable<Sheet> sheets, Texts texts, Language language, string? further = null)
    {
        _rows.Add([XlsxCell.Of(texts.Format(Instructions + "title", Language.English), CellStyle.Title), XlsxCell.Of(texts.Format(Instructions + "title", Language.Khmer), CellStyle.Title)]);
        Instruct(texts, further == People ? People : Instructions);
        if (further is not null and not People)
        {
            Instruct(texts, further);
        }

        if (further is Registered or RegisteredWithoutNames)
        {
            Instruct(texts, Given);
        }

        if (further != People)
        {
            AddStates(language);
        }

        foreach (var choices in sheets.SelectMany(s => s.Columns).Select(ColumnChoices.For).OfType<ColumnChoices>().DistinctBy(c => c.Id, StringComparer.Ordinal))
        {
            AddList(choices.Id, choices.Title, choices.Choices, language);
        }
    }

    public string StateRange => _ranges["states"];

    /// <summary>The range of a column's choices; null where anything may be typed.</summary>
    public string? RangeOf(SheetColumn column) => ColumnChoices.For(column) is { } choices ? _ranges[choices.Id] : null;

    public void Write(XlsxWriter writer)
    {
        var tab = writer.AddSheet(Name, new SheetLayout { Columns = [new TabColumn(70), new TabColumn(70), new TabColumn(34), new TabColumn(40)] });
        foreach (var row in _rows)
        {
            tab.Write(row);
        }
    }

    private void Instruct(Texts texts, string prefix)
    {
        for (var i = 1; texts.Contains(prefix + i); i++)
        {
            _rows.Add([XlsxCell.Of(texts.Format(prefix + i, Language.English), CellStyle.Wrapped), XlsxCell.Of(texts.Format(prefix + i, Language.Khmer), CellStyle.Wrapped)]);
        }
    }

    private void AddStates(Language language)
    {
        var states = SheetCatalogue.Standard.Cover.States;
        Begin("states", new("State of a sheet", "ស្ថានភាពសន្លឹក"));
        foreach (var state in states)
        {
            _rows.Add([XlsxCell.Of(language == Language.Khmer ? state.Km : state.En), default, state.Id]);
        }

        End("states", states.Count);
    }

    private void AddList(string id, LocalizedText title, IReadOnlyList<Choice> choices, Language language)
    {
        Begin(id, title);
        foreach (var choice in choices)
        {
            _rows.Add([XlsxCell.Of(choice.In(language)), XlsxCell.Of(choice.Label.En), XlsxCell.Of(choice.Code, CellStyle.Text), XlsxCell.Of(choice.Label.Km)]);
        }

        End(id, choices.Count);
    }

    private void Begin(string id, LocalizedText title)
    {
        _rows.Add([XlsxCell.Empty, XlsxCell.Of(" ")]);
        _rows.Add([XlsxCell.Of($"{title.En} · {title.Km}", CellStyle.Header), XlsxCell.Of(id, CellStyle.Header)]);
    }

    private void End(string id, int count) =>
        _ranges[id] = XlsxWriter.ListRange(Name, new CellRange(0, _rows.Count - count + 1, 0, _rows.Count));
}
