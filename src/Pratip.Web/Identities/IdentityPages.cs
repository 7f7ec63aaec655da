using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Identities;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Identities;

/// <summary>Pairs of reports that wait for somebody, and what agencies are asked to let each other know.</summary>
internal static class IdentityPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/identity", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Linkage);
        endpoints.MapGet("/identity/{id:guid}", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Linkage);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var after = IdOf(http, "after");
        var about = new PairsAbout(IdOf(http, "encounter"), IdOf(http, "file"));
        var pairs = await PairReviews.ListAsync(actor.Register, about, after, ct);
        return Pages.Show<IdentityPage>(new
        {
            Pairs = pairs,
            About = about,
            Quality = after is null && about.IsAll ? await JudgementQuality.ReadAsync(actor.Register, ct) : null,
            Asked = await Clearances.AskedAsync(actor.Register, ct),
            Agencies = await AgenciesAsync(actor, pairs.Items.SelectMany(pair => new[] { pair.AgencyAId, pair.AgencyBId }), ct),
            MayEnter = actor.Register.Actor.May(AccessVerb.Enter, AccessNoun.Linkage),
        });
    }

    private static async Task<IResult> ShowAsync(Guid id, SiteActor actor, CancellationToken ct) =>
        await PairReviews.OpenAsync(actor.Register, id, ct) is { } found
            ? Pages.Show<PairPage>(new
            {
                Found = found,
                Agencies = await AgenciesAsync(actor, [found.A.AgencyId, found.B.AgencyId], ct),
                MayEnter = actor.Register.Actor.May(AccessVerb.Enter, AccessNoun.Linkage),
            })
            : Results.NotFound();

    private static Guid? IdOf(HttpContext http, string name) => Guid.TryParse(http.Request.Query[name], out var id) ? id : null;

    private static async Task<IReadOnlyDictionary<Guid, Agency>> AgenciesAsync(SiteActor actor, IEnumerable<Guid> wanted, CancellationToken ct)
    {
        var ids = wanted.Distinct().ToList();
        await using var db = actor.Register.CreateContext();
        return await db.Agencies.Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct);
    }
}
