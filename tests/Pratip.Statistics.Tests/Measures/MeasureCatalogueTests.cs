using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tests.Measures;

public sealed class MeasureCatalogueTests
{
    private const string Titles = """{ "province": { "en": "province", "km": "ខេត្ត" }, "origin": { "en": "origin", "km": "ប្រភព" }, "colour": { "en": "colour", "km": "ពណ៌" } }""";

    private static readonly Dictionary<string, string> Sound = new(StringComparer.Ordinal)
    {
        ["id"] = "\"cases.sample\"",
        ["version"] = "1",
        ["unit"] = "\"case\"",
        ["subject"] = "\"cases\"",
        ["facts"] = "\"cases\"",
        ["placing"] = """{ "date": "acted-on" }""",
        ["where"] = """{ "group": ["trafficking"] }""",
        ["counting"] = """{ "kind": "rows" }""",
        ["breakdowns"] = """["province"]""",
        ["title"] = """{ "en": "Cases", "km": "ករណី" }""",
        ["definition"] = """{ "en": "Cases counted", "km": "ករណីដែលបានរាប់" }""",
        ["legalBasis"] = "\"statistics.legal-basis.law-2008\"",
    };

    [Fact]
    public void The_public_measures_are_all_there()
    {
        string[] expected =
        [
            "cases.headline", "cases.trafficking", "cases.sexual-exploitation", "suspects.arrested", "suspects.to-court", "charges", "charges.unodc",
            "victims.registered", "victims.identified", "hand-overs", "court.files", "court.carried-over", "court.defendants", "court.sentenced",
            "court.victims", "removal-files", "removals", "removals.citizenships", "removals.cumulative-since-2014", "prisons.foreigners",
            "repatriations", "repatriation.files", "interceptions", "interception.files", "prevention.activities", "prevention.participants",
        ];

        Assert.Equal(expected, MeasureCatalogue.Standard.All.Select(m => m.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void A_sound_entry_is_read() => Assert.Equal("cases.sample", Assert.Single(Parse().All).Id);

    [Theory]
    [InlineData("facts", "\"crimes\"", "no fact table 'crimes'")]
    [InlineData("subject", "\"weather\"", "not a subject of returns")]
    [InlineData("placing", "{ \"date\": \"closed\" }", "no date column 'closed'")]
    [InlineData("placing", "{ \"date\": \"opened\", \"until\": \"shut\" }", "no date column 'shut'")]
    [InlineData("where", "{ \"colour\": [\"red\"] }", "no code column 'colour'")]
    [InlineData("where", "{ \"group\": [\"smuggling\"] }", "'smuggling' is not a code of 'headline-group'")]
    [InlineData("breakdowns", "[\"colour\"]", "no code column 'colour'")]
    [InlineData("breakdowns", "[\"height\"]", "no title in breakdowns.json")]
    [InlineData("breakdowns", "[\"origin\"]", "only a stock has an origin")]
    [InlineData("unit", "\"suspect\"", "not Suspect")]
    [InlineData("counting", "{ \"kind\": \"distinct\" }", "needs a column")]
    [InlineData("counting", "{ \"kind\": \"sum\" }", "a sum needs amounts")]
    [InlineData("title", "{ \"en\": \"Cases\", \"km\": \"\" }", "the title is missing in Khmer")]
    [InlineData("legalBasis", "\"statistics.legal-basis.none-such\"", "there is no text")]
    [InlineData("version", "\"one\"", "measures.json")]
    [InlineData("colour", "\"red\"", "measures.json")]
    public void A_mistake_is_named_with_its_place(string field, string value, string what)
    {
        var problem = Assert.Throws<InvalidDataException>(() => Parse((field, value)));

        Assert.Contains("measures.json", problem.Message, StringComparison.Ordinal);
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_is_there_twice_is_refused()
    {
        var problem = Assert.Throws<InvalidDataException>(() => MeasureCatalogue.Parse($"[{Entry()},{Entry()}]", Titles));

        Assert.Contains("'cases.sample' is there twice", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_measures_that_rest_on_articles_carry_the_footnote_on_unchecked_law()
    {
        Assert.NotNull(MeasureCatalogue.Standard.Get("cases.headline").Footnote);
        Assert.Null(MeasureCatalogue.Standard.Get("repatriations").Footnote);
    }

    private static MeasureCatalogue Parse(params (string Field, string Value)[] changes) => MeasureCatalogue.Parse($"[{Entry(changes)}]", Titles);

    private static string Entry(params (string Field, string Value)[] changes)
    {
        var fields = new Dictionary<string, string>(Sound, StringComparer.Ordinal);
        foreach (var (field, value) in changes)
        {
            fields[field] = value;
        }

        return "{" + string.Join(",", fields.Select(f => $"\"{f.Key}\":{f.Value}")) + "}";
    }
}
