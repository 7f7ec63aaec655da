using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;

namespace Pratip.Exchange.Imports;

/// <summary>The rows of one sheet of the file, with what is needed to point at a cell of it.</summary>
internal sealed class SheetTable(Sheet sheet, string tab, int tabIndex, IReadOnlyDictionary<string, int> places)
{
    public Sheet Sheet { get; } = sheet;

    /// <summary>The tab as the sender named it.</summary>
    public string Tab { get; } = tab;

    public int TabIndex { get; } = tabIndex;

    /// <summary>Where the sheet's columns stand in the file, by column id.</summary>
    public IReadOnlyDictionary<string, int> Places { get; } = places;

    /// <summary>The number of the last row of headings.</summary>
    public int HeaderRow { get; init; }

    public List<SheetRow> Rows { get; } = [];

    public IEnumerable<SheetRow> Accepted => Rows.Where(r => !r.IsRejected);

    /// <summary>Accepted rows that say something which the register did not itself give out just so.</summary>
    public IEnumerable<SheetRow> Speaking => Accepted.Where(r => !r.IsUntouched);

    public IReadOnlyList<string> UnknownColumns { get; init; } = [];

    public IReadOnlyList<string> ColumnsNotKept { get; set; } = [];

    /// <summary>How the tab is read again for the rows that go back; null where it is read as it stands.</summary>
    public Func<TabularSheet, TabularSheet?>? Reopen { get; set; }

    public string? AddressOf(SheetColumn? column, int row) =>
        column is not null && Places.TryGetValue(column.Id, out var place) ? ColumnName.Of(place) + ImportProblem.Plain(row) : null;
}
