using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;

namespace Pratip.Web.Tests;

/// <summary>A complaint with a reporter, linked to a case, with a check that is planned, an interview and a finding that waits.</summary>
internal static class WorkedComplaint
{
    public static async Task EnterAsync(ActorRegister actor, ActorRegister colleague, Guid caseId, CancellationToken ct)
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
        await FindingService.ProposeAsync(colleague, new ProposeFindingOptions { ComplaintId = options.Id, Finding = FindingKind.Unsupported, Reason = "Nothing was seen" }, ct);
        var evidence = new AddEvidenceOptions { ComplaintId = options.Id, FileName = "gate.png", Content = Png, On = "2024-03-05", Text = "From the guard" };
        await EvidenceService.AddAsync(actor, evidence, new AttachmentRules(), ct);

        // Another that was found on by two, with a text for the public that the colleague has written.
        var second = options with { Id = RowId.Next(), ReporterName = null, ReporterContact = null };
        await ComplaintService.RegisterAsync(actor, second, ct);
        var finding = new ProposeFindingOptions { ComplaintId = second.Id, Finding = FindingKind.Partly, Reason = "Some of it was seen" };
        await FindingService.ProposeAsync(colleague, finding, ct);
        await FindingService.DecideAsync(actor, new DecideFindingOptions { Id = finding.Id, BasedOn = 1, IsApproved = true }, ct);
        await PublicationService.WriteAsync(colleague, new WritePublicationOptions { ComplaintId = second.Id, TextEn = "Part of it was so.", TextKm = "មួយផ្នែកពិត។" }, ct);
    }

    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
