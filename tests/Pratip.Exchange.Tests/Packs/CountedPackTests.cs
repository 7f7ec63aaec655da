using Pratip.Exchange.Packs;
using Pratip.Exchange.Packs.Rates;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Tests.Packs;

/// <summary>Packs of figures that were counted, not written by hand.</summary>
public sealed class CountedPackTests
{
    private const string Victims = "victims.identified";
    private static readonly string[] Sexes = ["female", "female", "male", "male", "female", "unknown", "female"];
    private static readonly string[] Ages = ["18-and-over", "0-17", "18-and-over", "0-17", "unknown", "0-17", "0-17"];
    private static readonly string[] Forms = ["online-scam", "forced-labour", "online-scam", "unknown", "forced-labour", "mixed", "online-scam"];

    private static readonly EditionContent Content = Count();

    [Fact]
    public void Women_men_girls_boys_and_the_rest_are_all_victims()
    {
        var book = SampleEdition.File(EditionPacks.Files(Content, PackKind.Unodc), ".xlsx");
        var parts = new[] { "Women", "Men", "Girls", "Boys", "Sex or age other or unknown" }.Select(label => (double)PackBookReader.Row(book, "6", label)[5]!).ToList();
        Assert.Equal([1d, 1d, 2d, 1d, 2d], parts);
        Assert.Equal(7d, PackBookReader.Row(book, "6", "Victims identified")[5]);
    }

    [Fact]
    public void Every_pack_of_data_holds_the_numbers_that_were_counted()
    {
        var tidy = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(Content, PackKind.Csv), "data.csv"));
        var sdmx = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(Content, PackKind.Sdmx), "sdmx-data.csv"));
        Assert.Equal(2, Number(Assert.Single(tidy, r => r["by_sex"] == "female" && r["by_age_unodc"] == "0-17"), "value"));
        Assert.Equal(2, Number(Assert.Single(sdmx, r => r["SEX"] == "FEMALE" && r["AGE_UNODC"] == "0-17"), "OBS_VALUE"));
        foreach (var by in new[] { "by_sex", "by_age_unodc", "by_form" })
        {
            Assert.Equal(7, tidy.Where(r => r[by].Length > 0 && r.Where(c => c.Key.StartsWith("by_", StringComparison.Ordinal)).Count(c => c.Value.Length > 0) == 1).Sum(r => Number(r, "value")));
        }

        Assert.Equal(Content.Cells.Sum(c => c.Value), sdmx.Sum(r => Number(r, "OBS_VALUE")));
    }

    [Fact]
    public void Rates_are_of_the_numbers_that_were_counted()
    {
        var people = PopulationTable.Of([new(2024, 100_000, "a test"), new(2024, 50_000, "a test", Sex: "female")]);
        var rows = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(Content, PackKind.Sdg, new() { Population = people }), ".csv"));
        Assert.Equal("7.00", rows[0]["rate_per_100000"]);
        Assert.Equal("8.00", Assert.Single(rows, r => r["sex"] == "female" && r["age"].Length == 0)["rate_per_100000"]);
        Assert.Equal("3.00", Assert.Single(rows, r => r["form"] == "online-scam")["rate_per_100000"]);
    }

    private static long Number(IReadOnlyDictionary<string, string> row, string column) => long.Parse(row[column]);

    private static EditionContent Count()
    {
        var year = SampleEdition.Year;
        var tables = FactSchema.Standard.Tables.Select(schema => schema.NewTable()).ToList();
        var victims = tables.Single(t => t.Id == "victims");
        for (var i = 0; i < Sexes.Length; i++)
        {
            victims.AddRow();
            victims.Dates("identified").Set(new DateOnly(2024, 3, i + 1));
            victims.Codes("status").Set("identified");
            victims.Codes("sex").Set(Sexes[i]);
            victims.Codes("age-unodc").Set(Ages[i]);
            victims.Codes("form").Set(Forms[i]);
            foreach (var key in new[] { "person", "case", "report" })
            {
                victims.Keys(key).Set(i);
            }
        }

        var snapshot = new FactSnapshot(tables.Select(t => t.Build()).ToDictionary(t => t.Id, StringComparer.Ordinal), [new("NP", "victims", year, ReturnState.Submitted)], [], [], new(2025, 1, 1));
        var measure = MeasureCatalogue.Standard.Get(Victims);
        var figures = FigureComputer.ComputeAll(snapshot, [.. new[] { null, "sex", "age-unodc", "form", "sex*age-unodc" }.Select(by => new FigureRequest(measure, year, by))]);
        return SampleEdition.Of(year, [], figures.SelectMany(f => f.By is null
            ? [SampleEdition.Cell(Victims, year, null, null, f.Total)]
            : f.Rows.Select(r => SampleEdition.Cell(Victims, year, f.By, r.Key, r.Value))));
    }
}
