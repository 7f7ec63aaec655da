using Pratip.Exchange.Demonstration;
using Pratip.Kernel;
using Pratip.Statistics.Tables;
using static Pratip.Exchange.Tests.Demonstration.ReceivedRows;

namespace Pratip.Exchange.Tests.Demonstration;

public sealed class PublishedTargetsTests
{
    [Theory]
    [InlineData("2023", 164, 24, 140)]
    [InlineData("2023-H1", 87, 10, 77)]
    [InlineData("2024-H1", 104, 22, 82)]
    [InlineData("2025-H1", 99, 27, 72)]
    public void Cases_acted_on_are_as_published_with_their_groups(string window, int total, int trafficking, int sexualExploitation)
    {
        Assert.Equal(total, Cases(window));
        Assert.Equal(trafficking, Cases(window, "trafficking"));
        Assert.Equal(sexualExploitation, Cases(window, "sexual-exploitation"));
    }

    [Theory]
    [InlineData("removals.cumulative-since-2014", "2023", CellOrigin.Published)]
    [InlineData("removals.cumulative-since-2014", "2024", CellOrigin.Synthetic)]
    [InlineData("prisons.foreigners", "2023-H2", CellOrigin.Published)]
    [InlineData("removals.citizenships", "2023-H2", CellOrigin.Synthetic)]
    public void A_running_total_is_a_published_figure_in_every_window_that_ends_on_its_last_day(string measure, string window, CellOrigin origin) =>
        Assert.Equal(origin, new CellOrigins().OriginOf(measure, ReportingWindow.Parse(window), null, null, Published(measure, ReportingWindow.Parse(window))));

    private static long Published(string measure, ReportingWindow window) => PublishedFigures.Standard.FindEnding(new(measure, window, null, null))?.Value ?? 0;

    [Fact]
    public void Cases_of_2024_are_197() => Assert.Equal(197, Cases("2024"));

    [Fact]
    public void Cases_outside_the_headline_are_on_record_and_not_counted() =>
        Assert.True(Of("cases").Count(c => GroupOf(c) == "outside") >= 5);

    [Fact]
    public void Suspects_to_court_of_2023_are_194() => Assert.Equal(194, ToCourt("2023"));

    [Fact]
    public void Suspects_to_court_of_2024_are_273_of_whom_30_are_foreign()
    {
        Assert.Equal(273, ToCourt("2024"));
        Assert.Equal(30, ToCourt("2024", also: IsForeign));
    }

    [Fact]
    public void Suspects_to_court_of_the_first_half_of_2024_are_134_of_whom_4_are_foreign()
    {
        Assert.Equal(134, ToCourt("2024-H1"));
        Assert.Equal(34, ToCourt("2024-H1", "trafficking"));
        Assert.Equal(100, ToCourt("2024-H1", "sexual-exploitation"));
        Assert.Equal(4, ToCourt("2024-H1", also: IsForeign));
    }

    [Fact]
    public void Suspects_to_court_of_the_first_half_of_2025_are_37_with_4_women_and_93_with_19_women()
    {
        Assert.Equal(130, ToCourt("2025-H1"));
        Assert.Equal(37, ToCourt("2025-H1", "trafficking"));
        Assert.Equal(4, ToCourt("2025-H1", "trafficking", IsFemale));
        Assert.Equal(93, ToCourt("2025-H1", "sexual-exploitation"));
        Assert.Equal(19, ToCourt("2025-H1", "sexual-exploitation", IsFemale));
    }

    [Fact]
    public void Every_suspect_is_arrested_and_sent_to_court_in_the_same_half() => Assert.All(
        Suspects.Where(s => s.Row.Cell("sent_to_court_on") is not null),
        s => Assert.Contains(new[] { "2023-H1", "2023-H2", "2024-H1", "2024-H2", "2025-H1" }, h => s.Row.Within("arrested_on", h) && s.Row.Within("sent_to_court_on", h)));

    [Fact]
    public void Victims_of_2023_are_in_no_return()
    {
        Assert.DoesNotContain(Of("victims"), v => v.Row["registered_on"]!.StartsWith("2023", StringComparison.Ordinal));
        Assert.DoesNotContain(World.Returns, r => r.Period.To.Year == 2023 && r.Sheets.Contains("victims", StringComparer.Ordinal));
    }

