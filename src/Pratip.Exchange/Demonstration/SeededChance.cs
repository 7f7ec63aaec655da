namespace Pratip.Exchange.Demonstration;

/// <summary>
/// Chance that is the same on every machine and under every runtime: SplitMix64 with integer arithmetic only. The
/// framework's own generator does not promise its sequence from one version to the next.
/// </summary>
internal sealed class SeededChance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator of its own for one part of the world, so that a change in one part leaves the others as they were.</summary>
    public static SeededChance For(ulong seed, string part)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in part)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return new(seed ^ hash);
    }

    /// <summary>0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(((UInt128)Next() * (ulong)bound) >> 64);
    }

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Percent(int chance) => Below(100) < chance;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The index drawn where each index is as likely as its weight says.</summary>
    public int Weighted(int[] weights)
    {
        var draw = Below(weights.Sum());
        for (var i = 0; i < weights.Length; i++)
        {
            draw -= weights[i];
            if (draw < 0)
            {
                return i;
            }
        }

        throw new InvalidOperationException("Weights must not be negative.");
    }

    public T Weighted<T>(IReadOnlyList<(T Item, int Weight)> items) => items[Weighted(items.Select(i => i.Weight).ToArray())].Item;

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    public DateOnly Day(DateOnly first, DateOnly last) => first.AddDays(Below(last.DayNumber - first.DayNumber + 1));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
