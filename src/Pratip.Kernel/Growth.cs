namespace Pratip.Kernel;

/// <summary>
/// The change from an earlier window to a later one. Growth is on the earlier figure: the press figure of 16.34 % for
/// 87 to 104 cases was computed on the later one and is 19.54 %.
/// </summary>
public readonly record struct Growth(long Earlier, long Later)
{
    public long Difference => Later - Earlier;

    /// <summary>Per cent of the earlier figure, or null where the earlier figure is zero and no percentage exists.</summary>
    public decimal? PerCent(int decimals) => Earlier == 0 ? null : Percentage.Of(Difference, Earlier, decimals);
}
