namespace Pratip.Linkage.Lookup;

/// <summary>Adds up, per slot, what the parts of the question bring. One array over all slots, wiped only where it was written.</summary>
internal sealed class CandidateSet
{
    private const int UnitBits = 16;
    private const int Steps = 512;

    private readonly List<int> _slots = [];
    private int[] _gains = [];

    public int Count => _slots.Count;

    public void Begin(int slots)
    {
        Clear();
        if (_gains.Length < slots)
        {
            _gains = new int[slots + (slots / 4) + 16];
        }
    }

    /// <summary>
    /// A slot that bears several meanings of one unit gains the first only, and meanings come best first: the low bits remember
    /// which units it has gained from.
    /// </summary>
    public void Add(int unit, int gain, ReadOnlySpan<int> slots, int published)
    {
        foreach (var slot in slots)
        {
            if (slot < published)
            {
                Add(unit, gain, slot);
            }
        }
    }

    /// <summary>The same for people who are candidates already: nobody is added.</summary>
    public void Raise(int unit, int gain, ReadOnlySpan<int> slots, int published)
    {
        foreach (var slot in slots)
        {
            if (slot < published && _gains[slot] != 0)
            {
                Add(unit, gain, slot);
            }
        }
    }

    public void Add(int unit, int gain, int slot)
    {
        ref var held = ref _gains[slot];
        if (held == 0)
        {
            _slots.Add(slot);
        }

        if ((held & (1 << unit)) == 0)
        {
            held = (held + (gain << UnitBits)) | (1 << unit);
        }
    }

    /// <summary>
    /// The slots with the largest gains: at least so many if there are, with all that gain as much as the last of them, up to the
    /// limit. <paramref name="isWhole"/> is false where the limit left some of those out.
    /// </summary>
    public List<int> Best(int count, int limit, out bool isWhole)
    {
        isWhole = true;
        if (_slots.Count <= count)
        {
            return _slots;
        }

        var largest = 1;
        foreach (var slot in _slots)
        {
            largest = Math.Max(largest, _gains[slot] >> UnitBits);
        }

        Span<int> histogram = stackalloc int[Steps + 1];
        foreach (var slot in _slots)
        {
            histogram[Step(slot, largest)]++;
        }

        var (step, sum) = (Steps, histogram[Steps]);
        while (step > 0 && sum < count)
        {
            step--;
            sum += histogram[step];
        }

        isWhole = sum <= limit;
        var best = new List<int>(Math.Min(sum, limit));
        foreach (var slot in _slots)
        {
            if (Step(slot, largest) >= step && best.Count < limit)
            {
                best.Add(slot);
            }
        }

        return best;
    }

    public void Clear()
    {
        foreach (var slot in _slots)
        {
            _gains[slot] = 0;
        }

        _slots.Clear();
    }

    private int Step(int slot, int largest) => (int)((long)(_gains[slot] >> UnitBits) * Steps / largest);
}
