using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>A part that was written together and stands apart in the index (Chandara, Chan Dara): both halves must be borne.</summary>
internal sealed class DividedParts
{
    private const int Shortest = 2;
    private const int MostForms = 2;
    private const int MostBearers = 20_000;

    private readonly List<IndexedToken> _left = [];
    private readonly List<IndexedToken> _right = [];
    private readonly List<int> _found = [];

    /// <summary>Calls <paramref name="bears"/> for who bears both halves, which says whether they are still there, and <paramref name="means"/> for halves that somebody bears.</summary>
    public void Find(Vocabulary words, NameToken token, int published, Func<int, bool> bears, Action<IndexedToken> means)
    {
        foreach (var form in token.FormList.AsSpan(0, Math.Min(MostForms, token.FormList.Length)))
        {
            for (var cut = Shortest; cut <= form.Length - Shortest; cut++)
            {
                var left = OfForm(words, form.AsSpan(0, cut), _left);
                if (left > 0 && OfForm(words, form.AsSpan(cut), _right) is var right and > 0 && Math.Min(left, right) < MostBearers)
                {
                    var (rare, other) = left <= right ? (_left, _right) : (_right, _left);
                    FindBearersOfBoth(rare, other, published, bears, means);
                }
            }
        }
    }

    /// <summary>Parts in the index that have exactly this form, and how many bear them.</summary>
    private int OfForm(Vocabulary words, ReadOnlySpan<char> form, List<IndexedToken> exact)
    {
        exact.Clear();
        _found.Clear();
        words.Find(TokenKeys.OfForm(form), _found);
        var bearers = 0;
        foreach (var number in _found)
        {
            var word = words[number];
            foreach (var other in word.Token.FormList)
            {
                if (form.SequenceEqual(other))
                {
                    exact.Add(word);
                    bearers += word.Count;
                    break;
                }
            }
        }

        return bearers;
    }

    private static void FindBearersOfBoth(List<IndexedToken> rare, List<IndexedToken> other, int published, Func<int, bool> bears, Action<IndexedToken> means)
    {
        var isBorne = false;
        foreach (var one in rare)
        {
            foreach (var with in other)
            {
                isBorne |= Shared(one.Slots(), with.Slots(), published, bears);
            }
        }

        if (isBorne)
        {
            rare.ForEach(means);
            other.ForEach(means);
        }
    }

    /// <summary>
    /// Who stands in both lists, which ascend: the longer one is stepped over in doubling strides (galloping search, Bentley and Yao 1976).
    /// </summary>
    internal static bool Shared(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int published, Func<int, bool> bears)
    {
        var few = one.Length <= other.Length ? one : other;
        var many = one.Length <= other.Length ? other : one;
        var isShared = false;
        foreach (var slot in few)
        {
            var stride = 1;
            while (stride < many.Length && many[stride] < slot)
            {
                stride *= 2;
            }

            var from = many[..Math.Min(many.Length, stride + 1)].BinarySearch(slot);
            many = many[(from < 0 ? ~from : from)..];
            if (many.Length == 0 || slot >= published)
            {
                break;
            }

            if (many[0] == slot)
            {
                isShared |= bears(slot);
            }
        }

        return isShared;
    }
}
