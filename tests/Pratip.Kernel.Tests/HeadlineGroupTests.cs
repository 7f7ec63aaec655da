namespace Pratip.Kernel.Tests;

public sealed class HeadlineGroupTests
{
    [Fact]
    public void Trafficking_takes_precedence_over_sexual_exploitation() => Assert.Equal(
        HeadlineGroup.Trafficking,
        HeadlineGroups.Strongest([HeadlineGroup.SexualExploitation, HeadlineGroup.Outside, HeadlineGroup.Trafficking]));

    [Fact]
    public void A_case_without_an_offence_stands_outside_the_headline() => Assert.Equal(HeadlineGroup.Outside, HeadlineGroups.Strongest([]));
}
