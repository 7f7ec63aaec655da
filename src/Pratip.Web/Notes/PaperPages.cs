using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Cases;
using Pratip.Registry.Notes;
using Pratip.Registry.Vault;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Notes;

/// <summary>
/// The notes and files of a case or of a person. What they say is shown once, on the answer to a form with a purpose, and a
/// file is only ever handed over to be saved: no address leads to either.
/// </summary>
internal static class PaperPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/cases/{id:guid}/papers", static id => new CaseOrReport(id, null));
        Map(endpoints, "/people/{id:guid}/papers", static id => new CaseOrReport(null, id));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string address, Func<Guid, CaseOrReport> of)
    {
        endpoints.MapGet(address, (Guid id, SiteActor actor, CancellationToken ct) => ShowAsync(of(id), actor, null, [], ct))
            .RequireAccess(AccessVerb.View, AccessNoun.Notes, AccessNoun.Attachments);
        endpoints.MapPost(address, (Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, HttpContext http, CancellationToken ct) =>
            OpenAsync(of(id), fields, actor, text, http, ct)).RequireAccess(AccessVerb.View, AccessNoun.Notes, AccessNoun.Attachments);
    }

    private static async Task<IResult> ShowAsync(CaseOrReport of, SiteActor actor, OpenedPapers? opened, IReadOnlyList<FieldError> errors, CancellationToken ct) =>
        await Papers.ReadAsync(actor.Register, of, ct) is { } papers
            ? Pages.Show<PapersPage>(new
            {
                Of = of,
                Papers = papers,
                Opened = opened,
                MayWrite = await of.MayTakeAsync(actor.Register, AccessNoun.Notes, ct),
                MaySend = await of.MayTakeAsync(actor.Register, AccessNoun.Attachments, ct),
                MayVoid = actor.May(AccessVerb.Enter, AccessNoun.Voids),
                Errors = errors,
            }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Results.NotFound();

    private static async Task<IResult> OpenAsync(CaseOrReport of, IFormCollection fields, SiteActor actor, SiteText text, HttpContext http, CancellationToken ct)
    {
        if (await Papers.ReadAsync(actor.Register, of, ct) is not { } papers)
        {
            return Results.NotFound();
        }

        if (ReadPurpose.Of(fields) is not { } purpose)
        {
            return await ShowAsync(of, actor, null, [new("purpose", text["web.notes.purpose-missing"])], ct);
        }

        if (Guid.TryParse(fields["file"], out var file))
        {
            return papers.Files.Any(one => one.Id == file) ? await HandOverAsync(of, file, purpose, actor, text, http, ct) : Results.NotFound();
        }

        var notes = await NoteService.OpenAsync(actor.Register, [.. papers.Notes.Select(note => note.Id)], purpose, ct);
        var names = await AttachmentService.NamesAsync(actor.Register, [.. papers.Files.Select(one => one.Id)], purpose, ct);
        return await ShowAsync(of, actor, new OpenedPapers(notes.ToDictionary(note => note.Id, note => note.Text), names), [], ct);
    }

    private static async Task<IResult> HandOverAsync(CaseOrReport of, Guid id, string purpose, SiteActor actor, SiteText text, HttpContext http, CancellationToken ct)
    {
        try
        {
            if (await AttachmentService.OpenAsync(actor.Register, id, purpose, ct) is not { } file)
            {
                return Results.NotFound();
            }

            http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Sandbox;
            return Results.File(file.Content, file.MediaType, file.FileName);
        }
        catch (VaultException)
        {
            return await ShowAsync(of, actor, null, [new("purpose", text["web.notes.file-damaged"])], ct);
        }
    }
}

/// <summary>What was opened for one answer.</summary>
/// <param name="Texts">Of notes; null for one that does not open any more.</param>
/// <param name="Names">Of files.</param>
public sealed record OpenedPapers(IReadOnlyDictionary<Guid, string?> Texts, IReadOnlyDictionary<Guid, string> Names);
