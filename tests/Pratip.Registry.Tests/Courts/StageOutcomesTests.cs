using Pratip.Reference.CodeLists;
using Pratip.Registry.Courts;

namespace Pratip.Registry.Tests.Courts;

public sealed class StageOutcomesTests
{
    public static TheoryData<string> Stages => [.. Codes("procedural-stage")];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Every_step_says_what_can_come_of_it_in_the_words_of_the_list(string stage)
    {
        var outcomes = StageOutcomes.Of(stage);
        Assert.Contains("unknown", outcomes, StringComparer.Ordinal);
        Assert.Equal(outcomes.Distinct(StringComparer.Ordinal), outcomes, StringComparer.Ordinal);
        Assert.All(outcomes, outcome => Assert.True(CodeListCatalogue.Standard.Get("stage-outcome").Contains(outcome), outcome));
    }

    [Fact]
    public void Every_outcome_of_the_list_can_come_of_a_known_step() =>
        Assert.Empty(Codes("stage-outcome").Except(Codes("procedural-stage").Where(stage => stage != "unknown").SelectMany(StageOutcomes.Of), StringComparer.Ordinal));

    private static IEnumerable<string> Codes(string list) => CodeListCatalogue.Standard.Get(list).Entries.Select(entry => entry.Code);
}
