namespace Pratip.Kernel.Tests;

public sealed class HeadlineGroupTests
{
    [Fact]
    public void Trafficking_takes_precedence_over_sexual_exploitation() => Assert.Equal(
        HeadlineGroup.Trafficking,
        HeadlineGroups.Strongest([HeadlineGroup.SexualExploitation, HeadlineGroup.Outside, HeadlineGroup.Trafficking]));

    [Fact]
    public void A_case_without_an_offence_stands_outside_the_headline() => Assert.Equal(HeadlineGroup.Outside, HeadlineGroups.Strongest([]));

    [Theory]
    [InlineData("trafficking", HeadlineGroup.Trafficking)]
    [InlineData("sexual-exploitation", HeadlineGroup.SexualExploitation)]
    [InlineData("outside", HeadlineGroup.Outside)]
    public void Every_group_has_the_code_the_figures_use(string code, HeadlineGroup group) => Assert.Equal(code, group.Code());

    [Fact]
    public void The_order_of_the_charges_decides_nothing()
    {
        var groups = Enum.GetValues<HeadlineGroup>();
        foreach (var (a, b) in groups.SelectMany(a => groups.Select(b => (a, b))))
        {
            var expected = a == HeadlineGroup.Trafficking || b == HeadlineGroup.Trafficking ? HeadlineGroup.Trafficking
                : a == HeadlineGroup.SexualExploitation || b == HeadlineGroup.SexualExploitation ? HeadlineGroup.SexualExploitation
                : HeadlineGroup.Outside;
            Assert.Equal((expected, expected), (HeadlineGroups.Strongest([a, b]), HeadlineGroups.Strongest([b, a])));
        }
    }
}
