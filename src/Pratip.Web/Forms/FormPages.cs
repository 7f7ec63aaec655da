using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Forms;

/// <summary>
/// The addresses of every form: its first page, the pages of one left half way, the page to check what was answered, the
/// choice between two versions. Nothing here knows what a form is about.
/// </summary>
internal static class FormPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var form in endpoints.ServiceProvider.GetRequiredService<EntryForms>().All)
        {
            Map(endpoints, form);
        }

        endpoints.MapGet("/drafts", ListAsync).SignedIn();
    }

    public static string AddressOf(EntryForm form, string? subject) => "/forms/" + form.Name + Subject(subject);

    /// <summary>Where what is sealed is opened for a purpose.</summary>
    internal static string OpeningOf(EntryForm form, string? subject) => $"/forms/{form.Name}/open{Subject(subject)}";

    internal static string AddressOf(EntryForm form, Guid draft, string page) => $"/forms/{form.Name}/{draft}/{page}";

    private static string Subject(string? subject) => subject is null ? "" : "?subject=" + Uri.EscapeDataString(subject);

    private static void Map(IEndpointRouteBuilder endpoints, EntryForm form)
    {
        var address = "/forms/" + form.Name;
        endpoints.MapGet(address, (HttpContext http, [AsParameters] FormParts parts, CancellationToken ct) =>
            new FormDesk(form, parts).BeginAsync(http.Request.Query["subject"], ct)).RequireAccess(form.Verb, form.Noun);
        endpoints.MapPost(address, ([FromForm] IFormCollection fields, HttpContext http, [AsParameters] FormParts parts, CancellationToken ct) =>
            new FormDesk(form, parts).FirstAsync(fields, http.Request.Query["subject"], ct)).RequireAccess(form.Verb, form.Noun);
        if (form.OpensSealed)
        {
            endpoints.MapPost(address + "/open", ([FromForm] IFormCollection fields, HttpContext http, [AsParameters] FormParts parts, CancellationToken ct) =>
                new FormDesk(form, parts).OpenForAsync(fields, http.Request.Query["subject"], ct)).RequireAccess(form.Verb, form.Noun);
        }

        endpoints.MapPost(address + "/choose", ([FromForm] IFormCollection fields, [AsParameters] FormParts parts, CancellationToken ct) =>
            new FormDesk(form, parts).ChooseAsync(fields, ct)).RequireAccess(form.Verb, form.Noun);
        endpoints.MapGet(address + "/{draft:guid}/{page}", (Guid draft, string page, [AsParameters] FormParts parts, CancellationToken ct) =>
            new FormDesk(form, parts).ResumeAsync(draft, page, ct)).RequireAccess(form.Verb, form.Noun);
        endpoints.MapPost(address + "/{draft:guid}/{page}", ([FromForm] IFormCollection fields, Guid draft, string page, [AsParameters] FormParts parts, CancellationToken ct) =>
            new FormDesk(form, parts).NextAsync(fields, draft, page, ct)).RequireAccess(form.Verb, form.Noun);
    }

    private static async Task<IResult> ListAsync(SiteActor actor, EntryForms forms, HttpContext http, CancellationToken ct) => Pages.Show<DraftsPage>(new
    {
        Drafts = await DraftLine.ReadAsync(actor.Register, forms, ct),
        Done = http.Request.Query["done"] == "kept",
    });
}

/// <summary>What a form needs of the request.</summary>
internal readonly record struct FormParts(SiteActor Actor, SiteText Text, SealedFields Seals, IServiceProvider Services);
