using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// What a name may be worth at most that holds no meaning of the units read so far: when enough people are known to be better, the
/// names of the other units need not be read (as in the MaxScore method, Turtle and Flood 1995).
/// </summary>
internal static class RestBound
{
    private const int Whole = 1000;

    /// <summary>Of longer names everything is read.</summary>
    private const int MostParts = 6;

    /// <summary>For reading two parts as one, which is worth a little more than its parts.</summary>
    private const int Slack = 15;

    /// <param name="units">Of the question.</param>
    /// <param name="isRead">Which of them were read, one bit each.</param>
    /// <param name="names">What their meanings weigh.</param>
    public static int Of(List<QueryUnit> units, int isRead, RoughNames names)
    {
        var parts = units.Count(unit => unit.Length == 1);
        if (parts > MostParts)
        {
            return Whole;
        }

        Span<Reach> reach = stackalloc Reach[parts];
        for (var u = 0; u < units.Count; u++)
        {
            if ((isRead >> u & 1) == 0)
            {
                Add(units, units[u], names, reach);
            }
        }

        var most = 0;
        for (var met = 1; met < 1 << parts; met++)
        {
            most = Math.Max(most, Of(reach, met, names.Asked));
        }

        return Math.Min(Whole, most + Slack);
    }

    private static void Add(List<QueryUnit> units, QueryUnit unit, RoughNames names, Span<Reach> reach)
    {
        foreach (var (word, score) in unit.Meanings)
        {
            var weight = names.WeightOf(word);
            for (var at = unit.First; at < unit.First + unit.Length; at++)
            {
                var old = reach[at].Score == 0 ? new Reach(0, int.MaxValue, 0, units[at].Weight) : reach[at];
                reach[at] = old with { Score = Math.Max(old.Score, score), Least = Math.Min(old.Least, weight), Most = Math.Max(old.Most, weight) };
            }
        }
    }

    /// <summary>
    /// Where these parts are met and no others. The worth is a quotient of linear functions of what the met parts of the name weigh, in
    /// two pieces: it is greatest at an end or where both names weigh the same.
    /// </summary>
    private static int Of(ReadOnlySpan<Reach> reach, int met, int asked)
    {
        var (gain, score, least, most) = (0L, 0, 0, 0);
        for (var i = 0; i < reach.Length; i++)
        {
            if ((met >> i & 1) == 0)
            {
                continue;
            }

            if (reach[i].Score == 0)
            {
                return 0;
            }

            gain += (long)reach[i].Score * reach[i].Weight;
            score = Math.Max(score, reach[i].Score);
            least += reach[i].Least;
            most += reach[i].Most;
        }

        return Math.Max(Worth(gain, score, least, asked), Math.Max(Worth(gain, score, most, asked), Worth(gain, score, Math.Clamp(asked, least, most), asked)));
    }

    private static int Worth(long gain, int score, int held, int asked) => (int)((gain + ((long)score * held)) / Math.Max(1, asked + held - (Math.Abs(asked - held) / 2)));

    /// <summary>What the place of a part in the question may meet: how alike at most, and between which weights.</summary>
    private readonly record struct Reach(int Score, int Least, int Most, int Weight);
}
