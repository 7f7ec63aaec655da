using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>A part of names in the index with the numbers of all names that hold it, ascending, and how many people bear it.</summary>
internal sealed class IndexedToken(NameToken token, int number)
{
    private Meanings? _meanings;
    private Posting[] _names = new Posting[1];
    private int _count;
    private int _people;
    private int _lastBearer = -1;

    public NameToken Token { get; } = token;

    public int Number { get; } = number;

    /// <summary>How many people bear it, those included who were replaced or removed since the index was written anew.</summary>
    public int People => Volatile.Read(ref _people);

    /// <summary>In how many different names it stands.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>What was found when this part itself was asked for; null where nothing is remembered.</summary>
    public Meanings? Meanings
    {
        get => Volatile.Read(ref _meanings);
        set => Volatile.Write(ref _meanings, value);
    }

    /// <summary>A reader gets what was there when it asked: the array that holds a name is published before the count that tells of it.</summary>
    public ReadOnlySpan<Posting> Names()
    {
        var count = Volatile.Read(ref _count);
        return Volatile.Read(ref _names).AsSpan(0, count);
    }

    /// <summary>One more name, made of these parts; a name that holds the part twice is entered once.</summary>
    public void Add(int name, ReadOnlySpan<int> tokens)
    {
        var count = _count;
        if (count > 0 && _names[count - 1].Name == name)
        {
            return;
        }

        if (count == _names.Length)
        {
            var larger = new Posting[count + Math.Max(1, count / 3)];
            _names.CopyTo(larger, 0);
            Volatile.Write(ref _names, larger);
        }

        _names[count] = Posting.Of(name, Number, tokens);
        Volatile.Write(ref _count, count + 1);
    }

    /// <summary>One more who bears it; somebody who bears it several times counts once.</summary>
    public void Bear(int slot)
    {
        if (_lastBearer != slot)
        {
            _lastBearer = slot;
            Volatile.Write(ref _people, _people + 1);
        }
    }
}
