using System.Text;
using Pratip.Exchange.Packs;
using Pratip.Exchange.Packs.Rates;

namespace Pratip.Exchange.Tests.Packs;

public sealed class SdgPackTests
{
    private static readonly PopulationTable People = PopulationTable.Of(
    [
        new(2024, 17_000_000, "a test", Verified: true),
        new(2024, 8_600_000, "a test", Sex: "female"),
        new(2024, 4_000_000, "a test", Sex: "female", Age: "0-17"),
        new(2024, 8_400_000, "a test", Sex: "male"),
    ]);

    private static readonly IReadOnlyList<PackFile> Files = EditionPacks.Files(SampleEdition.Content, PackKind.Sdg, new() { Population = People });

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Rows = SampleEdition.Rows(SampleEdition.File(Files, ".csv"));

    [Fact]
    public void Rates_are_of_each_hundred_thousand_and_say_what_they_rest_on()
    {
        // 523 of 17,000,000 are 3.07647; 430 of 8,600,000 are 5; 200 of 4,000,000 are 5; 100 of 17,000,000 are 0.58823.
        Assert.Equal("3.08", Row("", "", "")["rate_per_100000"]);
        Assert.Equal("5.00", Row("female", "", "")["rate_per_100000"]);
        Assert.Equal("5.00", Row("female", "0-17", "")["rate_per_100000"]);
        Assert.Equal("0.59", Row("", "", "forced-labour")["rate_per_100000"]);
        Assert.Equal("true", Row("", "", "")["population_verified"]);
        Assert.Equal("false", Row("female", "", "")["population_verified"]);
        Assert.Equal("counted", Row("female", "", "")["status"]);
    }

