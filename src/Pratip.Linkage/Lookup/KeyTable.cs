namespace Pratip.Linkage.Lookup;

/// <summary>
/// From key to numbers, chained in arrays: 12 bytes an entry and 4 to 8 for its place in the table. One writer; readers need no
/// lock: an entry is written before its chain points to it, and a larger table is filled before it is published.
/// </summary>
internal sealed class KeyTable
{
    private const int Smallest = 1024;

    private Table _table = new(Smallest);
    private int _count;

    public void Add(uint key, int value)
    {
        var table = _table;
        if (_count == table.Entries.Length)
        {
            table = table.Doubled(_count);
            Volatile.Write(ref _table, table);
        }

        table.Link(_count, key, value);
        _count++;
    }

    /// <summary>Every number under a key; one of a key that only looks alike may be among them.</summary>
    public Chain Of(uint key) => new(Volatile.Read(ref _table), key);

    public void Collect(uint key, List<int> found)
    {
        for (var chain = Of(key); chain.Next(out var number);)
        {
            found.Add(number);
        }
    }

    /// <summary>Walks through what one key leads to.</summary>
    internal struct Chain(Table table, uint key)
    {
        private int _at = Volatile.Read(ref table.Heads[key & table.Mask]) - 1;

        public bool Next(out int number)
        {
            while (_at >= 0)
            {
                ref var entry = ref table.Entries[_at];
                _at = entry.Next - 1;
                if (entry.Key == key)
                {
                    number = entry.Value;
                    return true;
                }
            }

            number = 0;
            return false;
        }
    }

    internal struct Entry
    {
        public uint Key;
        public int Value;
        public int Next;
    }

    internal sealed class Table(int size)
    {
        /// <summary>One more than the place of the first entry of a chain, so that 0 is the end.</summary>
        public int[] Heads { get; } = new int[size];

        public Entry[] Entries { get; } = new Entry[size];

        public uint Mask { get; } = (uint)size - 1;

        public void Link(int at, uint key, int value)
        {
            ref var head = ref Heads[key & Mask];
            Entries[at] = new Entry { Key = key, Value = value, Next = head };
            Volatile.Write(ref head, at + 1);
        }

        public Table Doubled(int count)
        {
            var larger = new Table(Entries.Length * 2);
            for (var i = 0; i < count; i++)
            {
                larger.Link(i, Entries[i].Key, Entries[i].Value);
            }

            return larger;
        }
    }
}
