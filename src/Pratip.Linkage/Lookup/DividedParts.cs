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

    /// <summary>Adds the halves that stand in one name to what the part may mean.</summary>
    public void AddTo(QueryUnit unit, IndexCore core)
    {
        foreach (var form in unit.Token.FormList.AsSpan(0, Math.Min(MostForms, unit.Token.FormList.Length)))
        {
            for (var cut = Shortest; cut <= form.Length - Shortest; cut++)
            {
                var left = OfForm(core.Words, form.AsSpan(0, cut), _left);
                if (left > 0 && OfForm(core.Words, form.AsSpan(cut), _right) is var right and > 0 && Math.Min(left, right) < MostNames)
                {
                    AddBoth(unit, left <= right ? (_left, _right) : (_right, _left), core.Names);
                }
            }
        }
    }

    /// <summary>Parts in the index that have exactly this form, and in how many names they stand.</summary>
    private static int OfForm(Vocabulary words, ReadOnlySpan<char> form, List<IndexedToken> exact)
    {
        exact.Clear();
        var names = 0;
        for (var chain = words.Entries(TokenKeys.OfForm(form)); chain.Next(out var number);)
        {
            var word = words[number];
            if (HasForm(word.Token, form))
            {
                exact.Add(word);
                names += word.Count;
            }
        }

        return names;
    }

    private static bool HasForm(NameToken token, ReadOnlySpan<char> form)
    {
        foreach (var one in token.FormList)
        {
            if (form.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddBoth(QueryUnit unit, (List<IndexedToken> Rare, List<IndexedToken> Others) halves, NameTable names)
    {
        foreach (var rare in halves.Rare)
        {
            foreach (var other in halves.Others)
            {
                if (StandTogether(rare, other, names))
                {
                    unit.Meanings.Add((rare, RoughNames.Half));
                    unit.Meanings.Add((other, RoughNames.Half));
                }
            }
        }
    }

    internal static bool StandTogether(IndexedToken rare, IndexedToken other, NameTable names)
    {
        var sought = other.Number + 1;
        foreach (ref readonly var name in rare.Names())
        {
            if (name.Other == sought || name.Further == sought || (name.Further == Posting.Many && names.Tokens(name.Name).Contains(other.Number)))
            {
                return true;
            }
        }

        return false;
    }
}
