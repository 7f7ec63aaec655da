using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Notes;
using Pratip.Web.Shared;

namespace Pratip.Web.Attachments;

/// <summary>The page by which a file is sent. It is a page of its own, because a draft keeps answers and no files.</summary>
internal static class AttachmentPages
{
    private const string TicketPurpose = "file-ticket";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/cases/{id:guid}/papers/file", static id => new CaseOrReport(id, null));
        Map(endpoints, "/people/{id:guid}/papers/file", static id => new CaseOrReport(null, id));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string address, Func<Guid, CaseOrReport> of)
    {
        var rules = endpoints.ServiceProvider.GetRequiredService<PratipSiteOptions>().Attachments;

        // Somewhat larger than what is kept, so that the page can say by how much; all of it in memory, because a file that the
        // server puts aside on its disk is not sealed.
        var most = (int)Math.Min(rules.Largest * 2, int.MaxValue);
        endpoints.MapGet(address, (Guid id, [AsParameters] UploadParts parts, CancellationToken ct) => ShowAsync(of(id), parts, new FileTicket(RowId.Next()), "", [], ct))
            .RequireAccess(AccessVerb.Enter, AccessNoun.Attachments);
        endpoints.MapPost(address, (Guid id, [FromForm] IFormCollection fields, [AsParameters] UploadParts parts, CancellationToken ct) => ReceiveAsync(of(id), fields, parts, ct))
            .RequireAccess(AccessVerb.Enter, AccessNoun.Attachments)
            .WithFormOptions(memoryBufferThreshold: most, multipartBodyLengthLimit: most)
            .WithMetadata(new RequestSizeLimitAttribute(most));
    }

    private static async Task<IResult> ShowAsync(CaseOrReport of, UploadParts parts, FileTicket ticket, string visibility, IReadOnlyList<FieldError> errors, CancellationToken ct) =>
        await of.FindToWriteAsync(parts.Actor.Register, AccessNoun.Attachments, ct) is { } words
            ? Pages.Show<AddAttachmentPage>(new
            {
                Of = of,
                Words = words,
                Sealed = parts.Seals.Seal(TicketPurpose, ticket, KeptFor),
                parts.Options.Attachments.Largest,
                Visibility = visibility,
                Errors = errors,
            }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Results.NotFound();

    private static async Task<IResult> ReceiveAsync(CaseOrReport of, IFormCollection fields, UploadParts parts, CancellationToken ct)
    {
        var visibility = fields["visibility"].ToString();
        if (parts.Seals.Open<FileTicket>(TicketPurpose, fields["entry"]) is not { } ticket)
        {
            return await ShowAsync(of, parts, new FileTicket(RowId.Next()), visibility, [new("file", parts.Text["web.forms.too-old"])], ct);
        }

        if (fields.Files.GetFile("file") is not { FileName.Length: > 0 } file)
        {
            return await ShowAsync(of, parts, ticket, visibility, [new("file", parts.Text["attachments.empty"])], ct);
        }

        try
        {
            var options = new AddAttachmentOptions
            {
                Id = ticket.Id,
                CaseId = of.CaseId,
                ReportId = of.ReportId,
                Visibility = visibility,
                FileName = file.FileName,
                Content = await SentFile.ReadAsync(file, ct),
            };
            await AttachmentService.AddAsync(parts.Actor.Register, options, parts.Options.Attachments, ct);
            return Results.LocalRedirect(PaperSubject.Papers(of) + "?kept=1");
        }
        catch (EntryRefusedException refusal)
        {
            return await ShowAsync(of, parts, ticket, visibility, [.. refusal.Problems.Select(problem => new FieldError(FieldOf(problem.Field), parts.Text.Say(problem.What)))], ct);
        }
    }

    private static string FieldOf(string property) => property == nameof(AddAttachmentOptions.Visibility) ? "visibility" : "file";

    /// <summary>Carried by the page until it comes back: the same page sent twice keeps one file.</summary>
    private sealed record FileTicket(Guid Id);
}

/// <summary>What the page needs of the request.</summary>
internal readonly record struct UploadParts(SiteActor Actor, SiteText Text, SealedFields Seals, PratipSiteOptions Options);
