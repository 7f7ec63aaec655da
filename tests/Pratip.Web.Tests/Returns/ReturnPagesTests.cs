using System.Net;
using Pratip.Registry.Returns;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Returns;

public class ReturnPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "zero report", "accepted", "PC-12")]
    [InlineData("km", "របាយការណ៍សូន្យ", "បានទទួលយក", "PC-07")]
    public async Task A_zero_is_declared_on_a_form_seen_in_the_calendar_and_accepted_by_the_secretariat(string language, string zero, string accepted, string agency)
    {
        var officer = await site.EmployAndSignInAsync("returns.officer." + language, agency, "provincial-officer");
        var today = site.Register.Clock.GetUtcNow().AddHours(7);
        var last = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var month = ReturnCalendar.CodeOf(ReturnCalendar.Month(last.Year, last.Month));
        var walk = await FormWalk.EnterAsync(officer, $"/forms/declare-zero?lang={language}", [("subject", "cases"), ("month", month)]);
        Assert.Equal(HttpStatusCode.OK, walk.Status);
        var calendar = $"/returns?subject=cases&year={last.Year}&lang={language}";
        var own = await officer.GetStringAsync(calendar);
        Assert.Contains(zero, WebUtility.HtmlDecode(own), StringComparison.Ordinal);
        Assert.DoesNotContain("/forms/accept-return", own, StringComparison.Ordinal);

        var secretariat = await site.EmployAndSignInAsync("returns.data." + language, "OCM", "data-officer");
        var page = await secretariat.GetStringAsync(calendar);
        var at = page.IndexOf("/forms/accept-return?subject=", StringComparison.Ordinal);
        Assert.True(at > 0);
        var address = page[at..page.IndexOf('"', at)];
        await FormWalk.EnterAsync(secretariat, $"{address}&lang={language}", [("is-taken", "yes")]);
        Assert.Contains(accepted, WebUtility.HtmlDecode(await officer.GetStringAsync(calendar)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_is_given_as_csv_and_says_missing_where_nothing_came()
    {
        var secretariat = await site.EmployAndSignInAsync("returns.csv", "OCM", "data-officer");
        var csv = await secretariat.GetStringAsync("/returns.csv?subject=victims&year=2019");
        Assert.StartsWith("subject,agency,month,state,rows", csv, StringComparison.Ordinal);
        Assert.Contains(",2019-01,missing,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",zero,", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/returns?subject=gold")]
    [InlineData("/returns?year=twenty")]
    [InlineData("/returns.csv?year=99999")]
    [InlineData("/returns.csv?subject=%00")]
    public async Task What_cannot_be_asked_is_said_and_nothing_fails(string address)
    {
        var secretariat = await site.EmployAndSignInAsync("returns.bad." + address.Length, "OCM", "data-officer");
        using var answer = await secretariat.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
