using Pratip.Registry.Courts;

namespace Pratip.Registry.Tests.Courts;

public sealed class StageRulesTests
{
    [Theory]
    [InlineData("trial 2025-03-01", "verdict 2025-02-28")]
    [InlineData("referral-to-court 2025-03", "judicial-investigation 2025-02")]
    [InlineData("arrest 2025-03-02", "custody 2025-03-01")]
    [InlineData("verdict 2025", "appeal 2024")]
    [InlineData("inquiry 2025-02", "referral-to-court 2025-01-31")]
    [InlineData("indictment 2025-02-02", "trial 2025-02-01")]
    public void A_step_before_what_certainly_comes_first_is_misplaced_whichever_is_entered_first(string first, string second)
    {
        var steps = new[] { Step(first), Step(second) };
        Assert.Equal((steps[0], steps[1]), StageRules.Misplaced(steps));
        Assert.Equal((steps[0], steps[1]), StageRules.Misplaced([steps[1], steps[0]]));
    }

    [Theory]
    [InlineData("trial 2025-03-01", "verdict 2025-03-01")]
    [InlineData("trial 2025-03-17", "verdict 2025-03")]
    [InlineData("trial 2025", "verdict 2025-01-01")]
    [InlineData("verdict 2024-05-01", "arrest 2025-01-01")]
    [InlineData("complaint 2025-02-01", "arrest 2025-01-01")]
    [InlineData("unknown 2025-02-01", "verdict 2024-01-01")]
    [InlineData("trial 2024-01-10", "verdict 2024-02-01", "appeal 2024-06-01", "trial 2025-01-10", "verdict 2025-02-01")]
    [InlineData("referral-to-court 2024-01-01", "immediate-appearance 2024-01-02", "trial 2024-01-10", "judicial-investigation 2024-01-12", "indictment 2024-06-01", "trial 2024-09-01")]
    public void What_may_be_so_is_not_misplaced(params string[] steps) => Assert.Null(StageRules.Misplaced([.. steps.Select(Step)]));

    private static ProceduralStage Step(string text)
    {
        var parts = text.Split(' ');
        return new ProceduralStage { SuspectId = Guid.Empty, Stage = parts[0], On = parts[1] };
    }
}
