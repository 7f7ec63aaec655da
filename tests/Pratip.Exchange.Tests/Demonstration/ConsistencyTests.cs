using System.Globalization;
using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Agencies;
using static Pratip.Exchange.Tests.Demonstration.ReceivedRows;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace Pratip.Exchange.Tests.Demonstration;

public sealed class ConsistencyTests
{
    [Theory]
    [InlineData("cases", "offence_on", "opened_on")]
    [InlineData("cases", "opened_on", "acted_on")]
    [InlineData("suspects", "arrested_on", "sent_to_court_on")]
    [InlineData("suspects", "sent_to_court_on", "charged_on")]
    [InlineData("suspects", "entered_on", "arrested_on")]
    [InlineData("suspects", "birth_date", "entered_on")]
    [InlineData("victims", "birth_date", "entered_on")]
    [InlineData("victims", "entered_on", "registered_on")]
    [InlineData("victims", "registered_on", "status_decided_on")]
    [InlineData("removals", "entered_on", "detained_on")]
    [InlineData("removals", "detained_on", "decided_on")]
    [InlineData("removals", "decided_on", "removed_on")]
    [InlineData("removals", "birth_date", "entered_on")]
    public void Dates_follow_each_other(string sheet, string earlier, string later) => Assert.All(Of(sheet), row =>
    {
        if (row.Row.Cell(earlier) is { } first && row.Row.Cell(later) is { } second)
        {
            Assert.False(Date(second).IsCertainlyBefore(Date(first)), $"{row.Agency} {row.Row.Cell("person_reference") ?? row.Row["case_reference"]}: {later} {second} before {earlier} {first}");
        }
    });

    [Fact]
    public void Custody_before_court_is_short() => Assert.All(Suspects.Where(s => s.Row.Cell("sent_to_court_on") is not null), s =>
        Assert.InRange(Day(s.Row["sent_to_court_on"]!).DayNumber - Day(s.Row["arrested_on"]!).DayNumber, 1, 3));

    [Fact]
    public void Offences_come_before_arrests()
    {
        var offences = Of("cases").ToDictionary(c => (c.Agency, c.Row["case_reference"]), c => c.Row.Cell("offence_on"));
        Assert.All(Suspects.Where(s => s.Row.Cell("arrested_on") is not null), s =>
            Assert.False(offences[(s.Agency, s.Row["case_reference"])] is { } offence && Date(s.Row["arrested_on"]!).IsCertainlyBefore(Date(offence))));
    }

    [Fact]
    public void Every_row_lies_in_the_period_of_its_return() => Assert.All(World.Returns, r =>
    {
        foreach (var (sheet, column) in new[] { ("cases", "acted_on"), ("suspects", "sent_to_court_on"), ("victims", "registered_on"), ("removals", "removed_on"), ("court-steps", "on"), ("repatriations", "on"), ("interceptions", "on"), ("hand-overs", "on"), ("prevention", "on") })
        {
            Assert.All(r.Rows(sheet), row => Assert.True(row.Cell(column) is not { } day || r.Period.Contains(Day(day)), $"{r.Agency} {r.Period} {sheet} {column}"));
        }
    });

    [Fact]
    public void Ages_agree_with_birth_dates_and_bands() => Assert.All(Of("victims"), victim =>
    {
        var row = victim.Row;
        var band = AgeBandSet.Ncct.Bands.Single(b => b.Code == row["age_band"]);
        Assert.True(row.Cell("age") is not { } text || band.Contains(Number(text)));
        if (row.Cell("birth_date") is { } born && row.Cell("age") is { } age)
        {
            var day = Day(row["registered_on"]!);
            Assert.InRange(Number(age), YearsBetween(Date(born).Last, day), YearsBetween(Date(born).First, day));
        }

        Assert.True(row.Cell("age_at_exploitation") is not { } then || Number(then) <= Number(row["age"]!));
    });

    [Fact]
    public void Suspects_ages_agree_with_their_birth_dates() => Assert.All(Suspects.Where(s => s.Row.Cell("age") is not null && s.Row.Cell("birth_date") is not null), s =>
    {
        var born = Date(s.Row["birth_date"]!);
        var day = Day(s.Row["arrested_on"]!);
        Assert.InRange(Number(s.Row["age"]!), YearsBetween(born.Last, day), YearsBetween(born.First, day));
    });

    [Fact]
    public void Every_case_has_a_suspect_who_is_at_court_or_at_large() => Assert.All(Of("cases"), c =>
        Assert.Contains(Suspects, s => s.Agency == c.Agency && s.Row["case_reference"] == c.Row["case_reference"] && (s.Row.Cell("sent_to_court_on") is not null || s.Row["at_large"] == "yes")));

    [Fact]
    public void Rows_are_unique_by_their_keys() => Assert.All(World.Returns, r => Assert.All(r.Sheets, sheet =>
    {
        var keys = SheetCatalogue.Standard.Get(sheet).Columns.Where(c => c.Key).Select(c => c.Id).ToArray();
        var seen = r.Rows(sheet).Select(row => string.Join('\u0001', keys.Select(row.Cell))).ToList();
        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
    }));

