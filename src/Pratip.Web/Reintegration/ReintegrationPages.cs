using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Reintegration;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Reintegration;

/// <summary>Cambodians trafficked abroad, or stopped on the way: by country, and for whom no stage of the way back was recorded.</summary>
internal static class ReintegrationPages
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/reintegration", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Removals);

    private static async Task<IResult> ShowAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var after = Guid.TryParse(http.Request.Query["after"], out var id) ? id : default(Guid?);
        var waiting = await ReintegrationList.WithoutStepAsync(actor.Register, after, ct);
        var agencies = waiting?.Items.Select(one => one.AgencyId).Distinct().ToList() ?? [];
        await using var db = actor.Register.CreateContext();
        return Pages.Show<ReintegrationPage>(new
        {
            Countries = await ReintegrationList.ByCountryAsync(actor.Register, ct),
            Waiting = waiting,
            IsContinued = after is not null,
            Agencies = await db.Agencies.Where(agency => agencies.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct),
            MayRecord = actor.May(AccessVerb.Enter, AccessNoun.Removals) && actor.May(AccessVerb.Enter, AccessNoun.People),
            MayOpen = actor.May(AccessVerb.View, AccessNoun.People),
        });
    }
}
