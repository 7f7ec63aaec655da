using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Exchanges;
using Pratip.Registry.Search;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Search;

/// <summary>Questions about persons of the office, and what other offices have told it.</summary>
internal static class QuestionsPages
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/questions", ShowAsync).RequireAccess(AccessVerb.Enter, AccessNoun.People);

    private static async Task<IResult> ShowAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var asked = await HolderQuestions.AskedAsync(actor.Register, IdOf(http.Request.Query["after"]), ct);
        var told = await HolderQuestions.ToldAsync(actor.Register, IdOf(http.Request.Query["told-after"]), ct);
        var encoded = await EncodedQuestions.AskedAsync(actor.Register, IdOf(http.Request.Query["encoded-after"]), ct);
        var encodedTold = await EncodedQuestions.ToldAsync(actor.Register, IdOf(http.Request.Query["encoded-told-after"]), ct);
        List<Guid> ids =
        [
            .. asked.Items.Select(one => one.AskingAgencyId), .. told.Items.Select(one => one.HoldingAgencyId),
            .. encoded.Items.Select(one => one.Question.PartnerAgencyId), .. encodedTold.Items.Select(one => one.HoldingAgencyId),
        ];
        await using var db = actor.Register.CreateContext();
        return Pages.Show<QuestionsPage>(new
        {
            Asked = asked,
            Told = told,
            Encoded = encoded,
            EncodedTold = encodedTold,
            Agencies = await db.Agencies.Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct),
        });
    }

    private static Guid? IdOf(string? typed) => Guid.TryParse(typed, out var id) ? id : null;
}
