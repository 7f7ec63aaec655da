using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Web.Access;
using Pratip.Web.Encounters;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Complaints;

/// <summary>Complaints for the offices that answer for them. Words and reporters are opened by forms that ask for a purpose.</summary>
internal static class ComplaintPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/complaints", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Complaints);
        endpoints.MapGet("/complaints/{id:guid}", static (Guid id, SiteActor actor, CancellationToken ct) => ShowAsync(id, actor, new OpenedParts(), ct)).RequireAccess(AccessVerb.View, AccessNoun.Complaints);
        endpoints.MapGet("/complaints/account", AccountAsync).RequireAccess(AccessVerb.View, AccessNoun.Complaints);
        endpoints.MapPost("/complaints/{id:guid}/words", OpenWordsAsync).RequireAccess(AccessVerb.View, AccessNoun.Complaints);
        endpoints.MapPost("/complaints/{id:guid}/reporter", OpenReporterAsync).RequireAccess(AccessVerb.View, AccessNoun.Reporters);
        endpoints.MapPost("/complaints/{id:guid}/receipt", IssueAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Complaints);
        endpoints.MapPost("/complaints/{id:guid}/unlink", UnlinkAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Complaints);
        endpoints.MapPost("/complaints/{id:guid}/withdraw", WithdrawAsync).RequireAccess(AccessVerb.Approve, AccessNoun.Complaints);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var query = http.Request.Query;
        var filter = new ComplaintFilter(ListQuery.Given(query["state"]), ListQuery.Given(query["priority"]), ListQuery.Given(query["channel"]), query["open"] == "yes");
        var after = ListQuery.After(query);
        return Pages.Show<ComplaintsPage>(new
        {
            Filter = filter,
            IsFirst = after is null,
            Listing = await ComplaintReader.ListAsync(actor.Register, filter, after, ct),
            MayAdd = actor.May(AccessVerb.Enter, AccessNoun.Complaints),
        });
    }

    private static async Task<IResult> AccountAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var window = WindowField.Read(http, text, "window", ReportingWindow.OfYear(actor.Register.Today.Year));
        IReadOnlyList<FieldError> errors = window.Error is { } wrong ? [wrong] : [];
        return Pages.Show<ComplaintAccountPage>(new
        {
            Window = window,
            Account = window.Window is { } read ? await ComplaintAccount.OfAsync(actor.Register, read, ct) : null,
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> OpenWordsAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        ReadPurpose.Of(fields) is { } purpose
            ? await ShowAsync(id, actor, new OpenedParts { Words = await ComplaintReader.OpenTextsAsync(actor.Register, id, purpose, ct) }, ct)
            : await ShowAsync(id, actor, new OpenedParts { Errors = [new("purpose", text["web.cases.purpose-missing"])] }, ct);

    private static async Task<IResult> OpenReporterAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        ReadPurpose.Of(fields, "reporter-purpose") is { } purpose
            ? await ShowAsync(id, actor, new OpenedParts { Reporter = await ReporterService.OpenAsync(actor.Register, id, purpose, ct) }, ct)
            : await ShowAsync(id, actor, new OpenedParts { Errors = [new("reporter-purpose", text["web.cases.purpose-missing"])] }, ct);

    /// <summary>On the page alone and never again.</summary>
    private static Task<IResult> IssueAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        AnswerAsync(id, actor, text, async () =>
        {
            var code = await ComplaintService.IssueReceiptAsync(actor.Register, new IssueReceiptOptions(id, Version(fields)), ct);
            return Pages.Show<ReceiptPage>(new { Code = code, Address = $"/complaints/{id}" });
        }, ct);

    private static Task<IResult> UnlinkAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        DoAsync(id, actor, text, fields, row => ComplaintLinks.UnlinkAsync(actor.Register, new UnlinkComplaintOptions(row, Version(fields)), ct), ct);

    private static Task<IResult> WithdrawAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        DoAsync(id, actor, text, fields, row => PublicationService.WithdrawAsync(actor.Register, new WithdrawPublicationOptions(row, Version(fields)), ct), ct);

    private static Task<IResult> DoAsync(Guid id, SiteActor actor, SiteText text, IFormCollection fields, Func<Guid, Task> work, CancellationToken ct) =>
        AnswerAsync(id, actor, text, async () =>
        {
            await work(Guid.TryParse(fields["row"], out var row) ? row : Guid.Empty);
            return Results.LocalRedirect($"/complaints/{id}?kept=1");
        }, ct);

    /// <summary>Whoever was overtaken sees the page as it is now.</summary>
    private static async Task<IResult> AnswerAsync(Guid id, SiteActor actor, SiteText text, Func<Task<IResult>> work, CancellationToken ct)
    {
        try
        {
            return await work();
        }
        catch (EntryRefusedException refusal)
        {
            return await RefusedAsync(id, actor, text, refusal, ct);
        }
        catch (StaleVersionException)
        {
            return Results.LocalRedirect($"/complaints/{id}");
        }
    }

    private static Task<IResult> RefusedAsync(Guid id, SiteActor actor, SiteText text, EntryRefusedException refusal, CancellationToken ct) =>
        ShowAsync(id, actor, new OpenedParts { Errors = [.. refusal.Problems.Select(problem => new FieldError("content", text.Say(problem.What)))] }, ct);

    internal static async Task<IResult> ShowAsync(Guid id, SiteActor actor, OpenedParts opened, CancellationToken ct) =>
        await ComplaintReader.FindAsync(actor.Register, id, ct) is { } file
            ? Pages.Show<ComplaintPage>(new
            {
                File = file,
                Opened = opened,
                MayEnter = actor.Actor.To(AccessVerb.Enter, AccessNoun.Complaints).Covers(file.Complaint.AgencyId, null),
                MayApprove = actor.Actor.To(AccessVerb.Approve, AccessNoun.Complaints).Covers(file.Complaint.AgencyId, null),
                MayKnow = actor.Actor.To(AccessVerb.View, AccessNoun.Reporters).Covers(file.Complaint.AgencyId, null),
                Me = actor.Actor.UserId,
            }, opened.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Results.NotFound();

    private static int Version(IFormCollection fields) => int.TryParse(fields["version"], System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0;
}

/// <summary>What was opened of a complaint for this one answer.</summary>
public sealed record OpenedParts
{
    /// <summary>By the row they belong to; null until they are opened.</summary>
    public IReadOnlyDictionary<Guid, string>? Words { get; init; }

    public OpenedReporter? Reporter { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
