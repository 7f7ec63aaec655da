using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Screening;

namespace Pratip.Web.Removals;

/// <summary>The pages around the gate: screenings unit by unit, and removals that went past it.</summary>
internal static class RemovalPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/screenings", ScreeningsAsync).RequireAccess(AccessVerb.View, AccessNoun.Screenings);
        endpoints.MapGet("/incidents", IncidentsAsync).RequireAccess(AccessVerb.View, AccessNoun.Incidents);
    }

    private static async Task<IResult> ScreeningsAsync(SiteActor actor, CancellationToken ct) =>
        Pages.Show<ScreeningsPage>(new { Overview = await ScreeningOverview.ReadAsync(actor.Register, ct) });

    private static async Task<IResult> IncidentsAsync(SiteActor actor, CancellationToken ct) =>
        Pages.Show<IncidentsPage>(new { Overview = await IncidentOverview.ReadAsync(actor.Register, ct) });
}
