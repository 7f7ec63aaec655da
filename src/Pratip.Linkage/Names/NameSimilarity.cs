namespace Pratip.Linkage.Names;

/// <summary>
/// How alike two names are: their parts are set against each other in the best way, in any order, one part also against two
/// neighbours written apart. The best assignment is found exactly by dynamic programming over sets (Held and Karp 1962,
/// J. SIAM 10:196), which for at most eight parts is quicker than the general method (Kuhn 1955).
/// </summary>
public static class NameSimilarity
{
    /// <summary>From here on two names are worth a person's look.</summary>
    public const double Worthwhile = 0.75;

    /// <summary>From 0 (no part alike) to 1. Symmetric; the order of the parts does not matter.</summary>
    public static double Between(string? a, string? b) => Compare(PersonName.Parse(a), PersonName.Parse(b)).Score;

    /// <summary>
    /// How likely two names are one person's, from 0 to 1: what one of them leaves out counts little, what contradicts counts much. Of
    /// entries with aliases, the best two names decide.
    /// </summary>
    public static double Agreement(string? a, string? b)
    {
        var best = 0.0;
        foreach (var one in PersonName.SplitAliases(a).Select(PersonName.Parse))
        {
            foreach (var other in PersonName.SplitAliases(b).Select(PersonName.Parse))
            {
                best = Math.Max(best, Agreement(one, other));
            }
        }

        return best;
    }

    /// <summary>The same of two single names.</summary>
    public static double Agreement(PersonName a, PersonName b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new NameAlignment(Weighted(a, null), Weighted(b, null)).Agreement / 1000.0;
    }

    /// <param name="a">The name asked for.</param>
    /// <param name="b">The name found.</param>
    /// <param name="rarity">
    /// What a part weighs, 1000 for an ordinary one; null weighs all names alike. Must depend on the part alone.
    /// </param>
    public static NameComparison Compare(PersonName a, PersonName b, Func<NameToken, int>? rarity = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var alignment = new NameAlignment(Weighted(a, rarity), Weighted(b, rarity));
        return new NameComparison(alignment.Score / 1000.0, alignment.Parts());
    }

    private static WeightedName Weighted(PersonName name, Func<NameToken, int>? rarity) =>
        new(name.TokenList, Array.ConvertAll(name.TokenList, token => NameAlignment.Weight(token, rarity?.Invoke(token) ?? NameAlignment.Ordinary)));
}
