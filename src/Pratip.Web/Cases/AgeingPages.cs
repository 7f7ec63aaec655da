using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Cases;

/// <summary>What a supervisor sees of the office's cases: which are old, do not move, or belong to nobody.</summary>
internal static class AgeingPages
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/desk/ageing", ShowAsync).RequireAccess(AccessVerb.Approve, AccessNoun.Corrections);

    private static async Task<IResult> ShowAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var kind = http.Request.Query["show"].ToString() switch { "dormant" => AgeingKind.Dormant, "unassigned" => AgeingKind.Unassigned, _ => AgeingKind.Open };
        var after = Guid.TryParse(http.Request.Query["after"], out var id) ? id : default(Guid?);
        return Pages.Show<AgeingPage>(new { Kind = kind, Cases = await AgeingList.ReadAsync(actor.Register, kind, after, ct), IsFirst = after is null });
    }
}
