using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Operations;
using Pratip.Web.Access;
using Pratip.Web.Encounters;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Operations;

/// <summary>Joint operations; the plan in words is opened by a form that asks for a purpose.</summary>
internal static class OperationPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/operations", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Referrals);
        endpoints.MapGet("/operations/{id:guid}", static (Guid id, SiteActor actor, CancellationToken ct) => ShowAsync(id, actor, null, [], ct)).RequireAccess(AccessVerb.View, AccessNoun.Referrals);
        endpoints.MapPost("/operations/{id:guid}/plan", OpenAsync).RequireAccess(AccessVerb.View, AccessNoun.Referrals);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var after = ListQuery.After(http.Request.Query);
        return Pages.Show<OperationsPage>(new
        {
            IsFirst = after is null,
            Listing = await OperationReader.ListAsync(actor.Register, after, ct),
            MayAdd = actor.May(AccessVerb.Enter, AccessNoun.Referrals),
        });
    }

    private static async Task<IResult> OpenAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        return ReadPurpose.Of(fields) is { } purpose
            ? await ShowAsync(id, actor, await OperationService.OpenPlanAsync(actor.Register, id, purpose, ct), [], ct)
            : await ShowAsync(id, actor, null, [new("purpose", text["web.cases.purpose-missing"])], ct);
    }

    private static async Task<IResult> ShowAsync(Guid id, SiteActor actor, string? plan, IReadOnlyList<FieldError> errors, CancellationToken ct) =>
        await OperationReader.FindAsync(actor.Register, id, ct) is { } file
            ? Pages.Show<OperationPage>(new
            {
                File = file,
                Plan = plan,
                Entering = actor.Actor.To(AccessVerb.Enter, AccessNoun.Referrals),
                MayOpenEncounter = actor.May(AccessVerb.Enter, AccessNoun.Removals),
                Errors = errors,
            }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Results.NotFound();
}
