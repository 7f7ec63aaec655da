using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Notes;
using Pratip.Registry.People;
using Pratip.Registry.Voiding;
using Pratip.Testing.Files;

namespace Pratip.Web.Tests;

/// <summary>A case of the secretariat in which something of everything has been entered, so that every link there can be stands on its page.</summary>
internal static class WorkedCase
{
    public static async Task<Guid> EnterAsync(RunningSite site, string signInName, CancellationToken ct)
    {
        var actor = await ActorAsync(site, signInName, ct);
        var id = await CaseService.OpenAsync(
            actor, new OpenCaseOptions { OwnReference = "WORKED", ActedOn = "2024-03-05", ProvinceCode = "12", OpeningArticle = "TSE-10" }, ct);
        var inCustody = new AddSuspectOptions { CaseId = id, Person = new PersonEntry { NameLatin = "Chan Sopheap", Sex = "male" } };
        await SuspectService.AddAsync(actor, inCustody, ct);
        await ChargeService.AddAsync(actor, new AddChargeOptions { SuspectId = inCustody.Id, ArticleCode = "TSE-10" }, ct);
        await CustodyService.BeginAsync(actor, new BeginCustodyOptions { SuspectId = inCustody.Id, ArrivedAt = actor.Clock.GetUtcNow().AddHours(-1) }, ct);
        await SuspectService.AddAsync(actor, new AddSuspectOptions
        {
            CaseId = id,
            Person = new PersonEntry { NameIsUnknown = true, Sex = "unknown" },
            IsPublicOfficial = true,
            OversightAgencyId = actor.Actor.AgencyId,
        }, ct);
        await AddPapersAsync(actor, id, inCustody.Person.Id, ct);
        return id;
    }

    /// <summary>Notes, files, a correction and a voiding that wait, so that their pages are reached.</summary>
    private static async Task AddPapersAsync(ActorRegister actor, Guid caseId, Guid reportId, CancellationToken ct)
    {
        await NoteService.AddAsync(actor, new AddNoteOptions { CaseId = caseId, Visibility = NoteVisibility.Case, Text = "a note" }, ct);
        await NoteService.AddAsync(actor, new AddNoteOptions { ReportId = reportId, Visibility = NoteVisibility.Agency, Text = "a note" }, ct);
        await AttachmentService.AddAsync(actor, new AddAttachmentOptions { CaseId = caseId, FileName = "a.pdf", Content = SampleFiles.Pdf }, new AttachmentRules(), ct);
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["ActedOn"] = ["2024-03-06"] };
        await CorrectionService.CorrectAsync(actor, new CorrectOptions { Noun = "cases", TargetId = caseId, BasedOn = 1, Values = values, Reason = "the file says so" }, ct);
        await VoidingService.AskAsync(actor, new AskVoidOptions { Noun = "person_reports", TargetId = reportId, Reason = "entered twice" }, ct);
    }

    private static async Task<ActorRegister> ActorAsync(RunningSite site, string signInName, CancellationToken ct)
    {
        await using var db = site.Register.CreateContext();
        var userId = await db.Users.Where(user => user.SignInName == signInName).Select(user => user.Id).SingleAsync(ct);
        return site.Register.As((await ActorReader.ReadAsync(site.Register, userId, ct))!);
    }
}
