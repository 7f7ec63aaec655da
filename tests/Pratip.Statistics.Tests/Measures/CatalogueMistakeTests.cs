using System.Text.Json.Nodes;
using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Tests.Measures;

/// <summary>
/// The shipped catalogues with one slip at a time: a member taken out, misspelt, emptied or of another kind, a file cut off.
/// Each is refused as a mistake of the file, with the place; none breaks the program in another way.
/// </summary>
public sealed class CatalogueMistakeTests
{
    private static readonly string Measures = EmbeddedData.ReadText(MeasureCatalogue.MeasureFile);
    private static readonly string Breakdowns = EmbeddedData.ReadText(MeasureCatalogue.BreakdownFile);
    private static readonly string Tables = EmbeddedData.ReadText("tables.json");

    /// <summary>Members an entry may do without; what is then left is another measure and no mistake.</summary>
    private static readonly string[] Optional = ["where", "needs", "breakdowns", "footnote", "reported"];

    private static readonly JsonNode?[] Wrong = [null, JsonValue.Create(""), JsonValue.Create("no-such"), JsonValue.Create(-1), JsonValue.Create(true), new JsonArray(), new JsonArray((JsonNode?)null), new JsonObject(), new JsonObject { ["en"] = null }];

    public static TheoryData<string> Ids => [.. MeasureCatalogue.Standard.All.Select(m => m.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_member_that_is_missing_or_misspelt_is_refused_with_the_file_and_the_place(string id)
    {
        var reportedOnly = MeasureCatalogue.Standard.Get(id).IsReportedOnly;
        foreach (var member in Entry(JsonNode.Parse(Measures)!, id).Select(m => m.Key).ToList())
        {
            var misspelt = Refusal(id, e =>
            {
                var value = e[member]!.DeepClone();
                e.Remove(member);
                e["x" + member] = value;
            });
            Assert.Contains("measures.json, line ", misspelt, StringComparison.Ordinal);
            Assert.Contains("x" + member, misspelt, StringComparison.Ordinal);
            if (!Optional.Contains(member, StringComparer.Ordinal) && !(reportedOnly && member == "subject"))
            {
                Assert.Contains(MeasureCatalogue.MeasureFile, Refusal(id, e => e.Remove(member)), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_value_of_the_wrong_kind_is_read_or_refused_and_never_breaks_the_program(string id)
    {
        var refused = 0;
        foreach (var member in Entry(JsonNode.Parse(Measures)!, id).Select(m => m.Key).ToList())
        {
            foreach (var value in Wrong)
            {
                var problem = Problem(id, e => e[member] = value?.DeepClone());
                refused += problem is null ? 0 : 1;
                Assert.True(problem is null || problem.Contains(".json", StringComparison.Ordinal), $"{id}.{member} = {value?.ToJsonString()}: {problem}");
            }
        }

        Assert.True(refused > 40, $"only {refused} slips were noticed");
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[[]]")]
    [InlineData("[{}]")]
    [InlineData("")]
    public void A_file_of_another_shape_is_refused_by_name(string json)
    {
        Assert.Contains("measures.json", Refused(() => MeasureCatalogue.Parse(json, Breakdowns)), StringComparison.Ordinal);
        Assert.Contains("tables.json", Refused(() => TableCatalogue.Parse(json)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused_with_the_line_wherever_it_ends()
    {
        for (var length = 1; length < Measures.TrimEnd().Length; length += 199)
        {
            var line = Measures[..length].Count(c => c == '\n') + 1;
            Assert.StartsWith($"measures.json, line {line}", Refused(() => MeasureCatalogue.Parse(Measures[..length], Breakdowns)), StringComparison.Ordinal);
        }

        for (var length = 1; length < Tables.TrimEnd().Length; length += 97)
        {
            Assert.StartsWith("tables.json, line ", Refused(() => TableCatalogue.Parse(Tables[..length])), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_breakdown_whose_title_is_gone_is_refused_for_every_breakdown()
    {
        foreach (var breakdown in JsonNode.Parse(Breakdowns)!.AsObject().Select(b => b.Key).ToList())
        {
            var titles = JsonNode.Parse(Breakdowns)!.AsObject();
            titles.Remove(breakdown);
            Assert.Contains($"'{breakdown}'", Refused(() => MeasureCatalogue.Parse(Measures, titles.ToJsonString())), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_code_column_misspelt_in_any_condition_is_refused_with_those_there_are()
    {
        foreach (var measure in MeasureCatalogue.Standard.All)
        {
            foreach (var column in measure.Where.Keys)
            {
                var refusal = Refusal(measure.Id, e =>
                {
                    var where = e["where"]!.AsObject();
                    var codes = where[column]!.DeepClone();
                    where.Remove(column);
                    where[column + "s"] = codes;
                });
                Assert.Contains($"measure '{measure.Id}': '{measure.Facts}' has no code column '{column}s'", refusal, StringComparison.Ordinal);
                Assert.Contains(column, refusal, StringComparison.Ordinal);
            }
        }
    }

    private static string Refusal(string id, Action<JsonObject> slip) => Problem(id, slip) ?? throw new InvalidOperationException($"The slip in {id} was not noticed.");

    private static string? Problem(string id, Action<JsonObject> slip)
    {
        var entry = Entry(JsonNode.Parse(Measures)!, id).DeepClone().AsObject();
        slip(entry);
        try
        {
            MeasureCatalogue.Parse(new JsonArray(entry).ToJsonString(), Breakdowns);
            return null;
        }
        catch (InvalidDataException problem)
        {
            return problem.Message;
        }
    }

    private static JsonObject Entry(JsonNode document, string id) => document.AsArray().Single(e => e!["id"]!.GetValue<string>() == id)!.AsObject();

    private static string Refused(Action load) => Assert.Throws<InvalidDataException>(load).Message;
}
