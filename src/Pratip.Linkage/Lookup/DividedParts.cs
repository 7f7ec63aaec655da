using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>A part that was written together and stands apart in the index (Chandara, Chan Dara): one name must hold both halves.</summary>
internal sealed class DividedParts
{
    private const int Shortest = 2;
    private const int MostForms = 2;
    private const int MostCharacters = 4;
    private const int MostNames = 20_000;

    private readonly List<IndexedToken> _left = [];
    private readonly List<IndexedToken> _right = [];

    /// <summary>Adds the halves that stand in one name to what the part may mean.</summary>
    public void AddTo(QueryUnit unit, IndexCore core)
    {
        if (unit.Token.Script == Script.Han)
        {
            AddTurned(unit, core);
        }
        else if (unit.Token.Script != Script.Latin)
        {
            AddWritten(unit, core);
        }

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

    /// <summary>Characters of which the surname is not the first: it may stand anywhere.</summary>
    private static void AddTurned(QueryUnit unit, IndexCore core)
    {
        var text = unit.Token.Text;
        for (var at = 0; at < text.Length && text.Length is > 1 and <= MostCharacters; at++)
        {
            if (core.Words.Known(text.AsSpan(at, 1)) is { } one && core.Words.Known(text.Remove(at, 1)) is { } rest)
            {
                AddBoth(unit, one, rest, core.Names);
            }
        }
    }

    /// <summary>Words of another script: read together they may sound otherwise than one by one, so they are looked for as they are written.</summary>
    private static void AddWritten(QueryUnit unit, IndexCore core)
    {
        var text = unit.Token.Text.AsSpan();
        for (var cut = Shortest; cut <= text.Length - Shortest; cut++)
        {
            if (core.Words.Known(text[..cut]) is { } left && core.Words.Known(text[cut..]) is { } right)
            {
                AddBoth(unit, left, right, core.Names);
            }
        }
    }

    private static void AddBoth(QueryUnit unit, IndexedToken one, IndexedToken other, NameTable names)
    {
        var (rare, frequent) = one.Count < other.Count ? (one, other) : (other, one);
        if (StandTogether(rare, frequent, names))
        {
            unit.Meanings.Add((rare, RoughNames.Half));
            unit.Meanings.Add((frequent, RoughNames.Half));
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
                AddBoth(unit, rare, other, names);
            }
        }
    }

    internal static bool StandTogether(IndexedToken rare, IndexedToken other, NameTable names)
    {
        foreach (ref readonly var name in rare.Names())
        {
            if (name.Holds(other, names))
            {
                return true;
            }
        }

        return false;
    }
}
