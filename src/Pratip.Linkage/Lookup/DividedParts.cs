using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>A part that was written together and stands apart in the index (Chandara, Chan Dara): one name must hold both halves.</summary>
internal sealed class DividedParts
{
    private const int Shortest = 2;
    private const int MostForms = 2;
    private const int MostNames = 20_000;

    private readonly List<IndexedToken> _left = [];
    private readonly List<IndexedToken> _right = [];
    private readonly List<int> _found = [];

    /// <summary>Calls <paramref name="holds"/> for the names that hold both halves, which says whether somebody still bears them, and <paramref name="means"/> for halves that stand in one name.</summary>
    public void Find(Vocabulary words, NameToken token, int most, Func<int, bool> holds, Action<IndexedToken> means)
    {
        foreach (var form in token.FormList.AsSpan(0, Math.Min(MostForms, token.FormList.Length)))
        {
            for (var cut = Shortest; cut <= form.Length - Shortest; cut++)
            {
                var left = OfForm(words, form.AsSpan(0, cut), _left);
                if (left > 0 && OfForm(words, form.AsSpan(cut), _right) is var right and > 0 && Math.Min(left, right) < MostNames)
                {
                    var (rare, other) = left <= right ? (_left, _right) : (_right, _left);
                    FindNamesOfBoth(rare, other, most, holds, means);
                }
            }
        }
    }

    /// <summary>Parts in the index that have exactly this form, and in how many names they stand.</summary>
    private int OfForm(Vocabulary words, ReadOnlySpan<char> form, List<IndexedToken> exact)
    {
        exact.Clear();
        _found.Clear();
        words.Find(TokenKeys.OfForm(form), _found);
        var names = 0;
        foreach (var number in _found)
        {
            var word = words[number];
            foreach (var other in word.Token.FormList)
            {
                if (form.SequenceEqual(other))
                {
                    exact.Add(word);
                    names += word.Count;
                    break;
                }
            }
        }

        return names;
    }

    private static void FindNamesOfBoth(List<IndexedToken> rare, List<IndexedToken> other, int most, Func<int, bool> holds, Action<IndexedToken> means)
    {
        var isHeld = false;
        foreach (var one in rare)
        {
            foreach (var with in other)
            {
                isHeld |= Shared(one.Names(), with.Names(), most, holds);
            }
        }

        if (isHeld)
        {
            rare.ForEach(means);
            other.ForEach(means);
        }
    }

    /// <summary>
    /// Who stands in both lists, which ascend: the longer one is stepped over in doubling strides (galloping search, Bentley and Yao 1976).
    /// </summary>
    internal static bool Shared(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int most, Func<int, bool> holds)
    {
        var few = one.Length <= other.Length ? one : other;
        var many = one.Length <= other.Length ? other : one;
        var isShared = false;
        foreach (var number in few)
        {
            var stride = 1;
            while (stride < many.Length && many[stride] < number)
            {
                stride *= 2;
            }

            var from = many[..Math.Min(many.Length, stride + 1)].BinarySearch(number);
            many = many[(from < 0 ? ~from : from)..];
            if (many.Length == 0 || number >= most)
            {
                break;
            }

            if (many[0] == number)
            {
                isShared |= holds(number);
            }
        }

        return isShared;
    }
}
