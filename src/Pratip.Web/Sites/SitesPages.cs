using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Sites;
using Pratip.Web.Access;
using Pratip.Web.Encounters;
using Pratip.Web.Hosting;

namespace Pratip.Web.Sites;

/// <summary>The register of sites, and one site with what was done there.</summary>
internal static class SitesPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sites", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Sites);
        endpoints.MapGet("/sites/{id:guid}", OneAsync).RequireAccess(AccessVerb.View, AccessNoun.Sites);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var query = http.Request.Query;
        var filter = new SiteFilter(ListQuery.Given(query["kind"]), ListQuery.Given(query["province"]), query["open"] == "yes");
        var after = ListQuery.After(query);
        return Pages.Show<SitesPage>(new
        {
            Filter = filter,
            IsFirst = after is null,
            Sites = await SiteReader.ListAsync(actor.Register, filter, after, ct),
            MayAdd = actor.May(AccessVerb.Enter, AccessNoun.Sites),
        });
    }

    private static async Task<IResult> OneAsync(Guid id, SiteActor actor, CancellationToken ct)
    {
        if (await SiteReader.FindAsync(actor.Register, id, ct) is not { } file)
        {
            return Results.NotFound();
        }

        await using var db = actor.Register.CreateContext();
        return Pages.Show<SitePage>(new
        {
            File = file,
            Agency = await db.Agencies.SingleOrDefaultAsync(agency => agency.Id == file.Site.AgencyId, ct),
            MayEnter = actor.Actor.To(AccessVerb.Enter, AccessNoun.Sites).Covers(file.Site.AgencyId, null),
            MayOpen = actor.May(AccessVerb.Enter, AccessNoun.Removals),
        });
    }
}
