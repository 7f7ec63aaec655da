namespace Pratip.Linkage.Names.Sounds;

/// <summary>
/// How alike two romanised names sound: an edit distance over sounds in which swaps within a class cost little and vowels less
/// than consonants. The recurrence is the optimal string alignment distance (Damerau 1964) with weights per operation, as
/// Levenshtein's distance was generalised by Wagner and Fischer (1974, J. ACM 21:168).
/// </summary>
internal static class SoundDistance
{
    private const int VowelLost = 500;
    private const int LastVowelLost = 800;
    private const int WeakLost = 300;
    private const int LastWeakLost = 400;
    private const int Swap = 800;
    private const int OtherSpelling = 100;
    private const int OtherVowelSpelling = 40;
    private const int OtherVowel = 420;

    /// <summary>
    /// From 0 (nothing in common) to 1000 (the same sounds in the same spelling). Symmetric. What is less alike than
    /// <paramref name="least"/> is given up early as 0.
    /// </summary>
    public static int Likeness(ReadOnlySpan<Sound> a, ReadOnlySpan<Sound> b, int least = 0)
    {
        var longer = Math.Max(a.Length, b.Length);
        if (longer == 0 || Math.Abs(a.Length - b.Length) * 2 > longer)
        {
            return 0;
        }

        // Short syllables of one stem differ by their vowel alone (Chan, Chen, Chin): there it counts for more.
        var vowelScale = longer <= 3 ? 3 : 2;
        var most = (1001 - least) * longer;
        Span<int> rows = stackalloc int[4 * (b.Length + 1)];
        var before = rows[..(b.Length + 1)];
        var last = rows.Slice(b.Length + 1, b.Length + 1);
        var current = rows.Slice(2 * (b.Length + 1), b.Length + 1);
        var lostOfB = rows[(3 * (b.Length + 1))..];
        var smallestBefore = 0;
        for (var j = 1; j <= b.Length; j++)
        {
            lostOfB[j] = Lost(b, j - 1);
            last[j] = last[j - 1] + lostOfB[j];
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var lost = Lost(a, i - 1);
            current[0] = last[0] + lost;
            var smallest = current[0];
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(Math.Min(last[j] + lost, current[j - 1] + lostOfB[j]), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : Taken(a[i - 1], b[j - 1], vowelScale)));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, before[j - 2] + Swap);
                }

                current[j] = best;
                smallest = Math.Min(smallest, best);
            }

            // A swap reaches back over one row: only when two rows are too far is every way through them.
            if (Math.Min(smallest, smallestBefore) >= most)
            {
                return 0;
            }

            smallestBefore = smallest;
            var spare = before;
            before = last;
            last = current;
            current = spare;
        }

        var likeness = 1000 - (last[b.Length] / longer);
        return likeness < least ? 0 : Math.Max(0, likeness);
    }

    private static int Lost(ReadOnlySpan<Sound> sounds, int at)
    {
        var sound = sounds[at];
        var isLast = at == sounds.Length - 1;
        if (sound.IsVowel)
        {
            return isLast ? LastVowelLost : VowelLost;
        }

        var table = SoundTable.Standard;
        return sound.Class == table.H ? WeakLost
            : isLast && (sound.Class == table.R || sound.Class == table.S) ? LastWeakLost
            : 1000;
    }

    /// <summary>For one sound in the place of another one.</summary>
    private static int Taken(Sound a, Sound b, int vowelScale)
    {
        if (a.IsVowel && b.IsVowel)
        {
            var shared = int.PopCount(a.Vowels & b.Vowels);
            var all = int.PopCount(a.Vowels | b.Vowels);
            return shared == all ? OtherVowelSpelling : OtherVowel * vowelScale / 2 * (all - shared) / all;
        }

        return a.IsVowel || b.IsVowel ? 1000
            : a.Class == b.Class ? a.Class == SoundTable.OtherClass ? 1000 : OtherSpelling
            : SoundTable.Standard.Cost(a.Class, b.Class);
    }
}