    [Fact]
    public void Victims_of_2024_are_523_of_whom_230_are_minors()
    {
        Assert.Equal(523, Victims("2024"));
        Assert.Equal(230, Victims("2024", also: IsMinor));
    }

    [Fact]
    public void Victims_of_the_first_half_of_2024_are_290_of_whom_241_are_female_and_134_minors()
    {
        Assert.Equal(290, Victims("2024-H1"));
        Assert.Equal(241, Victims("2024-H1", also: IsFemale));
        Assert.Equal(134, Victims("2024-H1", also: IsMinor));
    }

    [Fact]
    public void Victims_of_the_first_half_of_2025_are_81_with_21_female_and_197()
    {
        Assert.Equal(278, Victims("2025-H1"));
        Assert.Equal(81, Victims("2025-H1", "trafficking"));
        Assert.Equal(21, Victims("2025-H1", "trafficking", IsFemale));
        Assert.Equal(197, Victims("2025-H1", "sexual-exploitation"));
    }

    [Fact]
    public void Persons_who_turned_out_to_be_no_victims_are_on_record_and_not_counted() =>
        Assert.Contains(Of("victims"), v => v.Row["status"] == "not-confirmed" && v.Row.Within("registered_on", "2024"));

    [Theory]
    [InlineData(2023, 512, 2159)]
    [InlineData(2024, 922, 5852)]
    public void Removal_files_and_persons_are_as_published(int year, int files, int persons)
    {
        var removals = Removals(year);
        Assert.Equal(persons, removals.Count);
        Assert.Equal(files, removals.Select(r => r["file_number"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(persons, removals.Select(r => r["person_reference"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Removed_persons_of_2023_have_39_citizenships_and_1011_are_Chinese()
    {
        Assert.Equal(39, Removals(2023).Select(r => r["citizenship"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1011, Removals(2023).Count(r => r["citizenship"] == "CN"));
    }

    [Fact]
    public void Removed_persons_of_2024_are_by_citizenship_as_published()
    {
        var removals = Removals(2024);
        Assert.Equal(2695, removals.Count(r => r["citizenship"] == "CN"));
        Assert.Equal(1198, removals.Count(r => r["citizenship"] == "VN"));
        Assert.Equal(861, removals.Count(r => r["citizenship"] == "ID"));
        Assert.Equal(1098, removals.Count(r => r["citizenship"] is not ("CN" or "VN" or "ID")));
    }

    [Fact]
    public void Nobody_returns_removals_for_2025_or_2022() =>
        Assert.All(World.Returns.Where(r => r.Sheets.Contains("removals", StringComparer.Ordinal)), r => Assert.InRange(r.Period.From.Year, 2023, 2024));

    [Fact]
    public void Repatriations_of_2023_are_342_of_whom_322_from_China()
    {
        var home = Of("repatriations").Where(r => r.Row.Within("on", "2023")).ToList();
        Assert.Equal(342, home.Count);
        Assert.Equal(322, home.Count(r => r.Row["from_country"] == "CN"));
    }

    [Fact]
    public void Repatriations_of_January_to_May_2025_are_146_women_from_China_in_63_files()
    {
        var home = Of("repatriations").Where(r => r.Row.Within("on", "2025-01..2025-05")).Select(r => r.Row).ToList();
        Assert.Equal(146, home.Count(r => IsFemale(r) && r["from_country"] == "CN"));
        Assert.Equal(146, home.Count);
        Assert.Equal(63, home.Select(r => r["file_reference"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Interceptions_of_January_to_May_2025_are_105_persons_with_90_women_in_56_files()
    {
        var stopped = Of("interceptions").Where(r => r.Row.Within("on", "2025-01..2025-05")).Select(r => r.Row).ToList();
        Assert.Equal(105, stopped.Count);
        Assert.Equal(90, stopped.Count(IsFemale));
        Assert.Equal(56, stopped.Select(r => r["file_reference"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("removals.cumulative-since-2014", 27738)]
    [InlineData("prisons.foreigners", 2246)]
    [InlineData("court.carried-over", 118)]
    public void Opening_balances_are_reported_totals_with_a_source(string measure, int value)
    {
        var total = Assert.Single(Of("aggregates"), a => a.Row["measure"] == measure).Row;
        Assert.Equal($"{value}", total["value"]);
        Assert.NotEmpty(total["source"]!);
    }
}
