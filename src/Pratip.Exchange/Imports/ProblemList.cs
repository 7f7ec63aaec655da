using Pratip.Exchange.Workbooks;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Imports;

/// <summary>
/// Gathers what is wrong with a file. A row shows its first few errors, and a warning that repeats down a column is said
/// once with its count, so that a file of 250,000 bad rows still has a receipt that a person can read.
/// </summary>
internal sealed class ProblemList
{
    private const int MostPerRow = 5;
    private const int MostKept = 50_000;

    private readonly List<ImportProblem> _problems = [];
    private readonly Dictionary<(string Sheet, int Row), int> _errorsByRow = [];
    private readonly Dictionary<(string Sheet, string Column, string Key), (int Index, int Count)> _repeated = [];

    public IReadOnlyList<ImportProblem> All => _problems;

    public bool HasFileErrors { get; private set; }

    public void File(Message what)
    {
        HasFileErrors = true;
        _problems.Add(new(ProblemSeverity.Error, what));
    }

    /// <summary>After this nothing of the file is taken; the problem itself has been told.</summary>
    public void Refuse() => HasFileErrors = true;

    public void FileWarning(Message what) => _problems.Add(new(ProblemSeverity.Warning, what));

    public void Tab(string tab, Message what, ProblemSeverity severity = ProblemSeverity.Error, SheetColumn? column = null, string? address = null) =>
        _problems.Add(new(severity, what, tab, Column: column?.Header, Address: address));

    public void Error(SheetTable table, SheetRow row, SheetColumn? column, Message what, string? address = null)
    {
        row.IsRejected = true;
        var key = (table.Tab, row.Number);
        var count = _errorsByRow.GetValueOrDefault(key) + 1;
        _errorsByRow[key] = count;
        if (count <= MostPerRow && _problems.Count < MostKept)
        {
            _problems.Add(new(ProblemSeverity.Error, what, table.Tab, row.Number, column?.Header, address ?? table.AddressOf(column, row.Number)));
        }
    }

    public void Warning(SheetTable table, SheetRow row, SheetColumn? column, Message what)
    {
        var key = (table.Tab, column?.Id ?? "", what.Key);
        var (index, count) = _repeated.GetValueOrDefault(key, (-1, 0));
        if (count > 0)
        {
            _repeated[key] = (index, count + 1);
            return;
        }

        _repeated[key] = (_problems.Count, 1);
        _problems.Add(new(ProblemSeverity.Warning, what, table.Tab, row.Number, column?.Header, table.AddressOf(column, row.Number)));
    }

    /// <summary>Where the list stands, to come back to if the comparison with the register has to be repeated.</summary>
    public ProblemMark Mark(ImportedReturn file) => new(_problems.Count, HasFileErrors, [.. file.Tables.SelectMany(t => t.Rows).Where(r => !r.IsRejected)]);

    public void BackTo(ProblemMark mark)
    {
        _problems.RemoveRange(mark.Count, _problems.Count - mark.Count);
        HasFileErrors = mark.HasFileErrors;
        foreach (var row in mark.Accepted)
        {
            row.IsRejected = false;
            row.Fate = null;
        }
    }

    /// <summary>Says of each warning how often it repeats.</summary>
    public void CountWarnings()
    {
        foreach (var (index, count) in _repeated.Values)
        {
            if (count > 1)
            {
                var first = _problems[index];
                _problems[index] = first with { What = ImportWording.Of("and-more", first.What, count - 1), RepeatedCode = first.What.Key };
            }
        }

        _repeated.Clear();
    }
}

internal sealed record ProblemMark(int Count, bool HasFileErrors, IReadOnlyList<SheetRow> Accepted);
