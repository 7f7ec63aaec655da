using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
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
        var ids = asked.Items.Select(one => one.AskingAgencyId).Concat(told.Items.Select(one => one.HoldingAgencyId)).Distinct().ToList();
        await using var db = actor.Register.CreateContext();
        return Pages.Show<QuestionsPage>(new
        {
            Asked = asked,
            Told = told,
            Agencies = await db.Agencies.Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct),
        });
    }

    private static Guid? IdOf(string? typed) => Guid.TryParse(typed, out var id) ? id : null;
}
