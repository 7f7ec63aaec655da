using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Statistics.Measures;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Measures;

internal static class MeasurePages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/measures", static () => Pages.Show<MeasuresPage>(new { Measures = MeasureCatalogue.Standard.All })).RequireAccess(AccessVerb.View, AccessNoun.Figures);
        endpoints.MapGet("/measures/{id}", Show).RequireAccess(AccessVerb.View, AccessNoun.Figures);
    }

    private static async Task<IResult> Show(string id, SiteRegister register, CancellationToken ct) =>
        MeasureCatalogue.Standard.TryGet(id, out var measure)
            ? Pages.Show<MeasurePage>(new { Measure = measure, Window = LatestYear.Of(await register.FactsAsync(ct)) })
            : Results.NotFound();
}
