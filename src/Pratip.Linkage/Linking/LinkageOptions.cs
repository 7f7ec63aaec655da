namespace Pratip.Linkage.Linking;

/// <summary>How a run of the linkage goes.</summary>
public sealed record LinkageOptions
{
    /// <summary>Whatever is drawn is drawn from this: the same records and the same seed give the same result.</summary>
    public ulong Seed { get; init; } = 20_250_701;

    /// <summary>The model and the rules are learnt from at most so many records.</summary>
    public int SampleRecords { get; init; } = 120_000;

    /// <summary>Pairs a record that are compared at most.</summary>
    public double PairsPerRecord { get; init; } = 40;
}
