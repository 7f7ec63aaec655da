using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>A part of names in the index with the slots of all who bear it, ascending.</summary>
internal sealed class IndexedToken(NameToken token, int number)
{
    private Meanings? _meanings;
    private int[] _slots = new int[1];
    private int _count;

    public NameToken Token { get; } = token;

    public int Number { get; } = number;

    public int Count => Volatile.Read(ref _count);

    /// <summary>What was found when this part itself was asked for; null where nothing is remembered.</summary>
    public Meanings? Meanings
    {
        get => Volatile.Read(ref _meanings);
        set => Volatile.Write(ref _meanings, value);
    }

    /// <summary>A reader gets what was there when it asked: the array that holds a slot is published before the count that tells of it.</summary>
    public ReadOnlySpan<int> Slots()
    {
        var count = Volatile.Read(ref _count);
        return Volatile.Read(ref _slots).AsSpan(0, count);
    }

    public void Add(int slot)
    {
        var count = _count;
        if (count > 0 && _slots[count - 1] == slot)
        {
            return;
        }

        if (count == _slots.Length)
        {
            var larger = new int[count + Math.Max(1, count / 2)];
            _slots.CopyTo(larger, 0);
            Volatile.Write(ref _slots, larger);
        }

        _slots[count] = slot;
        Volatile.Write(ref _count, count + 1);
    }
}
