using Pratip.Registry.Access;
using Pratip.Registry.Complaints;

namespace Pratip.Web.Tests;

/// <summary>A complaint with a reporter, linked to a case, with a check that is planned, an interview and a finding that waits.</summary>
internal static class WorkedComplaint
{
    public static async Task EnterAsync(ActorRegister actor, Guid caseId, CancellationToken ct)
    {
        var options = new RegisterComplaintOptions
        {
            Channel = "hotline",
            ReceivedAt = actor.Clock.GetUtcNow().AddDays(-3),
            About = "place",
            Text = "Men are kept behind a gate",
            ReporterName = "Sok Dara",
            ReporterContact = "by the market",
        };
        await ComplaintService.RegisterAsync(actor, options, ct);
        await using var db = actor.CreateContext();
        var number = db.Cases.Where(one => one.Id == caseId).Select(one => one.Number).Single();
        await ComplaintLinks.LinkAsync(actor, new LinkComplaintOptions { ComplaintId = options.Id, CaseNumber = number }, ct);
        await InvestigationService.PlanCheckAsync(actor, new PlanCheckOptions { ComplaintId = options.Id, On = "2030-01-05", Plan = "Both gates" }, ct);
        await InvestigationService.AddInterviewAsync(actor, new AddInterviewOptions { ComplaintId = options.Id, On = "2024-03-05", Visibility = "case", Text = "What the cook said" }, ct);
        await FindingService.ProposeAsync(actor, new ProposeFindingOptions { ComplaintId = options.Id, Finding = FindingKind.Unsupported, Reason = "Nothing was seen" }, ct);
    }
}
