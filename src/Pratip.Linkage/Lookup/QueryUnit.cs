using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>A part of the name that is asked for, or two neighbours read as one, with the parts in the index that it may mean.</summary>
internal sealed class QueryUnit(NameToken token, int first, int length)
{
    public NameToken Token { get; } = token;

    /// <summary>The place of the part in the name, and how many parts it covers.</summary>
    public int First { get; } = first;

    public int Length { get; } = length;

    public int Mask => ((1 << Length) - 1) << First;

    /// <summary>Parts in the index with their likeness, best first; behind them halves of the part (<see cref="DividedParts"/>).</summary>
    public List<(IndexedToken Word, int Score)> Meanings { get; } = [];

    /// <summary>What the part weighs by its rarity.</summary>
    public int Weight { get; set; } = NameAlignment.Ordinary;

    /// <summary>What it weighs where it is met: two parts read as one as half of the surplus that is not held against the longer name.</summary>
    public int MetWeight => Length == 1 ? Weight : Weight * 3 / 4;

    /// <summary>In how many names its meanings stand, together.</summary>
    public long Names { get; set; }
}