    [Fact]
    public void References_belong_to_one_agency_and_one_person()
    {
        var people = new[] { "suspects", "victims", "removals", "repatriations", "interceptions", "hand-overs" }.SelectMany(s => Of(s)).ToList();
        Assert.All(people.GroupBy(p => (p.Agency, p.Row["person_reference"])), same => Assert.Single(same.Select(p => (p.Row.Cell("name_latin"), p.Row["sex"], p.Row.Cell("birth_date"))).Distinct()));
        Assert.All(people.GroupBy(p => p.Row["person_reference"], StringComparer.Ordinal), same => Assert.Single(same.Select(p => p.Agency).Distinct(StringComparer.Ordinal)));
        var documents = people.Where(p => p.Row.Cell("document_number") is not null).GroupBy(p => p.Row["document_number"], StringComparer.Ordinal);
        Assert.All(documents, same => Assert.Single(same.Select(p => p.Row["person_reference"]).Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_few_suspects_stand_before_the_law_twice_in_different_years()
    {
        var repeated = Suspects.GroupBy(s => (s.Agency, s.Row["person_reference"])).Where(g => g.Count() > 1).ToList();
        Assert.InRange(repeated.Count, 1, 5);
        Assert.All(repeated, g => Assert.Equal(g.Count(), g.Select(s => s.Row["sent_to_court_on"]![..4]).Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void Every_cell_can_be_read_back_and_every_required_one_is_filled() => Assert.All(World.Returns, r => Assert.All(r.Sheets, sheet =>
    {
        var columns = SheetCatalogue.Standard.Get(sheet).Columns;
        foreach (var column in columns)
        {
            var choices = ColumnChoices.For(column);
            foreach (var row in r.Rows(sheet))
            {
                CheckCell(sheet, column, choices, row);
            }
        }
    }));

    [Fact]
    public void Every_reporting_entity_speaks_for_every_half()
    {
        foreach (var half in new[] { "2023-H1", "2023-H2", "2024-H1", "2024-H2", "2025-H1" })
        {
            var sent = World.Returns.Where(r => r.Period == ReportingWindow.Parse(half)).ToList();
            Assert.All(AgencyTemplate.Standard.ReportersOf("cases"), a => Assert.Single(sent, r => r.Agency == a.Code && r.Sheets.Contains("cases", StringComparer.Ordinal) && r.Sheets.Contains("suspects", StringComparer.Ordinal)));
            Assert.Contains(sent, r => r.Agency == "MOJ" && r.Sheets.Contains("court-steps", StringComparer.Ordinal));
            Assert.Contains(sent, r => r.Sheets.Contains("cases", StringComparer.Ordinal) && r.Rows("cases").Count == 0);
        }
    }

    [Fact]
    public void Names_stand_in_their_own_script_beside_Latin_letters()
    {
        Assert.All(Of("repatriations"), r => Assert.InRange(r.Row["name_own"]![0], '\u1780', '\u17B3'));
        Assert.All(Of("removals").Where(r => r.Row["citizenship"] == "CN"), r => Assert.InRange(r.Row["name_own"]![0], '\u4E00', '\u9FFF'));
        Assert.All(Of("removals"), r => Assert.True(r.Row["name_latin"]!.All(c => c < '\u0300' || c is >= '\u1E00' and <= '\u1EFF'), r.Row["name_latin"]));
    }

    [Fact]
    public void A_removal_without_screening_on_record_says_so_and_the_cleared_are_few()
    {
        var clearances = Of("removals").CountBy(r => r.Row["clearance"]!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Assert.InRange(clearances["cleared"], 100, 800);
        Assert.Equal(Of("removals").Count, clearances["cleared"] + clearances["screening-not-recorded"]);
    }

    [Fact]
    public void Removal_files_have_one_to_120_persons_and_stay_within_a_half()
    {
        var files = Of("removals").GroupBy(r => r.Row["file_number"], StringComparer.Ordinal).ToList();
        Assert.Equal(1, files.Min(f => f.Count()));
        Assert.InRange(files.Max(f => f.Count()), 60, 120);
    }

    private static void CheckCell(string sheet, SheetColumn column, ColumnChoices? choices, Row row)
    {
        if (row.Cell(column.Id) is not { } value)
        {
            Assert.False(column.Required, $"{sheet}.{column.Id} is empty");
            return;
        }

        Assert.True(column.MaxLength is null || value.Length <= column.MaxLength);
        if (column.Type == "date")
        {
            Assert.True(PartialDate.TryParseIso(value, out _), value);
        }
        else if (choices is not null)
        {
            Assert.All(value.Split("; "), code => Assert.Contains(choices.Choices, c => c.Code == code));
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PartialDate Date(string text) => PartialDate.TryParseIso(text, out var date) ? date : throw new FormatException(text);

    private static int YearsBetween(DateOnly born, DateOnly day) => day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
}
