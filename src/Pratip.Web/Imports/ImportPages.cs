using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Agencies;
using Pratip.Registry.Imports;
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
        endpoints.MapGet("/imports", static (SiteRegister register, KeptImports kept, int? page, CancellationToken ct) =>
            ShowForm(register, kept, new(null, null, null), [], StatusCodes.Status200OK, ct, Math.Clamp(page ?? 1, 1, 100_000)));
        endpoints.MapPost("/imports", Receive);
        endpoints.MapGet("/imports/jobs/{id}", static (string id, ImportJobs jobs) =>
            jobs.Find(id) is { } job ? Pages.Show<ImportJobPage>(new { Job = job }) : Results.NotFound());
        endpoints.MapGet("/imports/jobs/{id}/progress", ShowProgress);
        endpoints.MapGet("/imports/jobs/{id}/rejected/{number:int}", ReturnToSender);
        endpoints.MapGet("/imports/files/{id:guid}", ShowReceipt);
    }

    private static async Task<IResult> Receive(
        [FromForm] IFormCollection form, SiteRegister register, ImportJobs jobs, KeptImports kept, SiteText text, CancellationToken ct)
    {
        var fields = new ImportFields(Given(form["agency"]), Given(form["sheet"]), Given(form["period"]));
        var given = form.Files.GetFiles("files").Where(file => file.FileName.Length > 0).ToList();
        var errors = new List<FieldError>();
        if (given.Count == 0)
        {
            errors.Add(new("files", text["web.imports.no-file"]));
        }

        var period = KhmerDigits.ToAscii(fields.Period ?? "");
        if (period.Length > 0 && !ReportingWindow.TryParse(period, out _))
        {
            errors.Add(new("period", text.Say("web.window.wrong", period)));
        }

        if (errors.Count > 0)
        {
            return await ShowForm(register, kept, fields, errors, StatusCodes.Status400BadRequest, ct);
        }

        var folder = jobs.NewFolder();
        var handedOver = new List<HandedOverFile>(given.Count);
        foreach (var file in given)
        {
            handedOver.Add(await KeepAsync(file, folder, handedOver.Count, ct));
        }

        var details = new ImportDetails(fields.Agency, fields.Sheet, period.Length > 0 ? ReportingWindow.Parse(period) : null, text.Language);
        return Results.LocalRedirect("/imports/jobs/" + jobs.Start(folder, handedOver, details).Id);
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

    private static IResult ShowProgress(string id, HttpContext http, ImportJobs jobs)
    {
        if (jobs.Find(id) is not { } job)
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

    private static IResult ReturnToSender(string id, int number, ImportJobs jobs, KeptImports kept)
    {
        var answers = jobs.Find(id)?.Answers ?? [];
        if (number < 0 || number >= answers.Length || kept.Rejected(id, number) is not { } workbook)
        {
            return Results.NotFound();
        }

        var name = Path.GetFileNameWithoutExtension(answers[number].File.Name) + ".rejected.xlsx";
        return Results.File(workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    }

    private static async Task<IResult> ShowReceipt(Guid id, SiteRegister register, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var found = await Received(db.ImportedFiles.Where(file => file.Id == id), db.Agencies).SingleOrDefaultAsync(ct);
        return found is null ? Results.NotFound() : Pages.Show<ReceiptPage>(new { File = found, Stored = StoredReceipt.Read(found.Receipt) });
    }

    private static async Task<IResult> ShowForm(SiteRegister register, KeptImports kept, ImportFields fields, IReadOnlyList<FieldError> errors, int status, CancellationToken ct, int page = 1)
    {
        await using var db = register.Register.CreateContext();
        return Pages.Show<ImportsPage>(new
        {
            Fields = fields,
            Errors = errors,
            Agencies = await db.Agencies.Where(agency => !agency.IsVoided).OrderBy(agency => agency.Code).ToListAsync(ct),
            SheetCatalogue.Standard.Sheets,
            Files = await Received(db.ImportedFiles.OrderByDescending(file => file.EventId).Skip((page - 1) * ReceiptsShown).Take(ReceiptsShown), db.Agencies).ToListAsync(ct),
            Earlier = page == 1 ? kept.Latest(EarlierShown) : [],
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
