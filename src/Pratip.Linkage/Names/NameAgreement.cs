namespace Pratip.Linkage.Names;

/// <summary>
/// How likely two names are one, from how well their parts meet. A part that is in one name only is left out often (a middle name, a
/// father's); a part that stands against another one contradicts, and weighs more than a part that agrees.
/// </summary>
internal static class NameAgreement
{
    /// <summary>Parts less alike than this stand against each other.</summary>
    public const int LeastTelling = 750;

    /// <summary>What an initial that agrees says.</summary>
    public const int Initial = 860;

    private const int ContradictionShare = 1500;
    private const int SurplusShare = 150;

    /// <summary>One part alone in common is less than the name.</summary>
    private const int OnePartShare = 850;

    /// <param name="gain">For each pair of parts that met, how alike they are times what both weigh.</param>
    /// <param name="metA">What the parts of the first name weigh that met one.</param>
    /// <param name="metB">The same of the second name.</param>
    /// <param name="leftA">What the other parts of the first name weigh.</param>
    /// <param name="leftB">The same of the second name.</param>
    /// <returns>In thousandths.</returns>
    public static int Of(long gain, int metA, int metB, int leftA, int leftB)
    {
        var against = Math.Min(leftA, leftB);
        var surplus = Math.Max(leftA, leftB) - against;
        var all = metA + metB + (2 * ContradictionShare * against / 1000) + (2 * SurplusShare * surplus / 1000);
        var isOnePart = metA + metB < 3 * NameAlignment.Ordinary && leftA + leftB > 0;
        return all == 0 ? 0 : (int)(gain / all * (isOnePart ? OnePartShare : 1000) / 1000);
    }
}
