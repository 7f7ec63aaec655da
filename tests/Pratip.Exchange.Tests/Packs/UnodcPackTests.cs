using Pratip.Exchange.Packs;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Testing.Programs;

namespace Pratip.Exchange.Tests.Packs;

public sealed class UnodcPackTests
{
    private const string Missing = "not reported";
    private const string Absent = "not available in this edition";
    private const string Hidden = "[c]";

    private static readonly PackFile Book = SampleEdition.File(EditionPacks.Files(SampleEdition.Content, PackKind.Unodc), ".xlsx");

    [Fact]
    public void The_workbook_is_valid_and_has_a_sheet_a_table_with_four_calendar_years()
    {
        Assert.Empty(EditionPackTests.Problems(Book));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], PackBookReader.Sheets(Book).Where(s => s.All(char.IsAsciiDigit)), StringComparer.Ordinal);
        Assert.Equal(["2021", "2022", "2023", "2024"], PackBookReader.Rows(Book, "6")[2].Skip(2).Take(4));
    }

    [Fact]
    public void Victims_are_told_as_women_men_girls_boys_and_the_rest()
    {
        Assert.Equal([Absent, Absent, Absent, 230d], Figures("6", "Women"));
        Assert.Equal([Absent, Absent, Absent, Hidden], Figures("6", "Men"));
        Assert.Equal([Absent, Absent, Absent, 200d], Figures("6", "Girls"));
        Assert.Equal([Absent, Absent, Absent, 30d], Figures("6", "Boys"));
        Assert.Equal([Absent, Absent, Absent, 3d], Figures("6", "Sex or age other or unknown"));
    }

    [Fact]
    public void A_year_nobody_reported_is_said_so_and_one_the_edition_does_not_hold_is_not_available()
    {
        Assert.Equal([Absent, Absent, Missing, 523d], Figures("6", "Victims identified"));
    }

    [Fact]
    public void The_rest_is_hidden_as_soon_as_a_part_of_it_is()
    {
        var content = With(SampleEdition.Hidden("victims.identified", SampleEdition.Year, "sex*age-unodc", "other*0-17"));
        Assert.Equal(Hidden, Figures(content, "6", "Sex or age other or unknown")[3]);
    }

    [Fact]
    public void Crossed_figures_are_found_in_either_order()
    {
        var turned = SampleEdition.Content with
        {
            Cells = [.. SampleEdition.Content.Cells.Select(c => c.By == "sex*age-unodc" ? c with { By = "age-unodc*sex", Key = string.Join('*', c.Key!.Split('*').Reverse()) } : c)],
        };
        Assert.Equal(230d, Figures(turned, "6", "Women")[3]);
        Assert.Equal(3d, Figures(turned, "6", "Sex or age other or unknown")[3]);
    }

    [Fact]
    public void Without_crossed_figures_the_cell_says_not_available_and_never_zero()
    {
        var single = SampleEdition.Content with { Cells = [.. SampleEdition.Content.Cells.Where(c => c.By?.Contains('*', StringComparison.Ordinal) != true)] };
        Assert.Equal(Absent, Figures(single, "6", "Women")[3]);
        Assert.Equal(Absent, Figures(single, "6", "Sex or age other or unknown")[3]);
        Assert.Equal(Absent, Figures("2", "of these female")[3]);
    }

    [Fact]
    public void Articles_and_sources_stand_below_each_table_and_a_hidden_article_is_named()
    {
        var articles = Note("1", "Articles of the law");
        Assert.StartsWith("TSE-10 unlawful removal with purpose", articles, StringComparison.Ordinal);
        Assert.Contains("TSE-17", articles, StringComparison.Ordinal);
        Assert.DoesNotContain("TSE-12", articles, StringComparison.Ordinal);
        var sources = PackBookReader.Rows(Book, "6").Where(r => (r.ElementAtOrDefault(0) as string)?.StartsWith("Source", StringComparison.Ordinal) == true).Select(r => (string)r[1]!).ToList();
        Assert.Equal(4, sources.Count);
        Assert.Contains("edition names no source", sources[0], StringComparison.Ordinal);
        Assert.Contains("50 of 52 entities reported the whole window; nothing came from Provincial Committee, Kep", sources[3], StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_a_question_that_nobody_read_is_flagged()
    {
        Assert.Contains("as read in the questionnaire", Note("2", "Question"), StringComparison.Ordinal);
        Assert.Contains("unverified", Note("3", "Question"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reported_total_is_a_number_and_says_what_it_is()
    {
        var row = PackBookReader.Row(Book, "2", "Suspects arrested");
        Assert.Equal(273d, row[5]);
        Assert.Equal("reported total: 2024", row[6]);
    }

    [Fact]
    public void Another_window_than_a_calendar_year_is_refused_with_the_command_that_helps()
    {
        var problem = Assert.Throws<PackRefusedException>(() => EditionPacks.Files(SampleEdition.UsYear, PackKind.Unodc));
        Assert.Equal("exchange.packs.not-a-year", problem.Reason.Key);
        Assert.Equal("pratip edition create --window 2025 --vintage provisional", problem.Reason.Args[1]);
    }

    [Fact]
    public async Task LibreOffice_opens_it_with_numbers_as_numbers()
    {
        var folder = Directory.CreateTempSubdirectory("pratip-packs-").FullName;
        try
        {
            var path = Path.Combine(folder, Book.Name);
            await File.WriteAllBytesAsync(path, Book.Content, TestContext.Current.CancellationToken);
            var text = await File.ReadAllTextAsync(await LibreOffice.ConvertAsync(path, "html"), TestContext.Current.CancellationToken);
            Assert.Contains("sdval=\"523\"", text, StringComparison.Ordinal);
            Assert.Contains("sdval=\"230\"", text, StringComparison.Ordinal);
            Assert.Contains("ស្ត្រី", text, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<object?> Figures(string sheet, string label) => [.. PackBookReader.Row(Book, sheet, label).Skip(2).Take(4)];

    private static List<object?> Figures(EditionContent content, string sheet, string label) =>
        [.. PackBookReader.Row(SampleEdition.File(EditionPacks.Files(content, PackKind.Unodc), ".xlsx"), sheet, label).Skip(2).Take(4)];

    private static EditionContent With(EditionCell cell) => SampleEdition.Content with { Cells = [.. SampleEdition.Content.Cells, cell] };

    private static string Note(string sheet, string name) =>
        (string)PackBookReader.Rows(Book, sheet).First(r => (r.ElementAtOrDefault(0) as string)?.StartsWith(name, StringComparison.Ordinal) == true)[1]!;
}
