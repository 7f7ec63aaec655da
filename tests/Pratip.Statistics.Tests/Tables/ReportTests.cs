using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tests.Sample;
using Pratip.Statistics.Windows;

namespace Pratip.Statistics.Tests.Tables;

public sealed class ReportTests
{
    [Theory]
    [InlineData("2024-H1", 104, "2023-H1", 87, 17, "19.54")]
    [InlineData("2024", 197, "2023", 164, 33, "20.12")]
    [InlineData("2025-H1", 99, "2024-H1", 104, -5, "-4.81")]
    [InlineData("2019-H1", 78, "2018-H1", 62, 16, "25.81")]
    public void Growth_of_cases_is_on_the_earlier_figure(string window, int cases, string comparison, int earlier, long difference, string growth)
    {
        var register = new SampleRegister()
            .Return("cases", window).Return("cases", comparison)
            .Rows(cases, "cases", ("acted-on", Day(window)), ("group", "sexual-exploitation"))
            .Rows(earlier, "cases", ("acted-on", Day(comparison)), ("group", "trafficking"));

        var row = Row(Build(register, window, comparison), "A1", "cases.headline");

        Assert.Equal(difference, row.Difference);
        Assert.Equal(growth, row.GrowthPercent!.Value.ToString("0.00"));
    }

    [Fact]
    public void Removals_print_the_largest_citizenships_the_other_and_the_unknown_beside_last_year()
    {
        var register = new SampleRegister().Return("removals", "2023..2024");
        Removals(register, "2024-05-05", ("CN", 2695), ("VN", 1198), ("ID", 861), ("TH", 1098));
        Removals(register, "2023-05-05", ("CN", 1011), ("VN", 1148));

        var document = Build(register, "2024", "2023");
        var chinese = Row(document, "D2", "removals", "citizenship", "CN");

        Assert.Equal((2695L, 1011L, 1684L), (chinese.Current.Value!.Value, chinese.Earlier!.Value!.Value, chinese.Difference!.Value));
        Assert.Equal(166.57m, chinese.GrowthPercent);
        Assert.Equal(5852, Row(document, "D2", "removals").Current.Value);
        Assert.Equal(0, Row(document, "D2", "removals", "citizenship", "other").Current.Value);
        Assert.Equal(0, Row(document, "D2", "removals", "citizenship", "unknown").Current.Value);
        Assert.Equal(0, Row(document, "D2", "removals", "citizenship", "ID").Earlier!.Value);
        Assert.Null(Row(document, "D2", "removals", "citizenship", "ID").GrowthPercent);
    }

    [Fact]
    public void A_long_list_is_cut_and_its_remainder_makes_the_parts_add_up()
    {
        var register = new SampleRegister().Return("removals", "2024");
        var countries = Pratip.Reference.Countries.CountryList.Standard.Countries.Take(20).ToList();
        for (var i = 0; i < countries.Count; i++)
        {
            register.Rows(i + 1, "removals", ("on", "2024-02-02"), ("citizenship", countries[i].Alpha2));
        }

        var document = Build(register.Rows(3, "removals", ("on", "2024-02-02")), "2024", null);
        var parts = Table(document, "D2").Rows.Where(r => r.Current.By == "citizenship").ToList();

        Assert.Equal(12, parts.Count);
        Assert.Equal(("other", "unknown"), (parts[^2].Current.Key, parts[^1].Current.Key));
        Assert.Equal(55, parts[^2].Current.Value);
        Assert.Equal(213, parts.Sum(r => r.Current.Value));
        Assert.Equal(20, Row(document, "D2", "removals.citizenships").Current.Value);
    }

    [Fact]
    public void A_window_without_a_return_prints_as_not_reported_and_has_no_growth()
    {
        var register = new SampleRegister().Return("victims", "2024")
            .Persons(523, 0, "victims", ("registered", "2024-02-02"), ("status", "presumed"), ("sex", "female"));

        var document = Build(register, "2024", "2023");
        var row = Row(document, "A4", "victims.registered");

        Assert.Equal(ReportCellKind.NotReported, row.Earlier!.Kind);
        Assert.Null(row.Earlier.Value);
        Assert.Null(row.Growth);
        Assert.Contains("not reported", NoteText(document, row.Earlier.Notes[0]), StringComparison.Ordinal);
        Assert.All(Table(document, "A4").Rows, r => Assert.Null(r.Earlier!.Value));
    }

