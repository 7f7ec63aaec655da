namespace Pratip.Linkage.Linking;

/// <summary>How a run of the linkage goes.</summary>
public sealed record LinkageOptions
{
    /// <summary>Whatever is drawn is drawn from this: the same records and the same seed give the same result.</summary>
    public ulong Seed { get; init; } = 20_250_701;

    /// <summary>The model and the rules are learnt from at most so many records.</summary>
    public int SampleRecords { get; init; } = 120_000;

    /// <summary>Pairs a record that are compared at most, where there are more records than all of whose pairs can be compared.</summary>
    public double PairsPerRecord { get; init; } = 40;

    /// <summary>So many pairs are compared in any case; few records are all compared with each other, and nobody is lost to blocking.</summary>
    public double LeastPairs { get; init; } = 5_000_000;

    /// <summary>The pairs that may be compared among so many records.</summary>
    internal double Budget(int records) => Math.Max(LeastPairs, PairsPerRecord * records);

    internal bool ComparesAll(int records) => (double)records * (records - 1) / 2 <= LeastPairs;

    /// <summary>Where each record comes from, when no source has two records of one person; null when any may.</summary>
    public IReadOnlyList<int>? Sources { get; init; }

    internal bool AreOfDifferentSources(Scoring.Edge edge) => Sources is not { } sources || sources[edge.A] != sources[edge.B];
}
