namespace Pratip.Linkage.Comparison;

/// <summary>Which valid codes somebody may have meant.</summary>
public static class Nearest
{
    /// <summary>
    /// The candidates nearest to what was typed, by edit distance and then ordinal, so that the answer never depends on the
    /// order of the candidates. A candidate that contains the typed text counts as one slip away.
    /// </summary>
    public static IReadOnlyList<string> To(string typed, IEnumerable<string> candidates, int count)
    {
        var sought = typed.Trim().ToLowerInvariant();
        return candidates
            .Distinct(StringComparer.Ordinal)
            .Select(candidate => (candidate, slips: Slips(sought, candidate.ToLowerInvariant())))
            .OrderBy(c => c.slips)
            .ThenBy(c => c.candidate, StringComparer.Ordinal)
            .Take(count)
            .Select(c => c.candidate)
            .ToList();
    }

    private static int Slips(string sought, string candidate) =>
        sought.Length > 2 && candidate.Contains(sought, StringComparison.Ordinal) ? Math.Min(1, candidate.Length - sought.Length) : EditDistance.Between(sought, candidate);
}
