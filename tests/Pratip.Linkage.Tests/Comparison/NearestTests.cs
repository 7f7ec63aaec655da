using Pratip.Linkage.Comparison;

namespace Pratip.Linkage.Tests.Comparison;

public sealed class NearestTests
{
    private static readonly string[] Codes = ["family", "social-affairs", "ngo-shelter", "hospital", "embassy"];

    [Theory]
    [InlineData("famly", "family")]
    [InlineData("EMBASY", "embassy")]
    [InlineData("shelter", "ngo-shelter")]
    [InlineData(" hospitl ", "hospital")]
    public void Finds_the_code_that_was_meant(string typed, string meant) => Assert.Equal(meant, Nearest.To(typed, Codes, 3)[0]);

    [Fact]
    public void The_answer_does_not_depend_on_the_order_of_the_candidates() =>
        Assert.Equal(Nearest.To("x", Codes, 3), Nearest.To("x", Codes.Reverse(), 3));

    [Fact]
    public void Gives_no_more_than_asked_for() => Assert.Equal(2, Nearest.To("", Codes, 2).Count);
}
