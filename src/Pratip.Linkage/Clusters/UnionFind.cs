namespace Pratip.Linkage.Clusters;

/// <summary>Sets that only ever grow together; each is known by its smallest member.</summary>
internal sealed class UnionFind
{
    private readonly int[] _parents;

    public UnionFind(int count)
    {
        _parents = new int[count];
        for (var i = 0; i < count; i++)
        {
            _parents[i] = i;
        }
    }

    public int Find(int member)
    {
        while (_parents[member] != member)
        {
            member = _parents[member] = _parents[_parents[member]];
        }

        return member;
    }

    /// <summary>Whether the two were apart before.</summary>
    public bool Join(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a == b)
        {
            return false;
        }

        _parents[Math.Max(a, b)] = Math.Min(a, b);
        return true;
    }
}
