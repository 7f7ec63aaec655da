using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Agencies;

/// <summary>The agencies and the day from which each works with the register.</summary>
internal static class AgencyPages
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/agencies", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Accounts);

    private static async Task<IResult> ShowAsync(SiteActor actor, CancellationToken ct)
    {
        await using var db = actor.Register.CreateContext();
        return Pages.Show<AgenciesPage>(new
        {
            Agencies = await db.Agencies.Where(agency => !agency.IsVoided).OrderBy(agency => agency.Code).ToListAsync(ct),
            MaySet = actor.Actor.To(AccessVerb.Enter, AccessNoun.Accounts).All,
        });
    }
}
