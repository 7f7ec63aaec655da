using System.Text;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Reference.CodeLists;

namespace Pratip.Exchange.Htcds;

/// <summary>
/// A sheet of the standard, shown as the sheet of victims: the same rows at the same places, the headings and the values
/// of the standard's lists translated. What the register does not keep stays behind and is named.
/// </summary>
internal sealed class HtcdsTab : TabularSheet
{
    private const int RowsSearched = 5;
    private const int FewestFields = 5;

    private readonly TabularSheet _source;
    private readonly Dictionary<int, HtcdsField> _fields;
    private readonly Dictionary<HtcdsField, int> _leftBehind = [];
    private readonly int _headerRow;
    private readonly int _width;
    private readonly int _reference;
    private readonly Func<string, string> _digest;
    private readonly DateOnly _registeredOn;

    private HtcdsTab(TabularSheet source, Dictionary<int, HtcdsField> fields, int headerRow, int width, int reference, Func<string, string> digest, DateOnly registeredOn)
        : base(source.Name, source.Index, source.IsHidden)
    {
        _source = source;
        _fields = fields;
        _headerRow = headerRow;
        _width = width;
        _reference = reference;
        _digest = digest;
        _registeredOn = registeredOn;
        NotKept = [.. fields.OrderBy(f => f.Key).Where(f => f.Value.To is null).Select(f => f.Value)];
        MergedRanges = source.MergedRanges;
    }

    /// <summary>Fields the sheet has and the register does not keep.</summary>
    public IReadOnlyList<HtcdsField> NotKept { get; }

    /// <summary>How many rows hold something in a field that is not kept; known once the rows were read, without the empty ones.</summary>
    public IReadOnlyList<(HtcdsField Field, int Rows)> LeftBehind =>
        [.. NotKept.Select(f => (f, _leftBehind.GetValueOrDefault(f))).Where(f => f.Item2 > 0)];

    /// <summary>Rows that said no date of registration, and were given one.</summary>
    public int RowsWithoutDate { get; private set; }

    public override IEnumerable<TabularRow> Rows
    {
        get
        {
            RowsWithoutDate = 0;
            _leftBehind.Clear();
            yield return Header();
            foreach (var row in _source.Rows.SkipWhile(r => r.Number <= _headerRow))
            {
                if (_fields.Keys.Any(place => !row[place].IsEmpty))
                {
                    yield return Translate(row);
                }
            }
        }
    }

    /// <summary>Recognises the standard's headings, API names or labels, in the first rows; null if it is something else.</summary>
    public static HtcdsTab? Recognise(TabularSheet tab, Func<string, string> digest, DateOnly registeredOn)
    {
        var fields = new Dictionary<int, HtcdsField>();
        var (header, width, reference) = (0, 0, -1);
        foreach (var row in tab.Rows.TakeWhile(r => r.Number <= RowsSearched))
        {
            var found = row.Cells.Select((cell, place) => (Field: HtcdsStandard.Standard.Find(cell.Text), place)).Where(f => f.Field is not null).ToList();
            if (found.Count < FewestFields)
            {
                continue;
            }

            // The visible label is what people fill in under; the published templates' API names of the addresses are one column off.
            found.ForEach(f => fields[f.place] = f.Field!);
            header = row.Number;
            width = Math.Max(width, row.Cells.Count);
            reference = reference >= 0 ? reference : row.Cells.ToList().FindIndex(c => IsOwnReference(c.Text));
        }

        return fields.Count < FewestFields ? null : new(tab, fields, header, width, reference, digest, registeredOn);
    }

    private static bool IsOwnReference(string heading) =>
        SheetCatalogue.Standard.Get("victims").Column("person_reference") is var column && (heading == column.Id || heading == column.En || heading == column.Km);

    /// <summary>Beyond the standard's columns: the reference, where a row has none of its own, and the name in its own script.</summary>
    private int DerivedReference => _reference >= 0 ? _reference : _width;

    private int OwnScript => _width + 1;

    private TabularRow Header()
    {
        var cells = new Cell[_width + 2];
        foreach (var to in _fields.Where(f => f.Value.To is not null).GroupBy(f => f.Value.To!, StringComparer.Ordinal))
        {
            cells[to.Min(f => f.Key)] = Cell.OfText(to.Key == "name" ? "name_latin" : to.Key);
        }

        cells[DerivedReference] = Cell.OfText("person_reference");
        cells[OwnScript] = Cell.OfText("name_own");
        if (_fields.All(f => f.Value.To != "registered_on"))
        {
            // Without the column every row gets the date that was given with the file.
            Array.Resize(ref cells, _width + 3);
            cells[_width + 2] = Cell.OfText("registered_on");
        }

        return new(_headerRow, cells);
    }

