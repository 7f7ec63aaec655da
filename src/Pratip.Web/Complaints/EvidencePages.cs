using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Registry.Vault;
using Pratip.Web.Access;
using Pratip.Web.Attachments;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Complaints;

/// <summary>Evidence on a complaint: taken in as a file of the register is, and given out to whoever reaches the complaint.</summary>
internal static class EvidencePages
{
    internal const string PurposeField = "evidence-purpose";

    private const string TicketPurpose = "evidence-ticket";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var rules = endpoints.ServiceProvider.GetRequiredService<PratipSiteOptions>().Attachments;

        // In memory, because a file that the server puts aside on its disk is not sealed.
        var most = (int)Math.Min(rules.Largest * 2, int.MaxValue);
        endpoints.MapGet("/complaints/{id:guid}/evidence", (Guid id, [AsParameters] UploadParts parts, CancellationToken ct) => ShowAsync(id, parts, new EvidenceForm(), [], ct))
            .RequireAccess(AccessVerb.Enter, AccessNoun.Complaints);
        endpoints.MapPost("/complaints/{id:guid}/evidence", ReceiveAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Complaints)
            .WithFormOptions(memoryBufferThreshold: most, multipartBodyLengthLimit: most).WithMetadata(new RequestSizeLimitAttribute(most));
        endpoints.MapPost("/complaints/{id:guid}/evidence/open", SendAsync).RequireAccess(AccessVerb.View, AccessNoun.Complaints);
    }

    private static async Task<IResult> ShowAsync(Guid id, UploadParts parts, EvidenceForm form, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        await using var db = parts.Actor.Register.CreateContext(AccessVerb.Enter);
        if (await db.Complaints.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } complaint)
        {
            return Results.NotFound();
        }

        return Pages.Show<AddEvidencePage>(new
        {
            Complaint = complaint,
            Form = form with { Sealed = parts.Seals.Seal(TicketPurpose, form.Ticket ?? new EvidenceTicket(RowId.Next()), KeptFor) },
            parts.Options.Attachments.Largest,
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ReceiveAsync(Guid id, [FromForm] IFormCollection fields, [AsParameters] UploadParts parts, CancellationToken ct)
    {
        var day = TypedDate.Read(fields["on"], "on", parts.Text);
        var form = new EvidenceForm { On = fields["on"].ToString(), Text = LodgedForm.Words(fields, "text"), Ticket = parts.Seals.Open<EvidenceTicket>(TicketPurpose, fields["entry"]) };
        if (form.Ticket is not { } ticket)
        {
            return await ShowAsync(id, parts, form, [new("file", parts.Text["web.forms.too-old"])], ct);
        }

        try
        {
            var file = fields.Files.GetFile("file");
            var options = new AddEvidenceOptions
            {
                Id = ticket.Id,
                ComplaintId = id,
                FileName = file?.FileName,
                Content = file is null ? [] : await SentFile.ReadAsync(file, ct),
                On = day.IsoOrWritten,
                Text = form.Text,
            };
            await EvidenceService.AddAsync(parts.Actor.Register, options, parts.Options.Attachments, ct);
            return Results.LocalRedirect($"/complaints/{id}?kept=1");
        }
        catch (EntryRefusedException refusal)
        {
            return await ShowAsync(id, parts, form, [.. refusal.Problems.Select(problem => new FieldError(FieldOf(problem.Field), parts.Text.Say(problem.What)))], ct);
        }
    }

    /// <summary>Downloaded and never shown: what somebody sent must do nothing in the reader's browser. Without a purpose the page asks for one.</summary>
    private static async Task<IResult> SendAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, HttpContext http, CancellationToken ct)
    {
        if (ReadPurpose.Of(fields, PurposeField) is not { } purpose)
        {
            return await ComplaintPages.ShowAsync(id, actor, new OpenedParts { Errors = [new(PurposeField, text["web.notes.purpose-missing"])] }, ct);
        }

        try
        {
            if (!Guid.TryParse(fields["file"], out var file) || await EvidenceService.OpenAsync(actor.Register, file, purpose, ct) is not { } opened)
            {
                return Results.NotFound();
            }

            http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Sandbox;
            return Results.File(opened.Content, opened.MediaType, opened.FileName);
        }
        catch (VaultException)
        {
            return await ComplaintPages.ShowAsync(id, actor, new OpenedParts { Errors = [new(PurposeField, text["web.notes.file-damaged"])] }, ct);
        }
    }

    private static string FieldOf(string property) => property switch
    {
        nameof(AddEvidenceOptions.On) => "on",
        nameof(AddEvidenceOptions.Text) => "text",
        _ => "file",
    };
}

/// <summary>Carried by the page until it comes back: the same page sent twice keeps one file.</summary>
public sealed record EvidenceTicket(Guid Id);

/// <summary>The upload as it was typed.</summary>
public sealed record EvidenceForm
{
    public EvidenceTicket? Ticket { get; init; }

    public string Sealed { get; init; } = "";

    public string On { get; init; } = "";

    public string Text { get; init; } = "";
}
