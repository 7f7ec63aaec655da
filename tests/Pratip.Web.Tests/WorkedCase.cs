using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Notes;
using Pratip.Registry.People;
using Pratip.Registry.Prevention;
using Pratip.Registry.Returns;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Registry.Voiding;
using Pratip.Testing.Files;
using Pratip.Web.Tests.Tasks;

namespace Pratip.Web.Tests;

/// <summary>A case of the secretariat in which something of everything has been entered, so that every link there can be stands on its page.</summary>
internal static class WorkedCase
{
    public static async Task<Guid> EnterAsync(RunningSite site, string signInName, CancellationToken ct)
    {
        var actor = await ActorAsync(site, signInName, ct);
        var id = await CaseService.OpenAsync(
            actor, new OpenCaseOptions { OwnReference = "WORKED", ActedOn = "2024-03-05", ProvinceCode = "12", OpeningArticle = "TSE-10", OtherBody = "court", OtherNumber = "W 12/2024" }, ct);

        // Perhaps the same dossier under another number; of a third somebody has said that it is not.
        await OpenAgainAsync(actor, "WORKED-AGAIN", "W-012 / 2024", ct);
        var third = await OpenAgainAsync(actor, "WORKED-THIRD", "W.12.2024", ct);
        await CaseJoinService.DecideAsync(actor, new DecideCaseJoinOptions { Id = RowId.Next(), CaseId = id, OtherCaseId = third, Answer = CaseLinkKind.Distinct, Reason = "another site" }, ct);
        var inCustody = new AddSuspectOptions { CaseId = id, Person = new PersonEntry { NameLatin = "Chan Sopheap", Sex = "male" } };
        await SuspectService.AddAsync(actor, inCustody, ct);
        await ChargeService.AddAsync(actor, new AddChargeOptions { SuspectId = inCustody.Id, ArticleCode = "TSE-10" }, ct);
        await CustodyService.BeginAsync(actor, new BeginCustodyOptions { SuspectId = inCustody.Id, ArrivedAt = actor.Clock.GetUtcNow().AddHours(-1) }, ct);
        var official = new AddSuspectOptions
        {
            CaseId = id,
            Person = new PersonEntry { NameIsUnknown = true, Sex = "unknown" },
            IsPublicOfficial = true,
            OversightAgencyId = actor.Actor.AgencyId,
        };
        await SuspectService.AddAsync(actor, official, ct);
        await EnterDeskAsync(site, actor, id, ct);
        await AddPapersAsync(actor, id, inCustody.Person.Id, official.Id, ct);
        await WorkedVictims.EnterAsync(actor, id, ct);
        await WorkedEncounters.EnterAsync(actor, ct);
        await WorkedGate.EnterAsync(site, actor, inCustody.Person.Id, ct);
        await WorkedIdentity.EnterAsync(site, actor, ct);
        await WorkedCoordination.EnterAsync(site, actor, id, ct);
        await WorkedExchange.EnterAsync(site, actor, ct);
        await site.EmployAsync("complaints.colleague", "OCM", "complaints-officer");
        await WorkedComplaint.EnterAsync(actor, await ActorAsync(site, "complaints.colleague", ct), id, ct);
        return id;
    }

    private static Task<Guid> OpenAgainAsync(ActorRegister actor, string reference, string number, CancellationToken ct) => CaseService.OpenAsync(actor, new OpenCaseOptions
    {
        OwnReference = reference,
        ActedOn = "2024-03-06",
        ProvinceCode = "12",
        OpeningArticle = "TSE-10",
        OtherBody = "court",
        OtherNumber = number,
        AssignToMe = false,
    }, ct);

    /// <summary>What stands beside the case: a party, prevention, and a question about a person of the secretariat.</summary>
    private static async Task EnterDeskAsync(RunningSite site, ActorRegister actor, Guid caseId, CancellationToken ct)
    {
        await PartyService.AddAsync(actor, new AddPartyOptions { CaseId = caseId, AgencyCode = "MOJ", Role = "court" }, ct);
        await PreventionService.AddActivityAsync(actor, new AddActivityOptions { OwnReference = "WORKED", Kind = "training", On = "2024-03" }, ct);
        await PreventionService.AddMeasureAsync(actor, new AddMeasureOptions { Plan = "NPA", Number = "1", Title = "Train", Progress = "under-way" }, ct);
        await using var db = site.Register.CreateContext();
        var asking = await db.Agencies.Where(agency => agency.Code == "PC-07").Select(agency => agency.Id).SingleAsync(ct);
        var year = actor.Today.Year;
        await site.RecordAsync(ProcessKind.ReturnChange, EventKind.ReturnChanged, new RowChanges().Add(
            new Return { AgencyId = asking, Subject = "cases", From = new DateOnly(year, 1, 1), To = new DateOnly(year, 1, 31), State = "submitted", RowCount = 1 }));
        var entered = new PersonReport { AgencyId = asking, OwnReference = "ASKED", PersonId = RowId.Next() };
        await site.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(entered));
        var id = RowId.Next();
        var (wrapped, key) = site.Register.Vault.NewRecordKey(id);
        using var one = key;
        await site.RecordAsync(ProcessKind.PersonAskHolder, EventKind.HolderAsked, new RowChanges().Add(new HolderQuestion
        {
            Id = id,
            AskingAgencyId = asking,
            AskingUserId = actor.Actor.UserId,
            EnteredReportId = entered.Id,
            HoldingAgencyId = actor.Actor.AgencyId,
            HeldReportId = await db.PersonReports.Where(report => report.AgencyId == actor.Actor.AgencyId).Select(report => report.Id).FirstAsync(ct),
            Purpose = NameSearch.BeforeEntering,
            AskedAt = actor.Clock.GetUtcNow(),
            WrappedKey = wrapped,
        }));
    }

    /// <summary>Notes, files, a correction and a voiding that wait, so that their pages are reached.</summary>
    private static async Task AddPapersAsync(ActorRegister actor, Guid caseId, Guid reportId, Guid suspectId, CancellationToken ct)
    {
        await NoteService.AddAsync(actor, new AddNoteOptions { CaseId = caseId, Visibility = NoteVisibility.Case, Text = "a note" }, ct);
        await NoteService.AddAsync(actor, new AddNoteOptions { ReportId = reportId, Visibility = NoteVisibility.Agency, Text = "a note" }, ct);
        await AttachmentService.AddAsync(actor, new AddAttachmentOptions { CaseId = caseId, Visibility = NoteVisibility.Case, FileName = "a.pdf", Content = SampleFiles.Pdf }, new AttachmentRules(), ct);
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["ActedOn"] = ["2024-03-06"] };
        await CorrectionService.CorrectAsync(actor, new CorrectOptions { Noun = "cases", TargetId = caseId, BasedOn = 1, Values = values, Reason = "the file says so" }, ct);
        await VoidingService.AskAsync(actor, new AskVoidOptions { Noun = "suspects", TargetId = suspectId, Reason = "entered twice" }, ct);
    }

    internal static async Task<ActorRegister> ActorAsync(RunningSite site, string signInName, CancellationToken ct)
    {
        await using var db = site.Register.CreateContext();
        var userId = await db.Users.Where(user => user.SignInName == signInName).Select(user => user.Id).SingleAsync(ct);
        return site.Register.As((await ActorReader.ReadAsync(site.Register, userId, ct))!);
    }
}
