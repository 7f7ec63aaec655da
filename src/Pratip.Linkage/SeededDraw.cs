namespace Pratip.Linkage;

/// <summary>Numbers that look random and are the same for the same seed (SplitMix64; Steele, Lea and Flood 2014, OOPSLA).</summary>
internal sealed class SeededDraw(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below the bound.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>From 0 to below 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A waiting time of mean 1.</summary>
    public double Exponential() => -Math.Log(1 - Fraction());

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
