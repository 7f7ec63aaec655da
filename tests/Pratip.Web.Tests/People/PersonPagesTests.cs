using System.Net;

namespace Pratip.Web.Tests.People;

public class PersonPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "Who looked", "PC-12")]
    [InlineData("km", "នរណាបានមើល", "PC-03")]
    public async Task The_page_of_a_person_tells_the_supervisor_who_looked_and_nobody_else(string language, string words, string agency)
    {
        var report = await SiteCases.AddSuspectAsync(site.Register, await SiteCases.OpenAsync(site.Register, agency), "Chan Rithy");
        var address = $"/people/{report.Id}?lang={language}";
        var officer = await site.EmployAndSignInAsync("looking.officer." + language, agency, "provincial-officer");
        Assert.DoesNotContain(words, WebUtility.HtmlDecode(await officer.GetStringAsync(address)), StringComparison.Ordinal);
        var supervisor = await site.EmployAndSignInAsync("looking.supervisor." + language, agency, "agency-supervisor");
        var watched = WebUtility.HtmlDecode(await supervisor.GetStringAsync(address));
        Assert.Contains(words, watched, StringComparison.Ordinal);
        Assert.Contains("Sok looking.officer." + language, watched, StringComparison.Ordinal);
    }
}
