using Pratip.Kernel;
using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tables;

public sealed class NarrativeTests
{
    [Theory]
    [InlineData(197, 164, "197 cases of human trafficking and sexual exploitation were acted on in 2024, up by 33 (20.12 per cent) from 164 in 2023.")]
    [InlineData(99, 104, "99 cases of human trafficking and sexual exploitation were acted on in 2024, down by 5 (4.81 per cent) from 104 in 2023.")]
    [InlineData(1, 1, "1 case of human trafficking or sexual exploitation was acted on in 2024, unchanged from the number in 2023.")]
    [InlineData(5, 0, "5 cases of human trafficking and sexual exploitation were acted on in 2024, after none in 2023.")]
    public void A_change_is_up_down_or_none_and_one_is_singular(int now, int then, string sentence) =>
        Assert.Equal(sentence, Of(now, then)[0].En);

    [Fact]
    public void The_change_the_press_printed_as_16_34_per_cent_is_19_54()
    {
        var said = Tell(Cases(104, "2024-03-03").Return("cases", "2023..2024").Rows(87, "cases", ("acted-on", "2023-03-03"), ("group", "sexual-exploitation")), "2024-H1", "2023-H1", "A1")[0];
        Assert.Equal("104 cases of human trafficking and sexual exploitation were acted on in the first half of 2024, up by 17 (19.54 per cent) from 87 in the first half of 2023.", said.En);
        Assert.Contains("១៩,៥៤ ភាគរយ", said.Km, StringComparison.Ordinal);
        Assert.Contains("ចំនួន ១០៤ ករណី", said.Km, StringComparison.Ordinal);
        Assert.Contains("ក្នុងឆមាសទី១ ឆ្នាំ២០២៤", said.Km, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_changes_by_percentage_points()
    {
        var register = new SampleRegister().Return("victims", "2023..2024");
        Victims(register, "2024", 241, 49, 0);
        Victims(register, "2023", 80, 20, 1_000);
        var said = Tell(register, "2024", "2023", "A4");
        Assert.Contains(said, s => s.En.StartsWith("By sex: female: 241 (83.10 per cent, up by 3.10 percentage points); male: 49 (16.90 per cent, down by 3.10 percentage points)", StringComparison.Ordinal));
        Assert.Contains(said, s => s.Km.Contains("៣,១០ ចំណុចភាគរយ", StringComparison.Ordinal));
    }

    /// <summary>241 of 290 less 80 of 101 is 3.8955 points; the rounded shares 83.10 and 79.21 differ by 3.89.</summary>
    [Fact]
    public void Percentage_points_are_of_the_counts_and_not_of_rounded_shares()
    {
        var register = new SampleRegister().Return("victims", "2023..2024");
        Victims(register, "2024", 241, 49, 0);
        Victims(register, "2023", 80, 21, 1_000);
        Assert.Contains(Tell(register, "2024", "2023", "A4"), s => s.En.Contains("female: 241 (83.10 per cent, up by 3.90 percentage points)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024-06-30..2024-06-30", "2023-06-30..2023-06-30", "2023-06-30", "on 30 June 2024, unchanged from the number on 30 June 2023.")]
    [InlineData("2024-06-29..2024-07-02", "2023-06-29..2023-07-02", "2023-06-30", "in the period 29 June 2024 to 2 July 2024, unchanged from the number in the period 29 June 2023 to 2 July 2023.")]
    public void A_day_is_on_a_date_and_dates_double_no_from(string window, string before, string on, string end)
    {
        var register = Cases(3, "2024-06-30").Return("cases", "2023..2024").Rows(3, "cases", ("acted-on", on), ("group", "sexual-exploitation"));
        var said = Tell(register, window, before, "A1")[0];
        Assert.EndsWith(end, said.En, StringComparison.Ordinal);
        var more = Tell(register.Rows(2, "cases", ("acted-on", on), ("group", "sexual-exploitation")), window, before, "A1")[0];
        Assert.All([said, more], s => Assert.DoesNotContain("ពីពី", s.Km, StringComparison.Ordinal));
        Assert.Single(more.En.Split("from"), part => part.StartsWith(" 5 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_on_a_small_number_prints_no_decimals() => Assert.Contains("up by 4 (400 per cent) from 1 in 2023.", Of(5, 1)[0].En, StringComparison.Ordinal);

    /// <summary>One person may be removed twice and attend twice: what is counted is named, and no persons.</summary>
    [Theory]
    [InlineData("removals")]
    [InlineData("repatriations")]
    [InlineData("interceptions")]
    [InlineData("hand-overs")]
    [InlineData("prevention.participants")]
    public void What_one_person_may_be_counted_in_twice_is_not_told_as_persons(string measure)
    {
        foreach (var form in new[] { "one", "other" })
        {
            var said = StatisticsTexts.All.Format($"statistics.narrative.said.{measure}.{form}", Language.English, 5);
            Assert.DoesNotContain("5 person", said, StringComparison.Ordinal);
            Assert.DoesNotContain("នាក់", StatisticsTexts.All.Format($"statistics.narrative.said.{measure}.{form}", Language.Khmer, 5), StringComparison.Ordinal);
        }
    }

    /// <summary>The table had the note, and the sentence "up by 394 (281.43 per cent)" had not.</summary>
    [Theory]
    [InlineData("2023-02..2024-12")]
    [InlineData("2023-01..2024-11")]
    public void A_change_between_windows_of_other_reports_says_that_it_may_come_from_them(string reported)
    {
        var register = Cases(5, "2024-03-03").Rows(3, "cases", ("acted-on", "2023-03-03"), ("group", "sexual-exploitation"));
        const string Caveat = "Not the same entities reported in both periods; the change may come from reporting alone.";
        Assert.Contains(Tell(register.Return("cases", reported), "2024", "2023", "A1"), s => s.En == Caveat);
        Assert.DoesNotContain(Of(5, 3), s => s.En == Caveat);
    }

    /// <summary>All 27 had reported the year, and the note said of them "only in part in 2024".</summary>
    [Fact]
    public void The_note_of_a_stock_names_the_day_before_its_window()
    {
        var register = new SampleRegister().Obligation("court").Obligation("suspects").Obligation("suspects", "GDI")
            .Return("court", "2023..2024").Return("suspects", "2023..2024").Return("suspects", "2024", agency: "GDI");
        var document = Report.Build(register.Snapshot(), ReportingWindow.OfYear(2024), null, RegisterPurpose.Test);
        Assert.Contains(document.Notes, note => note.Text.En.Contains("with 31 December 2023, the day before it: 1 of 2 entities reported in full. In part from:", StringComparison.Ordinal));
        Assert.True(document.Completeness.Single(one => one.MeasureId == "court.files").IsOfStock);
        Assert.False(document.Completeness.Single(one => one.MeasureId == "suspects.arrested").IsOfStock);
    }

    [Fact]
    public void Tables_of_a_section_stand_in_the_order_of_their_numbers()
    {
        var document = Report.Build(new SampleRegister().Snapshot(), ReportingWindow.OfYear(2024), null, RegisterPurpose.Test);
        Assert.Equal(["G1", "G2", "G3", "G4"], document.Sections.Single(section => section.Letter == "G").Tables.Select(table => table.Id), StringComparer.Ordinal);
        Assert.All(document.Sections, section => Assert.Equal(section.Tables.OrderBy(table => table.Place).Select(table => table.Id), section.Tables.Select(table => table.Id), StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_not_reported_is_said_and_has_no_change()
    {
        Assert.Contains(Tell(Cases(3, "2024-03-03").Return("cases", "2024"), "2024", "2023", "A1"), s => s.En.EndsWith("nothing was reported in 2023, and no change can be stated.", StringComparison.Ordinal));
        Assert.Equal("Suspects arrested: not reported in 2024.", Tell(new SampleRegister(), "2024", "2023", "A2")[0].En);
    }

    [Fact]
    public void Where_somebody_did_not_report_the_number_may_be_higher() => Assert.Contains(
        Tell(Cases(3, "2024-03-03").Obligation("cases").Obligation("cases", "GDI").Return("cases", "2024"), "2024", null, "A1"),
        s => s.En.StartsWith("Not everybody", StringComparison.Ordinal));

    [Fact]
    public void A_comparison_across_a_break_is_marked_and_says_why()
    {
        var document = Report.Build(
            Cases(3, "2009-03-03").Return("cases", "2007..2009").Rows(2, "cases", ("acted-on", "2007-03-03"), ("group", "trafficking")).Snapshot(),
            ReportingWindow.OfYear(2009), ReportingWindow.OfYear(2007), RegisterPurpose.Test);
        var row = document.Tables.Single(t => t.Id == "A1").Rows[0];
        Assert.True(row.IsBroken);
        Assert.Contains(row.Notes, n => document.Notes[n - 1].Text.En.StartsWith("The series breaks on 15 February 2008", StringComparison.Ordinal));
        Assert.Contains(document.Tables.Single(t => t.Id == "A1").Narrative, s => s.En == "The two numbers are not of one series.");
    }

    [Fact]
    public void Every_measure_has_a_sentence_of_its_own_for_one_and_for_many() => Assert.All(
        MeasureCatalogue.Standard.All,
        measure => Assert.All(["one", "other"], form => Assert.True(StatisticsTexts.All.Contains($"statistics.narrative.said.{measure.Id}.{form}"), measure.Id)));

    private static IReadOnlyList<LocalizedText> Of(int now, int then) => Tell(
        Cases(now, "2024-03-03").Return("cases", "2023..2024").Rows(then, "cases", ("acted-on", "2023-03-03"), ("group", "sexual-exploitation")), "2024", "2023", "A1");

    private static SampleRegister Cases(int count, string on) => new SampleRegister().Rows(count, "cases", ("acted-on", on), ("group", "sexual-exploitation"));

    private static void Victims(SampleRegister register, string year, int female, int male, int first) => register
        .Persons(female, first, "victims", ("registered", year + "-02-02"), ("status", "presumed"), ("group", "trafficking"), ("sex", "female"))
        .Persons(male, first + female, "victims", ("registered", year + "-02-02"), ("status", "presumed"), ("group", "trafficking"), ("sex", "male"));

    private static IReadOnlyList<LocalizedText> Tell(SampleRegister register, string window, string? comparison, string table) =>
        Report.Build(register.Snapshot(), ReportingWindow.Parse(window), comparison is null ? null : ReportingWindow.Parse(comparison), RegisterPurpose.Test)
            .Tables.Single(t => t.Id == table).Narrative;
}
