namespace Pratip.Linkage.Lookup;

/// <summary>The best so many people by score, among equals those of lower slots; each once, with the best score they came with.</summary>
internal sealed class BestPeople
{
    private readonly PriorityQueue<int, long> _worstFirst = new();
    private readonly Dictionary<int, int> _taken = [];
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

    public void Add(int score, int slot)
    {
        var key = Key(score, slot);
        if (key <= _least)
        {
            HasOthers = true;
            return;
        }

        if (_taken.TryGetValue(slot, out var before))
        {
            if (before >= score)
            {
                return;
            }

            _worstFirst.Remove(slot, out _, out _);
        }

        _taken[slot] = score;
        _worstFirst.Enqueue(slot, key);
        if (_worstFirst.Count > _most)
        {
            _taken.Remove(_worstFirst.Dequeue());
            HasOthers = true;
        }

        if (_worstFirst.Count == _most)
        {
            _worstFirst.TryPeek(out _, out _least);
        }
    }

    /// <summary>Adds them to the others, in no order.</summary>
    public void CopyTo(List<int> slots) => slots.AddRange(_taken.Keys);

    public void Clear()
    {
        _worstFirst.Clear();
        _taken.Clear();
        HasOthers = false;
    }

    private static long Key(int score, int slot) => ((long)score << 32) | (uint)(int.MaxValue - slot);
}
