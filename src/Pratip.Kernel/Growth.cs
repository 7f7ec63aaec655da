namespace Pratip.Kernel;

/// <summary>
/// The change from an earlier window to a later one. Growth is on the earlier figure: the press figure of 16.34 % for
/// 87 to 104 cases was computed on the later one and is 19.54 %.
/// </summary>
public readonly record struct Growth(long Earlier, long Later)
{
    /// <summary>Below this, one more or less moves a change by ten per cent and more, and decimals would say what nobody knows.</summary>
    public const long SmallBase = 10;

    public long Difference => Later - Earlier;

    /// <summary>How many decimals the change is printed with where people read it; files for programs always have two.</summary>
    public int Decimals => Earlier < SmallBase ? 0 : 2;

    /// <summary>Per cent of the earlier figure, or null where the earlier figure is zero and no percentage exists.</summary>
    public decimal? PerCent(int decimals) => Earlier == 0 ? null : Percentage.Of(Difference, Earlier, decimals);
}
