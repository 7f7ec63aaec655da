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
