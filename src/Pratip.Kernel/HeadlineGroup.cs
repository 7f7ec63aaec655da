namespace Pratip.Kernel;

/// <summary>
/// Where the national headline counts a case. Each case has exactly one group and its persons inherit it: trafficking if
/// any charge is (before charging: the opening offence), else sexual exploitation, else outside the headline.
/// The order is the order of precedence.
/// </summary>
public enum HeadlineGroup
{
    Trafficking,
    SexualExploitation,
    Outside,
}

public static class HeadlineGroups
{
    public static string Code(this HeadlineGroup group) => group switch
    {
        HeadlineGroup.Trafficking => "trafficking",
        HeadlineGroup.SexualExploitation => "sexual-exploitation",
        _ => "outside",
    };

    /// <summary>The group that takes precedence; a case without any offence on record stands outside the headline.</summary>
    public static HeadlineGroup Strongest(IEnumerable<HeadlineGroup> groups) => groups.DefaultIfEmpty(HeadlineGroup.Outside).Min();
}
