using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Identities;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Identities;

/// <summary>Pairs of reports that wait for somebody, and what agencies are asked to let each other know.</summary>
internal static class IdentityPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/identity", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Linkage);
        endpoints.MapGet("/identity/{id:guid}", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Linkage);
        endpoints.MapPost("/identity/{id:guid}/names", OpenAsync).RequireAccess(AccessVerb.View, AccessNoun.Identities);
        endpoints.MapPost("/identity/{id:guid}/reasons", OpenReasonsAsync).RequireAccess(AccessVerb.View, AccessNoun.Linkage);
        endpoints.MapGet("/identity/judged", JudgedAsync).RequireAccess(AccessVerb.View, AccessNoun.Linkage);
        endpoints.MapGet("/identity/cases", CasesAsync).RequireAccess(AccessVerb.View, AccessNoun.Linkage);
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
            SeesCases = actor.May(AccessVerb.View, AccessNoun.Cases),
        });
    }

    private static async Task<IResult> JudgedAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var pairs = await DecidedPairs.ListAsync(actor.Register, IdOf(http, "after"), ct);
        return Pages.Show<JudgedPairsPage>(new
        {
            Pairs = pairs,
            Agencies = await AgenciesAsync(actor, pairs.Items.SelectMany(one => new[] { one.Pair.AgencyAId, one.Pair.AgencyBId }), ct),
        });
    }

    private static Task<IResult> ShowAsync(Guid id, SiteActor actor, CancellationToken ct) => AnswerAsync(id, null, actor, [], ct);

    /// <summary>Names are shown once, on the answer to a form that says what for: no address leads to them, and no history keeps one.</summary>
    private static Task<IResult> OpenAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        actor.May(AccessVerb.View, AccessNoun.Linkage) ? OpenReasonsAsync(id, fields, actor, text, ct) : Task.FromResult(Results.NotFound());

    /// <summary>What the reader's own office has sealed, where the reader reaches no name.</summary>
    private static Task<IResult> OpenReasonsAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        return ReadPurpose.Of(fields) is { } purpose
            ? AnswerAsync(id, purpose, actor, [], ct)
            : AnswerAsync(id, null, actor, [new("purpose", text["web.cases.purpose-missing"])], ct);
    }

    private static async Task<IResult> AnswerAsync(Guid id, string? purpose, SiteActor actor, IReadOnlyList<FieldError> errors, CancellationToken ct) =>
        await PairReviews.OpenAsync(actor.Register, id, purpose, ct) is { } found
            ? Pages.Show<PairPage>(new
            {
                Found = found,
                Agencies = await AgenciesAsync(actor, [found.A.AgencyId, found.B.AgencyId], ct),
                MayEnter = actor.Register.Actor.May(AccessVerb.Enter, AccessNoun.Linkage),
                MayOpen = purpose is null && actor.May(AccessVerb.View, AccessNoun.Identities),
                MayOpenReasons = purpose is null && found.HasOwnReason,
                Errors = errors,
            }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Results.NotFound();

    /// <summary>For who sees cases; an organisation that has none is not asked.</summary>
    private static async Task<IResult> CasesAsync(SiteActor actor, CancellationToken ct)
    {
        if (!actor.May(AccessVerb.View, AccessNoun.Cases))
        {
            return Results.NotFound();
        }

        var proposals = await CaseProposals.ListAsync(actor.Register, ct);
        return Pages.Show<CaseProposalsPage>(new
        {
            Proposals = proposals,
            Answered = await AnsweredJoins.ListAsync(actor.Register, ct),
            Agencies = await AgenciesAsync(actor, proposals.SelectMany(one => new[] { one.One.LeadAgencyId, one.Other.LeadAgencyId }), ct),
            MayDecide = await CaseProposals.AnswerableAsync(actor.Register, proposals, ct),
        });
    }

    private static Guid? IdOf(HttpContext http, string name) => Guid.TryParse(http.Request.Query[name], out var id) ? id : null;

    private static async Task<IReadOnlyDictionary<Guid, Agency>> AgenciesAsync(SiteActor actor, IEnumerable<Guid> wanted, CancellationToken ct)
    {
        var ids = wanted.Distinct().ToList();
        await using var db = actor.Register.CreateContext();
        return await db.Agencies.Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct);
    }
}
