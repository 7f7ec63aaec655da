using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Referrals;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Referrals;

/// <summary>What came, what was sent, what is late; and the exchange about one referral.</summary>
internal static class ReferralPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/referrals", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Referrals);
        endpoints.MapGet("/referrals/{id:guid}", static (Guid id, SiteActor actor, CancellationToken ct) => ShowAsync(id, actor, null, [], ct)).RequireAccess(AccessVerb.View, AccessNoun.Referrals);
        endpoints.MapPost("/referrals/{id:guid}/words", OpenAsync).RequireAccess(AccessVerb.View, AccessNoun.Referrals);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var query = ReferralQuery.Read(http.Request.Query);
        var errors = ReferralQuery.Errors(http.Request.Query, text);
        var listing = errors.Count > 0 ? new Listing<ReferralItem>([], null) : await ReferralList.ReadAsync(actor.Register, query.Filter, query.After, ct);
        var agencies = listing.Items.SelectMany(one => new[] { one.Referral.FromAgencyId, one.Referral.ToAgencyId }).Distinct().ToList();
        await using var db = actor.Register.CreateContext();
        return Pages.Show<ReferralsPage>(new
        {
            Query = query,
            Listing = listing,
            Agencies = await db.Agencies.Where(agency => agencies.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct),
            SeesAll = actor.Actor.To(AccessVerb.View, AccessNoun.Referrals).All,
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ShowAsync(Guid id, SiteActor actor, string? purpose, IReadOnlyList<FieldError> errors, CancellationToken ct) =>
        await ReferralFile.ReadAsync(actor.Register, id, ct) is { } file
            ? Pages.Show<ReferralPage>(new
            {
                File = file,
                Words = purpose is null ? null : await file.OpenAsync(actor.Register, purpose, ct),
                MaySpeak = actor.May(AccessVerb.Enter, AccessNoun.Referrals),
                Now = actor.Register.Clock.GetUtcNow(),
                Errors = errors,
            }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Results.NotFound();

    /// <summary>Words are shown once, on the answer to a form: no address leads to them, and no history keeps one.</summary>
    private static Task<IResult> OpenAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        return ReadPurpose.Of(fields) is { } purpose
            ? ShowAsync(id, actor, purpose, [], ct) : ShowAsync(id, actor, null, [new("purpose", text["web.cases.purpose-missing"])], ct);
    }
}
