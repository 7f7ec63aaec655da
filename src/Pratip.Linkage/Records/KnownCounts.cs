using System.Runtime.InteropServices;

namespace Pratip.Linkage.Records;

/// <summary>
/// How often each value occurred when a model was learnt, without a value: only those that occurred more than once stand here, each by a
/// 64-bit digest. One that occurred once, or not at all, counts once.
/// </summary>
/// <param name="All">Out of how many.</param>
/// <param name="Repeated">Digests with their numbers.</param>
internal sealed record KnownCounts(int All, IReadOnlyDictionary<ulong, int> Repeated)
{
    public int Of(string text) => Repeated.GetValueOrDefault(Digest(text), 1);

    public double Share(string text) => (double)Of(text) / Math.Max(1, All);

    public static KnownCounts Count(int all, IEnumerable<(string Text, int Count)> counts)
    {
        var repeated = new Dictionary<ulong, int>();
        foreach (var (text, count) in counts.Where(one => one.Count > 1))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(repeated, Digest(text), out _) += count;
        }

        return new KnownCounts(all, repeated);
    }

    /// <summary>As in these, and where a value is more frequent in the others, as frequent as there.</summary>
    public KnownCounts AtLeast(KnownCounts others)
    {
        var repeated = new Dictionary<ulong, int>(Repeated);
        foreach (var (digest, count) in others.Repeated)
        {
            if ((int)Math.Ceiling(count * (double)All / Math.Max(1, others.All)) is var most && most > repeated.GetValueOrDefault(digest, 1))
            {
                repeated[digest] = most;
            }
        }

        return new KnownCounts(All, repeated);
    }

    /// <summary>FNV-1a with a last mix; the same on every machine, for it is kept.</summary>
    private static ulong Digest(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 32);
    }
}

/// <summary>How rare the values of one field are, as a model knows it: they weigh the same whatever is entered after it was learnt.</summary>
/// <param name="Values">Whole values.</param>
/// <param name="Parts">Parts of names; empty for other fields.</param>
/// <param name="OrdinaryPart">The share of an ordinary part.</param>
internal sealed record KnownFrequencies(KnownCounts Values, KnownCounts Parts, double OrdinaryPart)
{
    /// <summary>As in these, and where something is more frequent in the others, as frequent as there.</summary>
    public KnownFrequencies AtLeast(KnownFrequencies others) => new(Values.AtLeast(others.Values), Parts.AtLeast(others.Parts), OrdinaryPart);
}