    [Fact]
    public void Growth_between_unlike_reporting_is_printed_with_a_note_that_names_who_was_missing()
    {
        var register = new SampleRegister()
            .Obligation("cases", "NP").Obligation("cases", "UNIT-9")
            .Return("cases", "2023", agency: "NP").Return("cases", "2023", agency: "UNIT-9").Return("cases", "2024", agency: "NP")
            .Case("2023-01-01", "trafficking").Case("2024-01-01", "trafficking");

        var document = Build(register, "2024", "2023");
        var row = Row(document, "A1", "cases.headline");

        Assert.Equal(0m, row.GrowthPercent);
        Assert.Contains("1 of 2 entities", NoteText(document, row.Current.Notes[0]), StringComparison.Ordinal);
        Assert.Contains("UNIT-9", NoteText(document, row.Current.Notes[0]), StringComparison.Ordinal);
        Assert.Contains(row.Notes, n => NoteText(document, n).Contains("same entities", StringComparison.Ordinal));
    }

    [Fact]
    public void A_campaign_of_which_a_few_days_were_reported_prints_incomplete_with_a_note_and_never_zero()
    {
        Assert.True(NamedWindows.Standard.TryParse("campaign-2025", out var campaign));
        var snapshot = new SampleRegister().Obligation("prevention", "MOWA").Return("prevention", "2025-H1", agency: "MOWA").Return("court", "2025").Snapshot();
        var document = Report.Build(snapshot, campaign, null, RegisterPurpose.Test);

        var prevention = document.Tables.Single(t => t.Id == "H1");
        Assert.All(prevention.Rows, row => Assert.Equal((ReportCellKind.Incomplete, null), (row.Current.Kind, row.Current.Value)));
        Assert.Contains(prevention.Narrative, said => said.En.Contains("none recorded", StringComparison.Ordinal));
        var note = document.Notes.Single(n => n.Number == Assert.Single(prevention.Rows[0].Current.Notes));
        Assert.Contains("0 of 1 entity reported in full", note.Text.En, StringComparison.Ordinal);

        var victims = document.Tables.Single(t => t.Id == "C1").Rows.First(row => row.Current.MeasureId == "court.victims");
        Assert.Equal(ReportCellKind.NotReported, victims.Current.Kind);
        Assert.Contains(document.Notes, n => victims.Current.Notes.Contains(n.Number) && n.Text.En.Contains("court steps, suspects, victims", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_true_of_a_whole_figure_is_noted_once_at_its_total()
    {
        var register = new SampleRegister().Return("cases", "2024", ReturnState.Partial).Case("2024-01-01", "trafficking");

        var rows = Table(Build(register, "2024", null), "A1").Rows;

        Assert.Single(rows[0].Current.Notes);
        Assert.All(rows.Skip(1), r => Assert.Empty(r.Current.Notes));
    }

    [Fact]
    public void A_report_is_the_same_to_the_last_letter_whatever_the_order_of_the_rows()
    {
        var (one, other) = (Whole(shuffle: null), Whole(shuffle: 9));

        Assert.Equal(one, other);

        static string Whole(int? shuffle) => System.Text.Json.JsonSerializer.Serialize(
            Report.Build(SyntheticFacts.Of(4, 300, shuffle), ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023), RegisterPurpose.Test));
    }

    [Fact]
    public void A_breakdown_nobody_reported_is_noted_although_the_total_was()
    {
        var register = new SampleRegister().Total("victims.registered", "2021", 1577, agency: "NCCT");

        var document = Build(register, "2021", null);
        var women = Row(document, "A4", "victims.registered", "sex", "female");

        Assert.Equal((1577L, ReportCellKind.Reported), (Row(document, "A4", "victims.registered").Current.Value!.Value, Row(document, "A4", "victims.registered").Current.Kind));
        Assert.Equal((null, ReportCellKind.NotReported), (women.Current.Value, women.Current.Kind));
        Assert.Contains("only the total was reported", NoteText(document, Assert.Single(women.Current.Notes)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reported_total_is_marked_with_its_entity_and_source()
    {
        var register = new SampleRegister().Total("prisons.foreigners", "2023", 2246, agency: "GDI", source: "annual report 2023");

        var document = Build(register, "2023", null);
        var row = Row(document, "D3", "prisons.foreigners");

        Assert.Equal((2246L, ReportCellKind.Reported), (row.Current.Value!.Value, row.Current.Kind));
        Assert.Contains("annual report 2023", NoteText(document, row.Current.Notes[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_on_unchecked_law_carries_a_footnote_and_leads_to_its_definition()
    {
        var document = Build(new SampleRegister().Return("cases", "2024").Row("cases", Unchecked("2024-05-01")), "2024", null);

        Assert.True(RestsOnUncheckedLaw(document, Row(document, "A1", "cases.headline").Current));
        Assert.False(RestsOnUncheckedLaw(document, Row(document, "A1", "cases.headline", "group", "trafficking").Current));
        Assert.Contains(document.Definitions, d => d.MeasureId == "cases.headline" && d.PlacingDate!.En == "date acted on");
    }

    [Fact]
    public void The_footnote_stands_at_the_window_whose_rows_rest_on_unchecked_law()
    {
        var register = new SampleRegister().Return("cases", "2023..2024").Row("cases", Unchecked("2023-05-01")).Case("2024-05-01", "trafficking");

        var document = Build(register, "2024", "2023");
        var row = Row(document, "A1", "cases.headline");

        Assert.False(RestsOnUncheckedLaw(document, row.Current));
        Assert.True(RestsOnUncheckedLaw(document, row.Earlier!));
    }

    [Fact]
    public void A_zero_rests_on_no_law()
    {
        var document = Build(new SampleRegister().Return("cases", "2024", ReturnState.Zero), "2024", null);

        Assert.Equal(0, Row(document, "A1", "cases.headline").Current.Value);
        Assert.DoesNotContain(document.Notes, n => n.Text.En.Contains("unofficial translation", StringComparison.Ordinal));
    }

    [Fact]
    public void Cells_say_whether_they_repeat_a_published_figure()
    {
        var register = new SampleRegister().Return("cases", "2024").Case("2024-01-01", "trafficking");

        var document = Report.Build(register.Snapshot(), ReportingWindow.OfYear(2024), null, RegisterPurpose.Demonstration, new TotalsArePublished());

        Assert.Equal(CellOrigin.Published, Row(document, "A1", "cases.headline").Current.Origin);
        Assert.Equal(CellOrigin.Synthetic, Row(document, "A1", "cases.headline", "group", "trafficking").Current.Origin);
        Assert.Contains("synthetic", document.PurposeMark.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_of_a_report_exists_in_both_languages_and_every_cell_has_a_definition()
    {
        var document = Report.Build(SyntheticFacts.Of(1, 300), ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023), RegisterPurpose.Test);
        var texts = document.Tables.SelectMany(t => t.Rows.Select(r => r.Label).Append(t.Title).Concat(t.Columns.Select(c => c.Title)))
            .Concat(document.Notes.Select(n => n.Text)).Append(document.Title);

        Assert.All(texts, t => Assert.False(string.IsNullOrWhiteSpace(t.En) || string.IsNullOrWhiteSpace(t.In(Language.Khmer))));
        Assert.Equal("S A B C D E F G H", string.Join(" ", document.Sections.Select(s => s.Letter)));
        Assert.All(
            document.Tables.SelectMany(t => t.Rows),
            r => Assert.Contains(document.Definitions, d => d.MeasureId == r.Current.MeasureId));
    }

    [Fact]
    public void The_first_ten_months_are_compared_with_a_year_only_under_a_warning()
    {
        var document = Build(new SampleRegister().Return("cases", "2023..2024"), "2024-01..2024-10", "2023");

        Assert.Contains("305 and 365", NoteText(document, Table(document, "A1").Notes[0]), StringComparison.Ordinal);
        Assert.Empty(Table(Build(new SampleRegister(), "2024", "2023"), "A1").Notes);
    }

    private static void Removals(SampleRegister register, string on, params (string Country, int Count)[] removed)
    {
        foreach (var (country, count) in removed)
        {
            register.Rows(count, "removals", ("on", on), ("citizenship", country));
        }
    }

    private static ReportDocument Build(SampleRegister register, string window, string? comparison) => Report.Build(
        register.Snapshot(), ReportingWindow.Parse(window), comparison is null ? null : ReportingWindow.Parse(comparison), RegisterPurpose.Test);

    private static ReportTable Table(ReportDocument document, string id) => document.Tables.Single(t => t.Id == id);

    private static ReportRow Row(ReportDocument document, string table, string measure, string? by = null, string? key = null) =>
        Table(document, table).Rows.First(r => r.Current.MeasureId == measure && r.Current.By == by && r.Current.Key == key);

    private static string NoteText(ReportDocument document, int number) => document.Notes.Single(n => n.Number == number).Text.En;

    private static (string, object?)[] Unchecked(string actedOn) => [("acted-on", actedOn), ("group", "sexual-exploitation"), ("verified", "no")];

    private static bool RestsOnUncheckedLaw(ReportDocument document, ReportCell cell) =>
        cell.Notes.Any(n => NoteText(document, n).Contains("unofficial translation", StringComparison.Ordinal));

    private static string Day(string window) => ReportingWindow.Parse(window).From.ToString("yyyy-MM-dd");

    private sealed class TotalsArePublished : ICellOrigin
    {
        public CellOrigin? OriginOf(string measureId, ReportingWindow window, string? by, string? key, long value) =>
            by is null ? CellOrigin.Published : CellOrigin.Synthetic;
    }
}
