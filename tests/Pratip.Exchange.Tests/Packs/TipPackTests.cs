using Pratip.Exchange.Packs;
using Pratip.Kernel;

namespace Pratip.Exchange.Tests.Packs;

public sealed class TipPackTests
{
    private static readonly IReadOnlyList<PackFile> Files = EditionPacks.Files(SampleEdition.UsYear, PackKind.Tip);

    [Fact]
    public void The_workbook_is_valid_and_holds_every_subject_of_the_request()
    {
        var book = SampleEdition.File(Files, ".xlsx");
        Assert.Empty(EditionPackTests.Problems(book));
        foreach (var (sheet, title) in new[] { ("1", "1. Investigations"), ("2", "2. Prosecutions"), ("3", "3. Convictions"), ("4", "4. Victims identified"), ("5", "5. Victims referred") })
        {
            Assert.Equal(title, PackBookReader.Rows(book, sheet)[1][0]);
        }

        Assert.Contains(PackBookReader.Rows(book, "Definitions · និយមន័យ"), r => "victims.identified".Equals(r.ElementAtOrDefault(0)));
    }

    [Fact]
    public void What_changed_is_told_between_two_numbers_only()
    {
        var book = SampleEdition.File(Files, ".xlsx");
        var cases = PackBookReader.Row(book, "Changes · បម្រែបម្រួល", "Cases of human trafficking and sexual exploitation");
        Assert.Equal([164d, 197d, 33d], cases.Skip(2).Take(3));
        Assert.Equal(0.2012, (double)cases[5]!, 6);
        Assert.StartsWith("up", (string)cases[6]!, StringComparison.Ordinal);
        var victims = PackBookReader.Row(book, "Changes · បម្រែបម្រួល", "Victims identified");
        Assert.Equal(["not reported", 523d, null, null], victims.Skip(2).Take(4));
        Assert.StartsWith("cannot be compared", (string)victims[6]!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_holds_each_row_with_its_window_and_status()
    {
        var rows = SampleEdition.Rows(SampleEdition.File(Files, ".csv"));
        var hidden = Assert.Single(rows, r => r["measure"] == "victims.identified" && r["key"] == "organ-removal" && r["window"] == "2024-04..2025-03");
        Assert.Equal(("", "hidden"), (hidden["value"], hidden["status"]));
        Assert.Contains(rows, r => r["key"] == "female*18-and-over" && r["value"] == "230");
        Assert.Contains(rows, r => r["measure"] == "hand-overs" && r["value"].Length == 0 && r["status"] == "not-available");
    }

    [Theory]
    [InlineData("2024", "2024-04..2025-03")]
    [InlineData("2024-H1", "2024-04..2025-03")]
    [InlineData("2025-01..2025-03", "2024-04..2025-03")]
    [InlineData("2024-04-02..2025-04-01", "2025-04..2026-03")]
    public void Another_window_is_refused_with_the_command_that_helps(string window, string needed)
    {
        var content = SampleEdition.Content with { Head = SampleEdition.Content.Head with { Window = ReportingWindow.Parse(window) } };
        var problem = Assert.Throws<PackRefusedException>(() => EditionPacks.Files(content, PackKind.Tip));
        Assert.Equal("exchange.packs.not-april-to-march", problem.Reason.Key);
        Assert.Equal($"pratip edition create --window {needed} --vintage provisional", problem.Reason.Args[1]);
    }
}
