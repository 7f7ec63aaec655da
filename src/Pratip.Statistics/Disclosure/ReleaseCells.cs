using Pratip.Kernel;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Disclosure;

/// <summary>
/// The numbers of a release, and those that a reader gets from them by taking one from another, as one grid: measures and
/// windows stand beside each other, breakdowns divide. What a total leaves over its parts is a cell of its own, printed nowhere
/// and known all the same.
/// </summary>
internal sealed class ReleaseCells
{
    private readonly List<ReleaseCell> _cells;
    private readonly Dictionary<CellId, int> _index = [];
    private readonly List<CellSum> _others = [];

    /// <param name="stated">Every cell once, in the order of their ids.</param>
    public ReleaseCells(IReadOnlyList<StatedCell> stated)
    {
        _cells = [.. stated.Select(cell => new ReleaseCell(cell.Id, PartsOf(cell.Id), cell.Value, true) { IsListed = cell.Value > 0 && OpenLists.Names(cell.Id) })];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < stated.Count; i++)
        {
            _index.Add(stated[i].Id, i);
            if (!places.TryAdd(_cells[i].Place, i))
            {
                // sex*age and age*sex: two names of one number.
                AddSum(places[_cells[i].Place], [i]);
                _cells[i] = _cells[i] with { Copy = i + 1 };
            }
        }

        AddRemainders();
    }

    public IReadOnlyList<ReleaseCell> Cells => _cells;

    public IReadOnlyDictionary<CellId, int> Index => _index;

    /// <summary>A cell that is printed nowhere: what is left of one when others are taken from it.</summary>
    public int AddUnprinted(CellId like, long value)
    {
        _cells.Add(new(like, PartsOf(like), value, false) { Copy = _cells.Count });
        return _cells.Count - 1;
    }

    /// <summary>A total and some parts of it; what the parts leave over is a cell that is printed nowhere. Parts that exceed it say nothing.</summary>
    public void AddSum(int total, IReadOnlyList<int> parts)
    {
        var rest = _cells[total].Value - parts.Sum(part => _cells[part].Value);
        if (rest >= 0)
        {
            _others.Add(new(total, rest == 0 ? parts : [.. parts, AddUnprinted(_cells[total].Id, rest)]));
        }
    }

    /// <summary>A number that nobody counted and that needs no protection: it is left open.</summary>
    public int AddSlack(CellId like, long value)
    {
        var slack = AddUnprinted(like, value);
        _cells[slack] = _cells[slack] with { IsSlack = true };
        return slack;
    }

    /// <summary>A cell that is not more than another.</summary>
    public void AddAtMost(int whole, int part) =>
        _others.Add(new(whole, [part, AddSlack(_cells[whole].Id, _cells[whole].Value - _cells[part].Value)]));

    /// <summary>Some cells together that are not more than some others together, as persons counted once in a year and once in each half of it.</summary>
    public void AddAtMostTogether(IReadOnlyList<int> wholes, IReadOnlyList<int> parts) => AddAtMost(Together(parts), Together(wholes));

    private int Together(IReadOnlyList<int> cells)
    {
        if (cells is [var only])
        {
            return only;
        }

        var together = AddSlack(_cells[cells[0]].Id, cells.Sum(cell => _cells[cell].Value));
        _others.Add(new(together, cells));
        return together;
    }

    /// <summary>All cells and sums of another release, which is printed elsewhere and adds up by itself.</summary>
    /// <returns>The index of its first cell; the others follow in their order.</returns>
    public int Attach(ReleaseCells other)
    {
        var first = _cells.Count;
        foreach (var cell in other._cells)
        {
            _cells.Add(cell with { IsPrinted = false, Copy = _cells.Count });
        }

        _others.AddRange(other.Build().Sums.Select(sum => new CellSum(first + sum.Total, [.. sum.Parts.Select(part => first + part)])));
        return first;
    }

    public CellSystem Build()
    {
        var measures = CodesOf(cell => cell.Id.MeasureId);
        var windows = CodesOf(cell => cell.Id.Window.ToString());
        var breakdowns = _cells.SelectMany(cell => cell.Codes.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var codes = breakdowns.ConvertAll(by => CodesOf(cell => cell.Codes.GetValueOrDefault(by, "")));
        var grid = new CellGrid(
            [new(measures.Count, []), new(windows.Count, []), new(_cells.Count + 1, []), .. codes.Select(each => GridDimension.Plain(each.Count))],
            [.. _cells.Select(cell => (int[])
            [
                measures[cell.Id.MeasureId], windows[cell.Id.Window.ToString()], cell.Copy,
                .. breakdowns.Select((by, i) => codes[i][cell.Codes.GetValueOrDefault(by, "")]),
            ])]);
        return new(_cells.ConvertAll(cell => cell.Value), grid, _others, _cells.Index().Where(one => one.Item.IsSlack).Select(one => one.Index).ToHashSet())
        {
            Listed = _cells.Index().Where(one => one.Item.IsListed).Select(one => one.Index).ToHashSet(),
        };
    }

    /// <summary>The total, "", first; the others in ordinal order.</summary>
    private Dictionary<string, int> CodesOf(Func<ReleaseCell, string> codeOf) =>
        _cells.Select(codeOf).Append("").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);

    /// <summary>
    /// Along each breakdown: what a total leaves over its parts is a part too, and what is left over is divided by the other
    /// breakdowns in its turn. Where the parts exceed the total, as reported ones can, or what is left over does not fit with what is
    /// left over elsewhere, as numbers of different days do not, they do not divide it, and the breakdown stands for itself.
    /// </summary>
    private void AddRemainders()
    {
        var divided = new HashSet<(string Line, string By)>();
        while (AddRemaindersOnce(divided))
        {
        }
    }

    /// <param name="divided">Lines that were given what is left over; what does not stay with one of them fits nowhere.</param>
    private bool AddRemaindersOnce(HashSet<(string Line, string By)> divided)
    {
        var lines = _cells.SelectMany((cell, i) => cell.Codes.Keys.Select(by => (Line: cell.Without(by), By: by, Cell: i)))
            .GroupBy(one => (one.Line, one.By)).ToList();
        var totals = _cells.Select((cell, i) => (cell.Place, i)).GroupBy(one => one.Place, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().i, StringComparer.Ordinal);
        var hasChanged = false;
        foreach (var line in lines)
        {
            if (!totals.TryGetValue(line.Key.Line, out var total))
            {
                continue;
            }

            var rest = _cells[total].Value - line.Sum(one => _cells[one.Cell].Value);
            hasChanged |= rest != 0;
            var part = _cells[line.First().Cell];
            if (rest > 0 && divided.Add(line.Key))
            {
                _cells.Add(part with { Codes = part.With(line.Key.By, ReleaseCell.Remainder), Value = rest, IsPrinted = false, IsListed = false });
            }
            else if (rest != 0)
            {
                foreach (var (_, by, cell) in line)
                {
                    _cells[cell] = _cells[cell] with { Codes = _cells[cell].Apart(by) };
                }
            }
        }

        return hasChanged;
    }

    private static SortedDictionary<string, string> PartsOf(CellId id)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (id.By is { } by && id.Key is { } key)
        {
            foreach (var (each, code) in by.Split(Breakdown.Cross).Zip(key.Split(Breakdown.Cross)))
            {
                parts[each] = code;
            }
        }

        return parts;
    }
}

