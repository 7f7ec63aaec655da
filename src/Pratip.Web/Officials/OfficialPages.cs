using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Officials;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Officials;

/// <summary>What becomes of public officials among the suspects, for whoever watches over it.</summary>
internal static class OfficialPages
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/officials", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Officials);

    private static async Task<IResult> ShowAsync(SiteActor actor, CancellationToken ct) =>
        Pages.Show<OfficialsPage>(new { Outcomes = await OfficialOutcomes.ReadAsync(actor.Register, ct) });
}
