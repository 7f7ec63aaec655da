using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Consular;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Web.Access;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Consular;

/// <summary>The three answers of a mission, each a form on the page of the notice.</summary>
internal static class MissionAnswers
{
    private const string TicketPurpose = "travel-document-ticket";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    public static void Map(IEndpointRouteBuilder endpoints, AttachmentRules rules)
    {
        var most = (int)Math.Min(rules.Largest * 2, int.MaxValue);
        endpoints.MapPost("/missions/{id:guid}/acknowledge", static (Guid id, [FromForm] IFormCollection fields, [AsParameters] MissionParts parts, CancellationToken ct) => AnswerAsync(
            id, fields, parts, () => MissionService.AcknowledgeAsync(parts.Actor.Register, new AcknowledgeNoticeOptions(id, VersionOf(fields)), ct), ct)).RequireAccess(AccessVerb.Enter, AccessNoun.Consular);
        endpoints.MapPost("/missions/{id:guid}/identity", static (Guid id, [FromForm] IFormCollection fields, [AsParameters] MissionParts parts, CancellationToken ct) => AnswerAsync(
            id, fields, parts, () => MissionService.ConfirmAsync(
                parts.Actor.Register, new ConfirmIdentityOptions { Id = id, BasedOn = VersionOf(fields), IdentityConfirmed = fields["identity-confirmed"] }, ct), ct)).RequireAccess(AccessVerb.Enter, AccessNoun.Consular);
        endpoints.MapPost("/missions/{id:guid}/document", (Guid id, [FromForm] IFormCollection fields, [AsParameters] MissionParts parts, CancellationToken ct) => AnswerAsync(
            id, fields, parts, () => UploadAsync(id, fields, parts, rules, ct), ct))
            .RequireAccess(AccessVerb.Enter, AccessNoun.Consular)
            .WithFormOptions(memoryBufferThreshold: most, multipartBodyLengthLimit: most)
            .WithMetadata(new RequestSizeLimitAttribute(most));
    }

    /// <summary>Carried by the page until it comes back: the same page sent twice keeps one document.</summary>
    public static string NewTicket(SealedFields seals) => seals.Seal(TicketPurpose, new DocumentTicket(RowId.Next()), KeptFor);

    private static async Task<IResult> AnswerAsync(Guid id, IFormCollection fields, MissionParts parts, Func<Task> work, CancellationToken ct)
    {
        if (await MissionNotices.OneAsync(parts.Actor.Register, id, ct) is not { } notice)
        {
            return Results.NotFound();
        }

        try
        {
            await work();

            // Who is not theirs they see no more.
            return Results.LocalRedirect(await MissionNotices.OneAsync(parts.Actor.Register, id, ct) is null ? "/missions?ended=1" : $"/missions/{id}?kept=1");
        }
        catch (EntryRefusedException refusal)
        {
            return MissionPages.Show(notice, parts.Actor, parts.Seals, null, [.. refusal.Problems.Select(problem => new FieldError(FieldOf(problem.Field), parts.Text.Say(problem.What)))], fields);
        }
        catch (StaleVersionException)
        {
            return MissionPages.Show(notice, parts.Actor, parts.Seals, null, [new("identity-confirmed", parts.Text["web.desk.stale"])], fields);
        }
    }

    private static async Task UploadAsync(Guid id, IFormCollection fields, MissionParts parts, AttachmentRules rules, CancellationToken ct)
    {
        var ticket = parts.Seals.Open<DocumentTicket>(TicketPurpose, fields["entry"]) ?? throw new EntryRefusedException(nameof(UploadTravelDocumentOptions.Content), new("web.forms.too-old"));
        var file = fields.Files.GetFile("content");
        await MissionService.UploadAsync(parts.Actor.Register, new UploadTravelDocumentOptions
        {
            Id = ticket.Id,
            NoticeId = id,
            Kind = fields["kind"],
            IssuedOn = DateOf(fields["issued-on"]),
            ValidUntil = DateOf(fields["valid-until"]),
            FileName = file?.FileName,
            Content = file is null ? [] : await SentFile.ReadAsync(file, ct),
        }, rules, ct);
    }

    /// <summary>What cannot be read stays as typed, and the register says so.</summary>
    private static string? DateOf(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : TypedDateReader.TryRead(typed, readsBuddhistYears: false, out PartialDate date, out _) ? date.ToString() : typed;

    private static string FieldOf(string property) => Answers.FieldOf(property) is "id" or "notice-id" ? "identity-confirmed" : Answers.FieldOf(property);

    private static int VersionOf(IFormCollection fields) => int.TryParse(fields["based-on"], out var version) ? version : 0;

    private sealed record DocumentTicket(Guid Id);
}

/// <summary>What the answers need of the request.</summary>
internal readonly record struct MissionParts(SiteActor Actor, SiteText Text, SealedFields Seals);
