using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Docx;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Consular;
using Pratip.Registry.Storage;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Consular;

/// <summary>
/// For a mission the notices given to it and the little it may answer; for an office the notices it answers for, and the note that it
/// prints. A mission has no other page about anybody.
/// </summary>
internal static class MissionPages
{
    private const string DocumentName = "note-verbale.docx";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/missions", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Consular);
        endpoints.MapGet("/missions/{id:guid}", OneAsync).RequireAccess(AccessVerb.View, AccessNoun.Consular);
        endpoints.MapPost("/missions/{id:guid}/name", OpenAsync).RequireAccess(AccessVerb.View, AccessNoun.Consular);
        endpoints.MapGet("/missions/{id:guid}/note", static (Guid id, SiteActor actor, CancellationToken ct) => NoteAsync(id, actor, null, [], ct)).RequireAccess(AccessVerb.Enter, AccessNoun.Consular);
        endpoints.MapPost("/missions/{id:guid}/note", PrintAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Consular);
        endpoints.MapPost("/missions/{id:guid}/note.docx", DocumentAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Consular);
        MissionAnswers.Map(endpoints, endpoints.ServiceProvider.GetRequiredService<PratipSiteOptions>().Attachments);
    }

    internal static IResult Show(MissionNotice notice, SiteActor actor, SealedFields seals, NoticedPerson? person, IReadOnlyList<FieldError> errors, IFormCollection? typed = null) =>
        Pages.Show<MissionNoticePage>(new
        {
            Notice = notice,
            Person = person,
            MayAnswer = actor.May(AccessVerb.Enter, AccessNoun.Consular),
            Sealed = MissionAnswers.NewTicket(seals),
            Typed = typed,
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var after = Guid.TryParse(http.Request.Query["after"], out var id) ? id : default(Guid?);
        await using var db = actor.Register.CreateContext();
        if (await Missions.IsOneAsync(db, actor.Actor.AgencyId, ct))
        {
            return Pages.Show<MissionListPage>(new { Listing = await MissionNotices.ReadAsync(actor.Register, after, ct), IsContinued = after is not null, HasEnded = http.Request.Query.ContainsKey("ended") });
        }

        var listing = await ConsularFile.OfOfficeAsync(actor.Register, after, ct);
        var reports = listing.Items.Select(one => one.ReportId).Distinct().ToList();
        return Pages.Show<OfficeNoticesPage>(new
        {
            Listing = listing,
            IsContinued = after is not null,
            References = await db.PersonReports.Where(one => reports.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.OwnReference, ct),
        });
    }

    /// <summary>What is out of reach, not yet given or closed is not found, like what is not there.</summary>
    private static async Task<IResult> OneAsync(Guid id, SiteActor actor, SealedFields seals, CancellationToken ct)
    {
        if (await MissionNotices.OneAsync(actor.Register, id, ct) is { } notice)
        {
            return Show(notice, actor, seals, null, []);
        }

        await using var db = actor.Register.CreateContext();
        return await db.ConsularNotices.SingleOrDefaultAsync(one => one.Id == id, ct) is { } ours
            && await db.PersonReports.Where(one => one.Id == ours.ReportId).Select(one => one.OwnReference).SingleOrDefaultAsync(ct) is { } reference
            ? Pages.Show<OfficeNoticePage>(new
            {
                Notice = ours,
                Reference = reference,
                Visits = await db.ConsularVisits.Where(visit => visit.NoticeId == id).OrderBy(visit => visit.Id).ToListAsync(ct),
                Documents = await db.TravelDocuments.Where(document => document.NoticeId == id).OrderBy(document => document.Id).ToListAsync(ct),
                Journeys = await JourneysAsync(db, ours, ct),
                MayPrint = actor.May(AccessVerb.Enter, AccessNoun.Consular) && await NoteVerbale.ReadAsync(actor.Register, id, ct) is not null,
            })
            : Results.NotFound();
    }

    /// <summary>Through every report of the same person within reach.</summary>
    private static async Task<IReadOnlyList<NoticeJourney>> JourneysAsync(RegistryDb db, ConsularNotice notice, CancellationToken ct)
    {
        var same = db.PersonReports.Where(one => db.PersonReports.Any(of => of.Id == notice.ReportId && of.PersonId == one.PersonId)).Select(one => one.Id);
        return NoticeJourney.Of(
            notice, await db.Removals.Where(one => same.Contains(one.ReportId)).ToListAsync(ct), await db.AssistedReturns.Where(one => same.Contains(one.ReportId)).ToListAsync(ct));
    }

    /// <summary>The name is shown once, on the answer to a form: no address leads to it, and no history keeps one.</summary>
    private static async Task<IResult> OpenAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, SealedFields seals, CancellationToken ct)
    {
        if (await MissionNotices.OneAsync(actor.Register, id, ct) is not { } notice)
        {
            return Results.NotFound();
        }

        return ReadPurpose.Of(fields) is { } purpose
            ? Show(notice, actor, seals, await MissionNotices.OpenAsync(actor.Register, id, purpose, ct), [])
            : Show(notice, actor, seals, null, [new("purpose", text["web.cases.purpose-missing"])]);
    }

    private static async Task<IResult> NoteAsync(Guid id, SiteActor actor, string? purpose, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        if (await NoteVerbale.ReadAsync(actor.Register, id, ct) is not { } note)
        {
            return Results.NotFound();
        }

        return Pages.Show<NotePage>(new
        {
            Note = purpose is null ? note : await note.OpenAsync(actor.Register, purpose, ct),
            Purpose = purpose,
            actor.Register.Today,
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static Task<IResult> PrintAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        return ReadPurpose.Of(fields) is { } purpose
            ? NoteAsync(id, actor, purpose, [], ct) : NoteAsync(id, actor, null, [new("purpose", text["web.cases.purpose-missing"])], ct);
    }

    /// <summary>The same note as a document to sign; the name is opened, and recorded, as for the page.</summary>
    private static async Task<IResult> DocumentAsync(
        Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, Texts words, SiteRegister site, CancellationToken ct)
    {
        if (ReadPurpose.Of(fields) is not { } purpose)
        {
            return await NoteAsync(id, actor, null, [new("purpose", text["web.cases.purpose-missing"])], ct);
        }

        if (await NoteVerbale.ReadAsync(actor.Register, id, ct) is not { } note)
        {
            return Results.NotFound();
        }

        var opened = await note.OpenAsync(actor.Register, purpose, ct);
        await actor.Register.RecordExportAsync(DocumentName, [id], ct);
        var today = actor.Register.Today;
        return Results.File(LetterDocx.Render(NoteSheets.Of(words, opened, today), site.Register.Purpose, today), ReportFormat.Docx.MediaType(), DocumentName);
    }
}
