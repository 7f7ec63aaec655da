using System.Net;
using Pratip.Registry.Access;
using Pratip.Registry.Complaints;
using Pratip.Web.Tests.Forms;

namespace Pratip.Web.Tests.Complaints;

public sealed class DecideFindingPageTests(RunningSite site) : IClassFixture<RunningSite>
{
    /// <summary>The second person was asked whether the finding stands, and shown neither it nor what it rests on.</summary>
    [Fact]
    public async Task Whoever_decides_on_a_finding_reads_it_with_its_reason_and_what_the_checks_came_to()
    {
        await site.EmployAsync("finding.first", "OCM", "complaints-officer");
        var first = await WorkedCase.ActorAsync(site, "finding.first", CancellationToken.None);
        var finding = await ProposedAsync(first);
        var second = await site.EmployAndSignInAsync("finding.second", "OCM", "complaints-officer");
        var page = WebUtility.HtmlDecode(await second.GetStringAsync($"/forms/decide-finding?subject={finding}&lang=en"));
        Assert.All((string[])["It was the house next door", "confirmed what was said", "An open gate", "Both gates", "goes against this finding", "Only the neighbour saw it", "It rests on no piece of evidence"],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.DoesNotContain("value=\"unknown\"", page, StringComparison.Ordinal);
        await FormWalk.EnterAsync(second, $"/forms/decide-finding?subject={finding}", [("is-approved", "yes")]);
        await using var db = site.Register.CreateContext();
        Assert.Equal(FindingState.InForce, db.ComplaintFindings.Single(one => one.Id == finding).State);
    }

    /// <summary>The reporter's message by the receipt code counted as the reply, and whoever approved "untrue" had not seen that it says the contrary.</summary>
    [Fact]
    public async Task Whoever_decides_on_a_finding_reads_what_the_reporter_added_and_the_interviews()
    {
        await site.EmployAsync("added.first", "OCM", "complaints-officer");
        var first = await WorkedCase.ActorAsync(site, "added.first", CancellationToken.None);
        var lodged = new LodgeComplaintOptions { About = "place", Text = "Men are kept behind a gate" };
        await PublicComplaints.LodgeAsync(site.Register, lodged, CancellationToken.None);
        await PublicComplaints.AddAsync(site.Register, new AddInformationOptions { Code = lodged.Code, Text = "I have a recording of the officer" }, CancellationToken.None);
        await InvestigationService.TellAsync(first, new TellOptions { ComplaintId = lodged.Id, Kind = StepKind.ReplyOfferedReporter, Text = "Nothing was seen so far" }, CancellationToken.None);
        await PublicComplaints.AddAsync(site.Register, new AddInformationOptions { Code = lodged.Code, Text = "They moved them to floor 4" }, CancellationToken.None);
        var today = first.Today.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (visibility, heard) in new[] { ("case", "The cook saw the gate open"), ("agency", "The driver was away") })
        {
            await InvestigationService.AddInterviewAsync(first, new AddInterviewOptions { ComplaintId = lodged.Id, On = today, Visibility = visibility, Text = heard }, CancellationToken.None);
        }

        var finding = new ProposeFindingOptions { ComplaintId = lodged.Id, Finding = FindingKind.Unsupported, Reason = "Nothing on site" };
        await FindingService.ProposeAsync(first, finding, CancellationToken.None);
        var second = await site.EmployAndSignInAsync("added.second", "OCM", "complaints-officer");
        var page = WebUtility.HtmlDecode(await second.GetStringAsync($"/forms/decide-finding?subject={finding.Id}&lang=en"));
        Assert.All((string[])["I have a recording of the officer", "They moved them to floor 4", "since the offer to reply", "The cook saw the gate open", "The driver was away"],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    private static async Task<Guid> ProposedAsync(ActorRegister actor)
    {
        var complaint = new RegisterComplaintOptions { Channel = "hotline", ReceivedAt = actor.Clock.GetUtcNow().AddDays(-3), About = "place", Text = "Men are kept behind a gate" };
        await ComplaintService.RegisterAsync(actor, complaint, CancellationToken.None);
        var today = actor.Today.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var plan = new PlanCheckOptions { ComplaintId = complaint.Id, On = today, Plan = "Both gates" };
        await InvestigationService.PlanCheckAsync(actor, plan, CancellationToken.None);
        await InvestigationService.RecordCheckAsync(
            actor, new RecordCheckOptions { PlanId = plan.Id, On = today, Result = "confirmed", Present = "An interpreter", Text = "An open gate" }, CancellationToken.None);
        var finding = new ProposeFindingOptions { ComplaintId = complaint.Id, Finding = FindingKind.Unsupported, Reason = "Only the neighbour saw it", AgainstChecks = "It was the house next door" };
        await FindingService.ProposeAsync(actor, finding, CancellationToken.None);
        return finding.Id;
    }
}
