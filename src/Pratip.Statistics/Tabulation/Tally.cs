namespace Pratip.Statistics.Tabulation;

/// <summary>Counts of one population over one stretch of rows; stretches are added up in order.</summary>
internal sealed class Tally(Population population)
{
    /// <summary>One array of counts by code for each breakdown of the population.</summary>
    public long[][] Counts { get; } = [.. population.Dividers.Select(d => new long[d.Size])];

    /// <summary>For each crossing the codes of its first divider, and within each those of its second.</summary>
    public long[][] Crossed { get; } = [.. population.Crossings.Select(c => new long[population.Dividers[c.First].Size * population.Dividers[c.Second].Size])];

    /// <summary>One sum for each amount column.</summary>
    public long[] Sums { get; } = new long[population.Amounts.Length];

    public long Total { get; set; }

    /// <summary>Persons as each agency counts its own; more than the total by what linkage brought together.</summary>
    public long Reported { get; set; }

    /// <summary>Persons that two agencies have in common, by the indexes of both, the smaller first.</summary>
    public Dictionary<(ushort, ushort), long> Overlaps { get; } = [];

    public long Undated { get; set; }

    /// <summary>Something was counted that the footnote of the measure speaks of.</summary>
    public bool IsFootnoted { get; set; }

    /// <summary>Rows whose keys do not lie side by side; they are brought together once every stretch is done.</summary>
    public List<int>? Scattered { get; } = population.KeysAreScattered ? [] : null;

    public void Add(Tally other)
    {
        Total += other.Total;
        Undated += other.Undated;
        Reported += other.Reported;
        foreach (var (agencies, persons) in other.Overlaps)
        {
            Overlaps[agencies] = Overlaps.GetValueOrDefault(agencies) + persons;
        }

        IsFootnoted |= other.IsFootnoted;
        AddTo(Sums, other.Sums);
        for (var i = 0; i < Counts.Length; i++)
        {
            AddTo(Counts[i], other.Counts[i]);
        }

        for (var i = 0; i < Crossed.Length; i++)
        {
            AddTo(Crossed[i], other.Crossed[i]);
        }

        if (other.Scattered is not null)
        {
            Scattered!.AddRange(other.Scattered);
        }
    }

    private static void AddTo(long[] sums, long[] addends)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += addends[i];
        }
    }
}
