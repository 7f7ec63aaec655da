using Pratip.Statistics.Checks;

namespace Pratip.Statistics.Tests.Checks;

public sealed class CheckPlanTests
{
    private const string Shipped = """
        {
          "sums": [
            { "whole": {"measure": "cases.headline"}, "parts": [ {"measure": "cases.trafficking"} ] },
            SUM
          ],
          "atMost": [],
          "lists": [],
          "cumulatives": [ CUMULATIVE ],
          "sameNumber": { "least": 100, "breakdowns": [], "related": [] },
          "change": { "leastWindows": 5, "deviations": 3, "factor": 5, "least": 25 }
        }
        """;

    [Fact]
    public void A_sum_of_cases_and_persons_is_refused_with_the_file_and_the_line()
    {
        var problem = Assert.Throws<InvalidDataException>(() => CheckPlan.Parse(Plan(
            """{ "whole": {"measure": "cases.headline"}, "parts": [ {"measure": "cases.trafficking"}, {"measure": "suspects.arrested"} ] }""")));
        Assert.StartsWith("checks.json, line 4, sum 2: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("'cases.headline' counts Case", problem.Message, StringComparison.Ordinal);
        Assert.Contains("'suspects.arrested' counts", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_over_years_is_of_the_unit_of_what_it_adds_up()
    {
        const string Sum = """{ "whole": {"measure": "cases.headline"}, "parts": [ {"measure": "cases.trafficking"} ] }""";
        Assert.Single(CheckPlan.Parse(Plan(Sum, """{ "total": "removals.cumulative-since-2014", "flow": "removals" }""")).Cumulatives);

        var problem = Assert.Throws<InvalidDataException>(() => CheckPlan.Parse(Plan(Sum, """{ "total": "removals.cumulative-since-2014", "flow": "cases.trafficking" }""")));
        Assert.StartsWith("checks.json, line 8, cumulative 1: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_of_the_program_adds_only_what_is_of_one_unit() => Assert.NotEmpty(CheckPlan.Standard.Sums);

    private static string Plan(string sum, string cumulative = "") =>
        Shipped.Replace("SUM", sum, StringComparison.Ordinal).Replace("CUMULATIVE", cumulative, StringComparison.Ordinal);
}
