namespace Pratip.Linkage.Lookup;

/// <summary>The best so many people by score, among equals those of lower slots; each once, with the score they came with first.</summary>
internal sealed class BestPeople
{
    private readonly PriorityQueue<int, long> _worstFirst = new();
    private readonly HashSet<int> _taken = [];
    private int _most;
    private long _least;

    /// <summary>No score below it is taken any more.</summary>
    public int Least => (int)(_least >> 32);

    /// <summary>Whether somebody was refused or had to leave.</summary>
    public bool HasOthers { get; private set; }

    public void Begin(int most)
    {
        Clear();
        _most = most;
        _least = most == 0 ? long.MaxValue : 0;
    }

    /// <summary>Whether somebody with this score at most would be among the best.</summary>
    public bool Takes(int score, int slot)
    {
        var takes = Key(score, slot) > _least;
        HasOthers |= !takes;
        return takes;
    }

    public void Add(int score, int slot)
    {
        if (!Takes(score, slot) || !_taken.Add(slot))
        {
            return;
        }

        _worstFirst.Enqueue(slot, Key(score, slot));
        if (_worstFirst.Count > _most)
        {
            _worstFirst.Dequeue();
            HasOthers = true;
        }

        if (_worstFirst.Count == _most)
        {
            _worstFirst.TryPeek(out _, out _least);
        }
    }

    /// <summary>Adds them to the others, in no order.</summary>
    public void CopyTo(List<int> slots)
    {
        foreach (var (slot, _) in _worstFirst.UnorderedItems)
        {
            slots.Add(slot);
        }
    }

    public void Clear()
    {
        _worstFirst.Clear();
        _taken.Clear();
        HasOthers = false;
    }

    private static long Key(int score, int slot) => ((long)score << 32) | (uint)(int.MaxValue - slot);
}
