namespace Pratip.Linkage.Lookup;

/// <summary>Names with what they may be worth at most, to be taken from the best down: sorted by counting, since worth is in thousandths.</summary>
internal sealed class FoundNames
{
    private const int Whole = 1000;

    /// <summary>So many names are fetched from memory together; of the best few are enough.</summary>
    private const int Together = 16;

    private readonly int[] _starts = new int[Whole + 2];
    private (short Worth, int Name)[] _found = new (short, int)[256];
    private int[] _sorted = [];
    private int _count;
    private int _fetched;

    public int Count => _count;

    public void Add(int worth, int name)
    {
        if (_count == _found.Length)
        {
            Array.Resize(ref _found, _count * 2);
        }

        _found[_count++] = ((short)worth, name);
    }

    /// <summary>Takes all out, best first and among equals as they came, while the caller wants more.</summary>
    /// <returns>False where the caller wanted no more.</returns>
    public bool TakeAll(NameTable names, Func<int, int, bool> wants)
    {
        var count = Sort();
        _count = 0;
        var worth = Whole;
        for (var i = 0; i < count; i++)
        {
            if (i % Together == 0)
            {
                _fetched += names.Fetch(_sorted.AsSpan(i, Math.Min(Together, count - i)));
            }

            while (i >= _starts[worth])
            {
                worth--;
            }

            if (!wants(worth, _sorted[i]))
            {
                return false;
            }
        }

        return true;
    }

    public void Clear() => _count = 0;

    /// <summary>Afterwards the names of a worth end where its entry says.</summary>
    private int Sort()
    {
        if (_sorted.Length < _count)
        {
            _sorted = new int[_found.Length];
        }

        Array.Clear(_starts);
        var found = _found.AsSpan(0, _count);
        foreach (var (worth, _) in found)
        {
            _starts[worth]++;
        }

        var before = 0;
        for (var worth = Whole; worth >= 0; worth--)
        {
            (_starts[worth], before) = (before, before + _starts[worth]);
        }

        foreach (var (worth, name) in found)
        {
            _sorted[_starts[worth]++] = name;
        }

        return _count;
    }
}
