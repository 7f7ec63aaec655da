using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.HandOvers;
using Pratip.Web.Access;
using Pratip.Web.Encounters;
using Pratip.Web.Hosting;

namespace Pratip.Web.HandOvers;

/// <summary>Hand-over lists, and the sheet of one to print and sign.</summary>
internal static class HandOverPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/hand-overs", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Referrals);
        endpoints.MapGet("/hand-overs/{id:guid}", OneAsync).RequireAccess(AccessVerb.View, AccessNoun.Referrals);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var after = ListQuery.After(http.Request.Query);
        return Pages.Show<HandOversPage>(new
        {
            IsFirst = after is null,
            Listing = await HandOverLists.ReadAsync(actor.Register, after, ct),
            MayAdd = actor.May(AccessVerb.Enter, AccessNoun.Referrals),
        });
    }

    private static async Task<IResult> OneAsync(Guid id, SiteActor actor, CancellationToken ct) =>
        await HandOverLists.FindAsync(actor.Register, id, ct) is { } sheet ? Pages.Show<HandOverPage>(new { Sheet = sheet }) : Results.NotFound();
}
