using System.Net;
using Pratip.Registry.Complaints;

namespace Pratip.Web.Tests.Complaints;

public sealed class UrgentComplaintPageTests(RunningSite site) : IClassFixture<RunningSite>
{
    /// <summary>The list said "priority unknown" and the desk "no deadline" of a complaint in which somebody was in danger, until it was opened.</summary>
    [Theory]
    [InlineData("en", "in danger now", "due at once")]
    [InlineData("km", "មានគ្រោះថ្នាក់ឥឡូវ", "ត្រូវធ្វើភ្លាម")]
    public async Task Somebody_in_danger_now_is_seen_in_the_list_and_on_the_desk_before_the_complaint_is_opened(string language, string danger, string due)
    {
        var officer = await site.EmployAndSignInAsync("urgent.officer." + language, "OCM", "complaints-officer");
        var other = await site.EmployAndSignInAsync("urgent.other." + language, "PC-12", "provincial-officer");
        var urgent = await LodgeAsync(true);
        var calm = await LodgeAsync(false);
        var list = WebUtility.HtmlDecode(await officer.GetStringAsync($"/complaints?lang={language}"));
        Assert.Contains(danger, RowOf(list, urgent.Reference), StringComparison.Ordinal);
        Assert.DoesNotContain(danger, RowOf(list, calm.Reference), StringComparison.Ordinal);
        Assert.True(list.IndexOf(urgent.Reference, StringComparison.Ordinal) < list.IndexOf(calm.Reference, StringComparison.Ordinal));
        var desk = WebUtility.HtmlDecode(await officer.GetStringAsync($"/desk?lang={language}"));
        var line = desk[desk.IndexOf(danger, StringComparison.Ordinal)..].Split("</ul>")[0];
        Assert.Contains(urgent.Reference, line, StringComparison.Ordinal);
        Assert.Contains(due, line, StringComparison.Ordinal);
        Assert.DoesNotContain(calm.Reference, line, StringComparison.Ordinal);
        Assert.DoesNotContain(urgent.Reference, await other.GetStringAsync("/desk"), StringComparison.Ordinal);
    }

    private static string RowOf(string page, string reference) => page[page.IndexOf(reference, StringComparison.Ordinal)..].Split("</tr>")[0];

    private async Task<Complaint> LodgeAsync(bool isDangerNow)
    {
        var options = new LodgeComplaintOptions { About = "place", Text = "Men are kept behind a gate", IsDangerNow = isDangerNow };
        await PublicComplaints.LodgeAsync(site.Register, options, CancellationToken.None);
        await using var db = site.Register.CreateContext();
        return db.Complaints.Single(one => one.Id == options.Id);
    }
}
