namespace Pratip.Statistics.Disclosure;

/// <summary>A hidden cell and what a reader can still work out of it.</summary>
/// <param name="IsSmall">Hidden for itself; the others only to keep these hidden.</param>
/// <param name="IsPrinted">False of a number that stands nowhere and would be found by subtraction.</param>
/// <param name="Needed">How wide the interval has to be; 0 where the cell only must not be found out.</param>
/// <param name="Least">The smallest count that fits with everything shown.</param>
/// <param name="Most">The greatest.</param>
public sealed record HiddenCell(CellId Id, bool IsSmall, bool IsPrinted, long Needed, double Least, double Most)
{
    public double Width => Most - Least;

    /// <summary>What the release by itself leaves, where releases before it leave less.</summary>
    public (double Least, double Most)? Alone { get; init; }

    /// <summary>A small one that is left too narrow, or one that is found out.</summary>
    public bool IsOpen => Width < Proofs.Rounding || Width < Needed - Proofs.Rounding;
}

public enum DisclosureFindingKind
{
    /// <summary>What must stay shown leaves too narrow an interval for a small cell.</summary>
    TooNarrow,

    /// <summary>An earlier release printed the small cell already.</summary>
    PrintedBefore,

    /// <summary>A number that changed by a few since an earlier release tells how many came or went.</summary>
    SmallRevision,
}

/// <summary>Something that hiding does not mend. It stops a release until a person accepts it.</summary>
/// <param name="Count">How many persons are told of, or the width that is left.</param>
public sealed record DisclosureFinding(DisclosureFindingKind Kind, CellId Id, long Count)
{
    /// <summary>Not the number itself, but what is left of it when others are taken from it.</summary>
    public bool IsRemainder { get; init; }
}

/// <summary>A small cell shown all the same, because two persons said so.</summary>
public sealed record ShownSmallCell(CellId Id, long Value, DisclosureExemption Exemption);

/// <summary>What was hidden and the proof that it stays so: the same for the same cells, on every machine.</summary>
/// <param name="Hidden">In the order of the cells' ids.</param>
/// <param name="IsExact">Whether the intervals are an attacker's own, by linear programs; where a set is too large for that, they are what moves prove at least.</param>
public sealed record DisclosureDecision(
    int Cells,
    IReadOnlyList<HiddenCell> Hidden,
    IReadOnlyList<DisclosureFinding> Findings,
    IReadOnlyList<ShownSmallCell> Exempt,
    bool IsExact)
{
    private HashSet<CellId>? _hidden;

    /// <summary>The decisions of families of numbers that tell nothing of each other, together.</summary>
    public static DisclosureDecision Of(IEnumerable<DisclosureDecision> families)
    {
        var all = families.ToList();
        return new(
            all.Sum(one => one.Cells),
            [.. all.SelectMany(one => one.Hidden).OrderBy(cell => cell.Id).ThenBy(cell => cell.IsPrinted)],
            [.. all.SelectMany(one => one.Findings).OrderBy(finding => finding.Id)],
            [.. all.SelectMany(one => one.Exempt).OrderBy(cell => cell.Id)],
            all.TrueForAll(one => one.IsExact));
    }

    public bool IsHidden(CellId id) => (_hidden ??= [.. Hidden.Where(cell => cell.IsPrinted).Select(cell => cell.Id)]).Contains(id);

    /// <summary>Nothing stops a release.</summary>
    public bool IsSafe => Findings.Count == 0;
}