    [Theory]
    [InlineData(1, 800_000, 1, "0.1")]
    [InlineData(1, 800_000, 2, "0.13")]
    [InlineData(1, 20_000_000, 2, "0.01")]
    [InlineData(1, 2_000_000, 1, "0.1")]
    [InlineData(0, 2_000_000, 2, "0.00")]
    public void Halves_are_rounded_away_from_zero_by_whole_numbers(int count, int population, int decimals, string rate)
    {
        var year = SampleEdition.Year;
        var content = SampleEdition.Of(year, [], [SampleEdition.Cell("victims.identified", year, null, null, count)]);
        var options = new PackOptions { Population = PopulationTable.Of([new(2024, population, "a test")]), RateDecimals = decimals };
        Assert.Equal(rate, SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(content, PackKind.Sdg, options), ".csv"))[0]["rate_per_100000"]);
    }

    [Fact]
    public void There_is_no_rate_where_the_count_or_the_population_is_missing_or_hidden()
    {
        Assert.Equal(("", "hidden"), Told(Row("male", "18-and-over", "")));
        Assert.Equal(("", "hidden"), Told(Row("", "", "organ-removal")));
        Assert.Equal(("", "no-population"), Told(Row("male", "0-17", "")));
        Assert.Equal(("", "no-population"), Told(Row("unknown", "", "")));
        Assert.Equal(("", "not-reported"), Told(Assert.Single(Rows, r => r["year"] == "2023" && r["label_en"] == "All identified victims")));
    }

    [Fact]
    public void The_workbook_is_valid_and_holds_rates_as_numbers()
    {
        var book = SampleEdition.File(Files, ".xlsx");
        Assert.Empty(EditionPackTests.Problems(book));
        var total = PackBookReader.Rows(book, "16.2.2").Single(r => "All identified victims".Equals(r.ElementAtOrDefault(1)) && 2024d.Equals(r[0]));
        Assert.Equal([523d, 17_000_000d, 3.08], total.Skip(3).Take(3));
    }

    [Fact]
    public void The_shipped_population_is_marked_as_verified_by_nobody_and_gives_no_rate_for_whom_it_lacks()
    {
        Assert.False(PopulationTable.Shipped.Find(2019, "female", null)!.Verified);
        Assert.Null(PopulationTable.Shipped.Find(2018, null, null));
        var rows = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(SampleEdition.Content, PackKind.Sdg), ".csv"));
        var all = rows.First(r => r["year"] == "2024" && r["sex"].Length == 0 && r["age"].Length == 0 && r["form"].Length == 0);

        // 523 of 17,638,801 are 2.96505.
        Assert.Equal(("2.97", "false"), (all["rate_per_100000"], all["population_verified"]));
        Assert.All(rows.Where(r => r["sex"].Length > 0 || r["age"].Length > 0), r => Assert.Equal("", r["rate_per_100000"]));
    }

    [Theory]
    [InlineData("""[{"year":2024,"value":0,"source":"a"}]""", "exchange.packs.population-empty")]
    [InlineData("""[{"year":2024,"value":5,"source":" "}]""", "exchange.packs.population-source")]
    [InlineData("""[{"year":2024,"value":5,"source":"a"},{"year":2024,"value":6,"source":"a"}]""", "exchange.packs.population-twice")]
    [InlineData("""[{"year":2024,"value":"many","source":"a"}]""", "exchange.packs.population-unreadable")]
    [InlineData("""{"year":2024}""", "exchange.packs.population-unreadable")]
    [InlineData("[null]", "exchange.packs.population-unreadable")]
    [InlineData("""[{"value":5,"people":1,"source":"a"}]""", "exchange.packs.population-unreadable")]
    [InlineData("", "exchange.packs.population-unreadable")]
    [InlineData("""[{"year":"2024","value":5,"source":"a"}]""", "exchange.packs.population-unreadable")]
    [InlineData("""[{"year":2024,"value":17,"source":"a"},{"year":2024,"sex":"female","value":18,"source":"a"}]""", "exchange.packs.population-parts")]
    [InlineData("""[{"year":2024,"value":17,"source":"a"},{"year":2024,"age":"0-17","value":9,"source":"a"},{"year":2024,"age":"18-and-over","value":9,"source":"a"}]""", "exchange.packs.population-parts")]
    [InlineData("""[{"year":2024,"sex":"femal","value":5,"source":"a"}]""", "exchange.packs.population-code")]
    [InlineData("""[{"year":2024,"age":"18+","value":5,"source":"a"}]""", "exchange.packs.population-code")]
    public void A_population_that_cannot_be_is_refused_and_says_why(string json, string reason)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var problem = Assert.Throws<PackRefusedException>(() => PopulationTable.Read("people.json", file));
        Assert.Equal(reason, problem.Reason.Key);
        Assert.All(problem.Reason.Args, told => Assert.DoesNotMatch("System\\.|Pratip\\.", $"{told}"));
    }

    [Fact]
    public void More_victims_than_people_are_refused_and_both_numbers_are_said()
    {
        var year = SampleEdition.Year;
        var content = SampleEdition.Of(year, [], [SampleEdition.Cell("victims.identified", year, null, null, 355)]);
        var problem = Assert.Throws<PackRefusedException>(() => EditionPacks.Files(content, PackKind.Sdg, new() { Population = PopulationTable.Of([new(2024, 10, "a test")]) }));
        Assert.Equal(new("exchange.packs.population-exceeded", 355L, "2024", 10L), problem.Reason);
    }

    [Fact]
    public void A_window_that_is_no_year_is_refused()
    {
        Assert.Equal("exchange.packs.not-a-year", Assert.Throws<PackRefusedException>(() => EditionPacks.Files(SampleEdition.UsYear, PackKind.Sdg)).Reason.Key);
    }

    private static IReadOnlyDictionary<string, string> Row(string sex, string age, string form) =>
        Rows.First(r => r["year"] == "2024" && r["sex"] == sex && r["age"] == age && r["form"] == form);

    private static (string Rate, string Status) Told(IReadOnlyDictionary<string, string> row) => (row["rate_per_100000"], row["status"]);
}