/// <param name="Codes">By breakdown.</param>
internal sealed record ReleaseCell(CellId Id, SortedDictionary<string, string> Codes, long Value, bool IsPrinted)
{
    /// <summary>No code of any classification is written like this.</summary>
    public const string Remainder = "\u007Erest";

    /// <summary>Tells cells apart that stand in the same place and are printed nowhere.</summary>
    public int Copy { get; init; }

    /// <summary>Known to be one at least, because it stands in a list that names only what occurs.</summary>
    public bool IsListed { get; init; }

    /// <summary>What lies between a number and another that is not more; no number that anybody counted.</summary>
    public bool IsSlack { get; init; }

    public string Place => PlaceOf(Codes);

    public string Without(string by) => PlaceOf(Codes.Where(one => one.Key != by));

    public SortedDictionary<string, string> With(string by, string code) => new(Codes, StringComparer.Ordinal) { [by] = code };

    /// <summary>The same under another name of the breakdown, in which it is nobody's part.</summary>
    public SortedDictionary<string, string> Apart(string by)
    {
        var codes = new SortedDictionary<string, string>(Codes, StringComparer.Ordinal);
        codes.Remove(by, out var code);
        codes[by + "\u007E"] = code ?? "";
        codes["\u007E" + by] = "apart";
        return codes;
    }

    private string PlaceOf(IEnumerable<KeyValuePair<string, string>> codes) =>
        $"{Id.MeasureId}|{Id.Window}|{Copy}|{string.Join('|', codes.Select(one => one.Key + "=" + one.Value))}";
}
