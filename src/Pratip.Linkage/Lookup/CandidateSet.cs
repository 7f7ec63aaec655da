namespace Pratip.Linkage.Lookup;

/// <summary>Adds up, per name, what the parts of the question bring. One array over all names, wiped only where it was written.</summary>
internal sealed class CandidateSet
{
    private const int UnitBits = 16;
    private const int Steps = 512;

    private int[] _names = new int[1024];
    private int[] _gains = [];
    private int[] _gathered = [];
    private int[] _histogram = [];

    /// <summary>One bit for each candidate, for asking many names whether they are among them: it stays in the processor's near memory.</summary>
    private ulong[] _bits = [];
    private bool _hasBits;

    public int Count { get; private set; }

    /// <summary>In the order in which they were found.</summary>
    public ReadOnlySpan<int> Names => _names.AsSpan(0, Count);

    public void Begin(int names)
    {
        Clear();
        if (_gains.Length < names)
        {
            _gains = new int[names + (names / 4) + 16];
            _bits = new ulong[(_gains.Length / 64) + 1];
        }
    }

    /// <summary>
    /// A name that holds several meanings of one unit gains the first only, and meanings come best first: the low bits remember
    /// which units it has gained from.
    /// </summary>
    public void Add(int unit, int gain, ReadOnlySpan<int> names, int most)
    {
        foreach (var name in Seen(names, most))
        {
            Add(unit, gain, name);
        }
    }

    public void Add(int unit, int gain, int name)
    {
        ref var held = ref _gains[name];
        if (held == 0)
        {
            if (Count == _names.Length)
            {
                Array.Resize(ref _names, Count * 2);
            }

            _names[Count++] = name;
        }

        if ((held & (1 << unit)) == 0)
        {
            held = (held + (gain << UnitBits)) | (1 << unit);
        }
    }

    /// <summary>The same for names that are candidates already: none is added.</summary>
    public void Raise(int unit, int gain, ReadOnlySpan<int> names, int most)
    {
        MarkBits();
        var bits = _bits;
        foreach (var name in Seen(names, most))
        {
            if ((bits[name >> 6] >> name & 1) == 0)
            {
                continue;
            }

            ref var held = ref _gains[name];
            if ((held & (1 << unit)) == 0)
            {
                held = (held + (gain << UnitBits)) | (1 << unit);
            }
        }
    }

    /// <summary>
    /// The names with the largest gains: at least so many if there are, with all that gain as much as the last of them, up to the
    /// limit. <paramref name="isWhole"/> is false where the limit left some of those out.
    /// </summary>
    public void Best(int count, int limit, List<int> best, out bool isWhole)
    {
        isWhole = true;
        best.Clear();
        if (Count <= count)
        {
            best.AddRange(Names);
            return;
        }

        var least = LeastGain(count, limit, Gather(), out isWhole);
        for (var i = 0; i < Count && best.Count < limit; i++)
        {
            if (_gathered[i] >= least)
            {
                best.Add(_names[i]);
            }
        }
    }

    public void Clear()
    {
        foreach (var name in Names)
        {
            _gains[name] = 0;
            _bits[name >> 6] = 0;
        }

        Count = 0;
        _hasBits = false;
    }

    /// <summary>Sets the gains side by side, because they are read several times, and returns the largest.</summary>
    private int Gather()
    {
        if (_gathered.Length < Count)
        {
            _gathered = new int[_names.Length];
        }

        var largest = 1;
        for (var i = 0; i < Count; i++)
        {
            _gathered[i] = _gains[_names[i]] >> UnitBits;
            largest = Math.Max(largest, _gathered[i]);
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
        foreach (var one in _gathered.AsSpan(0, Count))
        {
            histogram[one]++;
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

    /// <summary>Names ascend: those that came after the reader began stand at the end.</summary>
    private static ReadOnlySpan<int> Seen(ReadOnlySpan<int> names, int most)
    {
        while (names is [.., var last] && last >= most)
        {
            names = names[..^1];
        }

        return names;
    }

    private void MarkBits()
    {
        if (_hasBits)
        {
            return;
        }

        foreach (var name in Names)
        {
            _bits[name >> 6] |= 1UL << name;
        }

        _hasBits = true;
    }
}
