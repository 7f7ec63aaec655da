using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>A part of the name that is asked for, or two neighbours read as one, with the parts in the index that it may mean.</summary>
internal sealed class QueryUnit(NameToken token, int first, int length)
{
    public NameToken Token { get; } = token;

    /// <summary>The place of the part in the name, and how many parts it covers.</summary>
    public int First { get; } = first;

    public int Length { get; } = length;

    /// <summary>Parts in the index with their likeness, best first.</summary>
    public List<(IndexedToken Word, int Score)> Meanings { get; } = [];

    /// <summary>In how many different names one of the strong meanings stands, at most.</summary>
    public int Names { get; set; }

    /// <summary>Whether all names with a strong meaning are among the candidates and have gained from it.</summary>
    public bool IsListed { get; set; }

    /// <summary>What the part weighs by its rarity.</summary>
    public int Weight { get; set; } = NameAlignment.Ordinary;
}
