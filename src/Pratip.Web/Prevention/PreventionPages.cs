using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Prevention;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Prevention;

/// <summary>Lists of activities and of plan measures.</summary>
internal static class PreventionPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/prevention", ActivitiesAsync).RequireAccess(AccessVerb.View, AccessNoun.Prevention);
        endpoints.MapGet("/prevention/measures", MeasuresAsync).RequireAccess(AccessVerb.View, AccessNoun.Prevention);
    }

    /// <summary>The address of a list with what it asks for.</summary>
    public static string Address(ActivityFilter filter, Guid? after)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = new QueryBuilder();
        foreach (var (name, value) in new[]
        {
            ("kind", filter.Kind), ("province", filter.ProvinceCode), ("agency", filter.AgencyCode), ("year", filter.Year?.ToString(CultureInfo.InvariantCulture)), ("after", after?.ToString()),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return "/prevention" + query;
    }

    private static async Task<IResult> ActivitiesAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var query = http.Request.Query;
        var filter = new ActivityFilter(Given(query["kind"]), Given(query["province"]), Given(query["agency"]), YearOf(query["year"]));
        var after = Guid.TryParse(query["after"], out var id) ? id : default(Guid?);
        return Pages.Show<ActivitiesPage>(new
        {
            Filter = filter,
            IsFirst = after is null,
            Activities = await PreventionLists.ActivitiesAsync(actor.Register, filter, after, ct),
            Totals = await PreventionLists.TotalsAsync(actor.Register, filter, ct),
            Agencies = await AgenciesAsync(actor, ct),
            Entering = actor.Actor.To(AccessVerb.Enter, AccessNoun.Prevention),
        });
    }

    private static async Task<IResult> MeasuresAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var progress = Given(http.Request.Query["progress"]);
        var after = Guid.TryParse(http.Request.Query["after"], out var id) ? id : default(Guid?);
        return Pages.Show<MeasuresListPage>(new
        {
            Progress = progress,
            IsFirst = after is null,
            Measures = await PreventionLists.MeasuresAsync(actor.Register, progress, after, ct),
            Agencies = await AgenciesAsync(actor, ct),
            Entering = actor.Actor.To(AccessVerb.Enter, AccessNoun.Prevention),
        });
    }

    private static async Task<IReadOnlyDictionary<Guid, Agency>> AgenciesAsync(SiteActor actor, CancellationToken ct)
    {
        await using var db = actor.Register.CreateContext();
        return await db.Agencies.Where(agency => !agency.IsVoided).ToDictionaryAsync(agency => agency.Id, ct);
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 64 || value.Any(char.IsControl) ? null : value.Trim();

    private static int? YearOf(string? typed) =>
        int.TryParse(KhmerDigits.ToAscii(typed ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2999 ? year : null;
}
