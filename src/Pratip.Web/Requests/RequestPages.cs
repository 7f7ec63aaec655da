using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Requests;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Requests;

/// <summary>Requests to other countries, and whom nobody has found.</summary>
internal static class RequestPages
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/requests", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Cases);

    internal static string WordOf(RequestState state) => state switch { RequestState.Open => "open", RequestState.Overdue => "overdue", _ => "all" };

    private static async Task<IResult> ShowAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var state = http.Request.Query["state"].ToString() switch { "open" => RequestState.Open, "overdue" => RequestState.Overdue, _ => RequestState.All };
        return Pages.Show<RequestsPage>(new
        {
            State = state,
            Listing = await RequestList.ReadAsync(actor.Register, state, IdOf(http.Request.Query["after"]), ct),
            AtLarge = await RequestList.AtLargeAsync(actor.Register, IdOf(http.Request.Query["suspect-after"]), ct),
        });
    }

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