    private void CountLeftBehind(TabularRow row)
    {
        foreach (var field in _fields.Where(f => f.Value.To is null && !string.IsNullOrWhiteSpace(row[f.Key].Text)).Select(f => f.Value).Distinct())
        {
            _leftBehind[field] = _leftBehind.GetValueOrDefault(field) + 1;
        }
    }

    private TabularRow Translate(TabularRow row)
    {
        CountLeftBehind(row);
        var header = Header();
        var cells = new Cell[header.Cells.Count];
        foreach (var to in _fields.Where(f => f.Value.To is not null).GroupBy(f => f.Value.To!, StringComparer.Ordinal))
        {
            var places = to.OrderBy(f => f.Key).ToList();
            cells[places[0].Key] = to.Key switch
            {
                "name" => WholeName(row, places, cells),
                "remarks" => Remarks(row, places),
                _ => Joined(row, places),
            };
        }

        var date = header.Cells.ToList().FindIndex(c => c.Text == "registered_on");
        if (cells[date].IsEmpty)
        {
            RowsWithoutDate++;
            cells[date] = Cell.OfText(_registeredOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        cells[DerivedReference] = _reference >= 0 && !row[_reference].IsEmpty ? row[_reference] : Cell.OfText("HTCDS-" + _digest(IdentityOf(row)));
        return new(row.Number, cells);
    }

    /// <summary>
    /// The standard's templates have no reference. Who the row is about tells rows apart and stays the same when the rest is
    /// corrected; a row without any name is told apart by all it says.
    /// </summary>
    private string IdentityOf(TabularRow row)
    {
        var telling = _fields.Where(f => f.Value.To is "name" or "birth_date" or "document_number").OrderBy(f => f.Value.Api, StringComparer.Ordinal).ToList();
        var named = telling.Any(f => f.Value.To is "name" or "document_number" && !row[f.Key].IsEmpty);
        return string.Join('\u001F', (named ? telling : [.. _fields]).Select(f => row[f.Key].Text.Trim()));
    }

    private Cell WholeName(TabularRow row, List<KeyValuePair<int, HtcdsField>> places, Cell[] cells)
    {
        var name = string.Join(' ', places.OrderBy(p => p.Value.Api switch { "prs_FirstName" => 0, "prs_MiddleName" => 1, _ => 2 })
            .Select(p => row[p.Key].Text.Trim()).Where(t => t.Length > 0));
        if (name.Any(c => c >= '\u0250' && char.IsLetter(c)))
        {
            cells[OwnScript] = Cell.OfText(name);
            return Cell.Empty;
        }

        return Cell.OfText(name);
    }

    private static Cell Remarks(TabularRow row, List<KeyValuePair<int, HtcdsField>> places) =>
        Cell.OfText(string.Join('\n', places.Where(p => !row[p.Key].IsEmpty).Select(p => $"{p.Value.Label}: {row[p.Key].Text.Trim()}")));

    private static Cell Joined(TabularRow row, List<KeyValuePair<int, HtcdsField>> places)
    {
        var filled = places.Where(p => !row[p.Key].IsEmpty).ToList();
        if (filled.Count == 0 || (filled.Count == 1 && filled[0].Value.List is null))
        {
            return filled.Count == 0 ? Cell.Empty : row[filled[0].Key];
        }

        var texts = new StringBuilder();
        foreach (var (place, field) in filled)
        {
            texts.Append(texts.Length == 0 ? "" : ";").Append(field.List is null ? row[place].Text : National(field, row[place].Text));
        }

        return Cell.OfText(texts.ToString());
    }

    /// <summary>Values of the standard become national codes; anything else is left to be judged with the column's own list.</summary>
    private static string National(HtcdsField field, string typed)
    {
        var theirs = CodeListCatalogue.Standard.Get(field.List!);
        var column = SheetCatalogue.Standard.Get("victims").Column(field.To!);
        var national = CodeListCatalogue.Standard.Get(column.List!);
        string One(string value) => theirs.TryResolve(value, out var entry) && national.FromCrosswalk(CrosswalkTarget.Htcds, entry.Code) is { } ours ? ours.Code
            : entry is not null && national.Contains("other") ? "other" : value;

        // A label may hold a comma itself: "Agriculture, forestry and fishing".
        return theirs.TryResolve(typed, out _)
            ? One(typed)
            : string.Join(';', typed.Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One));
    }
}
