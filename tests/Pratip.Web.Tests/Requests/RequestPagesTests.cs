using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Web.Tests.Forms;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests.Requests;

/// <summary>A request abroad from the page of its case to its answer.</summary>
public class RequestPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("en", "overdue", "granted")]
    [InlineData("km", "ហួសកំណត់", "ឯកភាព")]
    public async Task A_request_is_overdue_until_it_is_answered_and_a_suspect_at_large_is_listed(string language, string overdue, string granted)
    {
        var one = await SiteCases.OpenAsync(site.Register, "PC-12");
        var report = new PersonReport { AgencyId = one.LeadAgencyId, OwnReference = "AL-" + one.OwnReference, PersonId = Guid.CreateVersion7() };
        await site.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(report).Add(new Suspect { ReportId = report.Id, CaseId = one.Id, IsAtLarge = true }));
        var officer = await site.EmployAndSignInAsync("requests.officer." + language, "PC-12", "provincial-officer");
        var stranger = await site.EmployAndSignInAsync("requests.stranger." + language, "PC-07", "provincial-officer");
        Assert.Contains($"/forms/send-request?subject={one.Id}", await officer.GetStringAsync($"/cases/{one.Id}"), StringComparison.Ordinal);
        var walk = await FormWalk.BeginAsync(officer, $"/forms/send-request?subject={one.Id}&lang={language}");
        await walk.PostAsync(("kind", "extradition"), ("to-country", "KH"), ("basis", "reciprocity"), ("sent-on", "2024-03-20"));
        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
        await FormWalk.EnterAsync(officer, $"/forms/send-request?subject={one.Id}&lang={language}",
            [("kind", "extradition"), ("to-country", "VN"), ("basis", "reciprocity"), ("sent-on", "20/03/2024"), ("due-on", "2024-04")]);
        var list = WebUtility.HtmlDecode(await officer.GetStringAsync($"/requests?state=overdue&lang={language}"));
        Assert.Contains(one.Number, list, StringComparison.Ordinal);
        Assert.Contains(overdue, list, StringComparison.Ordinal);
        Assert.Contains(report.OwnReference, list, StringComparison.Ordinal);
        Assert.DoesNotContain(one.Number, await stranger.GetStringAsync("/requests"), StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        var request = await db.InternationalRequests.SingleAsync(row => row.CaseId == one.Id);
        using (var away = await stranger.GetAsync($"/forms/answer-request?subject={request.Id}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, away.StatusCode);
        }

        await FormWalk.EnterAsync(officer, $"/forms/answer-request?subject={request.Id}&lang={language}", [("answer", "granted"), ("answered-on", "2024-05-01")]);
        Assert.DoesNotContain(request.CaseId.ToString(), MainOf(await officer.GetStringAsync("/requests?state=open")).Split("at-large")[0], StringComparison.Ordinal);
        Assert.Contains(granted, WebUtility.HtmlDecode(await officer.GetStringAsync($"/cases/{one.Id}?lang={language}")), StringComparison.Ordinal);
    }

    private static string MainOf(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..];
}
