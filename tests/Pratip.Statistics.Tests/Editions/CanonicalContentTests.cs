using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Editions;

public sealed class CanonicalContentTests
{
    private static readonly Config Tries = Config.QuickThrowOnFailure.WithMaxTest(8);

    /// <summary>The program runs without the machine's languages; whatever one would bring with it changes nothing all the same.</summary>
    [Theory]
    [InlineData("ar-SA", "\u061C-", "\u066B", "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669", "/")]
    [InlineData("km-KH", "-", ",", "\u17E0\u17E1\u17E2\u17E3\u17E4\u17E5\u17E6\u17E7\u17E8\u17E9", "/")]
    [InlineData("tr-TR", "\u2212", ",", "0123456789", ".")]
    public void Bytes_are_the_same_in_every_language_of_the_machine(string name, string minus, string point, string digits, string dateSign)
    {
        var here = Hash(RandomRegister.Of(3, 40));
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = minus;
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NativeDigits = [.. digits.Select(d => d.ToString())];
        culture.DateTimeFormat.DateSeparator = dateSign;
        culture.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            Assert.True(here == Hash(RandomRegister.Of(3, 40)), name);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void The_order_of_rows_returns_and_totals_changes_no_byte()
    {
        Prop.ForAll<int>(seed =>
        {
            var register = RandomRegister.Of(seed, 40).Total("suspects.cumulative", "2014..2024", 9).Total("suspects.cumulative", "2014..2024", 7, agency: "GD");
            var one = register.Snapshot();
            var other = register.Snapshot(shuffle: seed ^ 5) with { Coverage = [.. one.Coverage.Reverse()], Aggregates = [.. one.Aggregates.Reverse()] };
            return Hash(one) == Hash(other);
        }).Check(Tries);
    }

    [Fact]
    public void What_is_written_reads_back_to_the_same_bytes()
    {
        using var edition = new SampleEdition();
        var full = edition.Full();
        var files = CanonicalContent.Write(full, SampleEdition.Docket(full));
        var (content, docket) = ContentReader.Read(files);
        Assert.Equal(full.Cells, content.Cells);
        Assert.Equal(full.Completeness, content.Completeness);
        Assert.Equal(full.Asides, content.Asides);
        Assert.Equal(full.Head with { Comparisons = [] }, content.Head with { Comparisons = [] });
        Assert.Equal("Counted again by hand,\nand it is so.", docket.Findings[0].Accepted);
        Assert.Equal(ContentManifest.HashOf(files), ContentManifest.HashOf(CanonicalContent.Write(content, docket)));
    }

    [Fact]
    public void Files_are_plain_text_without_mark_and_carriage_return_in_composed_form()
    {
        using var edition = new SampleEdition();
        var files = CanonicalContent.Write(edition.Full(), EditionDocket.Empty with { Texts = [new("foreword", new("Cafe\u0301", "ល្អ"))] });
        Assert.All(files, file =>
        {
            Assert.DoesNotContain((byte)'\r', file.Bytes);
            Assert.Equal((byte)'\n', file.Bytes[^1]);
            Assert.NotEqual(0xEF, file.Bytes[0]);
            Assert.DoesNotContain("e\u0301", file.Text(), StringComparison.Ordinal);
        });
        Assert.Equal(files.Select(f => f.Path).Order(StringComparer.Ordinal), files.Select(f => f.Path), StringComparer.Ordinal);
    }

    [Fact]
    public void Every_figure_of_the_report_and_its_total_is_in_it_for_each_window()
    {
        using var edition = new SampleEdition();
        var full = edition.Full();
        Assert.Equal(full.Cells.Count, full.Cells.Select(c => (c.MeasureId, c.Window, c.By, c.Key)).Distinct().Count());
        Assert.Contains(full.Cells, c => c is { MeasureId: "victims.identified", By: "sex*age-unodc", Key: "female*unknown" });
        foreach (var window in SampleEdition.Plan.Windows)
        {
            Assert.Contains(full.Cells, c => c is { MeasureId: "cases.headline", By: null, Key: null } && c.Window == window);
            Assert.Contains(full.Cells, c => c is { MeasureId: "victims.identified", By: "age-unodc" } && c.Window == window);
        }
    }

    [Fact]
    public void A_hidden_cell_holds_no_number_and_says_so()
    {
        using var edition = new SampleEdition();
        var full = edition.Full();
        var hidden = SampleEdition.Docket(full).Suppressions[0];
        var cell = EditionBuilder.Hide(full, [hidden]).Cells.Single(c => (c.MeasureId, c.Window, c.By, c.Key) == (hidden.MeasureId, hidden.Window, hidden.By, hidden.Key));
        Assert.Equal((null, EditionCellState.Hidden), (cell.Value, cell.State));
        Assert.Same(full, EditionBuilder.Hide(full, [hidden with { Kind = SuppressionKind.Exempt }]));
    }

    private static string Hash(SampleRegister register) => Hash(register.Snapshot());

    private static string Hash(FactSnapshot snapshot) =>
        ContentManifest.HashOf(CanonicalContent.Write(EditionBuilder.Build(snapshot, SampleEdition.Plan), EditionDocket.Empty));
}
