namespace Pratip.Linkage.Lookup;

/// <summary>Adds up, per slot, what the parts of the question bring. One array over all slots, wiped only where it was written.</summary>
internal sealed class CandidateSet
{
    private const int UnitBits = 16;
    private const int Steps = 512;

    private int[] _slots = new int[1024];
    private int[] _gains = [];
    private int[] _weighed = [];
    private int[] _histogram = [];

    /// <summary>One bit for each candidate, for asking many slots whether they are among them: it stays in the processor's near memory.</summary>
    private ulong[] _bits = [];
    private bool _hasBits;

    public int Count { get; private set; }

    /// <summary>In the order in which they were found.</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public void Begin(int slots)
    {
        Clear();
        if (_gains.Length < slots)
        {
            _gains = new int[slots + (slots / 4) + 16];
            _bits = new ulong[(_gains.Length / 64) + 1];
        }
    }

    /// <summary>
    /// A slot that bears several meanings of one unit gains the first only, and meanings come best first: the low bits remember
    /// which units it has gained from.
    /// </summary>
    public void Add(int unit, int gain, ReadOnlySpan<int> slots, int published)
    {
        foreach (var slot in Seen(slots, published))
        {
            Add(unit, gain, slot);
        }
    }

    public void Add(int unit, int gain, int slot)
    {
        ref var held = ref _gains[slot];
        if (held == 0)
        {
            if (Count == _slots.Length)
            {
                Array.Resize(ref _slots, Count * 2);
            }

            _slots[Count++] = slot;
        }

        if ((held & (1 << unit)) == 0)
        {
            held = (held + (gain << UnitBits)) | (1 << unit);
        }
    }

    /// <summary>The same for people who are candidates already: nobody is added.</summary>
    public void Raise(int unit, int gain, ReadOnlySpan<int> slots, int published)
    {
        MarkBits();
        var bits = _bits;
        foreach (var slot in Seen(slots, published))
        {
            if ((bits[slot >> 6] >> slot & 1) == 0)
            {
                continue;
            }

            ref var held = ref _gains[slot];
            if ((held & (1 << unit)) == 0)
            {
                held = (held + (gain << UnitBits)) | (1 << unit);
            }
        }
    }

    /// <summary>
    /// The slots with the largest gains, after what the year of birth says: at least so many if there are, with all that gain as much
    /// as the last of them, up to the limit. <paramref name="isWhole"/> is false where the limit left some of those out.
    /// </summary>
    public void Best(int count, int limit, IndexCore core, in FactComparison facts, List<int> best, out bool isWhole)
    {
        isWhole = true;
        best.Clear();
        if (Count <= count)
        {
            best.AddRange(Slots);
            return;
        }

        var least = LeastGain(count, limit, Gather(), out isWhole);
        if (facts.HasBirthYear)
        {
            // Whoever gains less than the last of the best would keep in another year is not among them in any year.
            least = LeastGain(count, limit, Weigh(core, facts, facts.LeastScore(least)), out isWhole);
        }

        for (var i = 0; i < Count && best.Count < limit; i++)
        {
            if (_weighed[i] >= least)
            {
                best.Add(_slots[i]);
            }
        }
    }

    public void Clear()
    {
        foreach (var slot in Slots)
        {
            _gains[slot] = 0;
            _bits[slot >> 6] = 0;
        }

        Count = 0;
        _hasBits = false;
    }

    /// <summary>Sets the gains side by side, because they are read several times, and returns the largest.</summary>
    private int Gather()
    {
        if (_weighed.Length < Count)
        {
            _weighed = new int[_slots.Length];
        }

        var largest = 1;
        for (var i = 0; i < Count; i++)
        {
            _weighed[i] = _gains[_slots[i]] >> UnitBits;
            largest = Math.Max(largest, _weighed[i]);
        }

        return largest;
    }

    /// <summary>Lets those of other years gain less, and who gained less than the least nothing; returns the largest.</summary>
    private int Weigh(IndexCore core, in FactComparison facts, int least)
    {
        var largest = 1;
        for (var i = 0; i < Count; i++)
        {
            _weighed[i] = _weighed[i] < least ? 0 : facts.Score(_weighed[i], core.BirthYear(_slots[i]));
            largest = Math.Max(largest, _weighed[i]);
        }

        return largest;
    }

    /// <summary>The least gain of those who are among the best; gains of one step count as equal.</summary>
    private int LeastGain(int count, int limit, int largest, out bool isWhole)
    {
        if (_histogram.Length <= largest)
        {
            _histogram = new int[largest + 1];
        }

        var histogram = _histogram.AsSpan(0, largest + 1);
        histogram.Clear();
        foreach (var weighed in _weighed.AsSpan(0, Count))
        {
            histogram[weighed]++;
        }

        var (gain, sum) = (largest, histogram[largest]);
        while (gain > 0 && (sum < count || Step(gain - 1, largest) == Step(gain, largest)))
        {
            gain--;
            sum += histogram[gain];
        }

        isWhole = sum <= limit;
        return gain;
    }

    private static int Step(int gain, int largest) => (int)((long)gain * Steps / largest);

    /// <summary>Slots ascend: those that the reader may not see yet stand at the end.</summary>
    private static ReadOnlySpan<int> Seen(ReadOnlySpan<int> slots, int published)
    {
        while (slots is [.., var last] && last >= published)
        {
            slots = slots[..^1];
        }

        return slots;
    }

    private void MarkBits()
    {
        if (_hasBits)
        {
            return;
        }

        foreach (var slot in Slots)
        {
            _bits[slot >> 6] |= 1UL << slot;
        }

        _hasBits = true;
    }
}
