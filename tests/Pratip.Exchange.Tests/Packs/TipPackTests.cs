using Pratip.Exchange.Packs;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Tests.Packs;

public sealed class TipPackTests
{
    private static readonly IReadOnlyList<PackFile> Files = EditionPacks.Files(SampleEdition.UsYear, PackKind.Tip);

    private static readonly Completeness Whole = new(CompletenessState.Complete, 52, 52, [], []);

    private static readonly Completeness Part = new(CompletenessState.Partial, 52, 50, ["PC-23"], ["PC-11"]);

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
        var book = SampleEdition.File(EditionPacks.Files(Reported(Whole, Whole), PackKind.Tip), ".xlsx");
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
    [InlineData(true, false, "Not the same entities reported in both periods; the change may come from reporting alone.")]
    [InlineData(false, true, "Not the same entities reported in both periods; the change may come from reporting alone.")]
    [InlineData(false, false, "Not everybody reported in full in either period; the change may come from reporting alone.")]
    public void A_change_has_no_direction_where_not_everybody_reported_both_years(bool isEarlierWhole, bool isLaterWhole, string said)
    {
        var (earlier, later) = (isEarlierWhole ? Whole : Part, isLaterWhole ? Whole : Part);
        var files = EditionPacks.Files(Reported(earlier, later), PackKind.Tip);
        var cases = PackBookReader.Row(SampleEdition.File(files, ".xlsx"), "Changes · បម្រែបម្រួល", "Cases of human trafficking and sexual exploitation");
        Assert.Equal([164d, 197d, 33d], cases.Skip(2).Take(3));
        Assert.StartsWith(said, (string)cases[6]!, StringComparison.Ordinal);
        Assert.StartsWith(isEarlierWhole ? "complete: 52 of 52 in full" : "partial: 50 of 52 in full", (string)cases[7]!, StringComparison.Ordinal);
        Assert.StartsWith(isLaterWhole ? "complete: 52 of 52 in full" : "partial: 50 of 52 in full", (string)cases[8]!, StringComparison.Ordinal);
        var rows = SampleEdition.Rows(SampleEdition.File(files, ".csv")).Where(r => r["measure"] == "cases.headline" && r["key"].Length == 0).Select(r => (r["window"], r["completeness"])).Distinct().Order().Select(r => r.Item2);
        Assert.Equal([isEarlierWhole ? "complete" : "partial", isLaterWhole ? "complete" : "partial"], rows, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(CompletenessState.Partial, "incomplete")]
    [InlineData(CompletenessState.Missing, "not-reported")]
    public void A_zero_is_printed_only_where_everybody_reported(CompletenessState state, string status)
    {
        var whole = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(Reported(Whole, Whole), PackKind.Tip), ".csv")).Where(r => r["value"] == "0").ToList();
        Assert.NotEmpty(whole);
        var some = Part with { State = state };
        var rows = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(Reported(some, some), PackKind.Tip), ".csv"));
        Assert.DoesNotContain(rows, r => r["value"] == "0");
        Assert.All(whole, zero => Assert.Equal(("", status), rows.Where(r => r["table"] == zero["table"] && r["row"] == zero["row"] && r["window"] == zero["window"]).Select(r => (r["value"], r["status"])).Single()));
    }

    [Fact]
    public void In_khmer_numbers_have_khmer_digits()
    {
        Assert.Contains(PackBookReader.Rows(SampleEdition.File(Files, ".xlsx"), "About · អំពី"), r => r.OfType<string>().Any(text => text.StartsWith("១. ", StringComparison.Ordinal)));
        Assert.Contains("កំណែនៃការរាប់: ១\n", System.Text.Encoding.UTF8.GetString(SampleEdition.File(Files, "about.txt").Content), StringComparison.Ordinal);
    }

    private static EditionContent Reported(Completeness earlier, Completeness later) => SampleEdition.UsYear with
    {
        Completeness = [.. SampleEdition.UsYear.Completeness.Select(c => c with { Completeness = c.Window == SampleEdition.AprilToMarch ? later : earlier })],
    };

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
