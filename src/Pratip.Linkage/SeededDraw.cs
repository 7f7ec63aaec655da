using Pratip.Kernel;

namespace Pratip.Linkage;

/// <summary>What is drawn by chance, the same for the same seed.</summary>
internal sealed class SeededDraw(ulong seed)
{
    private readonly SplitMix64 _numbers = new(seed);

    public ulong Next() => _numbers.Next();

    /// <summary>From 0 to below the bound.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>From 0 to below 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A waiting time of mean 1.</summary>
    public double Exponential() => -Math.Log(1 - Fraction());

    /// <summary>Of mean 0 and variance 1 (Box and Muller 1958, Ann. Math. Stat. 29:610).</summary>
    public double Normal() => Math.Sqrt(2 * Exponential()) * Math.Cos(2 * Math.PI * Fraction());

    /// <summary>How many events there are where so many are expected.</summary>
    public int Poisson(double mean)
    {
        var events = 0;
        for (var left = mean - Exponential(); left > 0; left -= Exponential())
        {
            events++;
        }

        return events;
    }

    /// <summary>So many of the numbers from 0 on, each as likely as the other, in ascending order.</summary>
    public int[] Choose(int count, int of)
    {
        var chosen = new HashSet<int>(count);
        for (var i = of - count; i < of; i++)
        {
            // Floyd's way (Bentley and Floyd 1987, CACM 30:754): no number is drawn in vain.
            if (Below(i + 1) is var number && !chosen.Add(number))
            {
                chosen.Add(i);
            }
        }

        return [.. chosen.Order()];
    }
}
