using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Reintegration;

/// <summary>Somebody brought home, through the forms, to the first stage of the way back.</summary>
public class ReintegrationPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly (string, string)[] Nothing = [];

    [Theory]
    [InlineData("en", "Thailand", "pre-integration", "The stages follow one another")]
    [InlineData("km", "ថៃ", "មុនសមាហរណកម្ម", "ដំណាក់កាលត្រូវតាមលំដាប់")]
    public async Task A_repatriation_is_entered_with_the_person_and_the_way_back_begins(string language, string country, string stage, string order)
    {
        var officer = await site.EmployAndSignInAsync("home.officer." + language, "PC-12", "provincial-officer");
        var walk = await FormWalk.EnterAsync(officer, $"/forms/record-repatriation?lang={language}",
            [("own-reference", "HOME-" + language)], [("name-latin", "Chan Sreyneang " + language)], [("sex", "female"), ("citizenships", "KH")], Nothing, [("known", "none")], Nothing,
            [("file-reference", "MFA-" + language), ("on", "2025-02-10"), ("from-country", "TH")]);
        await using var db = site.Register.CreateContext();
        var report = await db.PersonReports.SingleAsync(one => one.OwnReference == "HOME-" + language);
        Assert.Contains("HOME-" + language, walk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sreyneang", walk.Page, StringComparison.Ordinal);
        var list = WebUtility.HtmlDecode(await officer.GetStringAsync($"/reintegration?lang={language}"));
        Assert.Contains(country, list, StringComparison.Ordinal);
        Assert.Contains($"/people/{report.Id}", list, StringComparison.Ordinal);
        var early = await FormWalk.BeginAsync(officer, $"/forms/add-reintegration-step?subject={report.Id}&lang={language}");
        Assert.Contains(order, early.Words, StringComparison.Ordinal);
        await early.PostAsync(("stage", "closure"), ("on", "2025-02-11"));
        Assert.Equal(HttpStatusCode.BadRequest, early.Status);
        walk = await FormWalk.EnterAsync(officer, $"/forms/add-reintegration-step?subject={report.Id}&lang={language}", [("stage", "pre-integration"), ("on", "2025-02-11")]);
        Assert.Contains(stage, WebUtility.HtmlDecode(await officer.GetStringAsync($"/people/{report.Id}?lang={language}")), StringComparison.Ordinal);
        Assert.DoesNotContain($"/people/{report.Id}", await officer.GetStringAsync("/reintegration"), StringComparison.Ordinal);
        var stranger = await site.EmployAndSignInAsync("home.stranger." + language, "PC-07", "provincial-officer");
        Assert.DoesNotContain("HOME-" + language, await stranger.GetStringAsync("/reintegration"), StringComparison.Ordinal);
        using var away = await stranger.GetAsync($"/forms/add-reintegration-step?subject={report.Id}");
        Assert.Equal(HttpStatusCode.NotFound, away.StatusCode);
    }
}
