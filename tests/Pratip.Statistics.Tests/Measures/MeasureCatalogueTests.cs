using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tests.Measures;

public sealed class MeasureCatalogueTests
{
    private const string Titles = """{ "province": { "en": "province", "km": "ខេត្ត" }, "origin": { "en": "origin", "km": "ប្រភព" }, "month": { "en": "month", "km": "ខែ" }, "colour": { "en": "colour", "km": "ពណ៌" } }""";

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
            "repatriations", "repatriation.files", "interceptions", "interception.files", "complaints.received", "operations", "operations.sites", "operations.persons", "sites.closed", "prevention.activities", "prevention.participants",
        ];

        Assert.Equal(expected, MeasureCatalogue.Standard.All.Select(m => m.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void A_sound_entry_is_read() => Assert.Equal("cases.sample", Assert.Single(Parse().All).Id);

    [Fact]
    public void A_measure_tells_its_versions_and_a_mistake_names_the_line()
    {
        Assert.Equal([1], Assert.Single(Parse().All).History.Select(version => version.Version));
        Assert.All(MeasureCatalogue.Standard.All, measure => Assert.Equal(measure.Version, measure.History[^1].Version));
        var first = """{ "version": 1, "what": { "en": "First.", "km": "ដំបូង។" } }""";
        var second = """{ "version": 2, "from": "2025-01-01", "what": { "en": "Opening offence counts.", "km": "រាប់។" } }""";
        var changed = Parse(("version", "2"), ("history", $"[{first}, {second}]"));
        Assert.Equal(new DateOnly(2025, 1, 1), changed.All[0].History[1].From);
        Assert.Contains("measures.json, line 1, measure 'cases.sample'", Assert.Throws<InvalidDataException>(() => Parse(("version", "2"))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Parse(("version", "2"), ("history", $"[{second}, {first}]")));
        Assert.Throws<InvalidDataException>(() => Parse(("version", "2"), ("history", $"[{first}, {second.Replace("\"from\": \"2025-01-01\", ", "", StringComparison.Ordinal)}]")));
    }

    [Theory]
    [InlineData("facts", "\"crimes\"", "no fact table 'crimes'")]
    [InlineData("subject", "\"weather\"", "not a subject of returns")]
    [InlineData("needs", "[\"weather\"]", "'weather' is not a subject of returns")]
    [InlineData("needs", "[\"victims\", \"victims\"]", "names a subject of returns twice")]
    [InlineData("placing", "{ \"date\": \"closed\" }", "no date column 'closed'")]
    [InlineData("placing", "{ \"date\": \"opened\", \"until\": \"shut\" }", "no date column 'shut'")]
    [InlineData("where", "{ \"colour\": [\"red\"] }", "no code column 'colour'")]
    [InlineData("where", "{ \"group\": [\"smuggling\"] }", "'smuggling' is not a code of 'headline-group'")]
    [InlineData("breakdowns", "[\"colour\"]", "no code column 'colour'")]
    [InlineData("breakdowns", "[\"height\"]", "no title in breakdowns.json")]
    [InlineData("breakdowns", "[\"origin\"]", "only a stock has an origin")]
    [InlineData("footnote", "{ \"text\": \"statistics.none-such\", \"where\": { \"verified\": [\"no\"] } }", "there is no text 'statistics.none-such'")]
    [InlineData("footnote", "{ \"text\": \"statistics.unknown\", \"where\": { \"checked\": [\"no\"] } }", "no code column 'checked'")]
    [InlineData("footnote", "{ \"text\": \"statistics.unknown\", \"where\": { \"verified\": [\"perhaps\"] } }", "'perhaps' is not a code of 'yes-no'")]
    [InlineData("footnote", "{ \"text\": \"statistics.unknown\", \"where\": {} }", "names one column")]
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

    /// <summary>Victims and defendants before the courts are those whom the police returned: without their returns a court has nobody to speak of.</summary>
    [Fact]
    public void What_is_before_the_courts_rests_on_the_returns_of_others_too()
    {
        Assert.Equal(["court", "suspects", "victims"], MeasureCatalogue.Standard.Get("court.victims").Subjects);
        Assert.Equal(
            ["court.files", "court.defendants", "court.victims"],
            MeasureCatalogue.Standard.All.Where(measure => measure.Needs.Count > 0).Select(measure => measure.Id), StringComparer.Ordinal);
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

    [Fact]
    public void What_is_open_for_months_is_not_divided_by_month()
    {
        var problem = Assert.Throws<InvalidDataException>(() => Parse(
            ("facts", "\"court-files\""), ("unit", "\"court-file\""), ("subject", "\"court\""), ("breakdowns", "[\"month\"]"),
            ("placing", """{ "date": "entered", "until": "disposed" }""")));

        Assert.Contains("only a flow is divided by month", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_has_no_rows_for_a_footnote_to_speak_of()
    {
        var problem = Assert.Throws<InvalidDataException>(() => Parse(
            ("facts", "\"activities\""), ("unit", "\"participant\""), ("subject", "\"prevention\""), ("where", "{}"), ("breakdowns", "[]"),
            ("placing", """{ "date": "on" }"""), ("counting", """{ "kind": "sum", "amounts": { "female": "participants-female" }, "amountsBy": "sex" }"""),
            ("footnote", """{ "text": "statistics.unknown", "where": { "kind": ["training"] } }""")));

        Assert.Contains("no rows that a footnote could speak of", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_flow_that_counts_rows_or_keys_has_months()
    {
        var flows = MeasureCatalogue.Standard.All.Where(m => m is { Placing.IsStock: false, Counting.Kind: CountingKind.Rows or CountingKind.Distinct });

        Assert.All(flows, m => Assert.NotNull(m.FindBreakdown(Breakdown.Month)));
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
