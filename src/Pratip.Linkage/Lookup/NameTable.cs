namespace Pratip.Linkage.Lookup;

/// <summary>
/// All different names in the index, each once as a row of parts, with the slots of all who bear it, ascending. Of a million people
/// many bear one name: a question looks at it once, and at its bearers only when it is among the best.
/// </summary>
internal sealed class NameTable
{
    private readonly PagedList<Name> _names = new();
    private readonly PagedList<int> _tokens = new();
    private readonly KeyTable _byTokens = new();
    private int _count;

    /// <summary>A reader takes it after the number of slots: every name of those slots is among them.</summary>
    public int Count => Volatile.Read(ref _count);

    public ReadOnlySpan<int> Tokens(int name)
    {
        ref var entry = ref _names[name];
        return _tokens.Span(entry.FirstToken, entry.Tokens);
    }

    /// <summary>Who bears it or bore it; a reader leaves out whom it may not see.</summary>
    public ReadOnlySpan<Bearer> Bearers(int name)
    {
        ref var entry = ref _names[name];
        return Volatile.Read(ref entry.Bearers) switch
        {
            0 => [],
            1 => new ReadOnlySpan<Bearer>(in entry.First),
            var count => Volatile.Read(ref entry.All).AsSpan(0, count),
        };
    }

    /// <summary>
    /// Reads where the parts and bearers of names lie, one step for all of them after the other, so that the processor waits for memory
    /// once and not once a name. Nothing is made of it.
    /// </summary>
    /// <returns>A sum, so that the reading is not left out.</returns>
    public int Fetch(ReadOnlySpan<int> names)
    {
        var sum = 0;
        foreach (var name in names)
        {
            sum += _names[name].FirstToken;
        }

        foreach (var name in names)
        {
            ref var entry = ref _names[name];
            sum += _tokens[entry.FirstToken] + (Volatile.Read(ref entry.Bearers) > 1 ? Volatile.Read(ref entry.All)[0].Slot : 0);
        }

        return sum;
    }

    /// <summary>For the writer: the number of a name, and whether it is new.</summary>
    public int Enter(ReadOnlySpan<int> tokens, out bool isNew)
    {
        var key = Hash(tokens);
        for (var chain = _byTokens.Of(key); chain.Next(out var known);)
        {
            if (tokens.SequenceEqual(Tokens(known)))
            {
                isNew = false;
                return known;
            }
        }

        isNew = true;
        var number = _names.Append([new Name { FirstToken = _tokens.Append(tokens), Tokens = tokens.Length }]);
        _byTokens.Add(key, number);
        Volatile.Write(ref _count, number + 1);
        return number;
    }

    /// <summary>For the writer: one more who bears it. Slots come ascending; the array that holds one is published before the count that tells of it.</summary>
    public void Bear(int name, Bearer bearer)
    {
        ref var entry = ref _names[name];
        var count = entry.Bearers;
        if (count == 0)
        {
            entry.First = bearer;
        }
        else
        {
            if (count == 1 || count == entry.All.Length)
            {
                Volatile.Write(ref entry.All, Larger(entry.All, entry.First, count));
            }

            entry.All[count] = bearer;
        }

        Volatile.Write(ref entry.Bearers, count + 1);
    }

    private static Bearer[] Larger(Bearer[]? held, Bearer first, int count)
    {
        var larger = new Bearer[count + Math.Max(1, count / 3)];
        if (held is null)
        {
            larger[0] = first;
        }
        else
        {
            held.CopyTo(larger, 0);
        }

        return larger;
    }

    private static uint Hash(ReadOnlySpan<int> tokens)
    {
        var hash = 0x9E3779B9u;
        foreach (var token in tokens)
        {
            hash = (hash ^ (uint)token) * 0x85EBCA6B;
            hash ^= hash >> 13;
        }

        return hash;
    }

    private struct Name
    {
        public Bearer[] All;
        public int FirstToken;
        public int Tokens;
        public int Bearers;

        /// <summary>The only bearer of most names needs no array.</summary>
        public Bearer First;
    }
}
