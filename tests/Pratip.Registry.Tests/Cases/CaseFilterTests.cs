using Pratip.Registry.Cases;

namespace Pratip.Registry.Tests.Cases;

public sealed class CaseFilterTests
{
    [Theory]
    [InlineData("2024-03-17", "2024-03-17")]
    [InlineData("2024", "2024-02")]
    [InlineData("2024-03", "2024")]
    public void Days_months_and_years_can_be_asked_for(string from, string to) =>
        Assert.Empty(new CaseFilter { From = from, To = to }.Problems());

    [Fact]
    public void What_a_form_left_empty_asks_for_nothing()
    {
        var filter = new CaseFilter { Number = "", Status = " ", ProvinceCode = "", LeadAgencyCode = "", From = "", To = "\t" };
        Assert.Equal(new CaseFilter(), filter);
        Assert.Empty(filter.Problems());
    }

    [Fact]
    public void A_number_is_read_without_the_blanks_around_it() => Assert.Equal("KH-2024-000001", new CaseFilter { Number = "  KH-2024-000001 " }.Number);

    [Theory]
    [InlineData("2024-13-01")]
    [InlineData("2024-02-30")]
    [InlineData("17/03/2024")]
    [InlineData("yesterday")]
    [InlineData("2024-3-1")]
    public void What_is_not_a_date_is_said(string date)
    {
        var problem = Assert.Single(new CaseFilter { From = date }.Problems());
        Assert.Equal(nameof(CaseFilter.From), problem.Field);
        Assert.Equal("cases.filter.date", problem.What.Key);
        Assert.Contains(date, problem.What.Args);
    }

    [Fact]
    public void A_list_that_would_end_before_it_begins_is_said() =>
        Assert.Equal("cases.filter.order", Assert.Single(new CaseFilter { From = "2024-05", To = "2024-04-30" }.Problems()).What.Key);

    [Fact]
    public void Unknown_codes_are_said_each_beside_its_field()
    {
        var filter = new CaseFilter { Status = "asleep", ProvinceCode = "99", Assignee = (CaseAssignee)7 };
        Assert.Equal(["Status cases.filter.status", "ProvinceCode cases.filter.province", "Assignee cases.filter.assignee"],
            filter.Problems().Select(problem => $"{problem.Field} {problem.What.Key}"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("KH-2024\u0000")]
    [InlineData("line\u000Abreak")]
    [InlineData("\uD800")]
    public void What_cannot_be_in_a_number_is_said_before_a_database_stumbles_over_it(string number) =>
        Assert.Equal("cases.filter.number", Assert.Single(new CaseFilter { Number = number }.Problems()).What.Key);

    [Fact]
    public void A_pasted_page_is_no_number_and_is_not_repeated_whole()
    {
        Assert.Equal("cases.filter.number", Assert.Single(new CaseFilter { Number = new string('9', 65) }.Problems()).What.Key);
        var said = Assert.IsType<string>(Assert.Single(new CaseFilter { Status = new string('x', 5000) }.Problems()).What.Args[0]);
        Assert.True(said.Length < 50);
    }
}
