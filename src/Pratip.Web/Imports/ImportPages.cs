using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Identities;
using Pratip.Registry.Imports;
using Pratip.Statistics.Windows;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Imports;

/// <summary>Agency files come in: a form, a page that follows the work, a receipt for every file.</summary>
internal static class ImportPages
{
    private const int ReceiptsShown = 25;
    private const int EarlierShown = 10;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/imports", static (SiteActor actor, KeptImports kept, int? page, CancellationToken ct) =>
            ShowForm(actor, kept, new(null, null, null), [], StatusCodes.Status200OK, ct, Math.Clamp(page ?? 1, 1, 100_000)))
            .RequireAccess(AccessVerb.View, AccessNoun.Files);
        endpoints.MapPost("/imports", Receive).RequireAccess(AccessVerb.Enter, AccessNoun.Files);
        endpoints.MapGet("/imports/jobs/{id}", static (string id, ImportJobs jobs, SiteActor actor) =>
            jobs.Find(id, actor.Actor) is { } job ? Pages.Show<ImportJobPage>(new { Job = job }) : Results.NotFound())
            .RequireAccess(AccessVerb.View, AccessNoun.Files);
        endpoints.MapGet("/imports/jobs/{id}/progress", ShowProgress).RequireAccess(AccessVerb.View, AccessNoun.Files);
        endpoints.MapGet("/imports/jobs/{id}/rejected/{number:int}", ReturnToSender).RequireAccess(AccessVerb.View, AccessNoun.Files);
        endpoints.MapGet("/imports/files/{id:guid}", ShowReceipt).RequireAccess(AccessVerb.View, AccessNoun.Files);
    }

    private static async Task<IResult> Receive(
        [FromForm] IFormCollection form, SiteActor actor, ImportJobs jobs, KeptImports kept, SiteText text, CancellationToken ct)
    {
        var fields = new ImportFields(Given(form["agency"]), Given(form["sheet"]), Given(form["period"]));
        var given = form.Files.GetFiles("files").Where(file => file.FileName.Length > 0).ToList();
        var errors = new List<FieldError>();
        if (given.Count == 0)
        {
            errors.Add(new("files", text["web.imports.no-file"]));
        }

        ReportingWindow? period = NamedWindows.Standard.TryParse(fields.Period, out var named) ? named : null;
        if (fields.Period is { Length: > 0 } written && period is null)
        {
            errors.Add(new("period", text.Say(WindowField.Refusal(written))));
        }

        if (errors.Count > 0)
        {
            return await ShowForm(actor, kept, fields, errors, StatusCodes.Status400BadRequest, ct);
        }

        var agency = await AgencyAsync(actor, fields.Agency, ct);
        var folder = jobs.NewFolder();
        var handedOver = new List<HandedOverFile>(given.Count);
        foreach (var file in given)
        {
            handedOver.Add(await KeepAsync(file, folder, handedOver.Count, ct));
        }

        var details = new ImportDetails(agency, fields.Sheet, period, text.Language) { Sender = ImportSender.Of(actor.Actor) };
        return Results.LocalRedirect("/imports/jobs/" + jobs.Start(folder, handedOver, details).Id);
    }

    /// <summary>Who enters for one agency sends that agency's files, whatever the form says; a file of another body is then refused.</summary>
    private static async Task<string?> AgencyAsync(SiteActor actor, string? asked, CancellationToken ct)
    {
        if (actor.Actor.To(AccessVerb.Enter, AccessNoun.Files).All)
        {
            return asked;
        }

        await using var db = actor.Register.CreateContext();
        return await db.Agencies.Where(agency => agency.Id == actor.Actor.AgencyId).Select(agency => agency.Code).SingleAsync(ct);
    }

    /// <summary>On disk a file has a name of ours; the sender's own is only shown.</summary>
    private static async Task<HandedOverFile> KeepAsync(IFormFile file, string folder, int number, CancellationToken ct)
    {
        var name = file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..];
        name = name.Length <= 150 ? name : name[^150..];
        var path = Path.Combine(folder, $"{number}.received");
        await using (var target = File.Create(path))
        {
            await file.CopyToAsync(target, ct);
        }

        return new(name, path, Path.Combine(folder, $"{number}.rejected.xlsx"));
    }

    private static IResult ShowProgress(string id, HttpContext http, ImportJobs jobs, SiteActor actor)
    {
        if (jobs.Find(id, actor.Actor) is not { } job)
        {
            return Results.NotFound();
        }

        if (job.IsDone)
        {
            // The script then loads the page anew, which is the receipt.
            http.Response.Headers["HX-Refresh"] = "true";
        }

        return Pages.Show<ImportProgressView>(new { Job = job });
    }

    private static async Task<IResult> ReturnToSender(string id, int number, ImportJobs jobs, KeptImports kept, SiteActor actor, CancellationToken ct)
    {
        var answers = jobs.Find(id, actor.Actor)?.Answers ?? [];
        if (number < 0 || number >= answers.Length || kept.Rejected(id, number) is not { } workbook)
        {
            return Results.NotFound();
        }

        var name = Path.GetFileNameWithoutExtension(answers[number].File.Name) + ".rejected.xlsx";

        // The name a file was sent under may say who is in it: that it came back is recorded, not what it is called.
        await actor.Register.RecordExportAsync("rejected.xlsx", [], ct);
        return Results.File(workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    }

    private static async Task<IResult> ShowReceipt(Guid id, SiteActor actor, CancellationToken ct)
    {
        await using var db = actor.Register.CreateContext();
        var found = await Received(db.ImportedFiles.Where(file => file.Id == id), db.Agencies).SingleOrDefaultAsync(ct);
        return found is null ? Results.NotFound() : Pages.Show<ReceiptPage>(new
        {
            File = found,
            Stored = StoredReceipt.Read(found.Receipt),
            Id = id,
            PairsWaiting = await PairReviews.CountAsync(actor.Register, new PairsAbout(FileId: id), ct),
        });
    }

    private static async Task<IResult> ShowForm(SiteActor actor, KeptImports kept, ImportFields fields, IReadOnlyList<FieldError> errors, int status, CancellationToken ct, int page = 1)
    {
        var entersAll = actor.Actor.To(AccessVerb.Enter, AccessNoun.Files).All;
        await using var db = actor.Register.CreateContext();
        return Pages.Show<ImportsPage>(new
        {
            Fields = fields,
            Errors = errors,
            MaySend = actor.May(AccessVerb.Enter, AccessNoun.Files),
            Agencies = await db.Agencies.Where(agency => !agency.IsVoided && (entersAll || agency.Id == actor.Actor.AgencyId)).OrderBy(agency => agency.Code).ToListAsync(ct),
            EntersAll = entersAll,
            SheetCatalogue.Standard.Sheets,
            Files = await Received(db.ImportedFiles.OrderByDescending(file => file.EventId).Skip((page - 1) * ReceiptsShown).Take(ReceiptsShown), db.Agencies).ToListAsync(ct),
            Earlier = page == 1 ? kept.Latest(EarlierShown, actor.Actor) : [],
            First = ((page - 1) * ReceiptsShown) + 1,
            PageNumber = page,
            Total = await db.ImportedFiles.CountAsync(ct),
        }, status);
    }

    private static IQueryable<ReceivedFile> Received(IQueryable<ImportedFile> files, IQueryable<Agency> agencies) =>
        from file in files
        join agency in agencies on file.AgencyId equals agency.Id into sender
        from agency in sender.DefaultIfEmpty()
        orderby file.EventId descending
        select new ReceivedFile(
            file.Id, file.FileName, agency == null ? null : agency.Code, agency == null ? null : agency.NameEn, agency == null ? null : agency.NameKm,
            file.At, file.Accepted, file.Updated, file.Unchanged, file.Rejected, file.Conflicts, file.Receipt);

    private static string? Given(StringValues field) => string.IsNullOrWhiteSpace(field) ? null : field.ToString().Trim();
}

/// <summary>What the form asks beside the files, as it was written; null where nothing was.</summary>
public sealed record ImportFields(string? Agency, string? Sheet, string? Period);
