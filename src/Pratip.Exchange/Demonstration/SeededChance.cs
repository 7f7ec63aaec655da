using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>Chance that is the same on every machine and under every runtime: whole numbers only.</summary>
internal sealed class SeededChance(ulong seed)
{
    private readonly SplitMix64 _numbers = new(seed);

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
        return (int)(((UInt128)_numbers.Next() * (ulong)bound) >> 64);
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
}
