namespace Pratip.Statistics.Disclosure;

/// <summary>
/// The attack on a release by somebody who also has the one of the same windows before it, and takes it that in a window whose total rose
/// nothing fell, and the other way round: so where a total did not change, none of its parts did.
/// </summary>
internal sealed class RevisedAttack
{
    private readonly DisclosurePolicy _policy;
    private readonly ReleaseCells _now;
    private readonly ReleaseCells _then;
    private readonly List<bool> _hidden;
    private readonly int _first;

    public RevisedAttack(EarlierRelease before, IEnumerable<StatedCell> counted, Func<CellId, bool> isHidden, DisclosurePolicy policy)
    {
        _policy = policy;
        (_now, _then) = (new([.. counted.Distinct().OrderBy(cell => cell.Id)]), new([.. before.Cells.Distinct().OrderBy(cell => cell.Id)]));
        KnownSums.AddTo(_now, policy);
        KnownSums.AddTo(_then, policy);
        var wasHidden = before.Hidden.Select(cell => cell.Id).ToHashSet();
        _hidden = [.. _now.Cells.Select(cell => !cell.IsPrinted || isHidden(cell.Id)), .. _then.Cells.Select(cell => !cell.IsPrinted || wasHidden.Contains(cell.Id))];
        _first = _now.Attach(_then);
        foreach (var (id, index) in _then.Index.Where(cell => _now.Index.TryGetValue(cell.Key, out var same) && (_hidden[same] || _hidden[_first + cell.Value])))
        {
            AddChange(_now.Index[id], _first + index, Total(_now, id) - Total(_then, id));
        }

        _hidden.AddRange(Enumerable.Repeat(true, _now.Cells.Count - _hidden.Count));
    }

    /// <summary>Numbers that one of the two releases shows and the other hides, where they are not the same: what came between may tell of them.</summary>
    public static IReadOnlySet<CellId> Changed(EarlierRelease before, IEnumerable<StatedCell> counted, Func<CellId, bool> isHidden)
    {
        var (shown, hidden) = (before.Shown.ToDictionary(cell => cell.Id, cell => cell.Value), before.Hidden.ToDictionary(cell => cell.Id, cell => cell.Value));
        return counted.Where(cell => (isHidden(cell.Id) ? shown : hidden).TryGetValue(cell.Id, out var value) && value != cell.Value).Select(cell => cell.Id).ToHashSet();
    }

    /// <summary>What is found of either release.</summary>
    /// <param name="asked">Of which numbers that both releases have; null for all. Each costs two linear programs.</param>
    public IReadOnlyList<HiddenCell> Find(IReadOnlySet<CellId>? asked = null)
    {
        var system = _now.Build();
        var places = asked?.SelectMany(id => (int[])[_now.Index[id], _first + _then.Index[id]]).ToHashSet();
        return
        [
            .. HiddenGroups.Of(system, _hidden).SelectMany(group => AttackerView.Of(system, group, places is null ? null : places.Contains))
                .Where(found => !_now.Cells[found.Key].IsSlack)
                .Select(found => SuppressionAudit.Describe(found.Key < _first ? _now : _then, _now.Cells[found.Key], found.Value, _policy))
                .OrderBy(cell => cell.Id).ThenBy(cell => cell.IsPrinted),
        ];
    }

    private static long Total(ReleaseCells cells, CellId id) => cells.Index.TryGetValue(id with { By = null, Key = null }, out var total) ? cells.Cells[total].Value : 0;

    /// <summary>Who assumes what is not so finds nothing by it.</summary>
    private void AddChange(int now, int then, long total)
    {
        var by = _now.Cells[now].Value - _now.Cells[then].Value;
        if (total > 0 ? by >= 0 : total == 0 && by == 0)
        {
            _now.AddAtMost(now, then);
        }

        if (total < 0 ? by <= 0 : total == 0 && by == 0)
        {
            _now.AddAtMost(then, now);
        }
    }
}
